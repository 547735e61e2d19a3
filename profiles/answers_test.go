package profiles

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"mentormatch/internal/diag"
)

func TestBadMentees(t *testing.T) {
	at := func(field string) string { return "- id: ana\n  " + field + "\n- id: bo\n" }
	checkBad(t, "mentees.yaml", []bad{
		{"- id: a b\n", "mentees.yaml:1:7 id", "letters, digits", "a space in an id"},
		{"- id: -ana\n", "mentees.yaml:1:7 id", "inside", "an id that looks like a flag"},
		{"- id: ../ana\n", "mentees.yaml:1:7 id", "", "an id that looks like a path"},
		{"- id: an\u200ba\n", "mentees.yaml:1:7 id", "U+200B", "an id with what cannot be seen"},
		{"- id: =cmd|calc\n", "mentees.yaml:1:7 id", "", "an id that a spreadsheet obeys"},
		{"- id: </script><script>\n", "mentees.yaml:1:7 id", "", "an id that a browser obeys"},
		{"- id: " + strings.Repeat("a", 65) + "\n", "mentees.yaml:1:7 id", "shorten", "64 characters fit"},
		{"- id: ana\n- id: ana\n", "mentees.yaml:2:7 duplicate-id", "mentees.yaml:1", "one id twice"},
		{"- id: ana\n- id: ANA\n", "mentees.yaml:2:7 duplicate-id", "mentees.yaml:1", "twice but for the case"},
		{"- id: ana\n- id: ａｎａ\n", "mentees.yaml:2:7 duplicate-id", "mentees.yaml:1", "twice but for the width"},
		{"- id: ana1\n- id: ana１\n", "mentees.yaml:2:7 duplicate-id", "mentees.yaml:1", "twice but for the width of a digit"},
		{"- id: ana\n- id: dee\n", "mentors.yaml:1:7 duplicate-id", "mentees.yaml:2", "a mentor has it"},
		{at("joined: 2026-02-30"), "mentees.yaml:2:11 date", "28 days", "a day that no year has"},
		{at("joined: 4/10/2026"), "mentees.yaml:2:11 date", "2026-11-22", "a day in another order"},
		{at("joined: 2026-3-4"), "mentees.yaml:2:11 date", "write 2026-03-04", "digits that are left out"},
		{at("joined: 2026-04"), "mentees.yaml:2:11 date", "", "a month where a day is asked for"},
		{at("joined: 0202-04-01"), "mentees.yaml:2:11 date", "digit", "a year that cannot be meant"},
		{at("languages: [English]"), "mentees.yaml:2:15 language", "write en", "a language by its name"},
		{at("languages: [Bengalli]"), "mentees.yaml:2:15 language", "write bn for bengali", "nearly its name"},
		{at("languages: [zzz]"), "mentees.yaml:2:15 language", "BCP 47", "a tag that is nobody's"},
		{at("languages: [en_GB]"), "mentees.yaml:2:15 language", "write en-GB", "a locale"},
		{at("languages: [BSL]"), "mentees.yaml:2:15 language", "write bfi", "not Bassa, spoken in Nigeria"},
		{at("languages: [bsl-GB]"), "mentees.yaml:2:15 language", "bsl-NG", "nor Bassa as spoken in Britain"},
		{at("languages: [ASL]"), "mentees.yaml:2:15 language", "write ase", "not Asilulu, spoken in Indonesia"},
		{at("languages: [psl]"), "mentees.yaml:2:15 language", "write pks", "not Puerto Rican Sign Language"},
		{at("languages: [ISL]"), "mentees.yaml:2:15 language", "ins for Indian, isg for Irish, isr for Israeli or icl for Icelandic", "not spoken Icelandic, and which of four?"},
		{at("languages: [en, {tag: BSL}]"), "mentees.yaml:2:19 wrong-kind", "", "one problem a language"},
		{at("languages: [und]"), "mentees.yaml:2:15 language", "", "a tag that names no language"},
		{at("languages: [sgn]"), "mentees.yaml:2:15 language", "ase", "sign language, but which"},
		{at("languages: [en, en]"), "mentees.yaml:2:19 duplicate-entry", "", "one language twice"},
		{at("languages: [en, eng]"), "mentees.yaml:2:19 duplicate-entry", "", "one language twice, by two codes"},
		{at("meet: [in_person]"), "mentees.yaml:2:10 unknown-word", `did you mean "in-person"?`, "one spelling"},
		{at("meet: [zoom]"), "mentees.yaml:2:10 unknown-word", "known here: remote, in-person", "a closed set lists its members"},
		{at("place: {lat: 91, lon: 0}"), "mentees.yaml:2:16 out-of-range", "-90 to 90", "beyond the pole"},
		{at("place: {lat: .inf, lon: 0}"), "mentees.yaml:2:16 number", "", "not on the map"},
		{at("place: {lat: 1e1, lon: 0}"), "mentees.yaml:2:16 number", "", "letters in a number"},
		{at("place: {lat: 23.78}"), "mentees.yaml:2:10 missing-field", "longitude", "half a place"},
		{at("place: {lat: 1, lon: 2, travel_km: 2.5}"), "mentees.yaml:2:38 number", "", "whole kilometres"},
		{at("gender: womann"), "mentees.yaml:2:11 unknown-gender", `"woman"`, "a slip"},
		{at("gender: female"), "mentees.yaml:2:11 unknown-gender", "known here: another, man", "a closed set lists its members"},
		{at("share_disability: all"), "mentees.yaml:2:21 unknown-word", "none, category, full", "a closed set lists its members"},
		{at("disability: [{condition: strok}]"), "mentees.yaml:2:28 unknown-condition", `"stroke"`, "a slip"},
		{at("disability: [{condition: tiredness}]"), "mentees.yaml:2:28 unknown-condition", "vocabulary", "too many to list"},
		{at("disability: [{cause: bad-luck}]"), "mentees.yaml:2:24 unknown-cause", "known here", "a closed set lists its members"},
		{at("disability: [{since: 2020}]"), "mentees.yaml:2:16 missing-field", "condition", "since what?"},
		{at("disability: [{conditoin: stroke}]"), "mentees.yaml:2:17 unknown-field", `"condition"`, "one mistake is one problem"},
		{at("disability: [{condition: stroke, since: 2027}]"), "mentees.yaml:2:43 future-date", "2026-11-22", "later than the run"},
		{at("disability: [{condition: stroke, since: 23-04}]"), "mentees.yaml:2:43 date", "2023-04", "half a year"},
		{at("disability: [{functions: {b930: 2}}]"), "mentees.yaml:2:29 function", "b1 to b8", "a chapter that is not there"},
		{at("disability: [{functions: {e630: 2}}]"), "mentees.yaml:2:29 function", "e1 to e5", "a chapter that is not there"},
		{at("disability: [{functions: {b73: 2}}]"), "mentees.yaml:2:29 function", "1, 3, 4 or 5", "two digits are no level"},
		{at("disability: [{functions: {B730: 2}}]"), "mentees.yaml:2:29 function", "write b730", "small letters"},
		{at("disability: [{functions: {b730: 5}}]"), "mentees.yaml:2:35 out-of-range", "", "qualifiers are 0 to 4"},
		{at("disability: [{functions: [b730]}]"), "mentees.yaml:2:28 wrong-kind", "", "a code without a qualifier"},
		{at("disability: [stroke]"), "mentees.yaml:2:16 wrong-kind", "", "a condition without its field"},
		{at("occupation: {held: [7231]}"), "mentees.yaml:2:23 occupation", "isco:7231", "a code of no system"},
		{at("occupation: {held: [isco:72311]}"), "mentees.yaml:2:23 occupation", "1 to 4 digits", "five digits"},
		{at("occupation: {held: [isco:9911]}"), "mentees.yaml:2:23 occupation", "below 9 it has 91", "a group that is not there"},
		{at("occupation: {held: [ISCO:7231]}"), "mentees.yaml:2:23 occupation", "write isco:7231", "small letters"},
		{at("occupation: {held: [nace:7231]}"), "mentees.yaml:2:23 occupation", "soc:", "another system"},
		{at("occupation: {held: [soc:151252]}"), "mentees.yaml:2:23 occupation", "soc:15-1252", "without its hyphen"},
		{at("occupation: {held: [soc:12-1252]}"), "mentees.yaml:2:23 occupation", "12", "a group that is not there"},
		{at("occupation: {current: isco:7231}"), "mentees.yaml:2:16 unknown-field", "a mentor's", "a mentor's field"},
		{at("goals: [career-chnage]"), "mentees.yaml:2:11 unknown-goal", "known here: accommodation", "like no goal of the vocabulary"},
		{at("goals: [job-serach]"), "mentees.yaml:2:11 unknown-goal", `did you mean "job-search"?`, "a slip"},
		{at("goals: [{goal: skills, priority: 6}]"), "mentees.yaml:2:36 out-of-range", "", "priorities are 1 to 5"},
		{at("goals: [{priority: 3}]"), "mentees.yaml:2:11 missing-field", "goal", "a priority of nothing"},
		{at("goals: [skills, {goal: skills}]"), "mentees.yaml:2:19 duplicate-entry", "", "one goal twice"},
		{at("availability: {time_zone: IST}"), "mentees.yaml:2:29 time-zone", "Asia/Kolkata", "three countries' time"},
		{at("availability: {time_zone: EST}"), "mentees.yaml:2:29 time-zone", "America/New_York", "no city's time"},
		{at("availability: {time_zone: PKT}"), "mentees.yaml:2:29 time-zone", "Asia/Karachi", "no city's time"},
		{at("availability: {time_zone: Local}"), "mentees.yaml:2:29 time-zone", "region", "whose?"},
		{at("availability: {time_zone: ''}"), "mentees.yaml:2:29 missing-value", "", "nothing"},
		{at("availability: {time_zone: Asia/Daka}"), "mentees.yaml:2:29 time-zone", "Asia/Dhaka", "a slip"},
		{at("availability: {time_zone: dhaka}"), "mentees.yaml:2:29 time-zone", "Asia/Dhaka", "a city alone"},
		{at("availability: {time_zone: asia/dhaka}"), "mentees.yaml:2:29 time-zone", "Asia/Dhaka", "the case of a name counts"},
		{at("availability: {weekly: [18:00-20:00]}"), "mentees.yaml:2:27 window", "a day", "no day"},
		{at("availability: {weekly: [Monday 18:00-20:00]}"), "mentees.yaml:2:27 window", "write Mon", "a long day"},
		{at("availability: {weekly: [Xyz 18:00-20:00]}"), "mentees.yaml:2:27 window", "Mon, Tue", "no day"},
		{at("availability: {weekly: [Mon 18-20]}"), "mentees.yaml:2:27 window", "18:00-20:30", "hours alone"},
		{at("availability: {weekly: [Mon 18:00–20:00]}"), "mentees.yaml:2:27 window", "plain hyphen", "a dash from a word processor"},
		{at("availability: {weekly: [Mon 18:00-18:00]}"), "mentees.yaml:2:27 window", "00:00-24:00", "no time at all"},
		{at("availability: {weekly: [Mon 24:00-02:00]}"), "mentees.yaml:2:27 window", "", "that is Tuesday"},
		{at("availability: {weekly: [Mon 18:60-20:00]}"), "mentees.yaml:2:27 window", "", "no such minute"},
		{at("availability: {weekly: [Mon 18:00-25:00]}"), "mentees.yaml:2:27 window", "", "no such hour"},
		{at("availability: {weekly: [Mon 18:00-20:00 online]}"), "mentees.yaml:2:27 window", "remote", "no such way of meeting"},
		{at("availability: {except: [2026-12-24..2026-12-20]}"), "mentees.yaml:2:27 date-order", "", "backwards"},
		{at("availability: {except: [2026-12-24..]}"), "mentees.yaml:2:27 date", "", "no end"},
		{at("availability: {except: [soon]}"), "mentees.yaml:2:27 date", "", "no day"},
		{at("availability: {from: 2027-01-01, until: 2026-01-01}"), "mentees.yaml:2:43 date-order", "", "backwards"},
		{at("prefer: {mentors: [de]}"), "mentees.yaml:2:22 unknown-person", `did you mean "dee"?`, "a slip"},
		{at("prefer: {mentors: [Dee]}"), "mentees.yaml:2:22 unknown-person", `did you mean "dee"?`, "ids are written in one way"},
		{at("prefer: {mentors: [bo]}"), "mentees.yaml:2:22 wrong-role", "", "a mentee"},
		{at("prefer: {mentees: [bo]}"), "mentees.yaml:2:12 unknown-field", "about mentors", "a mentor's field"},
		{at("require: {gender: x}"), "mentees.yaml:2:21 unknown-gender", "", "a closed set"},
		{at("avoid: [ana]"), "mentees.yaml:2:11 own-id", "", "oneself"},
		{at("avoid: [eli, eli]"), "mentees.yaml:2:16 duplicate-entry", "", "twice"},
		{at("conflict: [\"a\\nb\"]"), "mentees.yaml:2:14 character", "", "a tag of two lines"},
	})
}

