package scoring

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"mentormatch/profiles"
)

// answered is a programme in which nobody has left anything blank: two mentees
// and two mentors, whom no rule bars from each other.
func answered() *profiles.Programme {
	p := &profiles.Programme{Settings: testSettings()}
	person := func(id string) profiles.Person {
		return profiles.Person{ID: id, Languages: testLanguages[:1], Meet: []profiles.Mode{profiles.Remote},
			Availability: &profiles.Availability{Weekly: []profiles.Window{{Day: time.Monday, Start: 600, End: 900}}}}
	}
	lived := []profiles.Experience{{Condition: "stroke", Since: profiles.Date{Year: 2015, Month: 1, Day: 1}}}
	work := testOccupations[:1]
	for _, id := range []string{"ana", "bo"} {
		p.Mentees = append(p.Mentees, profiles.Mentee{Person: person(id), Disability: lived, Held: work, Target: work,
			Goals: []profiles.Goal{{Goal: "benefits", Priority: 3}}})
	}
	for _, id := range []string{"dee", "eli"} {
		p.Mentors = append(p.Mentors, profiles.Mentor{Person: person(id), Capacity: 1, LivedExperience: lived, Held: work, Current: &work[0],
			Returned: profiles.Return{Answered: true, Returned: true}, Supports: []profiles.Support{{Goal: "benefits", Level: 3}},
			Training: &profiles.Credential{}, Clearance: &profiles.Credential{}})
	}
	return p
}

