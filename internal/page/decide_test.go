package page

import (
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// What the counselor has to decide comes first, and nothing that is decided.
func TestWhatWaitsForADecision(t *testing.T) {
	untrained := func(p *profiles.Programme) {
		for j := range p.Mentors {
			p.Mentors[j].Training, p.Mentors[j].Clearance = nil, nil
		}
	}
	for _, c := range []struct {
		name, folder string
		change       func(*profiles.Programme)
		decide       func(*matcher.Result)
		want         []string
	}{
		{name: "as matched", folder: pier, want: []string{
			"2 proposed pairs wait for your decision.", // ana and bo: too few for the lowest to be told apart
			"1 mentee is not matched.",                 // cy speaks another language
			"Write decisions into the Decision column of the workbook; mentormatch decide reads them back.",
		}},
		{name: "one approved, the other on hold", folder: pier, decide: func(r *matcher.Result) {
			r.Matches[0].Origin, r.Matches[1].Origin = matcher.Approved, matcher.Held
		}, want: []string{
			"1 pair is on hold.", "1 mentee is not matched.",
			"Write decisions into the Decision column of the workbook; mentormatch decide reads them back.",
		}},
		{name: "all decided and matched", folder: pier, decide: func(r *matcher.Result) {
			r.Matches[0].Origin, r.Matches[1].Origin, r.Unmatched = matcher.Approved, matcher.Pinned, nil
		}, want: []string{"Nothing waits for you: every pair is decided, and everybody is matched."}},
		{name: "no mentor has what the rules ask for", folder: pier, change: untrained, want: []string{
			"No mentor can take anybody: no valid training and no valid clearance. Write what is missing into the profiles of the mentors, or make it optional in programme.yaml when you check it elsewhere.",
			"3 mentees are not matched.",
		}},
		{name: "pairs that know little", folder: harbour, want: []string{
			"22 proposed pairs wait for your decision.", // 24, of which one is approved and one pinned
			"The lowest scores among them: রূপালী সরকার with মাহমুদা পাল (53.13); এষা বিশ্বাস with ওয়াহিদা খন্দকার (54.38); उमेश वाघमारे with दीपाली कदम (56.67).",
			"1 of them rests on few answers, under half of the weight: ask before you approve it. রূপালী সরকার with মাহমুদা পাল (53.13).",
			"1 of them has no first meeting: no time is known at which both are free. রূপালী সরকার with মাহমুদা পাল (53.13).",
			"6 mentees are not matched.", // what would help them was not asked for
			"Write decisions into the Decision column of the workbook; mentormatch decide reads them back.",
		}},
	} {
		run := round(t, c.folder, c.change)
		if c.decide != nil {
			c.decide(run.Result)
		}
		run = run.ReadBy(reader(t, "counselor"), lang.English)
		if got := decisions(run, lang.New(lang.English)); !slices.Equal(got, c.want) {
			t.Errorf("%s: it says\n  %s\nwant\n  %s", c.name, strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
		}
	}
	run := round(t, pier, nil)
	run.Help = map[int][]matcher.Change{2: {{Kind: matcher.AddPlace}}}
	if got := decisions(run, lang.New(lang.English)); !slices.Contains(got, "1 mentee is not matched; for 1 one change would be enough.") {
		t.Errorf("cy has a change that is enough, and it says %q", got)
	}
	run.Help[2][0].And = &matcher.Change{}
	if got := decisions(run, lang.New(lang.English)); !slices.Contains(got, "1 mentee is not matched.") {
		t.Errorf("cy would need two changes, and it says %q", got)
	}
	run.WhatIf = []string{"dee has 3 places"}
	if text := page(t, run, "counselor", lang.English); strings.Contains(text, `id="decide"`) {
		t.Error("a round that is only tried asks for decisions")
	}
}

// A chart of nobody is left out, and so is a bar of nobody where bars are kinds.
func TestNoChartOfNobody(t *testing.T) {
	for _, c := range []struct {
		reason string
		change func(*profiles.Programme)
		want   []string
	}{
		{"everything is there", nil, []string{"scores", "causes", "loads", "hours"}},
		{"nobody is matched, and nobody has said when they are free", func(p *profiles.Programme) {
			for j := range p.Mentors {
				p.Mentors[j].Training, p.Mentors[j].Availability = nil, nil
			}
			for i := range p.Mentees {
				p.Mentees[i].Availability = nil
			}
		}, []string{"causes", "loads"}},
	} {
		run := round(t, pier, c.change).ReadBy(reader(t, "counselor"), lang.English)
		p := counselor(run, lang.New(lang.English))
		var got []string
		for _, chart := range p.Charts {
			got = append(got, chart.ID)
			for _, row := range chart.Table.Rows {
				if chart.ID != "scores" && chart.ID != "hours" && row.Cells[0] == "0" {
					t.Errorf("%s: %s has a bar of nobody, %q", c.reason, chart.ID, row.Name)
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: charts are %v, want %v", c.reason, got, c.want)
		}
		if none := p.NoHours != ""; none == slices.Contains(got, "hours") {
			t.Errorf("%s: that nobody has said when they are free is said: %v", c.reason, none)
		}
	}
}