func TestBadMentors(t *testing.T) {
	at := func(field string) string { return "- id: dee\n  " + field + "\n" }
	checkBad(t, "mentors.yaml", []bad{
		{at("capacity: 010"), "mentors.yaml:2:13 number", "write 10", "octal or decimal?"},
		{at("capacity: 0x10"), "mentors.yaml:2:13 number", "digits 0 to 9", "hexadecimal"},
		{at("capacity: 1_000"), "mentors.yaml:2:13 number", "write 1000", "YAML's thousands"},
		{at("capacity: +3"), "mentors.yaml:2:13 number", "write 3", "a sign"},
		{at("capacity: 2.7"), "mentors.yaml:2:13 number", "whole number", "part of a mentee"},
		{at("capacity: 3.0"), "mentors.yaml:2:13 number", "", "not whole as written"},
		{at("capacity: 1e3"), "mentors.yaml:2:13 number", "", "an exponent"},
		{at("capacity: .nan"), "mentors.yaml:2:13 number", "", "not a number"},
		{at("capacity: three"), "mentors.yaml:2:13 number", "", "a word"},
		{at("capacity: ３"), "mentors.yaml:2:13 number", "0 to 9", "a wide digit"},
		{at("capacity: -1"), "mentors.yaml:2:13 out-of-range", "", "less than nobody"},
		{at("capacity: 1001"), "mentors.yaml:2:13 out-of-range", "", "a typing error"},
		{at("capacity: 99999999999999999999"), "mentors.yaml:2:13 number", "", "beyond any integer"},
		{at("capacity:"), "mentors.yaml:2:3 missing-value", "", "null is not 1"},
		{at("disability: []"), "mentors.yaml:2:3 unknown-field", "lived_experience", "a mentee's field"},
		{at("goals: [skills]"), "mentors.yaml:2:3 unknown-field", "supports", "a mentee's field"},
		{at("supports: [{goal: skills, level: 0}]"), "mentors.yaml:2:36 out-of-range", "", "levels are 1 to 3"},
		{at("occupation: {target: [isco:1]}"), "mentors.yaml:2:16 unknown-field", "a mentee's", "a mentee's field"},
		{at("occupation: {current: [isco:1]}"), "mentors.yaml:2:25 wrong-kind", "", "one job at a time"},
		{at("occupation: {returned: Yes}"), "mentors.yaml:2:26 unknown-word", "lower case", "one spelling"},
		{at("occupation: {returned: perhaps}"), "mentors.yaml:2:26 date", "", "neither a day nor yes nor no"},
		{at("occupation: {returned: 2027-06}"), "mentors.yaml:2:26 future-date", "", "not yet"},
		{at("training: yes"), "mentors.yaml:2:13 wrong-kind", "", "of when?"},
		{at("training: {}"), "mentors.yaml:2:13 missing-field", "completed", "says nothing"},
		{at("training: {completed: 2026-05-01, valid_until: 2026-04-01}"), "mentors.yaml:2:50 date-order", "", "backwards"},
		{at("clearance: {valid_until: never}"), "mentors.yaml:2:28 date", "", "leave it out"},
		{at("prefer: {mentors: [eli]}"), "mentors.yaml:2:12 unknown-field", "about mentees", "a mentee's field"},
		{at("prefer: {mentees: [dee]}"), "mentors.yaml:2:22 own-id", "", "oneself"},
	})
}

