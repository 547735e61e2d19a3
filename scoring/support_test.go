package scoring

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"mentormatch/profiles"
)

// TestMoved runs the worked examples of moved.
func TestMoved(t *testing.T) {
	high, low := profiles.MattersMore, profiles.MattersLess
	usual := profiles.Weights{Disability: 30, Occupation: 25, Goals: 25, Availability: 20}
	for _, test := range []struct {
		weights profiles.Weights
		matters profiles.Matters
		limit   int
		want    profiles.Weights
		reason  string
	}{
		{usual, profiles.Matters{}, 50, profiles.Weights{Disability: 30, Occupation: 25, Goals: 25, Availability: 20}, "nothing matters more"},
		{usual, profiles.Matters{Disability: high}, 50, profiles.Weights{Disability: 45, Occupation: 25, Goals: 25, Availability: 20}, "30 and half of it"},
		{usual, profiles.Matters{Disability: high, Occupation: low}, 50, profiles.Weights{Disability: 90, Occupation: 25, Goals: 50, Availability: 40}, "25 without half of it is 12.5: all doubled"},
		{usual, profiles.Matters{Disability: high, Occupation: low}, 0, usual, "the programme lets nobody"},
		{usual, profiles.Matters{Disability: low}, 100, profiles.Weights{Occupation: 25, Goals: 25, Availability: 20}, "all the way down"},
		{profiles.Weights{Goals: 3}, profiles.Matters{Goals: low}, 100, profiles.Weights{Goals: 3}, "nothing would count"},
		{profiles.Weights{Goals: 1, Availability: 1}, profiles.Matters{Goals: high}, 50, profiles.Weights{Goals: 3, Availability: 2}, "small weights keep their proportion"},
	} {
		if got := moved(test.weights, test.matters, test.limit); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.reason, got, test.want)
		}
	}
}

func TestSupport(t *testing.T) {
	const peer, mentorship = profiles.SupportPeer, profiles.SupportMentor
	away := profiles.Return{Answered: true}
	for _, test := range []struct {
		reason           string
		programme, asks  profiles.SupportKind
		offers           profiles.SupportKind
		returned         profiles.Return
		optional         bool // a return to work
		bars             string
		weight, returnOf int // of disability; of the return within occupation
	}{
		{"nothing is said", "", "", "", away, false, "[]", 40, 20},
		{"peer support from somebody who gives both", "", peer, profiles.SupportBoth, away, false, "[]", 50, 0},
		{"peer support from somebody who did not say", "", peer, "", away, false, "[]", 50, 0},
		{"peer support is not mentorship", "", peer, mentorship, away, false, "[support]", 50, 0},
		{"mentorship is not peer support", "", mentorship, peer, profiles.Return{}, false, "[support]", 10, 20},
		{"both takes either", "", profiles.SupportBoth, peer, away, false, "[]", 40, 20},
		{"a mentor for work has returned to it", "", mentorship, "", away, false, "[returned]", 10, 20},
		{"unless the programme does without", "", mentorship, "", away, true, "[]", 10, 20},
		{"who did not say may have returned", "", mentorship, "", profiles.Return{}, false, "[]", 10, 20},
		{"two rules at once", "", mentorship, peer, away, false, "[support returned]", 10, 20},
		{"the programme's own kind and weights", peer, "", mentorship, away, false, "[support]", 40, 0},
	} {
		p := plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Rules.Returned = !test.optional
			p.Settings.SupportWeights = profiles.DefaultSupportWeights()
			p.Settings.Support = test.programme
			e.Support, r.Offers, r.Returned = test.asks, test.offers, test.returned
		})
		p.Mentees[0].Held, p.Mentors[0].Held = jobs("7231"), jobs("7231")
		s := New(p, testDay)
		if got := fmt.Sprint(s.Bars(0, 0)); got != test.bars {
			t.Errorf("%s: barred by %s, want %s", test.reason, got, test.bars)
		}
		pair := s.Pair(0, 0)
		if got := pair.Parts[Disability].Weight; got != test.weight {
			t.Errorf("%s: disability weighs %d, want %d", test.reason, got, test.weight)
		}
		if got := pair.Parts[Occupation].Reason.Args.Items[returned].Weight; got != test.returnOf {
			t.Errorf("%s: the return weighs %d, want %d", test.reason, got, test.returnOf)
		}
		if want := len(s.Bars(0, 0)); len(pair.Barriers) != want {
			t.Errorf("%s: %d reasons, want %d", test.reason, len(pair.Barriers), want)
		}
	}
}

