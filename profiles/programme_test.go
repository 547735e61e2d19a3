package profiles

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestBadProgramme(t *testing.T) {
	at := func(field string) string { return "name: Harbour\n" + field + "\n" }
	checkBad(t, "programme.yaml", []bad{
		{"term: {weeks: 8}\n", "programme.yaml:1:1 missing-field", "called", "a programme without a name"},
		{"- name: Harbour\n", "programme.yaml:1:1 wrong-kind", "", "a list"},
		{at("timezone: UTC"), "programme.yaml:2:1 unknown-field", "time_zone", "a slip"},
		{at("time_zone: BST"), "programme.yaml:2:12 time-zone", "Europe/London or Asia/Dhaka", "two countries' time"},
		{at("term: {start: 2026-09-01, weeks: 8}"), "programme.yaml:2:15 term-over", "2026-10-26", "eight weeks from September 1 end October 26"},
		{at("term: {start: 2026-09-01, weeks: 0}"), "programme.yaml:2:34 out-of-range", "", "no weeks"},
		{at("term: {weeks: 105}"), "programme.yaml:2:15 out-of-range", "", "more than two years"},
		{at("meeting: {minutes: 10}"), "programme.yaml:2:20 out-of-range", "", "too short to meet"},
		{at("meeting: {minutes: 90, comfortable: 60}"), "programme.yaml:2:37 out-of-range", "at least 90", "less than one meeting"},
		{at("meeting: {every: fortnight}"), "programme.yaml:2:18 unknown-word", "week, two-weeks, month", "a closed set lists its members"},
		{at("meeting: {every: 2}"), "programme.yaml:2:18 unknown-word", "", "not a number of weeks"},
		{at("meeting: {notice_days: 61}"), "programme.yaml:2:24 out-of-range", "", "longer than anybody waits"},
		{at("meeting: {notice_days: -1}"), "programme.yaml:2:24 out-of-range", "", "before the run"},
		{at("meeting: {notice_days: 1.5}"), "programme.yaml:2:24 number", "", "whole days"},
		{at("weights: {disability: 0, occupation: 0, goals: 0, availability: 0}"), "programme.yaml:2:10 all-zero", "at least one", "nothing would count"},
		{at("weights: {disability: .nan, occupation: 1, goals: 1, availability: 1}"), "programme.yaml:2:23 number", "", "not a number"},
		{at("weights: {disability: 1, occupation: 1, goals: 1}"), "programme.yaml:2:10 missing-field", "write 0", "what would it count?"},
		{at("weights: {disability: 1001, occupation: 1, goals: 1, availability: 1}"), "programme.yaml:2:23 out-of-range", "", "beyond the scale"},
		{at("occupation: {background: 0, target: 0, returned: 0}"), "programme.yaml:2:13 all-zero", "", "nothing would count"},
		{at("objective: best"), "programme.yaml:2:12 unknown-word", "coverage, quality", "a closed set lists its members"},
		{at("minimum: 62.345"), "programme.yaml:2:10 number", "hundredths", "finer than points are"},
		{at("minimum: 100.01"), "programme.yaml:2:10 out-of-range", "", "more than full marks"},
		{at("minimum: -1"), "programme.yaml:2:10 number", "", "less than nothing"},
		{at("minimum: 1e1"), "programme.yaml:2:10 number", "62.5", "an exponent"},
		{at("minimum: 1."), "programme.yaml:2:10 number", "", "a point without decimals"},
		{at("neutral: .5"), "programme.yaml:2:10 number", "", "a point without units"},
		{at("neutral: .inf"), "programme.yaml:2:10 number", "", "no end"},
		{at("lived_experience_months: 1.5"), "programme.yaml:2:26 number", "", "whole months"},
		{at("wishes: {mentee: 20%}"), "programme.yaml:2:18 number", "leave the % out", "a sign"},
		{at("wishes: {mentee: 101}"), "programme.yaml:2:18 out-of-range", "", "more than all"},
		{at("rules: {training: yes}"), "programme.yaml:2:19 unknown-word", "required, optional", "a closed set lists its members"},
		{at("vocabulary: {goals: [{label: x}]}"), "programme.yaml:2:22 missing-field", "code", "a term without a code"},
		{at("vocabulary: {goals: [{code: My Goal}]}"), "programme.yaml:2:29 code", "hyphens", "not a code"},
		{at("vocabulary: {goals: [{code: a}, {code: a}]}"), "programme.yaml:2:33 duplicate-entry", "", "one code twice"},
		{at("vocabulary: {conditions: [{code: a}]}"), "programme.yaml:2:27 missing-field", "mobility", "of what category?"},
		{at("vocabulary: {conditions: [{code: a, category: mobilty}]}"), "programme.yaml:2:47 unknown-category", `"mobility"`, "a slip"},
		{at("vocabulary: {conditions: [{code: a, broader: strok}]}"), "programme.yaml:2:46 unknown-condition", `"stroke"`, "a slip"},
		{at("vocabulary: {conditions: [{code: a, broader: b, category: pain}, {code: b, broader: a}]}"),
			"programme.yaml:2:27 circle", "broader", "each is broader than the other"},
		{at("vocabulary: {conditions: [{code: a, broader: a}]}"), "programme.yaml:2:27 circle", "broader", "a kind of itself"},
		{at("vocabulary: {causes: [{code: a, broader: ilness}]}"), "programme.yaml:2:42 unknown-cause", `"illness"`, "a slip"},
		{at("vocabulary: {causes: [{code: illness, broader: occupational-illness}]}"), "programme.yaml:2:23 circle", "broader", "a cause of the program's own is its broader one"},
		{at("vocabulary: {causes: [{code: a, broader: b}, {code: b, broader: c}, {code: c, broader: b}]}"), "programme.yaml:2:46 circle", "broader", "the circle is of b and c, and a stands outside"},
		{at("vocabulary: {causes: [{code: a, category: pain}]}"), "programme.yaml:2:33 unknown-field", "broader", "causes have no categories"},
		{at("waitlist: {most: 0}"), "programme.yaml:2:18 all-zero", "leave waitlist out", "waiting that counts for nothing"},
		{at("waitlist: {points_per_month: -1}"), "programme.yaml:2:30 number", "", "waiting that counts against a person"},
		{at("waitlist: {per_month: 1}"), "programme.yaml:2:12 unknown-field", "points_per_month", "a slip"},
		{at("vocabulary: {things: []}"), "programme.yaml:2:14 unknown-field", "goals, conditions", "a closed set lists its members"},
	})
}