func TestAnswers(t *testing.T) {
	p := load(t, files{
		"programme.yaml": "name: Harbour\ntime_zone: Asia/Dhaka\n",
		"mentees.yaml": `
- id: ana
  joined: 2026-10-04
  languages: [bn, sgn-US, ur-PK, ins]
  meet: [remote, in-person]
  place: {lat: -23.78, lon: 90, travel_km: 15}
  gender: woman
  share_disability: category
  disability:
    - {condition: stroke, cause: illness, functions: {d450: 2, b730: 3}, since: 2023-04}
    - {functions: {b28013: 0}, since: 2023}
  occupation: {held: [isco:7231, soc:15-1252.00], target: []}
  goals: [{goal: new-occupation, priority: 5}, skills]
  availability: {weekly: [Sat 09:00-12:00 remote, Mon 18:00-20:30], except: [2026-12-16, 2027-03-26..2027-03-28], from: 2026-12-01, until: 2027-06-30}
  prefer: {mentors: [dee], gender: woman, languages: [bn]}
  require: {languages: []}
  avoid: [eli, bo]
  conflict: [ "Employer:  Acme", family:1]
- id: bo
  disability: []
  goals: []
  meet: []
  availability: {weekly: []}
- id: cai
  availability: {time_zone: UTC}
`,
		"mentors.yaml": `
- id: dee
  capacity: 0
  lived_experience: [{condition: stroke, since: 2015-02-03}]
  occupation: {held: [isco:7], current: isco:3115, returned: 2019-06}
  supports: [{goal: skills, level: 3}, confidence]
  training: {completed: 2026-01-10, valid_until: 2028-01-10}
  clearance: {valid_until: 2027-08-01}
- {id: eli, occupation: {returned: no}}
- {id: fay, occupation: {returned: yes}}
`,
	})
	ana, bo, cai := p.Mentees[0], p.Mentees[1], p.Mentees[2]
	dee, eli, fay := p.Mentors[0], p.Mentors[1], p.Mentors[2]
	dhaka, _ := location("Asia/Dhaka")
	for _, test := range []struct {
		got, want any
		reason    string
	}{
		{ana.Joined, Date{2026, 10, 4}, ""},
		{ana.Languages, []Language{{"bn", "bn", false}, {"ase", "ase", true}, {"ur-PK", "ur", false}, {"ins", "ins", true}}, "sgn-US is American Sign Language"},
		{ana.Meet, []Mode{Remote, InPerson}, ""},
		{*ana.Place, Place{-23.78, 90, 15}, ""},
		{ana.ShareDisability, ShareCategory, ""},
		{bo.ShareDisability, ShareNone, "nothing is shared unless somebody says so"},
		{ana.Disability, []Experience{
			{"stroke", "illness", []Function{{"d450", 2}, {"b730", 3}}, Date{2023, 4, 1}},
			{"", "", []Function{{"b28013", 0}}, Date{2023, 1, 1}},
		}, "functions in their order; the first day of a month or a year"},
		{ana.Held, []Occupation{{"isco", "7231"}, {"soc", "15-1252.00"}}, ""},
		{ana.Target, []Occupation{}, "an empty list is an answer"},
		{ana.Goals, []Goal{{"new-occupation", 5}, {"skills", 3}}, "priority 3 when not given"},
		{ana.Availability.Location, dhaka, "the programme's time zone when none is given"},
		{ana.Availability.Weekly, []Window{{time.Monday, 1080, 1230, ""}, {time.Saturday, 540, 720, Remote}}, "by day and start"},
		{ana.Availability.Except, []DateRange{{Date{2026, 12, 16}, Date{2026, 12, 16}}, {Date{2027, 3, 26}, Date{2027, 3, 28}}}, ""},
		{ana.Availability.Until, Date{2027, 6, 30}, ""},
		{ana.Prefer, Wishes{People: []string{"dee"}, Gender: "woman", Languages: []Language{{"bn", "bn", false}}}, ""},
		{ana.Require.Languages, []Language{}, "an empty list is an answer"},
		{ana.Avoid, []string{"eli", "bo"}, "mentors and mentees alike"},
		{ana.Conflict, []string{"employer: acme", "family:1"}, "case and spaces do not hide a conflict"},
		{bo.Disability, []Experience{}, "none"},
		{bo.Goals, []Goal{}, "none"},
		{bo.Meet, []Mode{}, "none"},
		{bo.Availability.Weekly, []Window{}, "none"},
		{cai.Disability, []Experience(nil), "blank"},
		{cai.Meet, []Mode(nil), "blank"},
		{cai.Availability.Weekly, []Window(nil), "blank"},
		{dee.Capacity, 0, "a mentor who takes nobody now"},
		{eli.Capacity, 1, "1 when not given"},
		{*dee.Current, Occupation{"isco", "3115"}, ""},
		{dee.Returned, Return{true, true, Date{2019, 6, 1}}, ""},
		{eli.Returned, Return{true, false, Date{}}, ""},
		{fay.Returned, Return{true, true, Date{}}, ""},
		{dee.Supports, []Support{{"skills", 3}, {"confidence", 2}}, "level 2 when not given"},
		{*dee.Training, Credential{Date{2026, 1, 10}, Date{2028, 1, 10}}, ""},
		{*dee.Clearance, Credential{Date{}, Date{2027, 8, 1}}, ""},
		{p.Capacity(), 0 + 1 + 1, "0+1+1"},
	} {
		if !reflect.DeepEqual(test.got, test.want) {
			t.Errorf("got %+v, want %+v: %s", test.got, test.want, test.reason)
		}
	}
	blanks := map[string]int{}
	for _, b := range p.Blanks() {
		blanks[string(b.Role)+" "+b.Field] = b.Count
		if b.Of != 3 {
			t.Errorf("%s %s asked of %d, want 3", b.Role, b.Field, b.Of)
		}
	}
	for field, want := range map[string]int{
		"mentee goals": 1, "mentee availability": 1, "mentee gender": 2, "mentee occupation.target": 2,
		"mentor occupation.returned": 0, "mentor training": 2, "mentor languages": 3,
	} {
		if blanks[field] != want {
			t.Errorf("%s blank %d times, want %d", field, blanks[field], want)
		}
	}
}

