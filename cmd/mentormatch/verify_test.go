package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/internal/sample"
	"mentormatch/profiles"
)

// TestCorruptedResultsAreRejected changes a result in one place, a thousand
// times: each must be unreadable or have a finding.
func TestCorruptedResultsAreRejected(t *testing.T) {
	const seed = 20261122
	draw := rand.New(rand.NewPCG(seed, 0))
	for _, objective := range []string{"coverage", "quality", "fair", "stable"} {
		on := profiles.Date{Year: 2026, Month: 11, Day: 30}
		dir := filepath.Join(t.TempDir(), "sample")
		if err := sample.Generate(context.Background(), dir, sample.Options{Mentees: 14, Mentors: 5, Seed: 5, Date: on}); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "m.json")
		args := []string{"match", dir, "--date", on.String(), "--objective", objective, "--minimum", "40", "-o", file}
		if objective == "coverage" || objective == "quality" {
			args = append(args, "--sure", "20")
		}
		if code := run(args, &streams{out: io.Discard, err: io.Discard}); code != exitDone {
			t.Fatalf("match: exit code %d", code)
		}
		f := folder{dir: dir}
		p, err := f.load(t.Context(), on, false)
		if err != nil {
			t.Fatal(err)
		}
		original, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		findings := func(data []byte) []diag.Message {
			record, err := report.ReadRecord(bytes.NewReader(data))
			if err != nil {
				return []diag.Message{diag.Cause(err)}
			}
			_, findings, err := prove(t.Context(), p, on, record)
			if err != nil {
				t.Fatal(err)
			}
			return findings
		}
		if found := findings(original); len(found) > 0 {
			t.Fatalf("%s: the result itself is rejected: %v", objective, found)
		}
		count := 500
		if testing.Short() {
			count = 50
		}
		for i := range count {
			data, what := corrupt(t, original, draw)
			// A run chooses its minimum, and with one a little higher or lower
			// the same round may be the best too: then the claim is true.
			// So may other weightings give the same counts.
			if strings.HasPrefix(what, "settings.minimum") || strings.HasPrefix(what, "sure.seed") {
				continue
			}
			if len(findings(data)) == 0 {
				t.Errorf("%s, seed %d, number %d: accepted %s", objective, seed, i, what)
			}
		}
	}
}

// corrupt changes one place of a JSON document, and says which and how.
func corrupt(t *testing.T, document []byte, draw *rand.Rand) (changed []byte, what string) {
	t.Helper()
	for {
		decoder := json.NewDecoder(bytes.NewReader(document))
		decoder.UseNumber()
		var root any
		if err := decoder.Decode(&root); err != nil {
			t.Fatal(err)
		}
		place, path := &root, "$"
		var set func(any)
		for {
			switch v := (*place).(type) {
			case map[string]any:
				keys := slices.Sorted(maps.Keys(v))
				key := keys[draw.IntN(len(keys))]
				child := v[key]
				place, path, set = &child, path+"."+key, func(x any) { v[key] = x }
				continue
			case []any:
				if len(v) == 0 || draw.IntN(8) == 0 && len(v) > 1 {
					break
				}
				i := draw.IntN(len(v))
				place, path, set = &v[i], fmt.Sprintf("%s[%d]", path, i), func(x any) { v[i] = x }
				continue
			}
			break
		}
		how := "changed"
		switch v := (*place).(type) {
		case nil:
			set("something")
		case bool:
			set(!v)
		case string:
			set(v + "x")
		case json.Number:
			n, err := v.Int64()
			if err != nil {
				t.Fatal(err)
			}
			by := []int64{-1000, -1, 1, 1000}[draw.IntN(4)]
			how = fmt.Sprintf("changed by %d", by)
			set(json.Number(fmt.Sprint(n + by)))
		case []any:
			switch {
			case len(v) == 0:
				continue
			case draw.IntN(2) == 0:
				how = "lost its last"
				set(v[:len(v)-1])
			default:
				how = "has its first twice"
				set(append(slices.Clone(v), v[0]))
			}
		}
		data, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		return data, strings.TrimPrefix(path, "$.") + ": " + how
	}
}
