package scoring

import (
	"fmt"
	"testing"
	"time"

	"mentormatch/profiles"
)

// An hours is the joint time that a test expects.
type hours struct {
	points, weeks, of, average, worst int
}

func checkHours(t *testing.T, name string, p *Pair, want hours) {
	t.Helper()
	part := p.Parts[Availability]
	a := part.Reason.Args
	got := hours{part.Points, a.Count, a.Of, a.Minutes, a.Worst}
	if part.Reason.Code != AvailabilityJoint || got != want || part.Evidence != profiles.MaxPoints {
		t.Errorf("%s: %s %+v on %d, want %+v", name, part.Reason.Code, got, part.Evidence, want)
	}
	timeless := false
	for _, b := range p.Barriers {
		timeless = timeless || b.Code == RuleTime
	}
	if timeless != (want.weeks == 0) {
		t.Errorf("%s: barred for want of time: %v, weeks with a meeting: %d", name, timeless, want.weeks)
	}
}

// TestAvailability has a term of four weeks from Monday 5 October 2026, a
// meeting of 60 minutes and 120 comfortable ones, all on UTC.
func TestAvailability(t *testing.T) {
	mon := func(from, to int, mode ...profiles.Mode) profiles.Window {
		return window(time.Monday, from, to, mode...)
	}
	half := profiles.Window{Day: time.Monday, Start: 18 * 60, End: 20*60 + 30}
	with := func(a *profiles.Availability, change func(a *profiles.Availability)) *profiles.Availability {
		change(a)
		return a
	}
	away := func(from, until profiles.Date) func(a *profiles.Availability) {
		return func(a *profiles.Availability) {
			a.Except = append(a.Except, profiles.DateRange{From: from, Until: until})
		}
	}
	monday := func(w int) profiles.Date { return day(2026, 10, 5).AddDays(7 * w) }
	utc := time.UTC
	tests := []struct {
		name           string
		mentee, mentor *profiles.Availability
		want           hours
	}{
		{"the same two hours", weekly(utc, mon(18, 20)), weekly(utc, mon(18, 20)), hours{10000, 4, 4, 120, 120}},
		{"the worked example: (90+90+0+90)/(4*120)", weekly(utc, half),
			with(weekly(utc, mon(19, 21), profiles.Window{Day: time.Tuesday, Start: 540, End: 570}), away(monday(2), monday(2))), hours{5625, 3, 4, 67, 0}},
		{"more than comfortable is no better", weekly(utc, mon(8, 20)), weekly(utc, mon(8, 20)), hours{10000, 4, 4, 720, 720}},
		{"a rich week does not make up for a poor one: (120+120+0+0)/480", with(weekly(utc, mon(8, 20)), away(monday(2), monday(9))), weekly(utc, mon(8, 20)), hours{5000, 2, 4, 360, 0}},
		{"45 minutes are no meeting", weekly(utc, profiles.Window{Day: time.Monday, Start: 18 * 60, End: 18*60 + 45}), weekly(utc, mon(18, 20)), hours{0, 0, 4, 0, 0}},
		{"twice 45 minutes are none either", weekly(utc, profiles.Window{Day: time.Monday, Start: 540, End: 585}, profiles.Window{Day: time.Monday, Start: 600, End: 645}), weekly(utc, mon(8, 20)), hours{0, 0, 4, 0, 0}},
		{"windows that touch are one", weekly(utc, profiles.Window{Day: time.Monday, Start: 540, End: 580}, profiles.Window{Day: time.Monday, Start: 580, End: 600}), weekly(utc, mon(8, 20)), hours{5000, 4, 4, 60, 60}},
		{"windows that overlap count once", weekly(utc, mon(9, 11), mon(10, 11)), weekly(utc, mon(8, 20)), hours{10000, 4, 4, 120, 120}},
		{"no time at all is an answer", weekly(utc, []profiles.Window{}...), weekly(utc, mon(8, 20)), hours{0, 0, 4, 0, 0}},
		{"remote against in person", weekly(utc, mon(18, 20, profiles.Remote)), weekly(utc, mon(18, 20, profiles.InPerson)), hours{0, 0, 4, 0, 0}},
		{"an hour either way: 60 + 60", weekly(utc, mon(18, 20)), weekly(utc, mon(18, 19, profiles.Remote), mon(19, 20, profiles.InPerson)), hours{10000, 4, 4, 120, 120}},
		{"half an hour either way is no meeting", weekly(utc, mon(18, 19)), weekly(utc, profiles.Window{Day: time.Monday, Start: 1080, End: 1110, Mode: profiles.Remote}, profiles.Window{Day: time.Monday, Start: 1110, End: 1140, Mode: profiles.InPerson}), hours{0, 0, 4, 0, 0}},
		{"ways that overlap: 18 to 21 in all", weekly(utc, mon(18, 21)), weekly(utc, mon(18, 20, profiles.Remote), mon(19, 21, profiles.InPerson)), hours{10000, 4, 4, 180, 180}},
		{"ways within ways: 18 to 22 and 23 to 24", weekly(utc, mon(18, 24)), weekly(utc, mon(18, 22, profiles.Remote), mon(18, 19, profiles.InPerson), mon(20, 21, profiles.InPerson), mon(23, 24, profiles.InPerson)), hours{10000, 4, 4, 300, 300}},
		{"a holiday: (0+60+60+60)/480", with(weekly(utc, mon(18, 19)), away(day(2026, 10, 1), monday(0))), weekly(utc, mon(18, 20)), hours{3750, 3, 4, 45, 0}},
		{"from the third week: (60+60)/480", with(weekly(utc, mon(18, 19)), func(a *profiles.Availability) { a.From = monday(2) }), weekly(utc, mon(18, 20)), hours{2500, 2, 4, 30, 0}},
		{"until the day before the third week: (60+60)/480", with(weekly(utc, mon(18, 19)), func(a *profiles.Availability) { a.Until = monday(2).AddDays(-1) }), weekly(utc, mon(18, 20)), hours{2500, 2, 4, 30, 0}},
		{"past midnight", weekly(utc, mon(23, 25)), weekly(utc, window(time.Tuesday, 0, 2)), hours{5000, 4, 4, 60, 60}},
		{"past midnight belongs to the day it starts: Mondays off", with(weekly(utc, mon(23, 25)), away(monday(1), monday(1))), weekly(utc, window(time.Tuesday, 0, 2)), hours{3750, 3, 4, 45, 0}},
		{"past midnight belongs to the day it starts: Tuesdays off", with(weekly(utc, mon(23, 25)), away(monday(1).AddDays(1), monday(1).AddDays(1))), weekly(utc, window(time.Tuesday, 0, 2)), hours{5000, 4, 4, 60, 60}},
		{"across the edge of a week: 60 left of the Sunday before the term, and 4*120", weekly(utc, window(time.Sunday, 23, 25)), weekly(utc, window(time.Sunday, 23, 25)), hours{10000, 4, 4, 135, 120}},
		{"across the edge of a week: 23:30 to 0:30 is a meeting", weekly(utc, profiles.Window{Day: time.Sunday, Start: 1410, End: 1470}), weekly(utc, window(time.Sunday, 23, 25)), hours{5000, 4, 4, 60, 60}},
	}
	for _, test := range tests {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Availability, r.Availability = test.mentee, test.mentor
			if test.mentee.Weekly == nil {
				e.Availability.Weekly = []profiles.Window{}
			}
		}))
		checkHours(t, test.name, &pair, test.want)
	}
}

