package scoring

import (
	"reflect"
	"testing"
	"time"

	"mentormatch/profiles"
)

type change = func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme)

func TestRules(t *testing.T) {
	dhaka := &profiles.Place{Latitude: 23.81, Longitude: 90.41, TravelKM: 100}
	kolkata := func(travel int) *profiles.Place {
		return &profiles.Place{Latitude: 22.57, Longitude: 88.36, TravelKM: travel}
	}
	language := func(tag, base string, signed bool) []profiles.Language {
		return []profiles.Language{{Tag: tag, Base: base, Signed: signed}}
	}
	inPerson := []profiles.Mode{profiles.InPerson}
	decision := func(mentee, mentor string) []profiles.Decision {
		return []profiles.Decision{{Mentee: mentee, Mentor: mentor, By: "the counselor", Date: testDay, Why: "asked"}}
	}
	decided := Args{By: "the counselor", Date: testDay, Why: "asked"}
	apart := func(menteeMeet, mentorMeet []profiles.Mode, travel int) change {
		return func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Place, r.Place, e.Meet, r.Meet = dhaka, kolkata(travel), menteeMeet, mentorMeet
		}
	}
	both := []profiles.Mode{profiles.Remote, profiles.InPerson}
	tests := []struct {
		name   string
		change change
		want   []Reason
	}{
		{"no language in common", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Languages, r.Languages = language("bn", "bn", false), language("ur", "ur", false)
		}, []Reason{{Code: RuleLanguage}}},
		{"two tags of one language", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Languages, r.Languages = language("en-IN", "en", false), language("en-GB", "en", false)
		}, nil},
		{"two sign languages", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Languages, r.Languages = language("ins", "ins", true), language("pks", "pks", true)
		}, []Reason{{Code: RuleLanguage}}},
		{"two sign languages of one collective tag", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Languages, r.Languages = language("sgn-IN", "sgn", true), language("sgn-PK", "sgn", true)
		}, []Reason{{Code: RuleLanguage}}},
		{"a language and its signed form", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Languages, r.Languages = language("en", "en", false), language("en-x", "en", true)
		}, []Reason{{Code: RuleLanguage}}},
		{"speaks nothing, which is an answer", func(e *profiles.Mentee, _ *profiles.Mentor, _ *profiles.Programme) {
			e.Languages = []profiles.Language{}
		}, []Reason{{Code: RuleLanguage}}},
		{"no way of meeting, and the time is another matter", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Meet, r.Meet = inPerson, []profiles.Mode{profiles.Remote}
		}, []Reason{{Code: RuleMeet}}},
		{"too far apart: 251 km", apart(inPerson, both, 150), []Reason{{RuleDistance, Args{Kilometres: 251, Limit: 250}}}},
		{"too far apart, whatever the mentee would answer", apart(nil, inPerson, 150), []Reason{{RuleDistance, Args{Kilometres: 251, Limit: 250}}}},
		{"just near enough: 251 km", apart(inPerson, both, 151), nil},
		{"too far apart, but remote is left", apart(both, both, 0), nil},
		{"too far apart for the only windows", func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			apart(both, both, 0)(e, r, p)
			e.Availability = weekly(time.UTC, window(time.Monday, 18, 20, profiles.InPerson))
		}, []Reason{{RuleTime, Args{Minutes: 60, Of: 4}}}},
		{"no time in common", func(e *profiles.Mentee, _ *profiles.Mentor, _ *profiles.Programme) {
			e.Availability = weekly(time.UTC, window(time.Friday, 8, 20))
		}, []Reason{{RuleTime, Args{Minutes: 60, Of: 4}}}},
		{"no training, no clearance", func(_ *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			r.Training, r.Clearance = nil, nil
		}, []Reason{{Code: RuleTrainingMissing}, {Code: RuleClearanceMissing}}},
		{"not asked for by the programme", func(_ *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Rules = profiles.Rules{}
			r.Training, r.Clearance = nil, &profiles.Credential{ValidUntil: testDay.AddDays(-1)}
		}, nil},
		{"valid on its last day, complete on its first", func(_ *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			r.Training, r.Clearance = &profiles.Credential{ValidUntil: testDay}, &profiles.Credential{Completed: testDay}
		}, nil},
		{"expired yesterday, complete tomorrow", func(_ *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			r.Training, r.Clearance = &profiles.Credential{ValidUntil: testDay.AddDays(-1)}, &profiles.Credential{Completed: testDay.AddDays(1)}
		}, []Reason{{RuleTrainingExpired, Args{Date: testDay.AddDays(-1)}}, {RuleClearancePending, Args{Date: testDay.AddDays(1)}}}},
		{"complete tomorrow, expired yesterday", func(_ *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			r.Training, r.Clearance = &profiles.Credential{Completed: testDay.AddDays(1)}, &profiles.Credential{ValidUntil: testDay.AddDays(-1)}
		}, []Reason{{RuleTrainingPending, Args{Date: testDay.AddDays(1)}}, {RuleClearanceExpired, Args{Date: testDay.AddDays(-1)}}}},
		{"takes nobody", func(_ *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) { r.Capacity = 0 },
			[]Reason{{RuleFull, Args{Count: 0, Of: 0}}}},
		{"the only place is held, twice approved, by one who has left", func(_ *profiles.Mentee, _ *profiles.Mentor, p *profiles.Programme) {
			p.Decisions.Approvals = append(decision("gone", "dee"), decision("gone", "dee")...)
		}, []Reason{{RuleFull, Args{Count: 1, Of: 1}}}},
		{"one of two places is held", func(_ *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			r.Capacity, p.Decisions.Approvals = 2, decision("gone", "dee")
		}, nil},
		{"an approved pair holds its place itself", func(_ *profiles.Mentee, _ *profiles.Mentor, p *profiles.Programme) {
			p.Decisions.Approvals = decision("ana", "dee")
		}, nil},
		{"more approvals than places", func(_ *profiles.Mentee, _ *profiles.Mentor, p *profiles.Programme) {
			p.Decisions.Approvals = append(decision("ana", "dee"), decision("gone", "dee")...)
		}, []Reason{{RuleFull, Args{Count: 1, Of: 1}}}},
		{"an approval of another mentor", func(_ *profiles.Mentee, _ *profiles.Mentor, p *profiles.Programme) {
			p.Decisions.Approvals = decision("ana", "nobody")
		}, nil},
		{"the same employer, spelt differently", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Conflict, r.Conflict = []string{"line:2", "employer:Acme"}, []string{"family:khan", "employer:acme"}
		}, []Reason{{RuleConflict, Args{Items: []Item{{What: "conflict", Mentee: "employer:Acme", Mentor: "employer:acme"}}}}}},
		{"other tags", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Conflict, r.Conflict = []string{"employer:acme"}, []string{"employer:brick"}
		}, nil},
		{"both refuse", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Avoid, r.Avoid = []string{"eli", "dee"}, []string{"ana"}
		}, []Reason{{RuleAvoid, Args{Side: MenteeSide}}, {RuleAvoid, Args{Side: MentorSide}}}},
		{"refuses somebody else", func(e *profiles.Mentee, _ *profiles.Mentor, _ *profiles.Programme) { e.Avoid = []string{"eli"} }, nil},
		{"requires another gender", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Require.Gender, r.Gender = "woman", "man"
		}, []Reason{{RuleRequire, Args{Side: MenteeSide, Items: []Item{{What: "gender", Mentee: "woman", Mentor: "man"}}}}}},
		{"requires a gender that is not on record", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			r.Require.Gender = "woman"
		}, []Reason{{RuleRequireUnknown, Args{Side: MentorSide, Items: []Item{{What: "gender", Mentor: "woman", Unknown: true}}}}}},
		{"requires two languages and finds one", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Require.Languages = append(language("bn", "bn", false), language("en-GB", "en", false)...)
		}, []Reason{{RuleRequire, Args{Side: MenteeSide, Items: []Item{{What: "language", Mentee: "bn"}}}}}},
		{"requires a language that is not on record, and a person", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			r.Languages = nil
			e.Require = profiles.Wishes{Languages: language("bn", "bn", false), People: []string{"eli"}}
		}, []Reason{
			{RuleRequire, Args{Side: MenteeSide, Items: []Item{{What: "person", Mentee: "eli", Mentor: "dee"}}}},
			{RuleRequireUnknown, Args{Side: MenteeSide, Items: []Item{{What: "language", Mentee: "bn", Unknown: true}}}},
		}},
		{"requires people, this one among them", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Require.People, r.Require.People = []string{"eli", "dee"}, []string{"ana"}
		}, nil},
		{"forbidden twice, and declined", func(_ *profiles.Mentee, _ *profiles.Mentor, p *profiles.Programme) {
			p.Decisions.Forbids = append(decision("ana", "dee"), decision("ana", "dee")...)
			p.Decisions.Declines = decision("ana", "dee")
		}, []Reason{{RuleForbid, decided}, {RuleForbid, decided}, {RuleDeclined, decided}}},
		{"a decision about others", func(_ *profiles.Mentee, _ *profiles.Mentor, p *profiles.Programme) {
			p.Decisions.Forbids, p.Decisions.Declines = decision("bo", "dee"), decision("ana", "eli")
		}, nil},
	}
	for _, test := range tests {
		s := New(plain(test.change), testDay)
		pair := s.Pair(0, 0)
		if !reflect.DeepEqual(pair.Barriers, test.want) {
			t.Errorf("%s: barred by %+v\nwant %+v", test.name, pair.Barriers, test.want)
		}
		if _, allowed := s.Score(0, 0); allowed != (test.want == nil) {
			t.Errorf("%s: allowed %v", test.name, allowed)
		}
	}
}

