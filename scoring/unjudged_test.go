package scoring

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"mentormatch/profiles"
)

// complete is the programme of answered, with the answers that rules and wishes
// ask for.
func complete() *profiles.Programme {
	p := answered()
	person := func(m *profiles.Person) {
		m.Gender, m.Age, m.Interests, m.Place = "woman", "35-44", []string{"music"}, &profiles.Place{Latitude: 23.81, Longitude: 90.41}
	}
	for i := range p.Mentees {
		person(&p.Mentees[i].Person)
		person(&p.Mentors[i].Person)
		p.Mentors[i].Offers = profiles.SupportBoth
	}
	return p
}

func TestUnjudged(t *testing.T) {
	for _, test := range []struct {
		reason string
		change func(*profiles.Programme)
		want   string // role, field, barred/alone/open and people of each
	}{
		{"nothing is blank", func(*profiles.Programme) {}, ""},
		{"blank, and nobody asks for it", func(p *profiles.Programme) {
			p.Mentees[0].Gender, p.Mentors[0].Age, p.Mentees[1].Interests, p.Mentors[1].Offers = "", "", nil, ""
		}, ""},
		{"training that is not on record bars two mentees", func(p *profiles.Programme) { p.Mentors[1].Training = nil }, "mentor training 2/2/0 [1]"},
		{"and clearance of the same mentor with it", func(p *profiles.Programme) { p.Mentors[1].Training, p.Mentors[1].Clearance = nil, nil },
			"mentor training 2/0/0 [1]; mentor clearance 2/0/0 [1]"},
		{"training that has expired bars by itself", func(p *profiles.Programme) {
			p.Mentors[1].Training = &profiles.Credential{ValidUntil: testDay.AddDays(-1)}
			p.Mentors[1].Clearance = nil
		}, ""},
		{"ana requires a woman, and dee has not said", func(p *profiles.Programme) { p.Mentees[0].Require.Gender, p.Mentors[0].Gender = "woman", "" },
			"mentor gender 1/1/0 [0]"},
		{"whoever avoids dee need not know", func(p *profiles.Programme) {
			p.Mentees[0].Require.Gender, p.Mentors[0].Gender, p.Mentees[0].Avoid = "woman", "", []string{"dee"}
		}, ""},
		{"a woman required, and her age wished for: what bars goes before", func(p *profiles.Programme) {
			p.Mentees[0].Require.Gender, p.Mentees[0].Prefer.Ages = "woman", profiles.AgeRange{From: 45}
			p.Mentors[0].Gender, p.Mentors[0].Age = "", ""
		}, "mentor gender 1/1/0 [0]"},
		{"a wish for it bars nobody", func(p *profiles.Programme) { p.Mentees[0].Prefer.Gender, p.Mentors[0].Gender = "woman", "" }, ""},
		{"the programme takes mentees of 18 and above: bo's age bars both mentors", func(p *profiles.Programme) {
			p.Settings.Ages.Mentees, p.Mentees[1].Age = profiles.AgeRange{From: 18}, ""
		}, "mentee age 2/2/0 [1]"},
		{"a limit and no training: three of four pairs lack something, one of them both", func(p *profiles.Programme) {
			p.Settings.Ages.Mentees, p.Mentees[1].Age, p.Mentors[0].Training = profiles.AgeRange{From: 18}, "", nil
		}, "mentee age 2/1/0 [1]; mentor training 2/1/0 [0]"},
		{"languages and ways that nobody has said", func(p *profiles.Programme) {
			p.Mentees[0].Languages, p.Mentors[1].Meet = nil, nil
		}, "mentee languages 0/0/2 [0]; mentor meet 0/0/2 [1]"},
		{"in person alone it matters where somebody is", func(p *profiles.Programme) {
			p.Mentees[0].Meet, p.Mentors[0].Meet = []profiles.Mode{profiles.InPerson}, []profiles.Mode{profiles.InPerson, profiles.Remote}
			p.Mentees[0].Place, p.Mentees[1].Place = nil, nil
		}, "mentee place 0/0/1 [0]"},
		{"hours that eli has not said", func(p *profiles.Programme) { p.Mentors[1].Availability = nil }, "mentor availability 0/0/2 [1]"},
		{"bo asks for mentorship: what eli gives, and whether dee is back", func(p *profiles.Programme) {
			p.Settings.Rules.Returned = true
			p.Mentees[1].Support, p.Mentors[1].Offers, p.Mentors[0].Returned = profiles.SupportMentor, "", profiles.Return{}
		}, "mentor offers_support 0/0/1 [1]; mentor occupation.returned 0/0/1 [0]"},
	} {
		p := complete()
		test.change(p)
		if got := toldUnjudged(t, New(p, testDay)); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.reason, got, test.want)
		}
	}
}