// TestMeetingShare counts having time at all as half of a week.
func TestMeetingShare(t *testing.T) {
	evening := func(from, to int) *profiles.Availability {
		return weekly(time.UTC, profiles.Window{Day: time.Monday, Start: from, End: to})
	}
	pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
		e.Availability, r.Availability = evening(18*60, 20*60+30), evening(19*60, 21*60)
		away := day(2026, 10, 19)
		r.Availability.Except = []profiles.DateRange{{From: away, Until: away}}
		p.Settings.Shares.Availability.Meeting = 50
	}))
	checkHours(t, "the worked example: 3*(50 + 50*90/120)/4, rounded down", &pair, hours{6562, 3, 4, 67, 0})
}

// TestDaylightSaving has terms in which the clocks change in one zone and not,
// or not yet, in the other.
func TestDaylightSaving(t *testing.T) {
	zone := zoneNamed
	monday := func(loc string, from, to int) *profiles.Availability {
		return weekly(zone(loc), window(time.Monday, from, to))
	}
	tests := []struct {
		name           string
		term           profiles.Term
		zone           string
		mentee, mentor *profiles.Availability
		want           hours
	}{
		{"Dhaka has no summer time, London's ends on 25 October: 60+60+120+120", profiles.Term{Start: day(2026, 10, 12), Weeks: 4}, "UTC",
			monday("Asia/Dhaka", 18, 20), monday("Europe/London", 12, 14), hours{7500, 4, 4, 90, 60}},
		{"London's ends on 25 October, New York's on 1 November: 120+60+120", profiles.Term{Start: day(2026, 10, 19), Weeks: 3}, "Europe/London",
			monday("Europe/London", 17, 19), monday("America/New_York", 12, 14), hours{8333, 3, 3, 100, 60}},
		{"New York's starts on 14 March, London's on 28 March: 120+60+60+120", profiles.Term{Start: day(2027, 3, 8), Weeks: 4}, "America/New_York",
			monday("Europe/London", 17, 19), monday("America/New_York", 12, 14), hours{7500, 4, 4, 90, 60}},
		{"Kathmandu is 5:45 ahead: 12:15 to 13:45 against 12 to 14", profiles.Term{Start: day(2026, 10, 12), Weeks: 2}, "UTC",
			weekly(zone("Asia/Kathmandu"), profiles.Window{Day: time.Monday, Start: 18 * 60, End: 19*60 + 30}), monday("UTC", 12, 14), hours{7500, 2, 2, 90, 90}},
		{"Kathmandu: 12:15 to 13:00 is no meeting", profiles.Term{Start: day(2026, 10, 12), Weeks: 2}, "UTC",
			weekly(zone("Asia/Kathmandu"), profiles.Window{Day: time.Monday, Start: 18 * 60, End: 19*60 + 30}), monday("UTC", 12, 13), hours{0, 0, 2, 0, 0}},
		{"Lord Howe's clocks go back by half an hour on 4 April: 120+90", profiles.Term{Start: day(2027, 3, 29), Weeks: 2}, "UTC",
			monday("Australia/Lord_Howe", 12, 14), monday("UTC", 1, 3), hours{8750, 2, 2, 105, 90}},
		{"in the hour that is skipped there is no time", profiles.Term{Start: day(2027, 3, 22), Weeks: 1}, "Europe/London",
			weekly(zone("Europe/London"), window(time.Sunday, 1, 2)), weekly(zone("Europe/London"), window(time.Sunday, 0, 5)), hours{0, 0, 1, 0, 0}},
		{"the hour that is repeated counts twice: 60+60", profiles.Term{Start: day(2026, 10, 19), Weeks: 1}, "Europe/London",
			weekly(zone("Europe/London"), window(time.Sunday, 1, 2)), weekly(zone("Europe/London"), window(time.Sunday, 0, 5)), hours{10000, 1, 1, 120, 120}},
	}
	for _, test := range tests {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Term, p.Settings.Location = test.term, zone(test.zone)
			e.Availability, r.Availability = test.mentee, test.mentor
		}))
		checkHours(t, test.name, &pair, test.want)
	}
}