func TestPauseAgainAges(t *testing.T) {
	// The term begins on 2026-10-05, the run is on 2026-09-30.
	pause := func(from, until profiles.Date) func(*profiles.Mentee, *profiles.Mentor, *profiles.Programme) {
		return func(_ *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			r.Pause = &profiles.Pause{From: from, Until: until}
		}
	}
	before := func(mentee, mentor, programme profiles.Again) func(*profiles.Mentee, *profiles.Mentor, *profiles.Programme) {
		return func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			e.Again, r.Again, p.Settings.Again = mentee, mentor, programme
			p.Decisions.Earlier = []profiles.Decision{
				{Mentee: "ana", Mentor: "dee", Date: day(2025, 6, 30)}, {Mentee: "ana", Mentor: "dee", Date: day(2024, 6, 30)}, {Mentee: "left", Mentor: "dee"},
			}
		}
	}
	ages := func(mentee, mentor profiles.AgeBand, mentees, mentors profiles.AgeRange) func(*profiles.Mentee, *profiles.Mentor, *profiles.Programme) {
		return func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			e.Age, r.Age, p.Settings.Ages = mentee, mentor, profiles.AgeLimits{Mentees: mentees, Mentors: mentors}
		}
	}
	const welcome, never = profiles.AgainWelcome, profiles.AgainNever
	none := profiles.Date{}
	for _, test := range []struct {
		reason string
		change func(*profiles.Mentee, *profiles.Mentor, *profiles.Programme)
		want   []Reason
	}{
		{"a pause over the first day of the term", pause(day(2026, 9, 1), day(2026, 10, 5)), []Reason{{RulePause, Args{Date: day(2026, 10, 5)}}}},
		{"a pause without an end", pause(day(2026, 10, 5), none), []Reason{{Code: RulePause}}},
		{"a pause that is over when the term begins", pause(day(2026, 9, 1), day(2026, 10, 4)), nil},
		{"a pause later in the term takes its weeks", pause(day(2026, 10, 12), none), nil},
		{"a pause of all the term but its first day takes all the time", pause(day(2026, 10, 6), none), nil},
		{"matched before, and nobody minds", before("", "", welcome), nil},
		{"the programme minds", before("", "", never), []Reason{{RuleAgain, Args{Date: day(2025, 6, 30)}}}},
		{"the mentee minds", before(never, welcome, welcome), []Reason{{RuleAgain, Args{Date: day(2025, 6, 30), Side: MenteeSide}}}},
		{"the mentor minds", before("", never, welcome), []Reason{{RuleAgain, Args{Date: day(2025, 6, 30), Side: MentorSide}}}},
		{"a welcome of one of them goes before the programme", before(welcome, "", never), nil},
		{"both of the ages", ages("25-34", "65+", profiles.AgeRange{From: 18, To: 64}, profiles.AgeRange{From: 18}), nil},
		{"too old a mentee", ages("65+", "65+", profiles.AgeRange{From: 18, To: 64}, profiles.AgeRange{}), []Reason{{RuleAges, Args{Side: MenteeSide, Items: []Item{{What: "ages", Mentee: "18-64"}}}}}},
		{"too young a mentor", ages("", "16-17", profiles.AgeRange{}, profiles.AgeRange{From: 18}), []Reason{{RuleAges, Args{Side: MentorSide, Items: []Item{{What: "ages", Mentor: "18+"}}}}}},
		{"an age that is not on record", ages("", "", profiles.AgeRange{}, profiles.AgeRange{From: 18}), []Reason{{RuleAgesUnknown, Args{Side: MentorSide, Items: []Item{{What: "ages", Mentor: "18+"}}}}}},
	} {
		s := New(plain(test.change), testDay)
		pair := s.Pair(0, 0)
		if got := fmt.Sprintf("%+v", pair.Barriers); got != fmt.Sprintf("%+v", test.want) {
			t.Errorf("%s: %s, want %+v", test.reason, got, test.want)
		}
		row := make([]int32, 1)
		if s.Row(0, row); (row[0] == NotAllowed) != (test.want != nil) {
			t.Errorf("%s: row %d", test.reason, row[0])
		}
	}
	// Four Mondays, of which the pause leaves the first.
	if got := pairOf(plain(pause(day(2026, 10, 12), none))).Parts[Availability].Points; got != 2500 {
		t.Errorf("a pause of three of four weeks leaves %d points of availability, want 2500", got)
	}
}

