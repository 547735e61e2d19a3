package matcher

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// GapOptions say how closely a programme's gaps are looked at. The zero value works.
type GapOptions struct {
	// Below is the points under which a proposed pair is a poor one; 0 for none, so that
	// only those who are not matched count.
	Below int
	// Most is for how many mentors one more place is tried, and how many further
	// mentors are; 0 for 10. Each is a round of its own.
	Most int
	// Progress, when set, is told how many rounds are done.
	Progress func(stage string, done, of int)
}

// Gaps are what the mentors of a programme lack for those whom a round serves badly: the needy.
type Gaps struct {
	Unmatched, Poor []int     // mentees, by position
	Rules           []RuleGap // in the order of scoring.Rules
	Languages       []Gap     // by base language
	Goals           []Gap
	Occupations     []Gap // by sub-major group of ISCO-08 or major group of the SOC
	// Categories are the broad kinds of condition. Those who share less than a category are
	// not counted, and what is told is for the reader's level to decide.
	Categories []Gap
	Hours      []HourGap // most mentees first
	Places     []Worth   // one more place with a mentor, best first
	Mentors    []Worth   // one more mentor, best first
}

// A RuleGap is how far a rule keeps the needy from mentors.
type RuleGap struct {
	Rule    scoring.Rule
	Mentees int // whom it bars from some mentor
	All     int // whom it bars from every mentor
	Pairs   int
	Alone   int // pairs that no other rule bars
}

// A Gap is something that the needy want, and who has it.
type Gap struct {
	Code      string
	Mentees   int // needy who want it
	Unmatched int // of those, not matched
	Mentors   int // who have it, and take mentees
	Free      int // places that they have left
}

// An HourGap is a stretch of the week in which needy mentees are free and no mentor with a free
// place is.
type HourGap struct {
	From, To int // minutes from Monday 0:00 in the programme's time zone, in the first week of the term
	Mentees  int // needy who are free in it at some time
	Mentors  int // mentors who are, all of them full
}

// A Worth is what one thing more would be worth: exactly, by the best round with it.
type Worth struct {
	Mentor int // who has one more place; -1 for a further mentor
	// Like is the mentee, by position, whom a further mentor with one place suits in everything:
	// languages, place, hours, goals, occupation, what was lived through.
	Like    int
	Suits   []int // needy mentees who could have that mentor; the mentee among them
	Matched int   // how many more would be matched
	Points  int64 // by how much the total would be higher
	Price   int64 // of a place of the mentor, see [Load]
}

// NewGaps looks at what a round leaves wanting. The result is one that [Match] or [Prove] has
// made with the scorer.
//
// Time is that of scoring the needy with every mentor, and of a round for each
// place and each mentor that is tried.
func NewGaps(ctx context.Context, s *scoring.Scorer, res *Result, opt GapOptions) (*Gaps, error) {
	study, err := NewStudy(s, res)
	if err != nil {
		return nil, err
	}
	f := &gapFinder{Study: study, programme: s.Programme(), opt: opt, gaps: &Gaps{}}
	f.opt.Most = cmp.Or(opt.Most, 10)
	f.need()
	f.count()
	f.gaps.Hours = f.hours()
	if err := f.rules(ctx); err != nil {
		return nil, err
	}
	if err := f.places(ctx); err != nil {
		return nil, err
	}
	if err := f.mentors(ctx); err != nil {
		return nil, err
	}
	return f.gaps, nil
}

// A gapFinder finds the gaps of one round.
type gapFinder struct {
	*Study
	programme *profiles.Programme
	opt       GapOptions
	gaps      *Gaps
	needy     []int // unmatched, then poor
}

// need finds the needy.
func (f *gapFinder) need() {
	for k := range f.base.Unmatched {
		f.gaps.Unmatched = append(f.gaps.Unmatched, f.base.Unmatched[k].Mentee)
	}
	for k := range f.base.Matches {
		if m := &f.base.Matches[k]; m.Origin == Proposed && m.Pair.Points < f.opt.Below {
			f.gaps.Poor = append(f.gaps.Poor, m.Mentee)
		}
	}
	f.needy = slices.Concat(f.gaps.Unmatched, f.gaps.Poor)
}

// free is how many places a mentor has left.
func (f *gapFinder) free(j int) int {
	load := f.base.Loads[j]
	return max(0, load.Capacity-load.Used-load.Assigned)
}

