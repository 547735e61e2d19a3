package profiles

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mentormatch/internal/diag"
)

// drawList writes people as one list in many styles, mostly right.
func drawList(draw *rand.Rand, people int) string {
	indent := one(draw, []string{"", "", "", "  "})
	var b strings.Builder
	b.WriteString(one(draw, []string{"", "", "# people\n", "---\n", "--- # people\n\n"}))
	for i := range people {
		if draw.IntN(8) == 0 {
			b.WriteString("# - id: nobody\n\n")
		}
		b.WriteString(indent + "-" + one(draw, []string{" ", " ", "   ", "\n" + indent + "  "}))
		margin := indent + strings.Repeat(" ", len(b.String())-strings.LastIndexByte(b.String(), '\n')-1-len(indent))
		fmt.Fprintf(&b, "id: p%d\n", i)
		for range draw.IntN(5) {
			b.WriteString(margin + strings.ReplaceAll(one(draw, drawnFields), "\n", "\n"+margin) + "\n")
		}
	}
	return b.String()
}

// drawnFields are fields of people, right and wrong; some hold lines that
// look like the next person.
var drawnFields = []string{
	"gender: woman", "gender: ", "goals: [skills, {goal: job-search, priority: 5}]", "gaols: [skills]", "goals:\n- skills\n- confidence",
	"disability:\n  - {condition: stroke, since: 2023-04}\n  - condition: diabetes", "notes: |\n  - id: no\n  more", "notes: 'x\n  - id: no\n  y'",
	"notes: >\n  folded\n  text", "name: \"a\\tb\"", "name: আনা", "meet: [remote]\njoined: 2026-10-04", "joined: soon", "avoid: [p0, p1, nobody]", "place: {lat: 1,\n  lon: 2}",
	"languages: [bn, xx-wrong]", "disability: [{condition: secret}]", "notes: a # b", "prefer: {mentors: [dee], gender: woman}", "conflict: [&a x]", "notes: *a", "id: again", "notes: \x01", "? x",
}

// Reading a list in pieces gives the same people and the same problems as
// reading it whole, whatever is in it. Of a list that is not YAML the pieces
// say more: what is wrong with the others.
func TestPiecesSayWhatTheWholeSays(t *testing.T) {
	r := (&loader{programme: &Programme{Settings: DefaultSettings()}}).reader()
	src := fileOf{"mentees.yaml", RoleMentee}
	yaml, other := 0, 0
	lists := uint64(4000)
	if testing.Short() {
		lists = 400
	}
	for seed := range lists {
		draw := rand.New(rand.NewPCG(seed, 1))
		text := drawList(draw, 1+draw.IntN(6))
		if draw.IntN(2) == 0 {
			text = broken(draw, text)
		}
		document := stretch{text: []byte(text)}
		if len(cutDocuments(document.text)) != 1 {
			continue
		}
		entries, ok := cutItems(document)
		if !ok {
			continue
		}
		whole := r.readPart(src, document)
		whole.end()
		var apart reading
		for len(entries) > 0 {
			n := 1 + draw.IntN(len(entries))
			size := 0
			for _, e := range entries[:n] {
				size += len(e.text)
			}
			apart.add(r.readEntries(src, entries[:n], stretch{entries[0].text[:size:size], entries[0].before}))
			entries = entries[n:]
		}
		pieces := r.settle(src, document, apart)
		if whole.failed != pieces.failed {
			t.Fatalf("seed %d: the whole is YAML: %v, the pieces: %v\n%s", seed, !whole.failed, !pieces.failed, text)
		}
		if whole.failed {
			other++
			continue
		}
		yaml++
		if got, want := saidOf(pieces), saidOf(whole); got != want {
			t.Fatalf("seed %d\n%s\n(-whole +pieces)\n%s", seed, text, cmp.Diff(want, got))
		}
	}
	if yaml < int(lists)/4 || other < int(lists)/40 {
		t.Errorf("%d lists were YAML and %d were not, too few to compare", yaml, other)
	}
}

