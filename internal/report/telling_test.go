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

// Who tells many matches, and remembers what was said, says of each what is
// said of it alone: of real pairs, and of the small run, which has decisions,
// wishes, slots that move and clocks that change.
func TestTellingManyMatches(t *testing.T) {
	for _, run := range []*Run{population(t, 400), small()} {
		for _, in := range lang.Languages() {
			run := run.ReadBy(run.For, in)
			many := run.teller(run.fluent())
			var why []string
			for k := range run.Result.Matches {
				why = append(why, string(many.why(nil, &run.Result.Matches[k])))
			}
			for k := range run.Result.Matches {
				teller := run.teller(run.words())
				alone, want := teller.tell(&run.Result.Matches[k]), string(teller.why(nil, &run.Result.Matches[k]))
				if why[k] != want {
					t.Fatalf("%s: match %d is told as\n%s\nwant\n%s", in.Code, k, why[k], want)
				}
				if texts := slices.Concat(alone.reasons[:], alone.extra, [][]byte{[]byte(alone.slot)}); slices.ContainsFunc(texts, func(s []byte) bool { return !isClean(s) }) {
					t.Errorf("%s: match %d has a text that is not clean: %q", in.Code, k, texts)
				}
			}
		}
	}
}

// What the same person has left blank is told once in the text of a match, and
// for each criterion where criteria have sentences of their own.
func TestBlanksAreToldOnce(t *testing.T) {
	none, mentee, mentor, both := scoring.Blank(""), scoring.BlankMentee, scoring.BlankMentor, scoring.BlankBoth
	codes := [scoring.NumCriteria]scoring.Code{scoring.DisabilityUnknown, scoring.OccupationUnknown, scoring.GoalsUnknown, scoring.AvailabilityUnknown}
	for _, c := range []struct {
		why    string
		in     lang.Language
		blanks [scoring.NumCriteria]scoring.Blank
		want   string
	}{
		{"one alone", lang.English, [...]scoring.Blank{none, mentee, none, none},
			"[0] About occupation the mentee's answer is blank, so it counts as neutral. [2] [3]"},
		{"three of one person", lang.English, [...]scoring.Blank{mentee, none, mentee, mentee},
			"About lived experience, goals and free time the mentee's answers are blank, so they count as neutral. [1]"},
		{"of one person and of another", lang.English, [...]scoring.Blank{mentee, mentor, none, both},
			"About lived experience the mentee's answer is blank, so it counts as neutral. About occupation the mentor's answer is blank, so it counts as neutral. [2] About free time both answers are blank, so it counts as neutral."},
		{"two of each", lang.English, [...]scoring.Blank{both, mentor, both, mentor},
			"About lived experience and goals the answers of both are blank, so they count as neutral. About occupation and free time the mentor's answers are blank, so they count as neutral."},
		{"all", lang.Urdu, [...]scoring.Blank{mentee, mentee, mentee, mentee},
			"ذاتی تجربے، پیشے، مقاصد اور فارغ وقت کے بارے میں مینٹی کے جواب خالی ہیں، اس لیے غیر جانبدار گنے گئے۔"},
		{"all", lang.Bengali, [...]scoring.Blank{mentee, mentee, mentee, mentee},
			"জীবন-অভিজ্ঞতা, পেশা, লক্ষ্য ও ফাঁকা সময় বিষয়ে মেন্টির উত্তরগুলো ফাঁকা, তাই সেগুলো নিরপেক্ষ ধরা হয়েছে।"},
		{"all", lang.Marathi, [...]scoring.Blank{mentor, mentor, mentor, mentor},
			"स्वानुभवाबद्दल, व्यवसायाबद्दल, ध्येयांबद्दल आणि मोकळ्या वेळाबद्दल मेंटॉरांची उत्तरे रिकामी आहेत, म्हणून ती तटस्थ धरली आहेत."},
	} {
		run := small()
		run = run.ReadBy(run.For, c.in)
		m := matcher.Matched{Mentee: 0, Mentor: 0, Origin: matcher.Proposed}
		for k, blank := range c.blanks {
			m.Pair.Parts[k].Reason = scoring.Reason{Code: scoring.Code("[" + string(rune('0'+k)) + "]")}
			if blank != none {
				m.Pair.Parts[k].Reason = scoring.Reason{Code: codes[k], Args: scoring.Args{Blank: blank}}
			}
		}
		for _, w := range []words{run.words(), run.fluent()} {
			teller := run.teller(w)
			for range 2 { // made, and remembered
				if got := strings.ReplaceAll(string(teller.why(nil, &m)), "].", "]"); got != c.want {
					t.Errorf("%s, %s:\n%s\nwant\n%s", c.why, c.in.Code, got, c.want)
				}
			}
			for k, blank := range c.blanks {
				if text := string(teller.reasons(&m.Pair)[k]); blank != none && text != Sentence(c.in, run.programme(), scoring.Reason{Code: codes[k], Args: scoring.Args{Blank: blank}}, 0, 0) {
					t.Errorf("%s, %s: %s is told as %q", c.why, c.in.Code, codes[k], text)
				}
			}
		}
	}
}

// Slots that are told differently are, whatever was told before.
func TestSlotsAreToldApart(t *testing.T) {
	run := small()
	var first *scoring.Slot
	for k := range run.Result.Matches {
		if slot := run.Result.Matches[k].Pair.Slot; slot != nil && first == nil {
			first = slot
		}
	}
	if first == nil {
		t.Fatal("no match has a slot")
	}
	fluent, alone := run.fluent(), run.words()
	every := run.programme().Settings.Meeting.Every
	told := map[string]bool{fluent.slot(first, every): true}
	for name, change := range map[string]func(*scoring.Slot){
		"fewer meetings": func(s *scoring.Slot) { s.Meetings-- },
		"of more":        func(s *scoring.Slot) { s.Of++ },
		"another way": func(s *scoring.Slot) {
			s.Meet = map[profiles.Mode]profiles.Mode{profiles.Remote: profiles.InPerson}[s.Meet]
		},
		"another day":  func(s *scoring.Slot) { s.Mentee[0].Weekday = (s.Mentee[0].Weekday + 1) % 7 },
		"another date": func(s *scoring.Slot) { s.Mentee[0].From = s.Mentee[0].From.AddDays(7) },
		"earlier":      func(s *scoring.Slot) { s.Mentee[0].Start -= 15 },
		"longer":       func(s *scoring.Slot) { s.Mentor[0].End += 15 },
		"elsewhere":    func(s *scoring.Slot) { s.Mentor[0].TimeZone += "x" },
		"moved": func(s *scoring.Slot) {
			s.Mentor = append(s.Mentor, s.Mentor[0])
			s.Mentor[1].Start, s.Mentor[1].From = s.Mentor[1].Start+60, s.Mentor[1].From.AddDays(70)
		},
	} {
		changed := *first
		changed.Mentee, changed.Mentor = slices.Clone(first.Mentee), slices.Clone(first.Mentor)
		change(&changed)
		want := alone.slot(&changed, every)
		if told[want] {
			t.Fatalf("%s: told as before: %q", name, want)
		}
		told[want] = true
		for range 2 {
			if got := fluent.slot(&changed, every); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
}
