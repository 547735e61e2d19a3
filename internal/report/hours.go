package report

import (
	"fmt"
	"slices"
	"time"

	"mentormatch/profiles"
)

// Hours counts people by the hours of the week, Monday first, on the
// programme's clock.
type Hours [7][24]int

// FreeHours counts who is free in some part of each hour of the first week of
// the term: mentees, and mentors who take anybody.
func (r *Run) FreeHours() (mentees, mentors Hours) {
	p := r.programme()
	monday := p.Settings.Term.Start
	if monday.IsZero() {
		monday = r.Scorer.On()
	}
	monday = monday.AddDays(-(int(monday.Weekday()) + 6) % 7)
	for i := range p.Mentees {
		mentees.add(p.Mentees[i].Availability, monday, p.Settings.Location)
	}
	for j := range p.Mentors {
		if p.Mentors[j].Capacity > 0 {
			mentors.add(p.Mentors[j].Availability, monday, p.Settings.Location)
		}
	}
	return mentees, mentors
}

// quarter is the pieces, in minutes, that windows are looked at in. All time
// zones differ by a number of them.
const quarter = 15

// add counts one person, once an hour.
func (h *Hours) add(a *profiles.Availability, monday profiles.Date, here *time.Location) {
	if a == nil {
		return
	}
	there := a.Location
	if there == nil {
		there = here
	}
	var free [7][24]bool
	for _, w := range a.Weekly {
		from := monday.AddDays((int(w.Day)+6)%7).In(there, w.Start)
		for minutes := 0; minutes < w.End-w.Start; minutes += quarter {
			t := from.Add(time.Duration(minutes) * time.Minute).In(here)
			free[(int(t.Weekday())+6)%7][t.Hour()] = true
		}
	}
	for day := range free {
		for hour, is := range free[day] {
			if is {
				h[day][hour]++
			}
		}
	}
}

// HourBands are into how many bands the people of an hour are told to readers
// who see counts alone: up to a quarter of all, a half, three quarters, all.
const HourBands = 4

// leastForBands is of how many people, rounded, bands are told: the lowest then
// has every count of 0 to 10 and the highest every one of at most 10 less than
// all, so that none tells of a few who are free, or of a few who are not.
const leastForBands = HourBands * FewTold

// HourBands says of each hour of [Run.FreeHours] in which band its count is,
// from 0 on, both rounded as all counts are that readers of counts are told.
// With too few people, ok is false.
func (r *Run) HourBands() (mentees, mentors Hours, ok bool) {
	p, round := r.programme(), r.rounding()
	var free [2][]byte // when everybody is
	for i := range p.Mentees {
		free[0] = freeOf(free[0], &p.Mentees[i].Person)
	}
	taking := 0
	for j := range p.Mentors {
		if p.Mentors[j].Capacity > 0 {
			taking++
			free[1] = freeOf(free[1], &p.Mentors[j].Person)
		}
	}
	mentees, mentors = r.FreeHours()
	okMentees := mentees.bands(round, "mentees", free[0], len(p.Mentees))
	okMentors := mentors.bands(round, "mentors who take anybody", free[1], taking)
	return mentees, mentors, okMentees && okMentors
}

// freeOf adds who somebody is, and when free.
func freeOf(who []byte, p *profiles.Person) []byte {
	who = fmt.Appendf(who, "%q", p.ID)
	if a := p.Availability; a != nil {
		who = fmt.Appendf(who, " %v %v", a.Location, a.Weekly)
	}
	return who
}

// bands puts the band of each hour in the place of its count, of so many people who are free as is said.
func (h *Hours) bands(r rounding, name string, free []byte, of int) bool {
	who := r.draw(string(free))
	could, all := r.roundings(name, who, of)
	if slices.Min(could[:]) < leastForBands {
		return false
	}
	for day := range h {
		for hour, n := range h[day] {
			_, rounded := r.roundings(fmt.Sprint(name, day, ":", hour), who, n)
			h[day][hour] = min(rounded*HourBands/all, HourBands-1)
		}
	}
	return true
}