// TestWishesAboutAgeInterestsAndPlace holds each wish by itself: 20 % of the
// 5000 points that a criterion without an answer lacks are 1000.
func TestWishesAboutAgeInterestsAndPlace(t *testing.T) {
	for _, test := range []struct {
		reason string
		change func(e *profiles.Mentee, r *profiles.Mentor)
		met    bool
	}{
		{"the next age band is similar", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.SimilarAge, e.Age, r.Age = true, "25-34", "35-44"
		}, true},
		{"the one after is not", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.SimilarAge, e.Age, r.Age = true, "25-34", "45-54"
		}, false},
		{"an age that is not on record is not similar", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.SimilarAge, e.Age = true, "16-17"
		}, false},
		{"of the ages wished for", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.Ages, r.Age = profiles.AgeRange{From: 45}, "65+"
		}, true},
		{"an interest in common", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.SharedInterests, e.Interests, r.Interests = true, []string{"sport", "music"}, []string{"reading", "music"}
		}, true},
		{"none in common", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.SharedInterests, e.Interests, r.Interests = true, []string{"sport"}, []string{"reading"}
		}, false},
		{"near: both are in one place", func(e *profiles.Mentee, r *profiles.Mentor) { e.Prefer.WithinKM = 1 }, true},
		{"Dhaka and Kolkata are 251 km apart", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.WithinKM = 250
			e.Place, r.Place = &testPlaces[0], &testPlaces[2]
		}, false},
		{"and at most 251", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.WithinKM = 251
			e.Place, r.Place = &testPlaces[0], &testPlaces[2]
		}, true},
		{"a language in the script wished for", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.Languages = []profiles.Language{{Tag: "pa-Guru", Base: "pa"}}
			r.Languages = append(r.Languages, profiles.Language{Tag: "pa-Guru-IN", Base: "pa"})
		}, true},
		{"in another script", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.Languages = []profiles.Language{{Tag: "pa-Guru", Base: "pa"}}
			r.Languages = append(r.Languages, profiles.Language{Tag: "pa-Arab", Base: "pa"})
		}, false},
		{"in a script that is not said", func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Prefer.Languages = []profiles.Language{{Tag: "pa-Guru", Base: "pa"}}
			r.Languages = append(r.Languages, profiles.Language{Tag: "pa-PK", Base: "pa"})
		}, true},
	} {
		p := plain()
		p.Mentors[0].Languages = slices.Clone(p.Mentors[0].Languages)
		test.change(&p.Mentees[0], &p.Mentors[0])
		pair := pairOf(p)
		want := 5000
		if test.met {
			want = 6000
		}
		if got := pair.Parts[Goals].Points; got != want || len(pair.Wishes) > 0 != test.met || !pair.Allowed() {
			t.Errorf("%s: %d points, want %d; wishes %+v, barred %v", test.reason, got, want, pair.Wishes, pair.Barriers)
		}
		// The same required bars whoever does not meet it.
		p.Mentees[0].Prefer, p.Mentees[0].Require = profiles.Wishes{}, p.Mentees[0].Prefer
		if pair := pairOf(p); pair.Allowed() != test.met {
			t.Errorf("%s, required: barred %v", test.reason, pair.Barriers)
		}
	}
}

