package scoring

import (
	"testing"

	"mentormatch/profiles"
)

func jobs(codes ...string) []profiles.Occupation {
	list := []profiles.Occupation{}
	for _, code := range codes {
		system := "isco"
		if len(code) > 2 && code[2] == '-' {
			system = "soc"
		}
		list = append(list, profiles.Occupation{System: system, Code: code})
	}
	return list
}

func TestOccupation(t *testing.T) {
	back, away, blank := profiles.Return{Answered: true, Returned: true}, profiles.Return{Answered: true}, profiles.Return{}
	soon := profiles.Return{Answered: true, Returned: true, On: testDay.AddDays(1)}
	today := profiles.Return{Answered: true, Returned: true, On: testDay}
	tests := []struct {
		name             string
		held, target     []profiles.Occupation
		mentorHeld       []profiles.Occupation
		current          string
		returned         profiles.Return
		points, evidence int
		code             Code
	}{
		// The parts are 40 background, 40 target, 20 returned.
		{"the worked example: 40*7500 + 40*10000 + 20*10000", jobs("7231"), jobs("3115"), jobs("7233"), "3115", back, 9000, 10000, OccupationCompared},
		{"the current occupation is background too: 40*10000 + 40*2500 + 20*10000", jobs("3115"), jobs("3999"), nil, "3115", back, 7000, 10000, OccupationCompared},
		{"held before, at 80 %: 40*0 + 40*8000 + 20*10000", jobs("1"), jobs("7231"), jobs("7231"), "3115", back, 5200, 10000, OccupationCompared},
		{"not returned, so the current is at 80 %: 40*0 + 40*8000 + 20*0", jobs("1"), jobs("3115"), jobs("7231"), "3115", away, 3200, 10000, OccupationCompared},
		{"to return tomorrow is not returned: 40*0 + 40*8000 + 20*0", jobs("1"), jobs("3115"), jobs("7231"), "3115", soon, 3200, 10000, OccupationCompared},
		{"returned today: 40*0 + 40*10000 + 20*10000", jobs("1"), jobs("3115"), jobs("7231"), "3115", today, 6000, 10000, OccupationCompared},
		{"return not answered: 40*10000 + 40*10000 + 20*5000", jobs("3115"), jobs("3115"), nil, "3115", blank, 9000, 8000, OccupationCompared},
		{"no target answered: 40*10000 + 40*5000 + 20*10000", jobs("3115"), nil, nil, "3115", back, 8000, 6000, OccupationCompared},
		{"no wish for work, which is an answer: 40*10000 + 40*5000 + 20*10000", jobs("3115"), jobs(), nil, "3115", back, 8000, 10000, OccupationCompared},
		{"the mentor has never worked: 40*0 + 40*0 + 20*0", jobs("3115"), jobs("3115"), jobs(), "", away, 0, 10000, OccupationCompared},
		{"codes of two systems cannot be compared: 40*5000 + 40*5000 + 20*10000", jobs("3115"), jobs("3115"), jobs("15-1252"), "", back, 6000, 2000, OccupationCompared},
		{"the best of all counts: 40*10000 + 40*8000 + 20*10000", jobs("1", "15-1252"), jobs("3115"), jobs("3115", "15-1252"), "", back, 9200, 10000, OccupationCompared},
		{"a broader code of the mentor's: 40*5000 + 40*5000 + 20*10000", jobs("7231"), jobs("7231"), nil, "72", back, 6000, 10000, OccupationCompared},
		{"the mentee left all blank", nil, nil, jobs("3115"), "3115", blank, 5000, 0, OccupationUnknown},
		{"the mentor left all blank", jobs("3115"), jobs("3115"), nil, "", blank, 5000, 0, OccupationUnknown},
		{"codes that cannot be read are blank: 40*5000 + 40*5000 + 20*10000", jobs("x"), jobs("x"), jobs("3115"), "", back, 6000, 2000, OccupationCompared},
	}
	for _, test := range tests {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Held, e.Target, r.Held, r.Returned = test.held, test.target, test.mentorHeld, test.returned
			if test.current != "" {
				r.Current = &jobs(test.current)[0]
			}
		}))
		part := pair.Parts[Occupation]
		if part.Points != test.points || part.Evidence != test.evidence || part.Reason.Code != test.code {
			t.Errorf("%s: %d points on %d, %s; want %d on %d, %s", test.name, part.Points, part.Evidence, part.Reason.Code, test.points, test.evidence, test.code)
		}
	}
}

