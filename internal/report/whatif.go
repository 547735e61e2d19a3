package report

import (
	"fmt"
	"io"

	"mentormatch/matcher"
)

// A Difference is what a scenario changes in a round.
type Difference struct {
	// Kept have the mentor that they had, at other points. The others are
	// those who move from one mentor to another, who are newly matched, who
	// no longer are, and who have left the programme with their mentor.
	Moved, Joined, LeftOut, Gone, Kept []Shift
	Matched                            int   // how many more are matched
	Points                             int64 // by how much the total is higher: the sum of all shifts
}

// A Shift is what a scenario changes for one mentee.
type Shift struct {
	Mentee, Name  string
	From, To      string // ids of mentors; "" for nobody
	Before, After int    // points
	Origin        matcher.Origin
	why           string // of who is left out: why
}

// NewDifference compares two rounds: the programme as it is, and changed.
// Shifts stand in the order of the mentees.
func NewDifference(before, after *Run) *Difference {
	before.index()
	after.index()
	position := make(map[string]int, len(after.programme().Mentees))
	for i := range after.programme().Mentees {
		position[after.mentee(i).ID] = i
	}
	why := make(map[int]string)
	for k := range after.Result.Unmatched {
		u := &after.Result.Unmatched[k]
		why[u.Mentee] = after.whyUnmatched(u)
	}
	d := &Difference{
		Matched: len(after.Result.Matches) - len(before.Result.Matches),
		Points:  after.Result.Total - before.Result.Total,
	}
	for i := range before.programme().Mentees {
		s := Shift{Mentee: before.mentee(i).ID, Name: before.mentee(i).Name}
		if m := before.matched[i]; m != nil {
			s.From, s.Before = before.mentor(m.Mentor).ID, m.Pair.Points
		}
		at, still := position[s.Mentee]
		if still {
			s.why = why[at]
			if m := after.matched[at]; m != nil {
				s.To, s.After, s.Origin = after.mentor(m.Mentor).ID, m.Pair.Points, m.Origin
			}
		}
		switch {
		case s.From == "" && s.To == "":
		case !still:
			d.Gone = append(d.Gone, s)
		case s.From == "":
			d.Joined = append(d.Joined, s)
		case s.To == "":
			d.LeftOut = append(d.LeftOut, s)
		case s.From != s.To:
			d.Moved = append(d.Moved, s)
		case s.Before != s.After:
			d.Kept = append(d.Kept, s)
		}
	}
	return d
}

// WriteWhatIf writes what a scenario would change, to be read: the totals,
// then who moves, who is newly matched and who is left out, with the points
// that each gains or loses. The scenario is in words, a line each. Both runs
// have a result.
func WriteWhatIf(w io.Writer, before, after *Run, scenario []string, opt TerminalOptions) error {
	p := newPage(opt)
	p.heading("What if")
	for _, line := range scenario {
		p.paragraph("  ", clean(line))
	}
	d := NewDifference(before, after)
	p.blank()
	p.table(&table{header: []string{"total points", "matched", "round"}, rows: [][]string{
		{grouped(before.Result.Total), count(len(before.Result.Matches)), "as it is"},
		{grouped(after.Result.Total), count(len(after.Result.Matches)), "changed; " + proofInBrief(after.Result.Objective)},
		{gain(d.Points), signed(d.Matched), "difference"},
	}})
	if before.programme().Settings.Weights != after.programme().Settings.Weights {
		p.paragraph("", "The weights differ, so points before and after are not measured alike.")
	}
	p.shifts("Move", d.Moved)
	p.shifts("Newly matched", d.Joined)
	p.shifts("No longer matched", d.LeftOut)
	for _, s := range d.LeftOut[:p.shown(len(d.LeftOut))] {
		p.paragraph("  ", clean(s.Mentee)+": "+s.why)
	}
	p.shifts("Left the programme", d.Gone)
	p.shifts("Keep the mentor, at other points", d.Kept)
	if len(d.Moved)+len(d.Joined)+len(d.LeftOut)+len(d.Gone)+len(d.Kept) == 0 {
		p.blank()
		p.paragraph("", "Nothing else changes: everybody has the mentor that they have now.")
	}
	_, err := w.Write(p.text.Bytes())
	return err
}

// shifts are a table of what changes for some, under a heading with the sum.
func (p *page) shifts(what string, shifts []Shift) {
	if len(shifts) == 0 {
		return
	}
	sum := int64(0)
	for _, s := range shifts {
		sum += int64(s.After - s.Before)
	}
	p.blank()
	p.heading(fmt.Sprintf("%s: %s, %s points", what, plural(len(shifts), "mentee", "mentees"), gain(sum)))
	shown := shifts[:p.shown(len(shifts))]
	t := table{header: []string{"points", "mentee", "before", "after", "name"}}
	for _, s := range shown {
		t.rows = append(t.rows, []string{gain(int64(s.After - s.Before)), s.Mentee, had(s.From, s.Before), had(s.To, s.After), s.name()})
	}
	p.table(&t)
	if len(shown) < len(shifts) {
		p.paragraph("", fmt.Sprintf("The first %d of %s are shown; -o whatif.txt writes them all.", len(shown), plural(len(shifts), "mentee", "mentees")))
	}
}

func (s *Shift) name() string {
	if s.Origin == matcher.Pinned {
		return s.Name + " (pinned)"
	}
	return s.Name
}

// had is a mentor with the points of the pair.
func had(mentor string, n int) string {
	if mentor == "" {
		return "nobody"
	}
	return mentor + " " + points(n)
}

// gain is a difference of points with its sign.
func gain(n int64) string {
	if n > 0 {
		return "+" + grouped(n)
	}
	return grouped(n)
}

// signed is a difference of counts with its sign.
func signed(n int) string {
	if n > 0 {
		return "+" + count(n)
	}
	return count(n)
}