// saidOf is all that a reading says, with its problems in order.
func saidOf(r reading) string {
	var b strings.Builder
	tell := func(ps diag.Problems) {
		ps.Sort()
		for _, p := range ps {
			fmt.Fprintf(&b, "  %+v\n", p)
		}
	}
	for _, c := range r.people {
		person, _ := json.Marshal(c.mentee)
		fmt.Fprintf(&b, "%s %s:%d %d/%d\n", person, c.source.File, c.source.Line, c.id.part.before+int(c.id.line), c.id.column)
		for _, to := range c.refers {
			fmt.Fprintf(&b, "  %s %s %d/%d\n", *to.id, to.path, to.part.before+int(to.line), to.column)
		}
		tell(c.problems)
	}
	tell(r.problems)
	return b.String()
}

// manyFiles is a folder with people in every layout, in pieces longer than a
// batch; some of them are wrong.
func manyFiles(wrong bool) files {
	list := roster(300, RoleMentee)
	documents := strings.ReplaceAll(strings.ReplaceAll(roster(300, RoleMentor), "\n", "\n  "), "\n  - ", "\n---\n- ")
	documents = strings.ReplaceAll(documents, "\n  ", "\n")
	documents = strings.ReplaceAll(documents, "- id: mentor", "id: mentor")
	documents = strings.ReplaceAll(documents, "\n  ", "\n")
	quoted := "- id: quoted\n  notes: 'x\n- y'\n" + strings.ReplaceAll(roster(90, RoleMentee), "mentee-", "other-")
	if wrong {
		list = strings.ReplaceAll(list, "mentee-000123\n", "mentee-000123\n  gaols: x\n")
		list = strings.ReplaceAll(list, "mentee-000222\n", "mentee-000222\n  name: a: b\n")
		documents = strings.ReplaceAll(documents, "id: mentor-000077\n", "id: mentor-000077\navoid: [nobody, mentor-000078]\n")
		documents = strings.ReplaceAll(documents, "id: mentor-000200\n", "id: mentor-000011\nname: \x02\n")
	}
	return files{"mentees.yaml": list, "mentees/b.yaml": quoted, "mentors.yaml": documents}
}

// The number of processors changes nothing.
func TestProcessors(t *testing.T) {
	for _, wrong := range []bool{false, true} {
		var first *Programme
		var problems error
		for _, n := range []int{1, 2, 7} {
			for _, skip := range []bool{false, true} {
				if skip && wrong { // a file that is not YAML is an error all the same
					continue
				}
				p, err := Load(manyFiles(wrong).folder(), LoadOptions{On: testDay, Processors: n, SkipInvalid: skip})
				if first == nil && problems == nil {
					first, problems = p, err
				}
				if !reflect.DeepEqual(p, first) || !reflect.DeepEqual(err, problems) {
					t.Errorf("%d processors: another result than one", n)
				}
			}
		}
		if got, want := places(problems), strings.Join([]string{
			"mentees.yaml:1724:3 unknown-field", "mentees.yaml:3111:3 syntax", // so that nobody is called unknown
			"mentors.yaml:3602:5 duplicate-id", "mentors.yaml:3603:7 character", "mentors.yaml:3604:1 duplicate-field",
		}, "\n"); wrong && got != want {
			t.Errorf("problems:\n%s\nwant:\n%s", got, want)
		}
		if !wrong && (len(first.Mentees) != 391 || len(first.Mentors) != 300) {
			t.Errorf("%d mentees and %d mentors, want 300+1+90 and 300", len(first.Mentees), len(first.Mentors))
		}
	}
}

func TestProgress(t *testing.T) {
	folder := manyFiles(false).folder()
	want := int64(len(folder["mentees.yaml"].Data) + len(folder["mentees/b.yaml"].Data) + len(folder["mentors.yaml"].Data))
	var last int64
	calls := 0
	_, err := Load(folder, LoadOptions{On: testDay, Progress: func(done, of int64) {
		if done <= last || of != want {
			t.Errorf("%d of %d after %d, want more each time, of %d", done, of, last, want)
		}
		last = done
		calls++
	}})
	if err != nil || last != want || calls < 5 {
		t.Errorf("%v; told %d times, the last time of %d bytes; want all %d", err, calls, last, want)
	}
}

func TestLoadEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	calls := 0
	p, err := LoadContext(ctx, manyFiles(false).folder(), LoadOptions{On: testDay, Progress: func(done, of int64) {
		calls++
		cancel()
	}})
	if p != nil || !errors.Is(err, context.Canceled) || calls != 1 {
		t.Errorf("got %v after %d batches, want the error of the context after one", err, calls)
	}
	if _, err = LoadContext(ctx, files{}.folder(), LoadOptions{On: testDay}); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that has ended: %v", err)
	}
}
