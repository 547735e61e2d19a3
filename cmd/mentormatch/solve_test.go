package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mentormatch/internal/diag"
)

func TestSolveFlagsThatDoNotGoTogether(t *testing.T) {
	for _, c := range []struct {
		name string
		o    solveOptions
		want string // of the error; "" for none
	}{
		{"none", solveOptions{objective: "coverage"}, ""},
		{"all that do", solveOptions{objective: "coverage", edges: true, minimise: true, complete: true, capacities: "-"}, ""},
		{"quality", solveOptions{objective: "quality", noNames: true}, ""},
		{"no such objective", solveOptions{objective: "qualty"}, `unknown objective "qualty"`},
		{"the least is nobody", solveOptions{objective: "quality", minimise: true}, "--objective quality and --minimize do not go together"},
		{"some out and none out", solveOptions{objective: "quality", complete: true}, "--objective quality and --complete do not go together"},
		{"a list has names", solveOptions{objective: "coverage", edges: true, noNames: true}, "--edges and --no-names do not go together"},
		{"more decimals than are kept", solveOptions{objective: "coverage", rounds: true, decimals: 10}, "--decimals 10 is not possible"},
		{"one standard input", solveOptions{objective: "coverage", scores: "-", capacities: "-"}, "scores and capacities cannot both be read from standard input"},
	} {
		err := c.o.check()
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (!is[*usageError](err) || err.Error() != c.want):
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

func TestProblemsInScoresAreNotThoseOfProfiles(t *testing.T) {
	err := inScores(diag.Problems{{Text: "no"}})
	if text, _ := describe(err); strings.Contains(text.String(), "profiles") || exitCode(err) != exitProfiles {
		t.Errorf("%s, exit code %d", text, exitCode(err))
	}
}

// The whole command, from what is typed to the JSON, against every assignment
// that there is: ties, capacities, pairs that are not allowed.
func TestSolveAgainstEveryAssignment(t *testing.T) {
	draw := rand.New(rand.NewPCG(8, 8))
	places := filepath.Join(t.TempDir(), "places.csv")
	for k := range 200 {
		n, m := 1+draw.IntN(5), 1+draw.IntN(4)
		var scores, capacities strings.Builder
		capacity := make([]int, m)
		for j := range capacity {
			capacity[j] = draw.IntN(3)
			fmt.Fprintf(&scores, ",c%d", j)
			fmt.Fprintf(&capacities, "c%d,%d\n", j, capacity[j])
		}
		tenths := make([][]int, n) // -1: not allowed
		for i := range tenths {
			fmt.Fprintf(&scores, "\nr%d", i)
			for range m {
				score := draw.IntN(5) - 1
				tenths[i] = append(tenths[i], score)
				if score < 0 {
					scores.WriteString(",x")
				} else {
					fmt.Fprintf(&scores, ",0.%d", score)
				}
			}
		}
		if err := os.WriteFile(places, []byte(capacities.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		minimise := draw.IntN(2) == 0
		args := []string{"solve", "-", "--format", "json", "--capacities", places}
		if minimise {
			args = append(args, "--minimize")
		}
		matched, total := bestOf(tenths, capacity, minimise, 0)
		want := exitDone
		if matched == 0 {
			want = exitImpossible
		}
		var out, problems bytes.Buffer
		if code := run(args, &streams{in: strings.NewReader(scores.String()), out: &out, err: &problems}); code != want {
			t.Fatalf("problem %d: exit code %d: %s", k, code, problems.String())
		}
		var got struct {
			Matched int
			Total   json.Number
		}
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		value, err := got.Total.Float64()
		if err != nil || got.Matched != matched || fmt.Sprintf("%.1f", value) != fmt.Sprintf("%d.%d", total/10, total%10) {
			t.Fatalf("problem %d, minimise %v: matched %d, total %s, want %d, %d tenths\n%s\n%s",
				k, minimise, got.Matched, got.Total, matched, total, scores.String(), capacities.String())
		}
	}
}

// bestOf tries every assignment of the rows from i on: the most rows, and the
// best total of those.
func bestOf(scores [][]int, capacity []int, minimise bool, i int) (matched, total int) {
	if i == len(scores) {
		return 0, 0
	}
	matched, total = bestOf(scores, capacity, minimise, i+1)
	for j, score := range scores[i] {
		if score < 0 || capacity[j] == 0 {
			continue
		}
		capacity[j]--
		rows, sum := bestOf(scores, capacity, minimise, i+1)
		capacity[j]++
		rows, sum = rows+1, sum+score
		if rows > matched || rows == matched && (sum > total) != minimise && sum != total {
			matched, total = rows, sum
		}
	}
	return matched, total
}

// Standard input that nobody writes to does not hold a run that is stopped.
func TestStoppedWhileWaitingForScores(t *testing.T) {
	waits, w := io.Pipe()
	defer w.Close()
	ctx, stop := context.WithCancel(t.Context())
	var out, problems bytes.Buffer
	go func() {
		io.WriteString(w, ",dee\nana,") // is read
		stop()
	}()
	if code := runUntil(ctx, []string{"solve", "-"}, &streams{in: waits, out: &out, err: &problems}); code != exitFailure ||
		problems.String() != "mentormatch: stopped: nothing was written\n" || out.Len() > 0 {
		t.Errorf("exit code %d, %q, %q", code, out.String(), problems.String())
	}
}
