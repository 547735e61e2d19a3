package profiles

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestSupportAndWishes(t *testing.T) {
	p := load(t, files{
		"programme.yaml": `name: x
support_weights: {peer: {disability: 60, occupation: 0, goals: 20, availability: 20}}
matters_limit: 30
again: never
ages: {mentees: 18-64, mentors: 25+}
rules: {returned: optional}
vocabulary: {interests: [{code: kabaddi, label: kabaddi}]}
`,
		"mentees.yaml": `- id: ana
  support: peer
  matters: {disability: high, occupation: low, goals: normal}
  age: 25-34
  interests: [reading, kabaddi]
  again: welcome
  prefer: {age: similar, ages: 25-44, interests: shared, within_km: 30}
- {id: bo, age: 65+, interests: []}
`,
		"mentors.yaml": `- id: dee
  offers_support: mentor
  pause: {from: 2026-12-01, until: 2027-01-10}
  require: {ages: 18+}
- {id: eli, pause: {until: 2027-01-10}}
`,
		"decisions.yaml": `earlier:
  - {mentee: ana, mentor: dee, date: 2025-06-30}
  - {mentee: ana, mentor: dee, date: 2024-06-30, by: R. Sen, why: a good year}
  - {mentee: left-long-ago, mentor: left-too, date: 2020-01-01}
`,
	})
	ana, bo, dee, eli := &p.Mentees[0], &p.Mentees[1], &p.Mentors[0], &p.Mentors[1]
	s := &p.Settings
	for _, test := range []struct {
		got, want any
		reason    string
	}{
		{ana.Support, SupportPeer, ""},
		{ana.Matters, Matters{Disability: MattersMore, Occupation: MattersLess}, "what is not said is normal"},
		{ana.Age, AgeBand("25-34"), ""},
		{ana.Interests, []string{"reading", "kabaddi"}, "the programme's own and the program's"},
		{bo.Interests, []string{}, "none is an answer"},
		{ana.Prefer, Wishes{Ages: AgeRange{25, 44}, SimilarAge: true, SharedInterests: true, WithinKM: 30}, ""},
		{ana.Again, AgainWelcome, ""},
		{bo.Again, Again(""), "the programme's holds"},
		{dee.Offers, SupportMentor, ""},
		{*dee.Pause, Pause{Date{2026, 12, 1}, Date{2027, 1, 10}}, ""},
		{eli.Pause.Covers(Date{2026, 1, 1}), true, "without a first day it has begun"},
		{eli.Pause.Covers(Date{2027, 1, 10}), true, "the last day is part of it"},
		{eli.Pause.Covers(Date{2027, 1, 11}), false, "over"},
		{dee.Pause.Covers(Date{2026, 11, 30}), false, "not begun"},
		{dee.Require.Ages, AgeRange{From: 18}, ""},
		{s.Ages, AgeLimits{AgeRange{18, 64}, AgeRange{From: 25}}, ""},
		{s.Again, AgainNever, ""},
		{s.MattersLimit, 30, ""},
		{s.Rules.Returned, false, ""},
		{s.WeightsFor(s.SupportFor(ana)), Weights{60, 0, 20, 20}, "the programme's own weights of peer support"},
		{s.WeightsFor(s.SupportFor(bo)), s.Weights, "who asks for nothing gets what the programme gives"},
		{s.WeightsFor(SupportMentor), DefaultSupportWeights().Mentor, "the preset"},
		{len(p.Decisions.Earlier), 3, "people who have left, and a pair twice"},
	} {
		if !reflect.DeepEqual(test.got, test.want) {
			t.Errorf("got %+v, want %+v: %s", test.got, test.want, test.reason)
		}
	}
}

func TestSupportOfProgramme(t *testing.T) {
	for _, test := range []struct {
		text   string
		want   Weights // of somebody who asks for nothing
		reason string
	}{
		{"", DefaultSettings().Weights, "both"},
		{"support: both\n", DefaultSettings().Weights, "both"},
		{"support: peer\n", Weights{50, 5, 20, 25}, "the preset"},
		{"support: mentor\n", Weights{10, 40, 30, 20}, "the preset"},
		{"support: mentor\nweights: {disability: 1, occupation: 2, goals: 3, availability: 4}\n", Weights{1, 2, 3, 4}, "weights that are written out win"},
		{"weights: {disability: 1, occupation: 2, goals: 3, availability: 4}\nsupport: mentor\n", Weights{1, 2, 3, 4}, "in whichever order"},
		{"support: peer\nsupport_weights: {peer: {disability: 7, occupation: 1, goals: 1, availability: 1}}\n", Weights{7, 1, 1, 1}, "the programme's preset"},
	} {
		p := load(t, files{"programme.yaml": "name: x\n" + test.text})
		if got := p.Settings.WeightsFor(p.Settings.SupportFor(&Mentee{})); got != test.want {
			t.Errorf("%q: weights %v, want %v: %s", test.text, got, test.want, test.reason)
		}
	}
}