// TestTerm has a run on Wednesday 30 September 2026.
func TestTerm(t *testing.T) {
	tests := []struct {
		name  string
		term  profiles.Term
		want  hours
		first profiles.Date
	}{
		{"no start: four weeks from the day of the run", profiles.Term{Weeks: 4}, hours{10000, 4, 4, 120, 120}, day(2026, 10, 5)},
		{"a start to come", profiles.Term{Start: day(2026, 10, 26), Weeks: 2}, hours{10000, 2, 2, 120, 120}, day(2026, 10, 26)},
		// The weeks begin on Mondays; 5 days of the second are left, which
		// need 120*5/7 = 85 minutes: (0+120)*10000/(85+120).
		{"begun: one week past, one under way", profiles.Term{Start: day(2026, 9, 21), Weeks: 3}, hours{5853, 1, 2, 60, 120}, day(2026, 10, 5)},
		// One day is left, which needs one meeting: 120*10000/(60+120).
		{"begun: the last day of a week", profiles.Term{Start: day(2026, 9, 24), Weeks: 2}, hours{6666, 1, 2, 60, 120}, day(2026, 10, 5)},
		// As above, with another week in which nobody is free yet:
		// (0+0+120)*10000/(85+120+120).
		{"begun: an empty week after the rest of one", profiles.Term{Start: day(2026, 9, 21), Weeks: 4}, hours{3692, 1, 3, 40, 0}, day(2026, 10, 12)},
		{"the rest of a week is all there is", profiles.Term{Start: day(2026, 9, 28), Weeks: 1}, hours{0, 0, 1, 0, 0}, profiles.Date{}},
		{"a week that ends with the day of the run is past", profiles.Term{Start: day(2026, 9, 23), Weeks: 2}, hours{10000, 1, 1, 120, 120}, day(2026, 10, 5)},
		{"over", profiles.Term{Start: day(2026, 8, 3), Weeks: 4}, hours{}, profiles.Date{}},
	}
	for _, test := range tests {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Term = test.term
			e.Availability.From, r.Availability.From = test.first, test.first
		}))
		checkHours(t, test.name, &pair, test.want)
		var first profiles.Date
		if !pair.FirstMeeting.IsZero() {
			first = profiles.DateOf(pair.FirstMeeting)
		}
		if first != test.first {
			t.Errorf("%s: first meeting on %v, want %v", test.name, first, test.first)
		}
	}
}

