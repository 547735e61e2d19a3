package lap

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestStore stores computed costs, edited ones too, and has the same optimum of them.
func TestStore(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 25))
		k := middle(random, seed)
		p, changes, err := Edit{Forbidden: [][2]int{{0, 0}, {1, 3}}, Without: []int{2}}.Apply(k.demand())
		if err != nil {
			t.Fatal(err)
		}
		stored := p
		if stored.Costs, err = Store(ctx, p.Costs, Options{}); err != nil {
			t.Fatal(err)
		}
		if _, dense := stored.Costs.(*denseCosts); !dense || changes.Changed == nil {
			t.Fatalf("seed %d: the costs are not dense", seed)
		}
		want, err := Solve(ctx, p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := Verify(ctx, stored, want); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		again, err := Store(ctx, stored.Costs, Options{})
		if err != nil || again != stored.Costs {
			t.Fatalf("seed %d: dense costs are stored again (%v)", seed, err)
		}
	}
	done, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Store(done, Rows(1, 1, func(int, []int32, Mask) {}), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: the error is %v", err)
	}
	for _, costs := range []Costs{nil, Rows(1, 1, nil)} {
		if _, err := Store(ctx, costs, Options{}); !errors.Is(err, ErrProblem) {
			t.Errorf("no costs: the error is %v", err)
		}
	}
}

// TestResolveGivesUp changes all costs, so that solving anew is less work, and has
// progress told.
func TestResolveGivesUp(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	r, err := Solve(ctx, euclidean(150), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []Problem{macholWien(150), uniform(150, 150, 1000), withCapacity(mentors(150, 150), 2)} {
		var told []int
		got, err := Resolve(ctx, p, r, Changes{}, Options{Progress: func(assigned, rows int) { told = append(told, assigned) }})
		if err != nil {
			t.Fatal(err)
		}
		want, err := Solve(ctx, p, Options{})
		if err != nil || got.Total != want.Total || got.Assigned != want.Assigned {
			t.Errorf("%d at %d, want %d at %d (%v)", got.Assigned, got.Total, want.Assigned, want.Total, err)
		}
		if told == nil || told[len(told)-1] != 150 {
			t.Errorf("progress was %v", told)
		}
	}
	stopping, stop := context.WithCancel(ctx)
	n := 0
	p := Problem{Costs: Rows(300, 300, func(i int, cost []int32, _ Mask) {
		if n++; n > 2000 {
			stop()
		}
		for j := range cost {
			cost[j] = int32((i + 1) * (j + 1))
		}
	})}
	if r, err = Solve(ctx, uniform(300, 300, 10), Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := Resolve(stopping, p, r, Changes{}, Options{Processors: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped while searching: the error is %v", err)
	}
}

// TestEditAgain edits what was edited before.
func TestEditAgain(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := Problem{Costs: Dense(3, 3, []int64{1, 5, 9, 2, 4, 9, 3, 9, 9}, nil), Goal: Priced, OutPrice: []int64{20, 21, 22}}
	r, err := Solve(ctx, p, Options{})
	if err != nil || r.Total != 1+4+9 {
		t.Fatalf("1+4+9: %v, %v", r, err)
	}
	for _, step := range []struct {
		edit   Edit
		want   []int
		total  int64
		reason string
	}{
		{Edit{Forced: [][2]int{{2, 1}}}, []int{0, 2}, 1 + 9, "rows 0 and 1 share columns 0 and 2, at 1+9 rather than 9+2"},
		{Edit{Forbidden: [][2]int{{1, 2}}}, []int{2, 0}, 9 + 2, "row 1 must not have column 2"},
		{Edit{Without: []int{0, 1}}, []int{}, 0, "nobody is left"},
	} {
		q, changes, err := narrowing(step.edit, p)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Resolve(ctx, q, r, changes, Options{})
		if err != nil || got.Total != step.total || !slices.Equal(got.Column, step.want) {
			t.Fatalf("%s: %+v (%v)", step.reason, got, err)
		}
		p, r = q, got
	}
}