func TestRuleNames(t *testing.T) {
	for _, code := range []Code{RuleLanguage, RuleMeet, RuleDistance, RuleTime, RuleTrainingMissing, RuleTrainingPending, RuleTrainingExpired, RuleClearanceMissing, RuleClearancePending, RuleClearanceExpired, RuleFull, RuleConflict, RuleAvoid, RuleRequire, RuleRequireUnknown, RuleForbid, RuleDeclined} {
		if got := ruleOf(code.Rule()).list(); len(got) != 1 || got[0] != code.Rule() {
			t.Errorf("%s is of the rules %v, want %v", code, got, code.Rule())
		}
	}
}

func TestNotes(t *testing.T) {
	tests := []struct {
		name     string
		change   change
		want     []Reason
		language string
		meet     profiles.Mode
	}{
		{"the mentee's best language of those they share", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Languages = []profiles.Language{{Tag: "ur", Base: "ur"}, {Tag: "bn-Latn", Base: "bn"}, {Tag: "en", Base: "en"}}
			r.Languages = []profiles.Language{{Tag: "en", Base: "en"}, {Tag: "bn", Base: "bn"}}
		}, nil, "bn-Latn", profiles.Remote},
		{"a language is blank", func(_ *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) { r.Languages = nil },
			[]Reason{{NoteLanguage, Args{Blank: BlankMentor}}}, "", profiles.Remote},
		{"how the mentee meets is blank", func(e *profiles.Mentee, _ *profiles.Mentor, _ *profiles.Programme) { e.Meet = nil },
			[]Reason{{NoteMeet, Args{Blank: BlankMentee}}}, "en", ""},
		{"both ways are blank", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) { e.Meet, r.Meet = nil, nil },
			[]Reason{{NoteMeet, Args{Blank: BlankBoth}}}, "en", ""},
		{"in person only, and a place is blank", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Meet, r.Place = []profiles.Mode{profiles.InPerson}, nil
		}, []Reason{{NoteDistance, Args{Blank: BlankMentor}}}, "en", profiles.InPerson},
		{"in person only as far as is known, and a place is blank", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Meet, r.Meet, e.Place = nil, []profiles.Mode{profiles.InPerson}, nil
		}, []Reason{{NoteMeet, Args{Blank: BlankMentee}}, {NoteDistance, Args{Blank: BlankMentee}}}, "en", ""},
		{"in person by choice, and both places are blank", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Meet, e.Place, r.Place = []profiles.Mode{profiles.InPerson, profiles.Remote}, nil, nil
		}, []Reason{{NoteDistance, Args{Blank: BlankBoth}}}, "en", profiles.InPerson},
		{"remote, so that places don't matter", func(e *profiles.Mentee, _ *profiles.Mentor, _ *profiles.Programme) { e.Place = nil },
			nil, "en", profiles.Remote},
		{"too far apart for the mentee's best way", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Meet, r.Place = []profiles.Mode{profiles.InPerson, profiles.Remote}, &profiles.Place{Latitude: 51.5, TravelKM: 10}
		}, nil, "en", profiles.Remote},
	}
	for _, test := range tests {
		pair := pairOf(plain(test.change))
		if !reflect.DeepEqual(pair.Notes, test.want) || pair.Language != test.language || pair.Meet != test.meet || !pair.Allowed() {
			t.Errorf("%s: %+v in %q, %q; want %+v in %q, %q", test.name, pair.Notes, pair.Language, pair.Meet, test.want, test.language, test.meet)
		}
	}
}