func TestScripts(t *testing.T) {
	for _, test := range []struct {
		mentee, mentor []string
		want           string // the language, and the codes of the notes
		reason         string
	}{
		{[]string{"pa-Guru"}, []string{"pa-Arab"}, "pa [note.script]", "they speak the same, and write it in two scripts"},
		{[]string{"pa-Guru"}, []string{"pa"}, "pa-Guru []", "one of them says no script"},
		{[]string{"pa-Guru", "hi"}, []string{"pa-Arab", "hi"}, "hi []", "a language that both can write goes before"},
		{[]string{"zh-Hant"}, []string{"zh-Hans"}, "zh [note.script]", "the same"},
		{[]string{"pt-BR"}, []string{"pt-PT"}, "pt-BR []", "a region is an accent"},
	} {
		tags := func(list []string) (out []profiles.Language) {
			for _, tag := range list {
				out = append(out, profiles.Language{Tag: tag, Base: tag[:2]})
			}
			return out
		}
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Languages, r.Languages = tags(test.mentee), tags(test.mentor)
		}))
		var notes []Code
		for _, note := range pair.Notes {
			notes = append(notes, note.Code)
		}
		if got := fmt.Sprint(pair.Language, " ", notes); got != test.want || !pair.Allowed() {
			t.Errorf("%v and %v: %s, want %s: %s", test.mentee, test.mentor, got, test.want, test.reason)
		}
	}
}

// TestTables runs the worked examples of compareJobs.
func TestTables(t *testing.T) {
	p, err := profiles.Load(fstest.MapFS{
		"programme.yaml":           {Data: []byte("name: x")},
		"mentees.yaml":             {Data: []byte("- id: a")},
		"mentors.yaml":             {Data: []byte("- id: b")},
		"codes/isco-related.csv":   {Data: []byte("code,related,strength\nisco:7231,isco:3115,60\nisco:7231,isco:7233,40\nisco:2512,isco:2166,80\n")},
		"codes/isco-crosswalk.csv": {Data: []byte("code,same_as\nisco:2512,soc:15-1252\n")},
	}, profiles.LoadOptions{On: testDay})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		mentee, mentor string
		points         int32
		via            Via
		reason         string
	}{
		{"isco:7231", "isco:3115", 6000, ViaRelated, "related, with no level in common"},
		{"isco:3115", "isco:7231", 6000, ViaRelated, "in either order"},
		{"isco:7231", "isco:7233", 7500, "", "3 of 4 levels are more than a strength of 40"},
		{"isco:7231", "isco:7231", 10000, "", "the same"},
		{"isco:2513", "soc:15-1252", 7500, ViaCrosswalk, "2513 against 2512 = 3 of 4 levels"},
		{"soc:15-1252", "isco:2512", 10000, ViaCrosswalk, "the crosswalk makes them the same"},
		{"soc:15-1252.01", "isco:2512", 10000, ViaCrosswalk, "an O*NET-SOC code goes by that of the SOC"},
		{"soc:15-1252", "isco:2166", 8000, ViaCrosswalk, "2512 is related to 2166 with strength 80"},
		{"soc:29-1141", "isco:2512", 0, ViaCrosswalk, "another group of the SOC than 15-1252"},
		{"soc:29-1141", "isco:7231", -1, "", "no crosswalk says anything"},
	} {
		occupation := func(s string) profiles.Occupation {
			o, err := profiles.ParseOccupation(s)
			if err != nil {
				t.Fatal(err)
			}
			return o
		}
		if points, via := compareJobs(occupation(test.mentee), occupation(test.mentor), &p.Codes); points != test.points || via != test.via {
			t.Errorf("%s against %s: %d via %q, want %d via %q: %s", test.mentee, test.mentor, points, via, test.points, test.via, test.reason)
		}
	}
	// With its reason, in a pair: background 0.4*6000, target neutral, returned.
	q := plain()
	q.Codes = p.Codes
	q.Mentees[0].Held, q.Mentors[0].Held = jobs("7231"), jobs("3115")
	item := pairOf(q).Parts[Occupation].Reason.Args.Items[background]
	if want := (Item{What: "background", Mentee: "isco:7231", Mentor: "isco:3115", Points: 6000, Weight: 40, Via: ViaRelated}); item != want {
		t.Errorf("%+v, want %+v", item, want)
	}
}
