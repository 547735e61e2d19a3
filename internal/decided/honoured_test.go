package decided

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"mentormatch/internal/roster"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// TestDecisionsAreHonoured decides at random in the tables of two rounds of
// small random programmes, one after the other. In the round that follows, what
// was approved, held or pinned is there, what was declined is not, nor what has
// ended where nobody is to be matched again, and the rest is the best of all
// rounds there are.
func TestDecisionsAreHonoured(t *testing.T) {
	seeds := uint64(400)
	if testing.Short() {
		seeds = 80
	}
	made, refused := map[string]int{}, 0
	for seed := range seeds {
		rng := rand.New(rand.NewPCG(seed, 5))
		files := randomFolder(rng)
		stands := map[string]profiles.Logged{} // by mentee, what was decided last
		declined := map[[2]string]bool{}       // and not pinned since
		p, res := matched(t, seed, files)
		for range 3 {
			reading, err := randomReading(t, rng, p, res)
			if err != nil {
				refused++
				continue
			}
			text, err := Append(files["decisions.yaml"].Data, reading.Decisions)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			files["decisions.yaml"] = &fstest.MapFile{Data: text}
			for _, e := range reading.Decisions {
				made[e.Word]++
				pair := [2]string{e.Mentee, e.Mentor}
				switch e.Word {
				case profiles.LogDecline, profiles.LogEnd:
					if e.Word == profiles.LogDecline || p.Settings.Again == profiles.AgainNever {
						declined[pair] = true
					}
					delete(stands, e.Mentee)
					continue
				}
				delete(declined, pair)
				stands[e.Mentee] = e
			}
			p, res = matched(t, seed, files)
			honoured(t, p, res, stands, declined)
			if t.Failed() {
				t.Fatalf("seed %d:\n%s", seed, text)
			}
		}
	}
	t.Logf("decisions %v, %d tables refused", made, refused)
	for _, word := range []string{profiles.LogApprove, profiles.LogDecline, profiles.LogEnd, profiles.LogHold, profiles.LogPin} {
		if made[word] < 20 {
			t.Errorf("only %d times %s", made[word], word)
		}
	}
}

// randomFolder is a programme of a few people, without decisions.
func randomFolder(rng *rand.Rand) fstest.MapFS {
	pick := func(from ...string) string {
		var some []string
		for _, x := range from {
			if rng.IntN(2) == 0 {
				some = append(some, x)
			}
		}
		return "[" + strings.Join(some, ", ") + "]"
	}
	var mentees, mentors strings.Builder
	for i := range 3 + rng.IntN(3) {
		fmt.Fprintf(&mentees, "- {id: e%d, languages: [%s], goals: %s}\n", i, []string{"en", "bn", "en, bn"}[rng.IntN(3)], pick("skills", "confidence", "job-search"))
	}
	for j := range 2 + rng.IntN(3) {
		fmt.Fprintf(&mentors, "- {id: o%d, capacity: %d, languages: [%s], supports: %s}\n", j, 1+rng.IntN(2), []string{"en", "bn", "en, bn"}[rng.IntN(3)], pick("skills", "confidence", "job-search"))
	}
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"programme.yaml": file("name: Log\nrules: {training: optional, clearance: optional}\nagain: " + []string{"never", "welcome"}[rng.IntN(2)] + "\n"),
		"mentees.yaml":   file(mentees.String()), "mentors.yaml": file(mentors.String()), "decisions.yaml": file("pins: []\n"),
	}
}

func matched(t *testing.T, seed uint64, files fstest.MapFS) (*profiles.Programme, *matcher.Result) {
	t.Helper()
	p, err := profiles.Load(files, profiles.LoadOptions{Name: "p", On: on})
	if err != nil {
		t.Fatalf("seed %d: %+v\n%s", seed, err, files["decisions.yaml"].Data)
	}
	res, err := matcher.Match(context.Background(), scoring.New(p, on), matcher.Options{})
	if err != nil {
		t.Fatalf("seed %d: %v\n%s", seed, err, files["decisions.yaml"].Data)
	}
	return p, res
}