func toldUnjudged(t *testing.T, s *Scorer) string {
	t.Helper()
	list, err := s.Unjudged(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, u := range list {
		told = append(told, fmt.Sprintf("%s %s %d/%d/%d %v", u.Role, u.Field, u.Barred, u.Alone, u.Open, u.People))
	}
	return strings.Join(told, "; ")
}

// A blank is one field of one person.
type blank struct {
	role  profiles.Role
	who   int
	field string
}

// lenient makes a programme at random in which people require more and leave
// more blank, so that blanks bar many pairs.
func lenient(seed uint64) *profiles.Programme {
	m := newMaker(seed)
	p := m.programme(7, 7)
	person := func(x *profiles.Person) {
		if m.chance(30) {
			x.Require = profiles.Wishes{Gender: pick(m, []string{"", "woman"}), SimilarAge: m.chance(30), SharedInterests: m.chance(30)}
		}
		if m.chance(15) {
			x.Require.WithinKM = 9000
		}
		if m.chance(40) {
			x.Gender, x.Age, x.Interests = "", "", nil
		}
		if m.chance(20) {
			x.Place = nil
		}
	}
	for i := range p.Mentees {
		person(&p.Mentees[i].Person)
	}
	for j := range p.Mentors {
		person(&p.Mentors[j].Person)
		p.Mentors[j].Capacity = 1 + m.IntN(2)
		for _, c := range []**profiles.Credential{&p.Mentors[j].Training, &p.Mentors[j].Clearance} {
			if *c = (&profiles.Credential{}); m.chance(20) {
				*c = nil
			}
		}
	}
	return p
}

// TestUnjudgedIsWhatPairsSay holds the counts to what [Scorer.Pair] says of
// every pair in words of data, one pair after the other.
func TestUnjudgedIsWhatPairsSay(t *testing.T) {
	seeds := uint64(60)
	if testing.Short() {
		seeds = 15
	}
	barredAlone := 0
	for seed := range seeds {
		p := lenient(seed)
		s := New(p, testDay)
		want := map[blank]*[3]int{}
		say := func(what, n int, role profiles.Role, who int, field string) {
			key := blank{role, who, field}
			if want[key] == nil {
				want[key] = &[3]int{}
			}
			want[key][what] += n
		}
		for i := range p.Mentees {
			for j := range p.Mentors {
				pair := s.Pair(i, j)
				if pair.Allowed() {
					openSaid(p, &pair, func(role profiles.Role, who int, field string) { say(2, 1, role, who, field) })
					continue
				}
				missing := map[blank]bool{}
				for _, b := range pair.Barriers {
					if !missingFor(p, i, j, b, missing) {
						missing = nil
						break
					}
				}
				for key := range missing {
					say(0, 1, key.role, key.who, key.field)
					if len(missing) == 1 {
						say(1, 1, key.role, key.who, key.field)
						barredAlone++
					}
				}
			}
		}
		got := s.holdings(t)
		for key, n := range want {
			if got[key] == nil || *got[key] != *n {
				t.Errorf("seed %d: %v holds %v, want %v", seed, key, got[key], n)
			}
		}
		for key, n := range got {
			if want[key] == nil {
				t.Errorf("seed %d: %v holds %v, want nothing", seed, key, n)
			}
		}
	}
	if barredAlone < 3*int(seeds) {
		t.Errorf("only %d pairs are barred by one blank: this test has tested little", barredAlone)
	}
}

// missingFor adds the blanks that a barrier is about; false when it is about
// something else.
func missingFor(p *profiles.Programme, i, j int, b Reason, missing map[blank]bool) bool {
	mentee, mentor := &p.Mentees[i].Person, &p.Mentors[j].Person
	switch b.Code {
	case RuleTrainingMissing:
		missing[blank{profiles.RoleMentor, j, "training"}] = true
	case RuleClearanceMissing:
		missing[blank{profiles.RoleMentor, j, "clearance"}] = true
	case RuleAgesUnknown:
		if b.Args.Side == MenteeSide {
			missing[blank{profiles.RoleMentee, i, "age"}] = true
		} else {
			missing[blank{profiles.RoleMentor, j, "age"}] = true
		}
	case RuleRequireUnknown:
		for _, item := range b.Args.Items {
			field := map[string]string{"gender": "gender", "language": "languages", "ages": "age", "age": "age", "interests": "interests", "within_km": "place"}[item.What]
			for _, side := range []struct {
				role profiles.Role
				who  int
				of   *profiles.Person
				is   Side
			}{{profiles.RoleMentee, i, mentee, MenteeSide}, {profiles.RoleMentor, j, mentor, MentorSide}} {
				empty := map[string]bool{
					"gender": side.of.Gender == "", "languages": side.of.Languages == nil, "age": side.of.Age == "",
					"interests": side.of.Interests == nil, "place": side.of.Place == nil,
				}[field]
				both := item.What == "age" || item.What == "interests" || item.What == "within_km"
				if empty && (both || side.is != b.Args.Side) {
					missing[blank{side.role, side.who, field}] = true
				}
			}
		}
	default:
		return false
	}
	return true
}

// openSaid tells the blanks of an allowed pair that its notes and reasons are
// about.
func openSaid(p *profiles.Programme, pair *Pair, say func(profiles.Role, int, string)) {
	mentee, mentor := &p.Mentees[pair.Mentee], &p.Mentors[pair.Mentor]
	both := func(field string, of Blank) {
		if of != BlankMentor {
			say(profiles.RoleMentee, pair.Mentee, field)
		}
		if of != BlankMentee {
			say(profiles.RoleMentor, pair.Mentor, field)
		}
	}
	for _, note := range pair.Notes {
		if field := map[Code]string{NoteLanguage: "languages", NoteMeet: "meet"}[note.Code]; field != "" {
			both(field, note.Args.Blank)
		}
	}
	if reason := pair.Parts[Availability].Reason; reason.Code == AvailabilityUnknown {
		both("availability", reason.Args.Blank)
	}
	remote := func(meet []profiles.Mode) bool { return meet == nil || slices.Contains(meet, profiles.Remote) }
	if (!remote(mentee.Meet) || !remote(mentor.Meet)) && (mentee.Place == nil || mentor.Place == nil) {
		both("place", whose(mentee.Place == nil, mentor.Place == nil))
	}
	kind := p.Settings.SupportFor(mentee)
	if mentor.Offers == "" && kind != profiles.SupportBoth {
		say(profiles.RoleMentor, pair.Mentor, "offers_support")
	}
	if kind == profiles.SupportMentor && p.Settings.Rules.Returned && !mentor.Returned.Answered {
		say(profiles.RoleMentor, pair.Mentor, "occupation.returned")
	}
}

// holdings are the numbers of each person, one programme for each: barred,
// alone and open.
func (s *Scorer) holdings(t *testing.T) map[blank]*[3]int {
	t.Helper()
	q := judging{s: s, mentees: make([]holding, len(s.mentees)), mentors: make([]holding, len(s.mentors)), points: make([]int32, len(s.mentors))}
	for i := range s.mentees {
		q.mentee(i)
	}
	out := map[blank]*[3]int{}
	sums := map[string]*[3]int{}
	for _, side := range []struct {
		role profiles.Role
		held []holding
	}{{profiles.RoleMentee, q.mentees}, {profiles.RoleMentor, q.mentors}} {
		for who := range side.held {
			for field, h := range side.held[who] {
				n := [3]int{int(h.barred), int(h.alone), int(h.open)}
				if n == ([3]int{}) {
					continue
				}
				out[blank{side.role, who, fieldNames[field]}] = &n
				key := string(side.role) + fieldNames[field]
				if sums[key] == nil {
					sums[key] = &[3]int{}
				}
				for k := range n {
					sums[key][k] += n[k]
				}
			}
		}
	}
	list, err := s.Unjudged(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != len(sums) {
		t.Errorf("%d fields are told, want %d", len(list), len(sums))
	}
	for _, u := range list {
		if want := sums[string(u.Role)+u.Field]; want == nil || *want != [3]int{u.Barred, u.Alone, u.Open} {
			t.Errorf("%+v, want %v", u, want)
		}
	}
	return out
}

func TestUnjudgedStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := New(complete(), testDay).Unjudged(ctx); err != context.Canceled {
		t.Errorf("error %v, want that of the context", err)
	}
}

// BenchmarkUnjudged looks for the blanks of 1 000 mentees and 800 mentors.
func BenchmarkUnjudged(b *testing.B) {
	s := New(newMaker(1).realistic(1000, 800), testDay)
	for b.Loop() {
		if _, err := s.Unjudged(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/800_000, "ns/pair")
}