// TestRhythm has a run on Wednesday 30 September 2026, two joint hours on
// Mondays from 5 October on, and 120 comfortable minutes.
func TestRhythm(t *testing.T) {
	monday := func(w int) profiles.Date { return day(2026, 10, 5).AddDays(7 * w) }
	tests := []struct {
		name  string
		every profiles.Rhythm
		term  profiles.Term
		off   []int // Mondays on which the mentee is away
		want  hours
	}{
		{"every week: (120+120+0+120)/480", profiles.EveryWeek, profiles.Term{Start: monday(0), Weeks: 4}, []int{2}, hours{7500, 3, 4, 90, 0}},
		{"every two weeks one is enough: (120+120)/240", profiles.EveryTwoWeeks, profiles.Term{Start: monday(0), Weeks: 4}, []int{2}, hours{10000, 2, 2, 180, 120}},
		{"two weeks without one: (120+0)/240", profiles.EveryTwoWeeks, profiles.Term{Start: monday(0), Weeks: 4}, []int{2, 3}, hours{5000, 1, 2, 120, 0}},
		{"every month, of four weeks: (120+120)/240", profiles.EveryMonth, profiles.Term{Start: monday(0), Weeks: 8}, []int{0, 1, 2, 5, 6, 7}, hours{10000, 2, 2, 120, 120}},
		// The last month has 2 of 4 weeks: 120*14/28 = 60 are comfortable.
		{"the rest of a month at the end: (120+0)/(120+60)", profiles.EveryMonth, profiles.Term{Start: monday(0), Weeks: 6}, []int{4, 5}, hours{6666, 1, 2, 240, 480}},
		{"the rest of a month at the end, with a meeting", profiles.EveryMonth, profiles.Term{Start: monday(0), Weeks: 6}, []int{4}, hours{10000, 2, 2, 300, 480}},
		// From Monday 14 September: the first two weeks end on 27 September,
		// the next have 5 + 7 of 14 days left, 120*12/14 = 102.
		{"begun, 12 days left of two weeks, and one week at the end: (102+60)/(102+60)", profiles.EveryTwoWeeks, profiles.Term{Start: monday(-3), Weeks: 5}, nil, hours{10000, 2, 2, 120, 120}},
		{"begun in the second of two weeks, of which 120*5/14 is less than a meeting: (0+120)/(60+120)", profiles.EveryTwoWeeks, profiles.Term{Start: monday(-2), Weeks: 4}, nil, hours{6666, 1, 2, 120, 240}},
	}
	for _, test := range tests {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Term, p.Settings.Meeting.Every = test.term, test.every
			e.Availability.From = monday(0)
			for _, w := range test.off {
				e.Availability.Except = append(e.Availability.Except, profiles.DateRange{From: monday(w), Until: monday(w)})
			}
		}))
		checkHours(t, test.name, &pair, test.want)
		if got := pair.Parts[Availability].Reason.Args.Every; got != test.every {
			t.Errorf("%s: the reason is about every %q", test.name, got)
		}
	}
}