func TestQuestions(t *testing.T) {
	none := []profiles.Occupation(nil)
	for _, test := range []struct {
		reason string
		change func(*profiles.Programme)
		want   string // unknown; role, field, share and people of each
	}{
		{"nothing is blank", func(*profiles.Programme) {}, "0"},
		{"one blank holds everything: 20 of 100 in two of four pairs", func(p *profiles.Programme) { p.Mentees[1].Goals = nil },
			"1000; mentee goals 10000 [1]"},
		{"goals weigh 20 in two pairs, lived experience 40 in two: 40+80 of 400", func(p *profiles.Programme) {
			p.Mentees[1].Goals = nil
			p.Mentors[0].LivedExperience = nil
		}, "3000; mentor lived_experience 6666 [0]; mentee goals 3333 [1]"},
		{"where both are blank each holds half: 1+0.5+1+0.5 and 0.5+0.5 of four pairs", func(p *profiles.Programme) {
			p.Mentees[0].Goals = nil
			p.Mentees[1].Goals = nil
			p.Mentors[1].Supports = nil
		}, "2000; mentee goals 7500 [0 1]; mentor supports 2500 [1]"},
		{"nobody needs supports for no goals", func(p *profiles.Programme) {
			p.Mentees[0].Goals = []profiles.Goal{}
			p.Mentors[1].Supports = nil
		}, "500; mentor supports 10000 [1]"},
		{"whoever holds more stands first: dee with one pair more", func(p *profiles.Programme) {
			p.Mentees[0].Availability, p.Mentees[1].Availability = nil, nil
			p.Mentees[0].Avoid = []string{"eli"}
		}, "1500; mentee availability 10000 [1 0]"},
		{"barred pairs hold nothing", func(p *profiles.Programme) {
			p.Mentees[0].Goals = nil
			p.Mentees[0].Avoid = []string{"dee", "eli"}
		}, "0"},
		{"returning is 20 of 100 parts of 25: 5 of 100 in two of four pairs", func(p *profiles.Programme) { p.Mentors[0].Returned = profiles.Return{} },
			"250; mentor occupation.returned 10000 [0]"},
		{"the work of a mentor speaks to both facts, 10 and 10 of 100", func(p *profiles.Programme) { p.Mentors[0].Held, p.Mentors[0].Current = none, nil },
			"1000; mentor occupation.held 5000 [0]; mentor occupation.current 5000 [0]"},
		{"ISCO cannot be compared with SOC, and nobody left it blank: 10 of 100 in two of four pairs", func(p *profiles.Programme) { p.Mentees[0].Held = testOccupations[6:7] },
			"500"},
		{"an experience without a date counts for at most the neutral value, on no answer: 40 of 100 in two of four pairs", func(p *profiles.Programme) {
			p.Mentors[1].LivedExperience = []profiles.Experience{{Condition: "stroke"}}
		}, "2000; mentor lived_experience.since 10000 [1]"},
		{"goals weigh 20 of 100 for ana and 30 of 110 for bo: (20/100+30/110)/4, twice for each, of 4 pairs", func(p *profiles.Programme) {
			p.Settings.MattersLimit = 50
			p.Mentees[1].Matters.Goals = profiles.MattersMore
			p.Mentors[0].Supports = nil
		}, "1181; mentor supports 10000 [0]"},
		{"for peer support the return to work counts nothing", func(p *profiles.Programme) {
			p.Mentees[0].Support, p.Mentees[1].Support = profiles.SupportPeer, profiles.SupportPeer
			p.Mentors[0].Returned = profiles.Return{}
		}, "0"},
		{"a wish cannot move full marks", func(p *profiles.Programme) { p.Mentees[0].Prefer.Gender, p.Mentors[0].Gender = "woman", "" }, "0"},
		{"20 % of the 1000 that dee's supports lack: 200 in one of four pairs", func(p *profiles.Programme) {
			p.Mentors[0].Supports[0].Level = 1
			p.Mentees[0].Prefer.Gender, p.Mentors[0].Gender = "woman", ""
		}, "0 and wishes 50; mentor gender 10000 [0]"},
		{"of two things wished for one is open: 10 % of 1000", func(p *profiles.Programme) {
			p.Mentors[0].Supports[0].Level = 1
			p.Mentees[0].Prefer, p.Mentors[0].Gender = profiles.Wishes{Gender: "woman", Languages: testLanguages[1:2]}, ""
		}, "0 and wishes 25; mentor gender 10000 [0]"},
		{"unless wishes move nothing", func(p *profiles.Programme) {
			p.Mentors[0].Supports[0].Level = 1
			p.Mentees[0].Prefer.Gender, p.Mentors[0].Gender, p.Settings.Wishes.Mentee = "woman", "", 0
		}, "0"},
		{"ana's own age is blank, and moves 200 with each mentor", func(p *profiles.Programme) {
			p.Mentors[0].Supports[0].Level, p.Mentors[1].Supports[0].Level = 1, 1
			p.Mentees[0].Prefer.SimilarAge, p.Mentees[0].Age = true, ""
		}, "0 and wishes 100; mentee age 10000 [0]"},
		{"and so is eli's: half of the 200 of their pair is each one's, of 400", func(p *profiles.Programme) {
			p.Mentors[0].Supports[0].Level, p.Mentors[1].Supports[0].Level = 1, 1
			p.Mentees[0].Prefer.SimilarAge, p.Mentees[0].Age, p.Mentors[1].Age = true, "", ""
		}, "0 and wishes 100; mentee age 7500 [0]; mentor age 2500 [1]"},
		{"interests of bo, for whom dee asks: 10 % of 1000", func(p *profiles.Programme) {
			p.Mentors[0].Supports[0].Level = 1
			p.Mentors[0].Prefer.SharedInterests, p.Mentees[1].Interests = true, nil
		}, "0 and wishes 25; mentee interests 10000 [1]"},
		{"dee likes nothing, so that no answer of bo's makes a common interest", func(p *profiles.Programme) {
			p.Mentors[0].Supports[0].Level = 1
			p.Mentors[0].Prefer.SharedInterests, p.Mentors[0].Interests, p.Mentees[1].Interests = true, []string{}, nil
		}, "0"},
		{"wishes and weight in one list: bo's goals hold 2000 in two pairs; 20 % of the 1000 that the blank lacks with dee hold 200", func(p *profiles.Programme) {
			p.Mentees[1].Goals = nil
			p.Mentees[1].Prefer.Gender, p.Mentors[0].Gender = "woman", ""
		}, "1000 and wishes 50; mentee goals 9523 [1]; mentor gender 476 [0]"},
		{"a criterion that does not count holds nothing", func(p *profiles.Programme) {
			p.Settings.Weights.Goals = 0
			p.Mentees[1].Goals = nil
		}, "0"},
	} {
		p := complete()
		test.change(p)
		list, unknown, err := New(p, testDay).Questions(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		got := []string{fmt.Sprint(unknown.Weight)}
		if unknown.Wishes > 0 {
			got[0] += fmt.Sprint(" and wishes ", unknown.Wishes)
		}
		for _, q := range list {
			got = append(got, fmt.Sprint(q.Role, " ", q.Field, " ", q.Share, " ", q.People))
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.reason, got, test.want)
		}
	}
}

