package scoring

import (
	"reflect"
	"testing"
	"time"

	"mentormatch/profiles"
)

func TestSlot(t *testing.T) {
	dhaka, london, newYork := zoneNamed("Asia/Dhaka"), zoneNamed("Europe/London"), zoneNamed("America/New_York")
	either := []profiles.Mode{profiles.Remote, profiles.InPerson}
	tests := []struct {
		name   string
		change change
		want   *Slot
		first  string
	}{
		{"the same hour for both, every week", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {},
			&Slot{Meetings: 4, Of: 4, Meet: profiles.Remote, Still: MenteeSide,
				Mentee: []SlotTime{{day(2026, 10, 5), time.Monday, 1080, 1140, "UTC"}},
				Mentor: []SlotTime{{day(2026, 10, 5), time.Monday, 1080, 1140, "UTC"}}}, "2026-10-05 18:00"},
		// The mentor's Wednesdays begin with the second week, Mondays end with it.
		{"Wednesday fits three weeks, Monday two", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Availability = weekly(time.UTC, window(time.Monday, 18, 20), window(time.Wednesday, 8, 10))
			r.Availability = weekly(time.UTC, window(time.Monday, 18, 20), window(time.Wednesday, 9, 20))
			e.Availability.Except = []profiles.DateRange{{From: day(2026, 10, 7), Until: day(2026, 10, 7)}, {From: day(2026, 10, 19), Until: day(2026, 10, 20)}, {From: day(2026, 10, 26), Until: day(2026, 10, 26)}}
		}, &Slot{Meetings: 3, Of: 4, Meet: profiles.Remote, Still: MenteeSide,
			Mentee: []SlotTime{{day(2026, 10, 14), time.Wednesday, 540, 600, "UTC"}},
			Mentor: []SlotTime{{day(2026, 10, 14), time.Wednesday, 540, 600, "UTC"}}}, "2026-10-14 09:00"},
		{"a slot moves back from where one week opens to where another does: 18:30 fits both", func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Term.Weeks = 2
			e.Availability = weekly(time.UTC, profiles.Window{Day: time.Monday, Start: 18 * 60, End: 20 * 60})
			r.Availability = weekly(time.UTC, profiles.Window{Day: time.Monday, Start: 18*60 + 30, End: 20 * 60}, window(time.Tuesday, 18, 19))
		}, &Slot{Meetings: 2, Of: 2, Meet: profiles.Remote, Still: MenteeSide,
			Mentee: []SlotTime{{day(2026, 10, 5), time.Monday, 1110, 1170, "UTC"}},
			Mentor: []SlotTime{{day(2026, 10, 5), time.Monday, 1110, 1170, "UTC"}}}, "2026-10-05 18:30"},
		// London's clocks go back on 25 October. Dhaka 18:00 to 20:00 is 12:00 to
		// 14:00 UTC: 13:00 to 15:00 in London before, 12:00 to 14:00 after.
		{"still on the mentee's clock, moving on the mentor's", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Availability = weekly(dhaka, window(time.Monday, 18, 19))
			r.Availability = weekly(london, window(time.Monday, 10, 16))
		}, &Slot{Meetings: 4, Of: 4, Meet: profiles.Remote, Still: MenteeSide,
			Mentee: []SlotTime{{day(2026, 10, 5), time.Monday, 1080, 1140, "Asia/Dhaka"}},
			Mentor: []SlotTime{{day(2026, 10, 5), time.Monday, 780, 840, "Europe/London"}, {day(2026, 10, 26), time.Monday, 720, 780, "Europe/London"}}}, "2026-10-05 12:00"},
		{"still on the mentor's clock, where the mentee has room", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Availability = weekly(dhaka, window(time.Monday, 16, 20))
			r.Availability = weekly(london, window(time.Monday, 12, 13))
		}, &Slot{Meetings: 4, Of: 4, Meet: profiles.Remote, Still: MentorSide,
			Mentee: []SlotTime{{day(2026, 10, 5), time.Monday, 1020, 1080, "Asia/Dhaka"}, {day(2026, 10, 26), time.Monday, 1080, 1140, "Asia/Dhaka"}},
			Mentor: []SlotTime{{day(2026, 10, 5), time.Monday, 720, 780, "Europe/London"}}}, "2026-10-05 11:00"},
		{"across midnight, on different days", func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Term.Weeks = 2
			e.Availability = weekly(dhaka, profiles.Window{Day: time.Sunday, Start: 23*60 + 30, End: 24*60 + 30})
			r.Availability = weekly(newYork, window(time.Sunday, 12, 20))
		}, &Slot{Meetings: 2, Of: 2, Meet: profiles.Remote, Still: MenteeSide,
			Mentee: []SlotTime{{day(2026, 10, 11), time.Sunday, 1410, 1470, "Asia/Dhaka"}},
			Mentor: []SlotTime{{day(2026, 10, 11), time.Sunday, 810, 870, "America/New_York"}}}, "2026-10-11 17:30"},
		{"every two weeks: the second and fourth, when the mentor is there", func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Meeting.Every = profiles.EveryTwoWeeks
			r.Availability.Except = []profiles.DateRange{{From: day(2026, 10, 5), Until: day(2026, 10, 5)}, {From: day(2026, 10, 19), Until: day(2026, 10, 19)}}
		}, &Slot{Meetings: 2, Of: 2, Meet: profiles.Remote, Still: MenteeSide,
			Mentee: []SlotTime{{day(2026, 10, 12), time.Monday, 1080, 1140, "UTC"}},
			Mentor: []SlotTime{{day(2026, 10, 12), time.Monday, 1080, 1140, "UTC"}}}, "2026-10-12 18:00"},
		{"the way that fits more weeks", func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Meet, e.Availability = either, weekly(time.UTC, window(time.Monday, 18, 19, profiles.InPerson), window(time.Tuesday, 18, 19, profiles.Remote))
			e.Availability.Except = []profiles.DateRange{{From: day(2026, 10, 6), Until: day(2026, 10, 6)}}
			r.Availability = always(time.UTC)
		}, &Slot{Meetings: 4, Of: 4, Meet: profiles.InPerson, Still: MenteeSide,
			Mentee: []SlotTime{{day(2026, 10, 5), time.Monday, 1080, 1140, "UTC"}},
			Mentor: []SlotTime{{day(2026, 10, 5), time.Monday, 1080, 1140, "UTC"}}}, "2026-10-05 18:00"},
		{"how they meet is not known", func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			e.Meet, p.Settings.Term.Weeks = nil, 1
		}, &Slot{Meetings: 1, Of: 1, Still: MenteeSide,
			Mentee: []SlotTime{{day(2026, 10, 5), time.Monday, 1080, 1140, "UTC"}},
			Mentor: []SlotTime{{day(2026, 10, 5), time.Monday, 1080, 1140, "UTC"}}}, "2026-10-05 18:00"},
		{"no time in common", func(e *profiles.Mentee, _ *profiles.Mentor, _ *profiles.Programme) {
			e.Availability = weekly(time.UTC, window(time.Friday, 8, 9))
		}, nil, ""},
		{"a blank answer", func(e *profiles.Mentee, _ *profiles.Mentor, _ *profiles.Programme) { e.Availability = nil }, nil, ""},
	}
	for _, test := range tests {
		pair := pairOf(plain(test.change))
		got := pair.Slot
		first := ""
		if got != nil {
			first = got.First.UTC().Format("2006-01-02 15:04")
			got.First = time.Time{}
		}
		if !reflect.DeepEqual(got, test.want) || first != test.first {
			t.Errorf("%s: %s %+v\nwant %s %+v", test.name, first, got, test.first, test.want)
		}
	}
}