// TestNotice has a run on Wednesday 30 September 2026 and a term that begins
// with it.
func TestNotice(t *testing.T) {
	for days, want := range map[int]string{0: "2026-09-30 18:00", 1: "2026-10-05 18:00", 5: "2026-10-05 18:00", 6: "2026-10-07 18:00", 60: ""} {
		pair := pairOf(plain(func(e *profiles.Mentee, _ *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Term, p.Settings.Meeting.NoticeDays = profiles.Term{Weeks: 4}, days
			e.Availability = weekly(time.UTC, window(time.Monday, 18, 19), window(time.Wednesday, 18, 19))
		}, func(_ *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) { r.Availability = always(time.UTC) }))
		got := ""
		if !pair.FirstMeeting.IsZero() {
			got = pair.FirstMeeting.Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%d days of notice: first at %q, want %q", days, got, want)
		}
		if pair.Slot != nil && pair.Slot.First.Before(pair.FirstMeeting) {
			t.Errorf("%d days of notice: the slot begins at %v", days, pair.Slot.First)
		}
	}
}

// TestWeekEdge has a term of two weeks from Monday 5 October 2026 on UTC, and
// people who are free across its edge.
func TestWeekEdge(t *testing.T) {
	sunday := func(from, to int) *profiles.Availability {
		return weekly(time.UTC, profiles.Window{Day: time.Sunday, Start: from, End: to})
	}
	tests := []struct {
		name           string
		mentee, mentor *profiles.Availability
		want           hours
	}{
		{"Sunday 23:30 to Monday 0:30 is a meeting of the week of the Sunday", sunday(1410, 1470), always(time.UTC), hours{5000, 2, 2, 60, 60}},
		{"Monday 0:00 to 1:00 belongs to the Monday, though the mentee is free from Sunday on", sunday(1380, 1500), weekly(time.UTC, window(time.Monday, 0, 1)), hours{5000, 2, 2, 60, 60}},
		{"Sunday to Monday noon: 120 left of the Sunday before the term, and 240 of each Sunday", sunday(1320, 1560), always(time.UTC), hours{10000, 2, 2, 300, 240}},
		{"free at any time: two whole weeks of 10080", always(time.UTC), always(time.UTC), hours{10000, 2, 2, 10080, 10080}},
	}
	for _, test := range tests {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Term.Weeks = 2
			e.Availability, r.Availability = test.mentee, test.mentor
		}))
		checkHours(t, test.name, &pair, test.want)
	}
}