// What is unknown is what pairs say about their evidence.
func TestQuestionsHoldWhatPairsLack(t *testing.T) {
	for seed := range uint64(10) {
		p := newMaker(7000+seed).programme(30, 30)
		p.Settings.Weights, p.Settings.OccupationParts = testSettings().Weights, testSettings().OccupationParts
		s := New(p, testDay)
		missing, pairs := 0.0, 0.0 // of each pair's own weights
		for i := range p.Mentees {
			for j := range p.Mentors {
				pair := s.Pair(i, j)
				if !pair.Allowed() {
					continue
				}
				lacks, whole := 0, 0
				for _, part := range pair.Parts {
					lacks += part.Weight * (profiles.MaxPoints - part.Evidence)
					whole += part.Weight
				}
				missing += float64(lacks) / float64(whole)
				pairs++
			}
		}
		list, unknown, err := s.Questions(t.Context())
		if err != nil || pairs == 0 {
			t.Fatal(err, pairs)
		}
		// Weights are rounded to a millionth.
		if want := missing / pairs; math.Abs(float64(unknown.Weight)+0.5-want) > 0.6 {
			t.Errorf("seed %d: %d is unknown, and pairs lack %v", seed, unknown.Weight, want)
		}
		sum := 0
		for _, q := range list {
			sum += q.Share
		}
		if sum > profiles.MaxPoints || !slices.IsSortedFunc(list, func(a, b Question) int { return b.Share - a.Share }) {
			t.Errorf("seed %d: the shares sum to %d, or are not sorted: %+v", seed, sum, list)
		}
	}
}

func TestQuestionsStop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := New(answered(), testDay).Questions(ctx); err != context.Canceled {
		t.Errorf("error %v, want that of the context", err)
	}
}

// BenchmarkQuestions looks for the blanks of 1 000 mentees and 800 mentors.
func BenchmarkQuestions(b *testing.B) {
	s := New(newMaker(1).realistic(1000, 800), testDay)
	for b.Loop() {
		if _, _, err := s.Questions(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/800_000, "ns/pair")
}

// TestAnAnswerSettlesWhatItsBlankHeld fills one blank in after the other and adds
// up again from scratch. What the blank held is what is unknown no more, and
// the halves of pairs whose other person has left it blank too, which that
// person now holds.
func TestAnAnswerSettlesWhatItsBlankHeld(t *testing.T) {
	seeds := uint64(8)
	if testing.Short() {
		seeds = 3
	}
	// Of all mentees or mentors, and of everybody, of each blank.
	add := func(p *profiles.Programme) asking {
		s := New(p, testDay)
		q := asking{s: s, portions: s.portions(), mentees: make([][numBlanks]int64, len(s.mentees)), mentors: make([][numBlanks]int64, len(s.mentors)), points: make([]int32, len(s.mentors))}
		for i := range s.mentees {
			q.mentee(i)
		}
		return q
	}
	sum := func(units [][numBlanks]int64, b int) (all int64) {
		for k := range units {
			all += units[k][b]
		}
		return all
	}
	settled, halves := 0, 0
	for seed := range seeds {
		p := newMaker(8100+seed).programme(12, 12)
		before := add(p)
		for _, mentees := range []bool{true, false} {
			for b := range numBlanks {
				own, others := before.mentees, before.mentors
				if !mentees {
					own, others = others, own
				}
				for k := range own {
					held := own[k][b]
					q := *p
					q.Mentees, q.Mentors = slices.Clone(p.Mentees), slices.Clone(p.Mentors)
					if held == 0 || !fillIn(&q, mentees, k, b) {
						continue
					}
					after := add(&q)
					gone := new(big.Int).Sub(&before.other[b], &after.other[b]).Int64()
					theirs := after.mentors
					if !mentees {
						theirs = after.mentees
					}
					passed := sum(theirs, b) - sum(others, b)
					if gone+passed != held {
						t.Errorf("seed %d: %v of mentees %v, %d: held %d, of which %d is settled and %d passed on", seed, blanks[b], mentees, k, held, gone, passed)
					}
					settled++
					if passed > 0 {
						halves++
					}
				}
			}
		}
	}
	if settled < 20 || halves < 5 {
		t.Errorf("%d answers, %d of which pass a half on: this test has tested little", settled, halves)
	}
}

// fillIn fills one blank in; false for what has no answer that leaves the rest
// as it is.
func fillIn(p *profiles.Programme, mentee bool, k, b int) bool {
	lived := []profiles.Experience{{Condition: "stroke", Since: profiles.Date{Year: 2015, Month: 1, Day: 1}}}
	both := []profiles.Occupation{testOccupations[0], testOccupations[6]} // of ISCO and of SOC: one can be compared
	if mentee {
		m := &p.Mentees[k]
		switch b {
		case blankDisability:
			m.Disability = lived
		case blankBackground:
			m.Held = both
		case blankTarget:
			m.Target = both
		case blankGoals:
			m.Goals = []profiles.Goal{{Goal: "benefits", Priority: 3}}
		default:
			return false
		}
		return true
	}
	m := &p.Mentors[k]
	switch b {
	case blankDisability:
		m.LivedExperience = lived
	case blankGoals:
		m.Supports = []profiles.Support{{Goal: "benefits", Level: 3}}
	case blankReturned:
		m.Returned = profiles.Return{Answered: true, Returned: true}
	default:
		return false
	}
	return true
}
