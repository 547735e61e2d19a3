package sample_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"mentormatch/internal/diag"
	"mentormatch/internal/sample"
	"mentormatch/profiles"
)

var monday = profiles.Date{Year: 2026, Month: 11, Day: 30}

// load reads a programme folder and fails the test with every problem in it.
func load(t testing.TB, dir string, on profiles.Date) *profiles.Programme {
	t.Helper()
	p, err := profiles.Load(os.DirFS(dir), profiles.LoadOptions{Name: dir, On: on})
	var problems diag.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			t.Errorf("%s:%d: %s %q: %s", p.File, p.Line, p.Text, p.Value, p.Hint)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func generate(t testing.TB, opt sample.Options) string {
	t.Helper()
	if opt.Date.IsZero() {
		opt.Date = monday
	}
	dir := filepath.Join(t.TempDir(), "programme")
	if err := sample.Generate(context.Background(), dir, opt); err != nil {
		t.Fatal(err)
	}
	return dir
}

func sampleOptions(mentees, mentors int, seed uint64) sample.Options {
	return sample.Options{Mentees: mentees, Mentors: mentors, Seed: seed, Date: monday}
}

func read(t testing.TB, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestGeneratedProgrammesLoad(t *testing.T) {
	for _, size := range []struct{ mentees, mentors int }{{0, 0}, {1, 0}, {0, 1}, {1, 1}, {40, 30}, {400, 300}} {
		for seed := range uint64(3) {
			t.Run(fmt.Sprintf("%dx%d/%d", size.mentees, size.mentors, seed), func(t *testing.T) {
				on := monday.AddDays(97 * int(seed))
				dir := generate(t, sample.Options{Mentees: size.mentees, Mentors: size.mentors, Seed: seed, Date: on})
				p := load(t, dir, on)
				if len(p.Mentees) != size.mentees || len(p.Mentors) != size.mentors {
					t.Errorf("%d mentees and %d mentors were read, want %d and %d",
						len(p.Mentees), len(p.Mentors), size.mentees, size.mentors)
				}
				if start := p.Settings.Term.Start; !start.After(on) || on.DaysUntil(start) > 7 || start.Weekday() != 1 {
					t.Errorf("the term starts on %s, want the Monday after %s", start, on)
				}
			})
		}
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	opt := sample.Options{Mentees: 60, Mentors: 50, Seed: 7}
	one, two := generate(t, opt), generate(t, opt)
	opt.Seed = 8
	other := generate(t, opt)
	for _, name := range []string{"programme.yaml", "mentees.yaml", "mentors.yaml", "decisions.yaml"} {
		if !bytes.Equal(read(t, one, name), read(t, two, name)) {
			t.Errorf("%s differs between two runs with one seed", name)
		}
		if bytes.Equal(read(t, one, name), read(t, other, name)) {
			t.Errorf("%s is the same for two seeds", name)
		}
	}
}

func TestLargerProgrammesBeginWithTheSamePeople(t *testing.T) {
	large := generate(t, sample.Options{Mentees: 300, Mentors: 300, Seed: 3})
	small := generate(t, sample.Options{Mentees: 100, Mentors: 100, Seed: 3})
	for _, name := range []string{"mentees.yaml", "mentors.yaml"} {
		if !bytes.HasPrefix(read(t, large, name), read(t, small, name)) {
			t.Errorf("the 300 people of %s do not begin with the 100", name)
		}
	}
}

// A person who names somebody that is not there leaves the name out, and
// nothing else changes.
func TestPeopleDoNotDependOnTheOtherRole(t *testing.T) {
	alone := read(t, generate(t, sample.Options{Mentees: 300, Seed: 3}), "mentees.yaml")
	among := read(t, generate(t, sample.Options{Mentees: 300, Mentors: 300, Seed: 3}), "mentees.yaml")
	names := 0
	var kept []string
	for line := range strings.Lines(string(among)) {
		if strings.Contains(line, "[mentor-") {
			names++
			continue
		}
		kept = append(kept, line)
	}
	if names == 0 {
		t.Error("no mentee names a mentor, so this test has tested nothing")
	}
	if string(alone) != strings.Join(kept, "") {
		t.Error("the mentees differ by more than the lines that name mentors")
	}
}

func TestSpreadIsThatOfARealProgramme(t *testing.T) {
	p := load(t, generate(t, sample.Options{Mentees: 1000, Mentors: 800, Seed: 1}), monday)

	conditions, capacities, zones := map[string]int{}, map[int]int{}, map[string]int{}
	blank := map[string]int{}
	said := map[string]int{} // of 1000 mentees, and of 800 mentors
	say := func(what string, is bool) {
		if is {
			said[what]++
		}
	}
	signers, valid := 0, 0
	for _, m := range p.Mentees {
		for _, e := range m.Disability {
			conditions[e.Condition]++
		}
		count := func(field string, is bool) {
			if is {
				blank[field]++
			}
		}
		count("joined", m.Joined.IsZero())
		count("languages", m.Languages == nil)
		count("meet", m.Meet == nil)
		count("place", m.Place == nil)
		count("gender", m.Gender == "")
		count("disability", m.Disability == nil)
		count("held", m.Held == nil)
		count("target", m.Target == nil)
		count("goals", m.Goals == nil)
		count("availability", m.Availability == nil)
		say("mentee age", m.Age != "")
		say("mentee interests", m.Interests != nil)
		say("support", m.Support != "")
		say("matters", m.Matters != profiles.Matters{})
		say("similar age", m.Prefer.SimilarAge)
		say("shared interests", m.Prefer.SharedInterests)
		say("near", m.Prefer.WithinKM > 0)
		say("never", m.Again == profiles.AgainNever)
		if m.Availability != nil {
			zones[m.Availability.TimeZone]++
		}
		for _, l := range m.Languages {
			if l.Signed {
				signers++
				break
			}
		}
	}
	for _, m := range p.Mentors {
		capacities[m.Capacity]++
		say("mentor age", m.Age != "")
		say("offers", m.Offers != "")
		say("pause", m.Pause != nil)
		if m.Training != nil && !m.Training.ValidUntil.Before(monday) && !m.Training.Completed.After(monday) {
			valid++
		}
	}

	said["earlier match"] = len(p.Decisions.Earlier)
	for what, want := range map[string][2]int{
		"mentee age": {750, 850}, "mentee interests": {500, 600}, "support": {250, 350}, "matters": {110, 190},
		"similar age": {40, 100}, "shared interests": {35, 90}, "near": {20, 65}, "never": {8, 40},
		"mentor age": {590, 690}, "offers": {400, 510}, "pause": {20, 70}, "earlier match": {12, 40},
	} {
		if n := said[what]; n < want[0] || n > want[1] {
			t.Errorf("%s: %d, want %d to %d", what, n, want[0], want[1])
		}
	}
	if len(conditions) < 25 || conditions["back-pain"] < 10*conditions["schizophrenia"] {
		t.Errorf("conditions are not skewed: %v", conditions)
	}
	for field, n := range blank {
		if n < 30 || n > 270 {
			t.Errorf("%s is blank for %d of 1000 mentees, want about 50 to 250", field, n)
		}
	}
	if len(blank) != 10 {
		t.Errorf("some field is never blank: %v", blank)
	}
	for c := 1; c <= 4; c++ {
		if capacities[c] < 80 {
			t.Errorf("%d mentors have a capacity of %d, want many", capacities[c], c)
		}
	}
	if len(capacities) != 4 {
		t.Errorf("capacities are %v, want 1 to 4", capacities)
	}
	if len(zones) != 6 {
		t.Errorf("time zones are %v, want six", zones)
	}
	if signers < 15 || signers > 80 {
		t.Errorf("%d of 1000 mentees sign, want a few", signers)
	}
	if valid < 720 || valid > 780 {
		t.Errorf("%d of 800 mentors have valid training, want about 752", valid)
	}
}

func TestProgressCountsEverybody(t *testing.T) {
	var told []int
	generate(t, sample.Options{Mentees: 1500, Mentors: 1500, Progress: func(done, of int) {
		if of != 3000 {
			t.Errorf("told of %d people, want 3000", of)
		}
		told = append(told, done)
	}})
	if fmt.Sprint(told) != "[1000 2000 3000]" {
		t.Errorf("told %v", told)
	}
}

// A hundred thousand people must not be in memory at once: what stays reserved
// may not grow with their number.
func TestMemoryDoesNotGrowWithPeople(t *testing.T) {
	largest := func(people int) uint64 {
		runtime.GC()
		var most uint64
		generate(t, sample.Options{Mentees: people, Seed: 1, Progress: func(done, _ int) {
			if done%5000 == 0 {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
		}})
		return most
	}
	few, many := largest(5000), largest(30_000)
	if many > few+1<<20 {
		t.Errorf("5 000 people need %d bytes and 30 000 need %d", few, many)
	}
}

func TestGenerateRefuses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "p")
	for name, opt := range map[string]sample.Options{
		"a negative number": {Mentees: -1, Date: monday},
		"too many":          {Mentors: sample.MostPeople + 1, Date: monday},
		"no day":            {Mentees: 1},
	} {
		if err := sample.Generate(context.Background(), dir, opt); err == nil {
			t.Errorf("%s is accepted", name)
		}
		if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s leaves a folder behind", name)
		}
	}
}

func TestGenerateStops(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "p")
	ctx, stop := context.WithCancel(context.Background())
	err := sample.Generate(ctx, dir, sample.Options{Mentees: 50_000, Mentors: 10, Date: monday, Progress: func(done, of int) {
		if done > 2000 {
			t.Errorf("%d of %d people are written after the interrupt at 2 000", done, of)
		}
		if done == 2000 {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, want that it was cancelled", err)
	}
	if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("a folder is left behind")
	}
}

// A seed is a promise to whoever has written it down: it gives these bytes on
// every machine. A change to the generator that changes them is one that users
// see, and belongs in the change log.
func TestASeedIsAPromise(t *testing.T) {
	dir := generate(t, sample.Options{Mentees: 50, Mentors: 40, Seed: 7})
	for name, want := range map[string]string{
		"mentees.yaml": "ca676a41c22eecdb1ecc3220695c4560d86bf6c9ce719b2aec39e21c171f6844",
		"mentors.yaml": "cd9b289ed8165c1d496eac0859d4a48221d045259b83817250d465346fb3c8c0",
	} {
		if got := fmt.Sprintf("%x", sha256.Sum256(read(t, dir, name))); got != want {
			t.Errorf("%s has the hash %s, want %s", name, got, want)
		}
	}
}