func TestAvailabilityBlank(t *testing.T) {
	for _, test := range []struct {
		mentee, mentor *profiles.Availability
		want           Blank
	}{
		{nil, weekly(time.UTC, window(time.Monday, 1, 2)), BlankMentee},
		{weekly(time.UTC, window(time.Monday, 1, 2)), &profiles.Availability{Location: time.UTC}, BlankMentor},
		{nil, nil, BlankBoth},
	} {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Availability, r.Availability = test.mentee, test.mentor
			e.Meet = []profiles.Mode{profiles.InPerson, profiles.Remote}
		}))
		part := pair.Parts[Availability]
		if part.Points != 5000 || part.Evidence != 0 || part.Reason.Code != AvailabilityUnknown || part.Reason.Args.Blank != test.want {
			t.Errorf("%+v, want neutral for a blank of %s", part, test.want)
		}
		if !pair.Allowed() || !pair.FirstMeeting.IsZero() || pair.Meet != profiles.InPerson {
			t.Errorf("allowed %v, first meeting %v %s; want allowed, none, in person", pair.Allowed(), pair.FirstMeeting, pair.Meet)
		}
	}
}

// TestManyPatterns has people for whom every week is another.
func TestManyPatterns(t *testing.T) {
	p := plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
		p.Settings.Term.Weeks = 20
		p.Settings.Meeting.Comfortable = 6000
		for i, person := range []*profiles.Person{&e.Person, &r.Person} {
			a := weekly(zoneNamed("Europe/London"))
			for d := range 7 {
				a.Weekly = append(a.Weekly, window(time.Weekday(d), 8, 10+d))
			}
			for w := range 20 {
				for _, d := range []int{(w * (i + 2)) % 7, (w + w/7) % 7} {
					off := p.Settings.Term.Start.AddDays(7*w + d)
					a.Except = append(a.Except, profiles.DateRange{From: off, Until: off})
				}
			}
			person.Availability = a
		}
	})
	s := New(p, testDay)
	if n := len(s.mentees[0].schedule.patterns) * len(s.mentors[0].schedule.patterns); n < 100 {
		t.Fatalf("%d pairs of patterns: too few to test", n)
	}
	points, _, _ := oracle{p, testDay}.pair(0, 0)
	if got := s.Pair(0, 0).Parts[Availability].Points; got != points[Availability] {
		t.Errorf("%d points, oracle %d", got, points[Availability])
	}
}

// TestSteadyDays compares the short way of reading a wall clock with the date,
// in zones whose clocks change at midnight, by half an hour, or by a day.
func TestSteadyDays(t *testing.T) {
	for _, name := range []string{"Africa/Cairo", "America/Havana", "Asia/Beirut", "Asia/Dhaka", "Australia/Lord_Howe", "Africa/Casablanca", "America/Santiago", "America/Asuncion", "Europe/London"} {
		loc := zoneNamed(name)
		c := newCalendar(&profiles.Settings{Term: profiles.Term{Start: day(2026, 1, 1), Weeks: 56}}, day(2026, 1, 1), loc)
		z := newZone(loc, &c)
		steady := 0
		for i := range z.days {
			d := &z.days[i]
			if d.steady {
				steady++
			}
			for minutes := 0; minutes < 2880; minutes += 15 {
				if got, want := z.minute(d, minutes), minuteOf(d.date.In(loc, minutes)); got != want {
					t.Fatalf("%s, %v and %d minutes: %v, want %v", name, d.date, minutes, timeOf(got).In(loc), timeOf(want).In(loc))
				}
			}
		}
		if steady < 350 {
			t.Errorf("%s: %d steady days", name, steady)
		}
	}
}