// TestSlotIsBest holds, for pairs at random, that every meeting of a slot is
// possible by the oracle's minutes, and that no quarter of an hour of the week
// fits more weeks on either's clock.
func TestSlotIsBest(t *testing.T) {
	slots := 0
	for seed := range uint64(8) {
		p := newMaker(500+seed).programme(5, 5)
		s, o := New(p, testDay), oracle{p, testDay}
		for i := range p.Mentees {
			for j := range p.Mentors {
				a, b := &p.Mentees[i].Person, o.paused(&p.Mentors[j])
				pair := s.Pair(i, j)
				most := 0
				bars := map[Rule]bool{}
				o.modes(a, b, bars)
				if pair.Parts[Availability].Evidence > 0 && len(bars) == 0 {
					most = o.bestSlot(a, b)
				}
				got := 0
				if pair.Slot != nil {
					slots++
					got = pair.Slot.Meetings
				}
				if got != most {
					t.Fatalf("seed %d, pair %d %d: %+v, oracle %d meetings", seed, i, j, pair.Slot, most)
				}
			}
		}
	}
	if slots < 20 {
		t.Errorf("%d slots: too few to test", slots)
	}
}

func (o oracle) bestSlot(a, b *profiles.Person) (most int) {
	set := o.p.Settings
	start := set.Term.Start
	if start.IsZero() {
		start = o.on
	}
	modes := o.modes(a, b, map[Rule]bool{})
	from := o.on.In(set.Location, 0)
	if t := start.In(set.Location, 0); t.After(from) {
		from = t
	}
	if t := o.on.AddDays(set.Meeting.NoticeDays).In(a.Availability.Location, 0); t.After(from) {
		from = t
	}
	end := start.AddDays(7*set.Term.Weeks).In(set.Location, 0)
	if !end.After(from) {
		return 0
	}
	n := int(end.Sub(from)/time.Minute) + 1500
	for _, m := range modes {
		x, y := minutesOf(a, m, from, n), minutesOf(b, m, from, n)
		free := make([]int, n+1) // minutes that are free from here on
		for k := n - 1; k >= 0; k-- {
			if x[k] && y[k] {
				free[k] = free[k+1] + 1
			}
		}
		for _, loc := range []*time.Location{a.Availability.Location, b.Availability.Location} {
			for minute := 0; minute < 7*24*60; minute += 15 {
				most = max(most, o.meetingsAt(free, from, start, loc, minute))
			}
		}
	}
	return most
}

// meetingsAt counts the weeks with room at a minute of the week, from Monday,
// of those that follow each other by the rhythm.
func (o oracle) meetingsAt(free []int, from time.Time, start profiles.Date, loc *time.Location, minute int) (most int) {
	set := o.p.Settings
	every := set.Meeting.Every.Weeks()
	count := make([]int, every)
	for w := range set.Term.Weeks {
		first, end := start.AddDays(7*w).In(set.Location, 0), start.AddDays(7*w+7).In(set.Location, 0)
		for d := profiles.DateOf(first.In(loc)); !d.In(loc, 0).After(end); d = d.AddDays(1) {
			if (int(d.Weekday())+6)%7 != minute/(24*60) {
				continue
			}
			at := d.In(loc, minute%(24*60))
			k := int(at.Sub(from) / time.Minute)
			shown := at.In(loc).Hour()*60 + at.In(loc).Minute()
			if !at.Before(first) && at.Before(end) && shown == minute%(24*60) && k >= 0 && k < len(free) && free[k] >= set.Meeting.Minutes {
				count[w%every]++
				break
			}
		}
	}
	for _, c := range count {
		most = max(most, c)
	}
	return most
}
