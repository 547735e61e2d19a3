package report

import (
	"io"

	"mentormatch/internal/lang"
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
		if m := before.matched(i); m != nil {
			s.From, s.Before = before.mentor(m.Mentor).ID, m.Pair.Points
		}
		at, still := position[s.Mentee]
		if still {
			s.why = why[at]
			if m := after.matched(at); m != nil {
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
	p := newPage(before.words(), opt)
	p.heading(p.Say("whatif.heading"))
	for _, line := range scenario {
		p.paragraph("  ", clean(line))
	}
	d := NewDifference(before, after)
	p.blank()
	p.table(&table{header: []string{p.Say("column.total"), p.Say("column.matched"), p.Say("column.round")}, rows: [][]string{
		{p.Points(lang.Points(before.Result.Total)), p.Count(len(before.Result.Matches)), p.Say("whatif.asitis")},
		{p.Points(lang.Points(after.Result.Total)), p.Count(len(after.Result.Matches)), p.Say("whatif.changed", "proof", p.proofInBrief(after.Result.Objective))},
		{p.gain(d.Points), p.signed(d.Matched), p.Say("whatif.difference")},
	}})
	if before.programme().Settings.Weights != after.programme().Settings.Weights {
		p.paragraph("", p.Say("whatif.weights"))
	}
	p.shifts("moved", d.Moved)
	p.shifts("joined", d.Joined)
	p.shifts("left", d.LeftOut)
	for _, s := range d.LeftOut[:p.shown(len(d.LeftOut))] {
		p.paragraph("  ", clean(p.Say("tail.things", "text", s.Mentee, "things", s.why)))
	}
	p.shifts("gone", d.Gone)
	p.shifts("kept", d.Kept)
	if len(d.Moved)+len(d.Joined)+len(d.LeftOut)+len(d.Gone)+len(d.Kept) == 0 {
		p.blank()
		p.paragraph("", p.Say("whatif.nothing"))
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
	p.heading(p.Say("whatif.shift."+what, "count", len(shifts), "gain", p.gain(sum)))
	shown := shifts[:p.shown(len(shifts))]
	t := table{header: []string{p.Say("column.points"), p.Say("column.mentee"), p.Say("column.before"), p.Say("column.after"), p.Say("column.name")}}
	for _, s := range shown {
		name := s.Name
		if s.Origin == matcher.Pinned {
			name = p.Say("whatif.pinned", "name", name)
		}
		t.rows = append(t.rows, []string{p.gain(int64(s.After - s.Before)), s.Mentee, p.had(s.From, s.Before), p.had(s.To, s.After), name})
	}
	p.table(&t)
	if len(shown) < len(shifts) {
		p.paragraph("", p.Say("cut.command", "shown", len(shown), "all", len(shifts), "command", "-o whatif.txt"))
	}
}

// had is a mentor with the points of the pair.
func (w words) had(mentor string, n int) string {
	if mentor == "" {
		return w.Say("whatif.nobody")
	}
	return mentor + " " + w.points(n)
}