func TestWaitlist(t *testing.T) {
	p := load(t, files{"programme.yaml": "name: Harbour\nwaitlist: {points_per_month: 1.5, points_per_round: 2}\n", "mentees.yaml": "- {id: ana, rounds_waited: 3}\n"})
	if got, want := p.Settings.Waitlist, (Waitlist{PointsPerMonth: 150, PointsPerRound: 200, Most: MaxPoints}); got != want {
		t.Errorf("%+v, want %+v: points are hundredths, and the most that is left out is 100", got, want)
	}
	if got := p.Mentees[0].RoundsWaited; got != 3 {
		t.Errorf("%d rounds waited, want 3", got)
	}
}

func TestSettings(t *testing.T) {
	if got, want := load(t, nil).Settings, DefaultSettings(); func() bool { want.Name = "Harbour"; return !reflect.DeepEqual(got, want) }() {
		t.Errorf("a programme with a name and nothing else:\ngot  %+v\nwant %+v", got, want)
	}
	p := load(t, files{"programme.yaml": `
name: Harbour
time_zone: Europe/London
term: {start: 2026-09-28, weeks: 8}
meeting: {minutes: 150}
weights: {disability: 40, occupation: 30, goals: 30, availability: 0}
objective: quality
minimum: 62.5
neutral: 100
lived_experience_months: 0
occupation: {background: 0, target: 1, returned: 0}
wishes: {mentee: 0, mentor: 100}
rules: {training: optional, clearance: required}
vocabulary:
  goals: [{code: driving, label: driving again}, {code: skills, label: learning}]
  conditions: [{code: carpal, broader: repetitive-strain-injury}, {code: rare, label: something rare, category: rare-things}, {code: asthma, category: other-category}]
  causes: [{code: fall, broader: at-work}, {code: at-work, label: caused by work, broader: accident-or-injury}, {code: work-accident, broader: at-work}]
  categories: [{code: rare-things}]
`, "mentees.yaml": "- id: ana\n  goals: [driving]\n  disability: [{condition: carpal}]\n"})
	s := p.Settings
	for _, test := range []struct {
		got, want any
		reason    string
	}{
		{s.Location.String(), "Europe/London", ""},
		{s.Term, Term{Date{2026, 9, 28}, 8}, "its last day is the day of the run: not over"},
		{s.Meeting, Meeting{Minutes: 150, Comfortable: 150, Every: EveryWeek, NoticeDays: 1}, "a long meeting lifts what is comfortable"},
		{s.Weights, Weights{40, 30, 30, 0}, ""},
		{s.Objective, Quality, ""},
		{s.Minimum, 6250, "62.50 in hundredths"},
		{s.Neutral, EvenNeutral(10000), "100.00 in hundredths"},
		{s.LivedExperienceMonths, 0, ""},
		{s.OccupationParts, OccupationParts{0, 1, 0}, ""},
		{s.Wishes, WishShares{0, 100}, ""},
		{s.Rules, Rules{Clearance: true, Returned: true}, ""},
	} {
		if !reflect.DeepEqual(test.got, test.want) {
			t.Errorf("got %+v, want %+v %s", test.got, test.want, test.reason)
		}
	}
	for _, test := range []struct {
		entry  func(string) (Entry, bool)
		code   string
		want   Entry
		reason string
	}{
		{s.Vocabulary.Goal, "driving", Entry{Code: "driving", Label: "driving again"}, "added"},
		{s.Vocabulary.Goal, "skills", Entry{Code: "skills", Label: "learning"}, "a new label"},
		{s.Vocabulary.Condition, "carpal", Entry{"carpal", "carpal", "repetitive-strain-injury", "hand-and-arm"}, "the category of the broader one"},
		{s.Vocabulary.Condition, "rare", Entry{"rare", "something rare", "", "rare-things"}, "a category of the programme's own"},
		{s.Vocabulary.Category, "rare-things", Entry{Code: "rare-things", Label: "rare things"}, "the code's words when there is no label"},
		{s.Vocabulary.Condition, "asthma", Entry{"asthma", "asthma", "lung-disease", "other-category"}, "another category, and the rest as it was"},
		{s.Vocabulary.Cause, "fall", Entry{Code: "fall", Label: "fall", Broader: "at-work"}, "below a cause of the programme's own, which comes later"},
		{s.Vocabulary.Cause, "work-accident", Entry{Code: "work-accident", Label: "accident at work", Broader: "at-work"}, "another broader cause, and the label as it was"},
		{s.Vocabulary.Cause, "nothing", Entry{}, "unknown"},
		{s.Vocabulary.Gender, "woman", Entry{Code: "woman", Label: "woman"}, "the program's own"},
	} {
		if got, _ := test.entry(test.code); got != test.want {
			t.Errorf("%s: got %+v, want %+v: %s", test.code, got, test.want, test.reason)
		}
	}
}