// count counts who wants what, and who has it.
func (f *gapFinder) count() {
	p, g := f.programme, f.gaps
	g.Languages = f.gapsIn(
		func(m *profiles.Mentee) []string { return bases(m.Languages) },
		func(m *profiles.Mentor) []string { return bases(m.Languages) })
	g.Goals = f.gapsIn(
		func(m *profiles.Mentee) (list []string) {
			for _, goal := range m.Goals {
				list = append(list, goal.Goal)
			}
			return list
		},
		func(m *profiles.Mentor) (list []string) {
			for _, support := range m.Supports {
				list = append(list, support.Goal)
			}
			return list
		})
	g.Occupations = f.gapsIn(
		func(m *profiles.Mentee) []string { return groups(m.Target) },
		func(m *profiles.Mentor) []string {
			if m.Returned.Answered && !m.Returned.Returned {
				return nil // cannot speak to it
			}
			list := m.Held
			if m.Current != nil {
				list = append(slices.Clip(list), *m.Current)
			}
			return groups(list)
		})
	categories := func(list []profiles.Experience) (codes []string) {
		for _, e := range list {
			if entry, ok := p.Settings.Vocabulary.Condition(e.Condition); ok && entry.Category != "" {
				codes = append(codes, entry.Category)
			}
		}
		return codes
	}
	g.Categories = f.gapsIn(
		func(m *profiles.Mentee) []string {
			if m.ShareDisability < profiles.ShareCategory {
				return nil
			}
			return categories(m.Disability)
		},
		func(m *profiles.Mentor) []string {
			if m.ShareDisability < profiles.ShareCategory {
				return nil
			}
			return categories(m.LivedExperience)
		})
}

// gapsIn counts the needy by what they want, with the mentors who have it: fewest
// free places for each who wants it first.
func (f *gapFinder) gapsIn(wants func(*profiles.Mentee) []string, has func(*profiles.Mentor) []string) []Gap {
	found := make(map[string]*Gap)
	for k, i := range f.needy {
		for _, code := range distinct(wants(&f.programme.Mentees[i])) {
			g := found[code]
			if g == nil {
				g = &Gap{Code: code}
				found[code] = g
			}
			g.Mentees++
			if k < len(f.gaps.Unmatched) {
				g.Unmatched++
			}
		}
	}
	for j := range f.programme.Mentors {
		m := &f.programme.Mentors[j]
		if m.Capacity == 0 {
			continue
		}
		for _, code := range distinct(has(m)) {
			if g := found[code]; g != nil {
				g.Mentors++
				g.Free += f.free(j)
			}
		}
	}
	list := make([]Gap, 0, len(found))
	for _, g := range found {
		list = append(list, *g)
	}
	slices.SortFunc(list, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(b.Mentees-b.Free, a.Mentees-a.Free), cmp.Compare(b.Mentees, a.Mentees), strings.Compare(a.Code, b.Code))
	})
	return list
}

func distinct(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

func bases(list []profiles.Language) (codes []string) {
	for _, l := range list {
		codes = append(codes, l.Base)
	}
	return codes
}

// groups are the first two digits of codes, where they are as long: what the program has words for.
func groups(list []profiles.Occupation) (codes []string) {
	for _, o := range list {
		o.Code = o.Code[:min(2, len(o.Code))]
		codes = append(codes, o.String())
	}
	return codes
}

// rules counts what bars the needy.
func (f *gapFinder) rules(ctx context.Context) error {
	type counts struct {
		barred, alone map[scoring.Rule]int
	}
	list := make([]counts, len(f.needy))
	err := parallel.Each(ctx, len(f.needy), nil, func(k int) error {
		c := counts{make(map[scoring.Rule]int), make(map[scoring.Rule]int)}
		for j := range f.programme.Mentors {
			bars := f.scorer.Bars(f.needy[k], j)
			for _, rule := range bars {
				c.barred[rule]++
			}
			if len(bars) == 1 {
				c.alone[bars[0]]++
			}
		}
		list[k] = c
		return nil
	})
	if err != nil {
		return err
	}
	for _, rule := range scoring.Rules {
		g := RuleGap{Rule: rule}
		for _, c := range list {
			n := c.barred[rule]
			if n > 0 {
				g.Mentees++
			}
			if n == len(f.programme.Mentors) && n > 0 {
				g.All++
			}
			g.Pairs += n
			g.Alone += c.alone[rule]
		}
		if g.Pairs > 0 {
			f.gaps.Rules = append(f.gaps.Rules, g)
		}
	}
	return nil
}