// randomReading decides about some of the rows of a round.
func randomReading(t *testing.T, rng *rand.Rand, p *profiles.Programme, res *matcher.Result) (*Reading, error) {
	t.Helper()
	var table strings.Builder
	table.WriteString("mentee_id,mentor_id,decision,other_mentor,reason,by,date,round\n")
	row := func(mentee, mentor string, meets bool) {
		word, other := []string{"", "", "approve", "decline", "hold", "pin to"}[rng.IntN(6)], ""
		if meets {
			word = []string{"", "end"}[rng.IntN(2)]
		}
		if mentor == "" && word != "pin to" {
			word = ""
		}
		reason := ""
		if word != "" {
			reason = "They asked for it."
		}
		if word == "pin to" {
			other = p.Mentors[rng.IntN(len(p.Mentors))].ID
		}
		fmt.Fprintf(&table, "%s,%s,%s,%s,%s,R,,run %s 000000000000\n", mentee, mentor, word, other, reason, on)
	}
	for _, m := range res.Matches {
		row(p.Mentees[m.Mentee].ID, p.Mentors[m.Mentor].ID, (m.Origin == matcher.Approved || m.Origin == matcher.Pinned) && rng.IntN(3) > 0)
	}
	for _, u := range res.Unmatched {
		row(p.Mentees[u.Mentee].ID, "", false)
	}
	tables, err := roster.Open("m.csv", []byte(table.String()))
	if err != nil {
		t.Fatal(err)
	}
	return Read(tables, Options{Programme: p, On: on, Scorer: func(day profiles.Date) *scoring.Scorer { return scoring.New(p, day) }})
}

// honoured holds a round to what was decided, and the rest of it to the best
// that there is.
func honoured(t *testing.T, p *profiles.Programme, res *matcher.Result, stands map[string]profiles.Logged, declined map[[2]string]bool) {
	t.Helper()
	origins := map[string]matcher.Origin{
		profiles.LogApprove: matcher.Approved, profiles.LogHold: matcher.Held, profiles.LogPin: matcher.Pinned,
	}
	free := make([]int, len(p.Mentors))
	for j := range free {
		free[j] = p.Mentors[j].Capacity
	}
	found, count, total := 0, 0, 0
	for _, m := range res.Matches {
		pair := [2]string{p.Mentees[m.Mentee].ID, p.Mentors[m.Mentor].ID}
		if declined[pair] {
			t.Errorf("%v is there, and was declined", pair)
		}
		if e, is := stands[pair[0]]; is {
			found++
			free[m.Mentor]--
			if e.Mentor != pair[1] || m.Origin != origins[e.Word] {
				t.Errorf("%v is %s, want %s with %s", pair, m.Origin, e.Word, e.Mentor)
			}
			continue
		}
		if m.Origin != matcher.Proposed {
			t.Errorf("%v is %s, and nobody decided it", pair, m.Origin)
		}
		count, total = count+1, total+m.Pair.Points
	}
	if found != len(stands) {
		t.Errorf("%d of %d decided pairs are there", found, len(stands))
	}
	s := scoring.New(p, on)
	mostCount, mostTotal := 0, 0
	var try func(i, n, points int)
	try = func(i, n, points int) {
		if i == len(p.Mentees) {
			if n > mostCount || n == mostCount && points > mostTotal {
				mostCount, mostTotal = n, points
			}
			return
		}
		try(i+1, n, points)
		mentee := p.Mentees[i].ID
		if _, is := stands[mentee]; is {
			return
		}
		for j := range free {
			worth := s.Pair(i, j)
			bars := 0
			for _, b := range worth.Barriers {
				if rule := b.Code.Rule(); rule != "declined" && rule != "again" && rule != "full" {
					bars++
				}
			}
			if free[j] > 0 && bars == 0 && worth.Points >= res.Minimum && !declined[[2]string{mentee, p.Mentors[j].ID}] {
				free[j]--
				try(i+1, n+1, points+worth.Points)
				free[j]++
			}
		}
	}
	try(0, 0, 0)
	if count != mostCount || total != mostTotal {
		t.Errorf("beside what was decided %d pairs at %d points, want %d at %d", count, total, mostCount, mostTotal)
	}
}
