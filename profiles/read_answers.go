package profiles

import (
	"math"
	"strconv"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

func (r *reader) readMentee(m *Mentee, f fields) {
	if v, ok := f.get("disability"); ok {
		m.Disability = r.experiences(v)
	}
	f.addWashington(&m.Disability)
	if v, ok := f.get("occupation"); ok {
		if work, ok := v.fields(menteeWorkFields, insteadInMenteeWork); ok {
			m.Held = work.occupations("held")
			m.Target = work.occupations("target")
		}
	}
	if v, ok := f.get("goals"); ok {
		m.Goals = listOf(v, r.goal, func(g Goal) string { return g.Goal })
	}
	if v, ok := f.get("rounds_waited"); ok {
		m.RoundsWaited, _ = v.whole(0, 1000)
	}
	if v, ok := f.get("support"); ok {
		m.Support = r.supportAsked(v)
	}
	if v, ok := f.get("matters"); ok {
		m.Matters = v.matters()
	}
}

func (r *reader) readMentor(m *Mentor, f fields) {
	m.Capacity = 1
	if v, ok := f.get("capacity"); ok {
		m.Capacity, _ = v.whole(0, maxCapacity)
	}
	if v, ok := f.get("lived_experience"); ok {
		m.LivedExperience = r.experiences(v)
	}
	f.addWashington(&m.LivedExperience)
	if v, ok := f.get("occupation"); ok {
		if work, ok := v.fields(mentorWorkFields, insteadInMentorWork); ok {
			m.Held = work.occupations("held")
			if v, ok := work.get("current"); ok {
				if o, ok := v.occupation(); ok {
					m.Current = &o
				}
			}
			if v, ok := work.get("returned"); ok {
				m.Returned = r.returned(v)
			}
		}
	}
	if v, ok := f.get("supports"); ok {
		m.Supports = listOf(v, r.support, func(s Support) string { return s.Goal })
	}
	if v, ok := f.get("offers_support"); ok {
		m.Offers, _ = v.supportKind()
	}
	if v, ok := f.get("pause"); ok {
		m.Pause = v.pause()
	}
	if v, ok := f.get("training"); ok {
		m.Training = v.credential()
	}
	if v, ok := f.get("clearance"); ok {
		m.Clearance = v.credential()
	}
}

// maxCapacity is how many mentees a mentor may have at once.
const maxCapacity = 1000

func (r *reader) experiences(v value) []Experience {
	entries, ok := v.list()
	if !ok {
		return nil
	}
	list := make([]Experience, 0, len(entries))
	for _, e := range entries {
		if x, ok := r.experience(e); ok {
			list = append(list, x)
		}
	}
	return list
}

func (r *reader) experience(v value) (x Experience, ok bool) {
	f, ok := v.fields(experienceFields, nil)
	if !ok {
		return x, false
	}
	if v, ok := f.get("condition"); ok {
		x.Condition, _ = r.term(v, "unknown-condition", "unknown condition", r.vocabulary().Conditions)
	}
	if v, ok := f.get("cause"); ok {
		x.Cause, _ = r.term(v, "unknown-cause", "unknown cause", r.vocabulary().Causes)
	}
	if v, ok := f.get("functions"); ok {
		x.Functions = v.functions()
	}
	if v, ok := f.get("washington_group"); ok {
		x.Functions = addFunctions(x.Functions, v.washington())
	}
	if v, ok := f.get("since"); ok {
		x.Since, _ = v.past(r.on)
	}
	if !f.tried("condition") && !f.tried("cause") && !f.tried("functions") && !f.tried("washington_group") {
		v.problem("missing-field", "an experience that does not say of what", "",
			"give its condition, its cause or its functions")
		return x, false
	}
	return x, true
}

func (f fields) occupations(name string) []Occupation {
	v, ok := f.get(name)
	if !ok {
		return nil
	}
	return listOf(v, value.occupation, Occupation.String)
}

// goal reads v as a goal with its priority, or as the code alone.
func (r *reader) goal(v value) (Goal, bool) {
	code, priority, ok := r.goalAnd(v, goalFields, 3, 5)
	return Goal{code, priority}, ok
}

// support reads v as a support with its level, or as the code alone.
func (r *reader) support(v value) (Support, bool) {
	code, level, ok := r.goalAnd(v, supportFields, 2, 3)
	return Support{code, level}, ok
}

func (r *reader) goalAnd(v value, known []string, usual, most int) (code string, number int, ok bool) {
	if !v.plain() {
		return "", 0, false
	}
	if v.node.Kind == yaml.ScalarNode {
		code, ok = r.term(v, "unknown-goal", "unknown goal", r.vocabulary().Goals)
		return code, usual, ok
	}
	f, ok := v.fields(known, nil)
	if !ok {
		return "", 0, false
	}
	number = usual
	if v, ok := f.get(known[1]); ok {
		number, _ = v.whole(1, most)
	}
	named, ok := f.need("goal", "write {goal: job-search}")
	if !ok {
		return "", 0, false
	}
	code, ok = r.term(named, "unknown-goal", "unknown goal", r.vocabulary().Goals)
	return code, number, ok
}

// returned reads v as the day of a return to work, as yes, or as no.
func (r *reader) returned(v value) Return {
	s, ok := v.written()
	if !ok {
		return Return{}
	}
	switch s {
	case "yes", "true":
		return Return{Answered: true, Returned: true}
	case "no", "false":
		return Return{Answered: true}
	case "Yes", "YES", "True", "TRUE", "No", "NO", "False", "FALSE", "y", "n", "Y", "N":
		v.problem("unknown-word", "not a date, yes or no", s, "write yes or no in lower case")
		return Return{}
	}
	on, ok := v.past(r.on)
	if !ok {
		return Return{}
	}
	return Return{Answered: true, Returned: true, On: on}
}

func (v value) credential() *Credential {
	f, ok := v.fields(credentialFields, nil)
	if !ok {
		return nil
	}
	c := &Credential{}
	if v, ok := f.get("completed"); ok {
		c.Completed, _ = v.date()
	}
	if until, ok := f.get("valid_until"); ok {
		c.ValidUntil, _ = until.date()
		if !c.ValidUntil.IsZero() && c.ValidUntil.Before(c.Completed) {
			until.problem("date-order", "valid until a day before it was completed", until.node.Value, "look at both dates")
		}
	}
	if !f.tried("completed") && !f.tried("valid_until") {
		v.problem("missing-field", "this says neither when it was completed nor how long it is valid", "",
			"give completed, valid_until or both; take the field out when there is none")
		return nil
	}
	return c
}

func (r *reader) readAvailability(v value) *Availability {
	f, ok := v.fields(availabilityFields, nil)
	if !ok {
		return nil
	}
	settings := r.settings
	a := &Availability{TimeZone: settings.TimeZone, Location: settings.Location}
	if v, ok := f.get("time_zone"); ok {
		if name, at, ok := v.zone(); ok {
			a.TimeZone, a.Location = name, at
		}
	}
	if v, ok := f.get("weekly"); ok {
		a.Weekly = v.windows()
	}
	if v, ok := f.get("except"); ok {
		a.Except = listOf(v, value.days, func(r DateRange) string { return r.From.String() + ".." + r.Until.String() })
	}
	if v, ok := f.get("from"); ok {
		a.From, _ = v.date()
	}
	if until, ok := f.get("until"); ok {
		a.Until, _ = until.date()
		if !a.Until.IsZero() && a.Until.Before(a.From) {
			until.problem("date-order", "available until a day before the first one", until.node.Value, "look at from and until")
		}
	}
	return a
}

func (v value) place() *Place {
	f, ok := v.fields(placeFields, nil)
	if !ok {
		return nil
	}
	var p Place
	lat, okLat := f.need("lat", "give the latitude in degrees, such as 23.78")
	lon, okLon := f.need("lon", "give the longitude in degrees, such as 90.40")
	if okLat {
		p.Latitude, okLat = lat.degrees(90)
	}
	if okLon {
		p.Longitude, okLon = lon.degrees(180)
	}
	if v, ok := f.get("travel_km"); ok {
		p.TravelKM, _ = v.whole(0, 20_000)
	}
	if !okLat || !okLon {
		return nil
	}
	return &p
}

// degrees reads v as degrees of latitude or longitude.
func (v value) degrees(most float64) (float64, bool) {
	s, ok := v.written()
	if !ok {
		return 0, false
	}
	d, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(d) || math.IsInf(d, 0) || !digits(trimSign(s)) {
		v.problem("number", "not a number of degrees", s, "write it with a point and without letters, such as -23.78")
		return 0, false
	}
	if math.Abs(d) > most {
		v.problem("out-of-range", "degrees that are not on the map", s,
			diag.Say("from {low} to {high}", "low", strconv.Itoa(-int(most)), "high", strconv.Itoa(int(most))))
		return 0, false
	}
	return d, true
}

// trimSign takes the sign and the point out of a number.
func trimSign(s string) string {
	if len(s) > 1 && s[0] == '-' {
		s = s[1:]
	}
	for i := range len(s) {
		if s[i] == '.' {
			return s[:i] + s[i+1:]
		}
	}
	return s
}