func TestBadSupportAndWishes(t *testing.T) {
	at := func(field string) string { return "- id: ana\n  " + field + "\n" }
	checkBad(t, "mentees.yaml", []bad{
		{at("support: peers"), "mentees.yaml:2:12 unknown-word", `"peer"`, "a slip"},
		{at("offers_support: peer"), "mentees.yaml:2:3 unknown-field", "support: what they ask for", "a mentor's field"},
		{at("pause: {until: 2027-01-01}"), "mentees.yaml:2:3 unknown-field", "from and until", "a mentor's field"},
		{at("matters: {disability: much}"), "mentees.yaml:2:25 unknown-word", "low, normal, high", "a closed set lists its members"},
		{at("matters: {gaols: high}"), "mentees.yaml:2:13 unknown-field", `"goals"`, "a slip"},
		{at("age: 38"), "mentees.yaml:2:8 age-band", "safer to keep", "the age itself is not kept"},
		{at("age: 1988-04-01"), "mentees.yaml:2:8 age-band", "18-24", "nor the day of birth"},
		{at("age: 25-35"), "mentees.yaml:2:8 age-band", "25-34", "not one of the bands"},
		{at("require: {ages: 18-65}"), "mentees.yaml:2:19 age-limits", "18-64", "nobody knows who is 65 and who is more"},
		{at("require: {ages: 64-18}"), "mentees.yaml:2:19 age-limits", "", "the wrong way round"},
		{at("require: {ages: 45-34}"), "mentees.yaml:2:19 age-limits", "", "the wrong way round, and bands all the same"},
		{at("prefer: {age: 25-34}"), "mentees.yaml:2:17 unknown-word", "similar", "that is ages"},
		{at("prefer: {interests: [reading]}"), "mentees.yaml:2:23 wrong-kind", "", "interests are the person's own field"},
		{at("prefer: {within_km: 0}"), "mentees.yaml:2:23 out-of-range", "", "nobody lives in the same place"},
		{at("interests: [chess]"), "mentees.yaml:2:15 unknown-interest", "vocabulary", "a word that is not known"},
		{at("again: no"), "mentees.yaml:2:10 unknown-word", "welcome, never", "a closed set lists its members"},
		{at("languages: [LIS]"), "mentees.yaml:2:15 language", "write ise for Italian", "not Lisu"},
		{at("languages: [KSL]"), "mentees.yaml:2:15 language", "kvk for Korean or xki for Kenyan", "not Kumalu, and which of two?"},
		{at("languages: [DGS]"), "mentees.yaml:2:15 language", "write gsg", "not Dogoso"},
		{at("languages: [NGT]"), "mentees.yaml:2:15 language", "write dse", "not Kriang"},
		{at("languages: [NSL]"), "mentees.yaml:2:15 language", "nsp for Nepalese", "which of three?"},
	})
	at = func(field string) string { return "- id: dee\n  " + field + "\n" }
	checkBad(t, "mentors.yaml", []bad{
		{at("support: peer"), "mentors.yaml:2:3 unknown-field", "offers_support", "a mentee's field"},
		{at("pause: {}"), "mentors.yaml:2:10 missing-field", "from, until", "a pause without a day"},
		{at("pause: {from: 2027-02-01, until: 2027-01-01}"), "mentors.yaml:2:36 date-order", "", "the wrong way round"},
		{at("pause: 2027-01-01"), "mentors.yaml:2:10 wrong-kind", "", "until or from?"},
	})
	checkBad(t, "programme.yaml", []bad{
		{"name: x\nmatters_limit: 101\n", "programme.yaml:2:16 out-of-range", "", "below nothing"},
		{"name: x\nsupport_weights: {peer: {disability: 1}}\n", strings.Repeat("programme.yaml:2:25 missing-field\n", 2) + "programme.yaml:2:25 missing-field", "", "all or none"},
		{"name: x\nages: {mentors: 21+}\n", "programme.yaml:2:17 age-limits", "18+", "through the middle of a band"},
	})
}

func TestSupportThatIsNotGiven(t *testing.T) {
	_, err := Load(files{
		"programme.yaml": "name: x\nsupport: peer\n",
		"mentees.yaml":   "- {id: ana, support: mentor}\n- {id: bo, support: peer}\n",
	}.folder(), LoadOptions{On: testDay})
	if got, want := places(err), "mentees.yaml:1:22 not-given"; got != want {
		t.Errorf("got %q, want %q: ana asks for what the programme does not give", got, want)
	}
}

func TestLanguagesInSmallLetters(t *testing.T) {
	p := load(t, files{"mentees.yaml": "- {id: ana, languages: [lis, gsg, pa-Guru, zh-Hant-TW, pt-BR]}\n"})
	var scripts []string
	for _, l := range p.Mentees[0].Languages {
		scripts = append(scripts, l.Base+" "+l.Script())
	}
	if want := []string{"lis ", "gsg ", "pa Guru", "zh Hant", "pt "}; !slices.Equal(scripts, want) {
		t.Errorf("got %q, want %q", scripts, want)
	}
}

func TestAgeRange(t *testing.T) {
	for _, test := range []struct {
		limits AgeRange
		want   string // the bands in it
	}{
		{AgeRange{18, 34}, "18-24 25-34"},
		{AgeRange{From: 55}, "55-64 65+"},
		{AgeRange{16, 17}, "16-17"},
		{AgeRange{18, 64}, "18-24 25-34 35-44 45-54 55-64"},
	} {
		got := ""
		for _, b := range AgeBands {
			if test.limits.Has(b) {
				got += " " + string(b)
			}
		}
		if got != " "+test.want || test.limits.Has("") {
			t.Errorf("%v has%s, want %s and not the blank", test.limits, got, test.want)
		}
	}
}
