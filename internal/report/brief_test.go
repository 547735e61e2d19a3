package report

import (
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

func TestBrief(t *testing.T) {
	work := func(items ...scoring.Item) scoring.Reason {
		return scoring.Reason{Code: scoring.OccupationCompared, Args: scoring.Args{Items: items}}
	}
	returned := scoring.Item{What: "returned", Points: 10000}
	blank := func(code scoring.Code) scoring.Reason {
		return scoring.Reason{Code: code, Args: scoring.Args{Blank: scoring.BlankMentee}}
	}
	before := scoring.Reason{Code: scoring.NoteAgain, Args: scoring.Args{Date: profiles.Date{Year: 2026, Month: 7, Day: 3}}}
	wish := scoring.Reason{Code: scoring.WishMet, Args: scoring.Args{Count: 1, Of: 2, Side: scoring.MentorSide,
		Items: []scoring.Item{{What: "gender", Mentor: "woman"}}}}
	for _, c := range []struct {
		why    string
		change func(*matcher.Matched)
		want   string
	}{
		{"counts, and nothing of what they count", func(*matcher.Matched) {},
			"Lived experience: 1 of 3, 1 in part; earlier work: close; work aimed at: the same; goals: 1 of 2; time in common: 10 of 12 weeks."},
		{"a mentor who is not back at work", func(m *matcher.Matched) {
			m.Pair.Parts[scoring.Occupation].Reason = work(scoring.Item{What: "target", Mentee: "isco:3115", Mentor: "isco:3115", Points: 5000}, scoring.Item{What: "returned"})
		}, "Lived experience: 1 of 3, 1 in part; work aimed at: done before; the mentor has not returned to work; goals: 1 of 2; time in common: 10 of 12 weeks."},
		{"nothing but that the mentor is back at work", func(m *matcher.Matched) { m.Pair.Parts[scoring.Occupation].Reason = work(returned) },
			"Lived experience: 1 of 3, 1 in part; the mentor has returned to work; goals: 1 of 2; time in common: 10 of 12 weeks."},
		{"both kinds of work at once, where they are alike", func(m *matcher.Matched) {
			m.Pair.Parts[scoring.Occupation].Reason = work(scoring.Item{What: "background", Mentee: "isco:7231", Mentor: "isco:1111"}, scoring.Item{What: "target", Mentee: "isco:3115", Mentor: "isco:1111"}, returned)
		}, "Lived experience: 1 of 3, 1 in part; earlier work and work aimed at: different; goals: 1 of 2; time in common: 10 of 12 weeks."},
		{"what one of the two left blank is said once", func(m *matcher.Matched) {
			m.Pair.Parts[scoring.Disability].Reason, m.Pair.Parts[scoring.Goals].Reason = blank(scoring.DisabilityUnknown), blank(scoring.GoalsUnknown)
		}, "Left blank by the mentee: lived experience and goals; earlier work: close; work aimed at: the same; time in common: 10 of 12 weeks."},
		{"wishes, a decision, a rule that it sets aside, and what to ask", func(m *matcher.Matched) {
			m.Pair.Wishes = []scoring.Reason{wish}
			m.Origin, m.Decision = matcher.Pinned, &profiles.Decision{By: "R. Sen", Date: profiles.Date{Year: 2026, Month: 3, Day: 4}, Why: "untold"}
			m.Pair.Barriers = []scoring.Reason{{Code: scoring.RuleLanguage}}
			m.Pair.Notes = []scoring.Reason{blank(scoring.NoteMeet), before, blank(scoring.NoteDistance)}
		}, "Lived experience: 1 of 3, 1 in part; earlier work: close; work aimed at: the same; goals: 1 of 2; time in common: 10 of 12 weeks; wishes of the mentor met, 1 of 2. " +
			"Pinned by R. Sen on 4 March 2026. A rule would bar this pair: no language in common. They were matched before, until 3 July 2026: ask both whether they want each other again. To ask: how they can meet; how far apart they live."},
	} {
		run := small()
		m := &matcher.Matched{Mentee: 0, Mentor: 0, Pair: pairOf(0, 0, 2000, 2250, 1250, 811), Origin: matcher.Proposed}
		c.change(m)
		if got := run.teller(run.fluent()).brief(m); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.why, got, c.want)
		}
	}
}

// A counselor sees many matches at once: no row of the sample is higher than
// three lines, and most are of two, in every language. What the rows leave out
// is on the sheet Reasons.
func TestMatchesAreLowAndReasonsWhole(t *testing.T) {
	run := fullyTold(t)
	for _, l := range lang.Languages() {
		run.Language = l
		f, _ := openWorkbook(t, run)
		w := run.words()
		rows, err := f.GetRows(w.Say("sheets.reasons"))
		if err != nil {
			t.Fatal(err)
		}
		at := &workbook{say: w}
		var heights []float64
		for place, k := range run.MatchesByName() {
			height, err := f.GetRowHeight(w.Say("sheets.matches"), place+2)
			if err != nil || height > at.height(3) {
				t.Errorf("%s: row %d is %v high, want three lines at most (%v)", l.Code, place+2, height, err)
			}
			heights = append(heights, height)
			told := run.TellMatch(&run.Result.Matches[k])
			for _, part := range told.Parts {
				told.More = append(told.More, part.Reason)
			}
			why := rows[place+1][5]
			for _, text := range append(told.More, told.Room) {
				if !strings.Contains(why, text) {
					t.Errorf("%s: %q is not in the reasons for %s:\n%s", l.Code, text, told.Mentee.ID, why)
				}
			}
		}
		slices.Sort(heights)
		if median := heights[len(heights)/2]; median > at.height(2) {
			t.Errorf("%s: most rows are %v high, want two lines", l.Code, median)
		}
	}
}

// An id stands on one line, unless it is absurdly long.
func TestColumnsOfIDsFitThem(t *testing.T) {
	for id, want := range map[string]float64{"bo": leastID, "mentee-000010": 16, strings.Repeat("m", 100): mostID} {
		run := small()
		run.programme().Mentees[0].ID = id
		for _, columns := range [][]column{matchColumns(run), reasonColumns(run), unmatchedColumns(run)} {
			k := slices.IndexFunc(columns, func(c column) bool { return c.id == "mentee-id" || c.id == "id" })
			if got := columns[k].width; got != want {
				t.Errorf("%s: a column %v wide, want %v", id, got, want)
			}
			if want < mostID && linesIn(id, want) != 1 {
				t.Errorf("%s takes %d lines of a column %v wide", id, linesIn(id, want), want)
			}
		}
	}
}