func TestShares(t *testing.T) {
	p := load(t, files{"programme.yaml": `
name: Harbour
neutral: {disability: 40, goals: 12.5}
disability: {near: 70, severity: false}
occupation: {held: 100}
goals: {some: 0, priorities: false}
availability: {meeting: 25}
`})
	want := DefaultSettings()
	want.Name, want.Neutral = "Harbour", Neutral{4000, 5000, 1250, 5000}
	want.Shares = Shares{
		DisabilityShares{70, 30, 25, false}, OccupationShares{100}, GoalShares{0, 80, 100, false}, AvailabilityShares{25},
	}
	if got := p.Settings; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v: what is not given stays", got, want)
	}
}

func TestMeeting(t *testing.T) {
	for _, test := range []struct {
		written string
		want    Meeting
		reason  string
	}{
		{"{every: two-weeks}", Meeting{60, 120, EveryTwoWeeks, 1}, "the rest stays"},
		{"{every: month, notice_days: 0}", Meeting{60, 120, EveryMonth, 0}, "on the day itself"},
		{"{every: week, notice_days: 60, minutes: 30}", Meeting{30, 120, EveryWeek, 60}, "the longest notice"},
	} {
		p := load(t, files{"programme.yaml": "name: x\nmeeting: " + test.written + "\n"})
		if got := p.Settings.Meeting; got != test.want {
			t.Errorf("%s: got %+v, want %+v: %s", test.written, got, test.want, test.reason)
		}
	}
}