// Whoever is asked for nothing has left nothing blank.
func TestBlanksOfWhatIsAskedFor(t *testing.T) {
	for _, test := range []struct{ programme, mentee, want, reason string }{
		{"name: x", "- id: ana", "", "nobody asks"},
		{"name: x\nages: {mentors: 18+}", "- id: ana", "age", "the programme has limits"},
		{"name: x", "- {id: ana, prefer: {age: similar}}", "age", "a wish"},
		{"name: x", "- {id: ana, require: {ages: 18-24}}", "age", "a demand"},
		{"name: x", "- {id: ana, prefer: {interests: shared}}", "interests", "a wish"},
		{"name: x", "- {id: ana, support: peer}", "offers_support", "one kind of support"},
		{"name: x\nsupport: mentor", "- id: ana", "offers_support", "the programme gives one kind"},
	} {
		p, err := Load(files{"programme.yaml": test.programme, "mentees.yaml": test.mentee}.folder(), LoadOptions{On: testDay})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range p.Blanks() {
			if slices.Contains([]string{"age", "interests", "offers_support"}, b.Field) && b.Role == RoleMentor && b.Count > 0 {
				got = append(got, b.Field)
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %v, want %q", test.reason, got, test.want)
		}
	}
}

// What a profile says about a disability is told on a terminal only, and so is
// the line of any other problem that stands beside it.
func TestSensitive(t *testing.T) {
	for _, test := range []struct{ text, reason string }{
		{"- id: ana\n  disability: [{condition: SECRETX}]\n", "an unknown condition"},
		{"- id: ana\n  disabilty: [{condition: SECRET}]\n", "behind a misspelt field"},
		{"- id: ana\n  SECRET: yes\n", "in place of a field"},
		{"- id: ana\n  notes: \"SECRET\\e\"\n", "in notes"},
		{"- {id: ana, disability: [{condition: stroke}], notes: SECRET, goals: [x]}\n", "on the line of an unknown goal"},
		{"- id: ana\n  notes: SECRET: SECRET\n", "on a line that is not YAML"},
		{"- id: ana\n  disability: SECRET\n", "where a list should be"},
		{"- id: ana\n  disability:\n    - {cause: SECRET,\n       since: 2020-13}\n", "on several lines"},
		{"- id: ana\n  disability: [{functions: {SECRET: 1}}]\n", "in place of a code"},
		{"- id: ana\n  avoid: [dea]\n  notes: SECRET\n- {id: bo, avoid: [dea], notes: SECRET}\n", "beside an unknown person"},
	} {
		for _, skip := range []bool{false, true} {
			p, err := Load(files{"mentees.yaml": test.text}.folder(), LoadOptions{On: testDay, SkipInvalid: skip})
			var b strings.Builder
			if err != nil {
				_ = diag.Render(&b, err.(diag.Problems), diag.Options{})
				if strings.Contains(rendered(err), "SECRET") == false {
					t.Errorf("%s: a terminal does not show it either", test.reason)
				}
			} else {
				for _, r := range p.Rejected {
					for _, why := range r.Why {
						b.WriteString(why.String() + "\n")
					}
				}
			}
			if strings.Contains(b.String(), "SECRET") || b.Len() == 0 {
				t.Errorf("%s is given away (skip %v):\n%s", test.reason, skip, b.String())
			}
		}
	}
	_, err := Load(files{"mentees.yaml": "- id: ana\n  goals: [x]\n  notes: fine\n"}.folder(), LoadOptions{})
	var b strings.Builder
	_ = diag.Render(&b, err.(diag.Problems), diag.Options{})
	if !strings.Contains(b.String(), "  2 |   goals: [x]\n") {
		t.Errorf("a line that says nothing sensitive is shown everywhere:\n%s", b.String())
	}
}
