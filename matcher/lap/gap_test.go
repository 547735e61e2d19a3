package lap

import (
	"context"
	"slices"
	"testing"
)

// TestGap holds what is told of a gap to the best assignment of the rows and columns that are assigned at that moment.
func TestGap(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	wide := 0 // gaps above 0
	for name, p := range map[string]Problem{
		"uniform": uniform(200, 200, 1<<20), "few costs": uniform(200, 200, 100), "euclidean": euclidean(300),
		"mentors": mentors(200, 200), "more rows": uniform(220, 200, 1000), "more columns": uniform(200, 220, 1000),
	} {
		in, err := newInstance(p)
		if err != nil {
			t.Fatal(err)
		}
		c := newCrew(1)
		var e *engine
		last := int64(-1)
		e = newEngine(in, Options{Gap: func(most int64) {
			last = most
			if most > 0 {
				wide++
			}
			var rows, columns []int
			total := int64(0)
			reader := in.reader()
			for i, j := range e.column {
				if j >= 0 && j != e.waiting {
					cost, _ := reader.read(i).cost(int(j))
					rows, columns, total = append(rows, i), append(columns, int(j)), total+cost
				}
			}
			if len(rows) == 0 {
				return
			}
			cost := make([]int64, 0, len(rows)*len(columns))
			for _, i := range rows {
				x := reader.read(i)
				for _, j := range columns {
					c, _ := x.cost(j)
					cost = append(cost, c)
				}
			}
			best, err := Solve(ctx, Problem{Costs: Dense(len(rows), len(columns), cost, nil)}, Options{})
			if err != nil || total-best.Total > most {
				t.Errorf("%s: %d rows at %d, which is more than %d above %v (%v)", name, len(rows), total, most, best.Total, err)
			}
		}}, c)
		if err := e.run(ctx); err != nil {
			t.Fatal(err)
		}
		if last != 0 {
			t.Errorf("%s: the last gap is %d", name, last)
		}
		c.dismiss()
	}
	if wide < 6 {
		t.Errorf("only %d gaps are above 0", wide)
	}
	// Of exact sparse costs too.
	random := sparse(4000, 20, 100)
	var told []int64
	if _, err := Solve(ctx, random, Options{Gap: func(most int64) { told = append(told, most) }}); err != nil {
		t.Fatal(err)
	}
	if len(told) < 2 || told[0] == 0 || told[len(told)-1] != 0 || !slices.IsSortedFunc(told, func(a, b int64) int { return int(b - a) }) {
		t.Errorf("sparse: %v", told)
	}
}