func TestFirstMeeting(t *testing.T) {
	either := []profiles.Mode{profiles.Remote, profiles.InPerson}
	tests := []struct {
		name   string
		on     profiles.Date
		meet   []profiles.Mode
		mentee *profiles.Availability
		mentor *profiles.Availability
		first  string
		how    profiles.Mode
	}{
		{"in the mentee's time zone", testDay, either, weekly(zoneNamed("Asia/Dhaka"), window(time.Monday, 18, 20)), weekly(time.UTC, window(time.Monday, 13, 14)), "2026-10-05T19:00:00+06:00", profiles.Remote},
		{"not on the day of the run", day(2026, 10, 5), either, weekly(time.UTC, window(time.Monday, 18, 20)), weekly(time.UTC, window(time.Monday, 18, 20)), "2026-10-12T18:00:00Z", profiles.Remote},
		{"after midnight of the day of the run", day(2026, 10, 5), either, weekly(time.UTC, window(time.Monday, 22, 26)), weekly(time.UTC, window(time.Monday, 22, 25)), "2026-10-06T00:00:00Z", profiles.Remote},
		{"the mentee's best way when both fit", testDay, []profiles.Mode{profiles.InPerson, profiles.Remote}, weekly(time.UTC, window(time.Monday, 18, 20)), weekly(time.UTC, window(time.Monday, 18, 20)), "2026-10-05T18:00:00Z", profiles.InPerson},
		{"the earlier way when they differ", testDay, either, weekly(time.UTC, window(time.Monday, 18, 20), window(time.Tuesday, 18, 20)), weekly(time.UTC, window(time.Monday, 18, 19, profiles.InPerson), window(time.Tuesday, 18, 19, profiles.Remote)), "2026-10-05T18:00:00Z", profiles.InPerson},
		{"the way that both allow", testDay, []profiles.Mode{profiles.InPerson}, weekly(time.UTC, window(time.Monday, 18, 20)), weekly(time.UTC, window(time.Monday, 18, 20)), "2026-10-05T18:00:00Z", profiles.InPerson},
	}
	for _, test := range tests {
		p := plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Meet, e.Availability, r.Availability = test.meet, test.mentee, test.mentor
		})
		pair := New(p, test.on).Pair(0, 0)
		if got := pair.FirstMeeting.Format(time.RFC3339); got != test.first || pair.Meet != test.how {
			t.Errorf("%s: %s %s, want %s %s", test.name, got, pair.Meet, test.first, test.how)
		}
	}
}

func ExampleScorer_Pair() {
	evening := &profiles.Availability{Location: time.UTC, Weekly: []profiles.Window{{Day: time.Monday, Start: 18 * 60, End: 19 * 60}}}
	english := []profiles.Language{{Tag: "en", Base: "en"}}
	programme := &profiles.Programme{
		Settings: profiles.DefaultSettings(),
		Mentees: []profiles.Mentee{{
			Person: profiles.Person{ID: "ana", Languages: english, Meet: []profiles.Mode{profiles.Remote}, Availability: evening},
			Goals:  []profiles.Goal{{Goal: "new-occupation", Priority: 5}, {Goal: "fatigue", Priority: 3}},
		}},
		Mentors: []profiles.Mentor{{
			Person:   profiles.Person{ID: "dee", Languages: english, Meet: []profiles.Mode{profiles.Remote}, Availability: evening},
			Capacity: 2, Training: &profiles.Credential{}, Clearance: &profiles.Credential{},
			Supports: []profiles.Support{{Goal: "new-occupation", Level: 3}},
		}},
	}
	scorer := New(programme, profiles.Date{Year: 2026, Month: time.October, Day: 4})
	pair := scorer.Pair(0, 0)
	fmt.Println("points", pair.Points, "evidence", pair.Evidence, "first", pair.FirstMeeting.Format("Mon 2 January 15:04"))
	for c, part := range pair.Parts {
		fmt.Println(Criterion(c), part.Points, "brings", part.Contribution, part.Reason.Code)
	}
	// Output:
	// points 5313 evidence 4500 first Mon 5 October 18:00
	// disability 5000 brings 1500 disability.unknown
	// occupation 5000 brings 1250 occupation.unknown
	// goals 6250 brings 1563 goals.compared
	// availability 5000 brings 1000 availability.joint
}