func TestRulesAreTrueOrFalse(t *testing.T) {
	p := load(t, files{"programme.yaml": "name: x\nrules: {training: true, clearance: false}\n"})
	if got, want := p.Settings.Rules, (Rules{Training: true, Returned: true}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// A programme.yaml that cannot be read says nothing about its vocabulary, so
// that nobody's goal is called unknown for it.
func TestVocabularyUnread(t *testing.T) {
	_, err := Load(files{"programme.yaml": "name: a: b\n", "mentees.yaml": "- id: ana\n  goals: [driving]\n"}.folder(), LoadOptions{})
	if got, want := places(err), "programme.yaml:1:1 syntax"; got != want {
		t.Errorf("got %s, want %s alone", got, want)
	}
}

func TestVocabulary(t *testing.T) {
	v := DefaultVocabulary()
	if n := len(v.Conditions); n < 60 {
		t.Errorf("%d conditions, want at least 60", n)
	}
	if len(v.Goals) != 14 || len(v.Genders) != 4 || len(v.Categories) != 11 {
		t.Errorf("%d goals, %d genders, %d categories; want 14, 4, 11", len(v.Goals), len(v.Genders), len(v.Categories))
	}
	for _, list := range [][]Entry{v.Goals, v.Conditions, v.Causes, v.Genders, v.Categories} {
		if !slices.IsSortedFunc(list, func(a, b Entry) int { return strings.Compare(a.Code, b.Code) }) {
			t.Error("a list is not sorted")
		}
		for i, e := range list {
			if !termCode.MatchString(e.Code) || e.Label == "" || i > 0 && e.Code == list[i-1].Code {
				t.Errorf("%+v: a code that no programme could write, no label, or there twice", e)
			}
		}
	}
	for _, e := range v.Conditions {
		if _, ok := v.Category(e.Category); !ok {
			t.Errorf("%s: category %q is not there", e.Code, e.Category)
		}
		if b, ok := v.Condition(e.Broader); e.Broader != "" && (!ok || b.Category != e.Category) {
			t.Errorf("%s: broader %q is not there, or of another category", e.Code, e.Broader)
		}
	}
	for _, e := range v.Causes {
		if _, ok := v.Cause(e.Broader); e.Broader != "" && !ok {
			t.Errorf("%s: broader %q is not there", e.Code, e.Broader)
		}
	}
}

func TestBroaderTerms(t *testing.T) {
	v := DefaultVocabulary()
	circle := []Entry{{Code: "a", Broader: "b"}, {Code: "b", Broader: "c"}, {Code: "c", Broader: "b"}, {Code: "d", Broader: "d"}, {Code: "e", Broader: "f"}}
	for _, test := range []struct {
		list         []Entry
		code, reason string
		want         []string
	}{
		{v.Conditions, "heart-attack", "the narrowest first", []string{"heart-disease", "long-term-illness"}},
		{v.Causes, "traffic-accident", "a cause", []string{"accident-or-injury"}},
		{v.Causes, "illness", "at the top", nil},
		{v.Causes, "stroke", "in another list", nil},
		{circle, "a", "into a circle", []string{"b", "c"}},
		{circle, "b", "around a circle", []string{"c"}},
		{circle, "d", "broader than itself", nil},
		{circle, "e", "a term that is not there is above it all the same", []string{"f"}},
	} {
		if got := BroaderTerms(test.list, test.code); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v: %s", test.code, got, test.want, test.reason)
		}
	}
}

func TestBadDecisions(t *testing.T) {
	const by = "by: Kim, date: 2026-11-01, why: asked"
	one := func(list, pair string) string { return list + ": [{" + pair + ", " + by + "}]\n" }
	checkBad(t, "decisions.yaml", []bad{
		{"pins: [{mentee: ana, mentor: dee}]\n", "decisions.yaml:1:8 missing-field\ndecisions.yaml:1:8 missing-field\ndecisions.yaml:1:8 missing-field", "", "by whom, when, why"},
		{"pins: [{" + by + "}]\n", "decisions.yaml:1:8 missing-field\ndecisions.yaml:1:8 missing-field", "", "whom?"},
		{"pin: []\n", "decisions.yaml:1:1 unknown-field", `"pins"`, "a slip"},
		{"pins: {}\n", "decisions.yaml:1:7 wrong-kind", "", "not a list"},
		{one("pins", "mentee: anna, mentor: dee"), "decisions.yaml:1:17 unknown-person", `"ana"`, "a slip"},
		{one("pins", "mentee: dee, mentor: ana"), "decisions.yaml:1:30 wrong-role", "", "the wrong way round"},
		{one("pins", "mentee: eli, mentor: dee"), "decisions.yaml:1:17 wrong-role", "", "two mentors"},
		{one("forbids", "mentee: ana, mentor: dee, override: because"), "decisions.yaml:1:38 unknown-field", "only a pin", "nothing to override"},
		{one("forbids", "mentee: ana, mentor: dee") + one("pins", "mentee: ana, mentor: dee"), "decisions.yaml:1:11 contradiction", "line 2", "pinned and forbidden"},
		{one("forbids", "mentee: ana, mentor: dee") + one("approvals", "mentee: ana, mentor: dee"), "decisions.yaml:2:13 contradiction", "line 1", "meets and forbidden"},
		{"pins:\n - {mentee: ana, mentor: dee, " + by + "}\n - {mentee: ana, mentor: eli, " + by + "}\n", "decisions.yaml:3:4 contradiction", "dee on line 2", "pinned to two mentors"},
		{"pins:\n - {mentee: ana, mentor: dee, " + by + "}\n - {mentee: ana, mentor: dee, " + by + "}\n", "decisions.yaml:3:4 duplicate-decision", "line 2", "pinned twice"},
		{one("pins", "mentee: ana, mentor: dee") + one("approvals", "mentee: ana, mentor: eli"), "decisions.yaml:2:13 contradiction", "dee on line 1", "pinned, and meets another"},
		{"approvals:\n - {mentee: ana, mentor: dee, " + by + "}\n - {mentee: left, mentor: dee, " + by + "}\n", "decisions.yaml:3:4 over-capacity", "capacity", "two mentees, one place"},
	})
}

func TestDecisions(t *testing.T) {
	p := load(t, files{"decisions.yaml": `
pins: [{mentee: ana, mentor: dee, by: Kim, date: 2026-11-01, why: asked, override: no training is due}]
forbids: [{mentee: bo, mentor: dee, by: Kim, date: 2026-11-01, why: neighbours}]
approvals: [{mentee: left, mentor: eli, by: Kim, date: 2026-05-01, why: well}]
declines: [{mentee: bo, mentor: eli, by: Bo, date: 2026-10-01, why: too far}]
`, "partners.yaml": "- {id: club, name: The Club, offers: [skills], for: [stroke], where: Hull, contact: by telephone}\n- id: union\n"})
	d := p.Decisions
	if len(d.Pins) != 1 || len(d.Forbids) != 1 || len(d.Approvals) != 1 || len(d.Declines) != 1 {
		t.Fatalf("got %+v, want one of each", d)
	}
	if got, want := d.Pins[0], (Decision{"ana", "dee", "Kim", Date{2026, 11, 1}, "asked", "no training is due", Source{"decisions.yaml", 2}}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := d.Approvals[0].Mentee; got != "left" {
		t.Errorf("approval of %q, want left: a mentee who is gone still uses a place", got)
	}
	want := []Partner{
		{"club", "The Club", []string{"skills"}, []string{"stroke"}, "Hull", "by telephone", Source{"partners.yaml", 1}},
		{ID: "union", Name: "union", Source: Source{"partners.yaml", 2}},
	}
	if !reflect.DeepEqual(p.Partners, want) {
		t.Errorf("got %+v, want %+v", p.Partners, want)
	}
}

func TestBadPartners(t *testing.T) {
	checkBad(t, "partners.yaml", []bad{
		{"id: club\n", "partners.yaml:1:1 wrong-kind", "", "not a list"},
		{"- name: Club\n", "partners.yaml:1:3 missing-field", "short id", "no id"},
		{"- id: club\n- id: Club\n", "partners.yaml:2:7 duplicate-id", "line 1", "twice but for the case"},
		{"- {id: club, offers: [jobs]}\n", "partners.yaml:1:23 unknown-goal", "known here", "a closed set"},
		{"- club\n", "partners.yaml:1:3 wrong-kind", "", "a name alone"},
	})
}

// With SkipInvalid nobody is lost: who was read is a mentee, a mentor or
// rejected.
func TestSkipInvalid(t *testing.T) {
	p, err := Load(files{
		"mentees.yaml": "- id: ana\n  avoid: [eli]\n- id: bo\n  goals: [x]\n- gender: man\n- id: twin\n- id: TWIN\n- id: cai\n  name: a\x01\n- id: dot\n  gender: [a]\n",
		"mentors.yaml": "- id: dee\n- id: eli\n  capacity: 2.5\n- nonsense\n",
		"decisions.yaml": `
pins: [{mentee: ana, mentor: eli, by: Kim, date: 2026-11-01, why: asked}]
forbids: [{mentee: bo, mentor: dee, by: Kim, date: 2026-11-01, why: asked}]
`,
	}.folder(), LoadOptions{On: testDay, SkipInvalid: true})
	if err != nil {
		t.Fatalf("refused:\n%s", rendered(err))
	}
	if len(p.Mentees) != 1 || len(p.Mentors) != 1 || len(p.Rejected) != 8 {
		t.Errorf("%d mentees, %d mentors, %d rejected; want 1+1+8 = 10, as many as were read", len(p.Mentees), len(p.Mentors), len(p.Rejected))
	}
	var got []string
	for _, r := range p.Rejected {
		var why []string
		for _, m := range r.Why {
			why = append(why, m.String())
		}
		got = append(got, string(r.Role)+" "+r.ID+": "+strings.Join(why, "; "))
	}
	want := []string{
		`mentee bo: line 4: unknown goal "x"; a decision about them (decisions.yaml:3) is left out too`,
		`mentee : line 5: the field id is missing`,
		`mentee twin: line 6: an id that differs from another person's only in case, width or accents "TWIN"`,
		`mentee TWIN: line 7: an id that differs from another person's only in case, width or accents "TWIN"`,
		`mentee cai: line 9: a character that does not belong in a text file "\u0001"`,
		`mentee dot: line 11: a list stands where a single value should`,
		`mentor eli: line 3: not a whole number "2.5"; a decision about them (decisions.yaml:2) is left out too`,
		`mentor : line 4: a single value stands where fields (name: value) should "nonsense"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(p.Decisions.Pins)+len(p.Decisions.Forbids) != 0 {
		t.Errorf("got %+v, want no decision about rejected people", p.Decisions)
	}
	if !slices.Equal(p.Mentees[0].Avoid, []string{"eli"}) {
		t.Errorf("got %v, want eli: what others say about a rejected person stays", p.Mentees[0].Avoid)
	}

	for _, test := range []struct {
		files  files
		want   string
		reason string
	}{
		{files{"mentees.yaml": "- id: ana\n  name: a: b\n"}, "mentees.yaml:2:3 syntax", "a file that is not YAML cannot say who is in it"},
		{files{"programme.yaml": "name: x\nminimum: x\n", "mentees.yaml": "- id: ana\n  goals: [x]\n"}, "programme.yaml:2:10 number", "settings are nobody's own"},
		{files{"mentees.yaml": "[{id: ana}, {id: bo, name: \"a\x01\"}]\n"}, "mentees.yaml:1:30 character", "whose line is it?"},
	} {
		_, err := Load(test.files.folder(), LoadOptions{On: testDay, SkipInvalid: true})
		if got := places(err); got != test.want {
			t.Errorf("%s: got %s, want %s", test.reason, got, test.want)
		}
	}

	p, err = Load(files{
		"mentees.yaml":   "- id: bo\n  goals: [x]\n",
		"decisions.yaml": "approvals: [{mentee: bo, mentor: dee, by: Kim, date: 2026-11-01, why: asked}]\n",
	}.folder(), LoadOptions{On: testDay, SkipInvalid: true})
	if err != nil || len(p.Decisions.Approvals) != 1 {
		t.Errorf("an approval of a rejected mentee still uses a place: %+v, %v", p, err)
	}
}

// The order of files and of people in them does not show.
func TestOrderDoesNotMatter(t *testing.T) {
	a := load(t, files{"mentees.yaml": "- id: bo\n- id: ana\n"})
	b := load(t, files{"mentees.yaml": "- id: ana\n", "mentees/b.yaml": "id: bo\n"})
	for i := range a.Mentees {
		if a.Mentees[i].ID != b.Mentees[i].ID {
			t.Errorf("%s and %s at position %d", a.Mentees[i].ID, b.Mentees[i].ID, i)
		}
	}
}
