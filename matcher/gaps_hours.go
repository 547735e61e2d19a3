package matcher

import (
	"cmp"
	"slices"
	"time"

	"mentormatch/profiles"
)

// quarter is the length, in minutes, of the pieces that a week is looked at in. All
// time zones differ by a number of them.
const quarter = 15

// quarters is how many a week has.
const quarters = 7 * 24 * 60 / quarter

// hours finds the stretches in which needy mentees are free and no mentor with a free place is.
func (f *gapFinder) hours() []HourGap {
	var (
		needy        [quarters][]int32
		mentors      [quarters][]int32
		free         [quarters]int
		stretches    []HourGap
		week         = f.firstWeek()
		mentees, all = make(map[int32]bool), make(map[int32]bool)
	)
	for _, i := range f.needy {
		for _, q := range f.freeAt(f.programme.Mentees[i].Availability, week) {
			needy[q] = append(needy[q], int32(i))
		}
	}
	for j := range f.programme.Mentors {
		for _, q := range f.freeAt(f.programme.Mentors[j].Availability, week) {
			if f.programme.Mentors[j].Capacity > 0 {
				mentors[q] = append(mentors[q], int32(j))
				free[q] += f.free(j)
			}
		}
	}
	for q := 0; q < quarters; q++ {
		if len(needy[q]) == 0 || free[q] > 0 {
			continue
		}
		g := HourGap{From: q * quarter}
		clear(mentees)
		clear(all)
		for ; q < quarters && len(needy[q]) > 0 && free[q] == 0; q++ {
			for _, i := range needy[q] {
				mentees[i] = true
			}
			for _, j := range mentors[q] {
				all[j] = true
			}
		}
		g.To, g.Mentees, g.Mentors = q*quarter, len(mentees), len(all)
		stretches = append(stretches, g)
	}
	slices.SortStableFunc(stretches, func(a, b HourGap) int { return cmp.Compare(b.Mentees, a.Mentees) })
	return stretches
}

// firstWeek is the Monday of the first week of the term.
func (f *gapFinder) firstWeek() profiles.Date {
	first := f.programme.Settings.Term.Start
	if first.IsZero() {
		first = f.scorer.On()
	}
	return first.AddDays(-(int(first.Weekday()) + 6) % 7)
}

// freeAt lists the pieces of the week during all of which a person is free, each once.
func (f *gapFinder) freeAt(a *profiles.Availability, monday profiles.Date) []int {
	if a == nil {
		return nil
	}
	here := f.programme.Settings.Location
	if here == nil {
		here = time.UTC
	}
	there := a.Location
	if there == nil {
		there = here
	}
	var list []int
	for _, w := range a.Weekly {
		day := monday.AddDays((int(w.Day) + 6) % 7)
		from := day.In(there, w.Start)
		for minutes := 0; minutes+quarter <= w.End-w.Start; minutes += quarter {
			t := from.Add(time.Duration(minutes) * time.Minute).In(here)
			list = append(list, ((int(t.Weekday())+6)%7*24*60+t.Hour()*60+t.Minute())/quarter)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
