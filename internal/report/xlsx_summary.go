package report

import (
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// A tally is a table of the Summary sheet: how many of each kind there are,
// drawn beside it.
type tally struct {
	title   string
	counted string   // what is counted: the axis of numbers, which bars have not
	heads   []string // of the kinds, then of each series of counts
	rows    []tallyRow
	bars    bool   // kinds have long names: the bars lie
	alt     string // what the chart shows, for who does not see it
}

type tallyRow struct {
	kind   string
	counts []int
}

// most is the kind with the most, the first of several.
func (t *tally) most() string {
	best := t.rows[0]
	for _, row := range t.rows {
		if row.counts[0] > best.counts[0] {
			best = row
		}
	}
	return best.kind
}

// figures are the round in numbers; those of hundredths are floats.
func figures(run *Run) (rows [][2]any) {
	p, result, w := run.programme(), run.Result, run.words()
	left := 0
	for _, load := range result.Loads {
		left += free(load)
	}
	return [][2]any{
		{w.Say("sheets.summary.matched"), len(result.Matches)},
		{w.Say("sheets.summary.unmatched"), len(result.Unmatched)},
		{w.Say("sheets.summary.rejected"), run.rejectedOf(profiles.RoleMentee)},
		{w.Say("sheets.summary.mentors"), len(p.Mentors)},
		{w.Say("sheets.summary.places"), run.places()},
		{w.Say("sheets.summary.free"), left},
		{w.Say("sheets.set.total"), number(int(result.Total))},
		{w.Say("sheets.summary.mean"), number(int(mean(result.Total, len(result.Matches))))},
	}
}

// scoreSteps is into how many steps of ten points scores are put.
const scoreSteps = 10

// scoreTally counts matches by their score.
func scoreTally(run *Run) *tally {
	w := run.words()
	t := &tally{
		title:   w.Say("sheets.summary.scores"),
		counted: w.Say("sheets.summary.matches"),
		heads:   []string{w.Say("sheets.summary.score"), w.Say("sheets.summary.matches")},
	}
	var matches [scoreSteps]int
	const step = profiles.MaxPoints / scoreSteps
	for k := range run.Result.Matches {
		matches[min(run.Result.Matches[k].Pair.Points/step, scoreSteps-1)]++
	}
	for k, n := range matches {
		t.rows = append(t.rows, tallyRow{w.Say("sheets.summary.step", "from", k*step/100, "to", (k+1)*step/100), []int{n}})
	}
	t.alt = w.Say("sheets.summary.scores.alt", "count", len(run.Result.Matches), "step", t.most())
	return t
}

// loadSteps is from how many mentees on mentors are counted together.
const loadSteps = 10

// loadTally counts mentors by how many mentees they have, apart for those with
// places left and those without.
func loadTally(run *Run) *tally {
	w := run.words()
	t := &tally{
		title:   w.Say("sheets.summary.load"),
		counted: w.Say("sheets.mentors"),
		heads:   []string{w.Say("sheets.summary.load.mentees"), w.Say("sheets.summary.load.free"), w.Say("sheets.summary.load.full")},
	}
	var mentors [loadSteps + 1][2]int
	highest, full := 0, 0
	for _, load := range run.Result.Loads {
		mentees, which := min(load.Used+load.Assigned, loadSteps), 0
		if free(load) == 0 {
			which = 1
			full++
		}
		mentors[mentees][which]++
		highest = max(highest, mentees)
	}
	for k, n := range mentors[:highest+1] {
		kind := w.Count(k)
		if k == loadSteps {
			kind = w.Say("sheets.summary.load.more", "count", k)
		}
		t.rows = append(t.rows, tallyRow{kind, n[:]})
	}
	t.alt = w.Say("sheets.summary.load.alt", "count", len(run.Result.Loads), "full", full)
	return t
}

// reasonTally counts mentees who are not matched by why, each once; nil when
// everybody is.
func reasonTally(run *Run) *tally {
	w := run.words()
	t := &tally{
		title: w.Say("sheets.summary.reasons"),
		heads: []string{w.Say("sheets.summary.reason"), w.Say("sheets.summary.reason.mentees")},
		bars:  true,
	}
	count := make(map[matcher.Cause]int)
	for k := range run.Result.Unmatched {
		count[run.Result.Unmatched[k].Cause]++
	}
	for _, cause := range []matcher.Cause{matcher.Barred, matcher.BelowMinimum, matcher.Full, matcher.Hall} {
		t.rows = append(t.rows, tallyRow{w.Say("sheets.summary.cause." + string(cause)), []int{count[cause]}})
	}
	rejected := run.rejectedOf(profiles.RoleMentee)
	t.rows = append(t.rows, tallyRow{w.Say("sheets.summary.cause.rejected"), []int{rejected}})
	all := len(run.Result.Unmatched) + rejected
	if all == 0 {
		return nil
	}
	t.alt = w.Say("sheets.summary.reasons.alt", "count", all, "reason", t.most())
	return t
}

// summaryMeanings explain the tables of the Summary sheet.
func summaryMeanings(w words) [][2]string {
	return [][2]string{
		{w.Say("sheets.summary.figures"), w.Say("sheets.summary.mean.figures")},
		{w.Say("sheets.summary.scores"), w.Say("sheets.summary.mean.scores")},
		{w.Say("sheets.summary.load"), w.Say("sheets.summary.mean.load")},
		{w.Say("sheets.summary.reasons"), w.Say("sheets.summary.mean.reasons")},
	}
}
