package scoring

import (
	"testing"
	"time"

	"mentormatch/profiles"
)

// plain is a programme of one mentee and one mentor whom nothing bars, with a
// term of four weeks from Monday 5 October 2026 on UTC, to be changed by the
// test.
func plain(changes ...func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme)) *profiles.Programme {
	p := &profiles.Programme{Settings: testSettings()}
	p.Settings.Location = time.UTC
	p.Settings.Term = profiles.Term{Start: day(2026, 10, 5), Weeks: 4}
	person := profiles.Person{
		Languages: []profiles.Language{{Tag: "en", Base: "en"}},
		Meet:      []profiles.Mode{profiles.Remote, profiles.InPerson},
		Place:     &profiles.Place{Latitude: 23.8, Longitude: 90.4, TravelKM: 10},
	}
	e, r := person, person
	e.ID, r.ID = "ana", "dee"
	e.Availability = weekly(time.UTC, window(time.Monday, 18, 20))
	r.Availability = weekly(time.UTC, window(time.Monday, 18, 20))
	p.Mentees = []profiles.Mentee{{Person: e}}
	p.Mentors = []profiles.Mentor{{Person: r, Capacity: 1, Training: &profiles.Credential{}, Clearance: &profiles.Credential{}}}
	for _, change := range changes {
		change(&p.Mentees[0], &p.Mentors[0], p)
	}
	return p
}

func pairOf(p *profiles.Programme) Pair { return New(p, testDay).Pair(0, 0) }

func day(year int, month time.Month, d int) profiles.Date {
	return profiles.Date{Year: year, Month: month, Day: d}
}

// window is a stretch of whole hours.
func window(d time.Weekday, from, to int, mode ...profiles.Mode) profiles.Window {
	w := profiles.Window{Day: d, Start: from * 60, End: to * 60}
	if len(mode) > 0 {
		w.Mode = mode[0]
	}
	return w
}

func weekly(loc *time.Location, windows ...profiles.Window) *profiles.Availability {
	return &profiles.Availability{Location: loc, Weekly: windows}
}

func lives(condition, cause string, since profiles.Date, functions ...profiles.Function) profiles.Experience {
	return profiles.Experience{Condition: condition, Cause: cause, Since: since, Functions: functions}
}

func function(code string, qualifier int) profiles.Function {
	return profiles.Function{Code: code, Qualifier: qualifier}
}

func TestPlainPairIsAllowed(t *testing.T) {
	p := pairOf(plain())
	if !p.Allowed() || p.Language != "en" || p.Meet != profiles.Remote || len(p.Notes) > 0 {
		t.Errorf("%+v", p)
	}
	if want := time.Date(2026, 10, 5, 18, 0, 0, 0, time.UTC); !p.FirstMeeting.Equal(want) {
		t.Errorf("first meeting %v, want %v", p.FirstMeeting, want)
	}
}

func TestCriterionNames(t *testing.T) {
	for c, want := range map[Criterion]string{Disability: "disability", Occupation: "occupation", Goals: "goals", Availability: "availability"} {
		if c.String() != want {
			t.Errorf("criterion %d is %q, want %q", c, c, want)
		}
	}
	if DisabilityNone.Rule() != "" {
		t.Errorf("%v is of the rule %q, want none", DisabilityNone, DisabilityNone.Rule())
	}
}