func TestOccupationReason(t *testing.T) {
	pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
		e.Held, e.Target = jobs("7231"), jobs("3115", "2152")
		r.Held, r.Returned = jobs("7233"), profiles.Return{Answered: true, Returned: true}
		r.Current = &jobs("2151")[0]
	}))
	sameItems(t, pair.Parts[Occupation].Reason.Args.Items, []Item{
		{What: "background", Mentee: "isco:7231", Mentor: "isco:7233", Points: 7500, Weight: 40},
		{What: "target", Mentee: "isco:2152", Mentor: "isco:2151", Points: 7500, Weight: 40},
		{What: "returned", Points: 10000, Weight: 20},
	})
	tie := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
		e.Target, r.Held, r.Current = jobs("3115"), jobs("7233"), &jobs("2151")[0]
	}))
	if got := tie.Parts[Occupation].Reason.Args.Items[1].Mentor; got != "isco:2151" {
		t.Errorf("of two that cover the target equally %s is named, want the current one", got)
	}
	blank := pairOf(plain())
	if got := blank.Parts[Occupation].Reason; got.Code != OccupationUnknown || got.Args.Blank != BlankBoth {
		t.Errorf("%+v, want both blank", got)
	}
}

func TestCodes(t *testing.T) {
	soc := func(code string) code { return occupationCode(profiles.Occupation{System: "soc", Code: code}) }
	isco := func(code string) code { return occupationCode(profiles.Occupation{System: "isco", Code: code}) }
	tests := []struct {
		read           func(string) code
		mentee, mentor string
		want           int32
		reason         string
	}{
		{icfCode, "b7302", "b730", 6667, "2 of 3 levels"},
		{icfCode, "b730", "b740", 5000, "1 of 2 levels"},
		{icfCode, "b730", "b7302", 10000, "the mentor is more precise"},
		{icfCode, "b73021", "b73022", 7500, "3 of 4 levels"},
		{icfCode, "b7", "b730", 10000, "the mentor is more precise"},
		{icfCode, "b730", "b7", 5000, "the mentor names the chapter"},
		{icfCode, "b730", "d730", 0, "another component"},
		{icfCode, "b730", "b830", 0, "another chapter"},
		{isco, "7231", "7231", 10000, "the same"},
		{isco, "7231", "7239", 7500, "3 of 4 levels"},
		{isco, "7231", "72", 5000, "2 of 4 levels"},
		{isco, "72", "7231", 10000, "the mentor is more precise"},
		{isco, "0110", "9110", 0, "another major group"},
		{soc, "15-1252", "15-1252.00", 10000, "O*NET's .00 is the SOC's own code"},
		{soc, "15-1252.01", "15-1252", 8000, "4 of 5 levels"},
		{soc, "15-1252", "15-1250", 7500, "3 of 4 levels"},
		{soc, "15-1252", "15-1200", 5000, "2 of 4 levels"},
		{soc, "15-1252", "15-2051", 2500, "another minor group"},
		{soc, "29-1021", "29-1141", 5000, "the third digit is the minor group"},
		{soc, "15-0000", "15-1252.01", 10000, "the mentor is more precise"},
		{soc, "15-0000", "17-0000", 0, "another major group"},
	}
	for _, test := range tests {
		if got := prefixPoints(test.read(test.mentee), test.read(test.mentor)); got != test.want {
			t.Errorf("%s against %s = %d, want %d: %s", test.mentee, test.mentor, got, test.want, test.reason)
		}
	}
	for _, bad := range []string{"", "b", "x730", "b73", "b730210", "b7x0"} {
		if c := icfCode(bad); c.levels != 0 {
			t.Errorf("%q is read as a code of the ICF", bad)
		}
	}
	for _, bad := range []profiles.Occupation{{System: "isco"}, {System: "isco", Code: "72311"}, {System: "isco", Code: "7a"}, {System: "soc", Code: "151252"}, {System: "soc", Code: "15-12"}, {System: "soc", Code: "15-1252.1"}, {System: "noc", Code: "1"}} {
		if c := occupationCode(bad); c.levels != 0 {
			t.Errorf("%v is read as the code of an occupation", bad)
		}
	}
}
