package matcher

import (
	"slices"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

// ChangeKind is what a change is about.
type ChangeKind string

// The kinds, in the order in which they are looked for: what the two people
// can settle between themselves first, then what the programme asks for, and
// last what asks more of a mentor.
const (
	// AddWindow adds a stretch of the week, one meeting long, to the
	// availability of the mentee or of a mentor.
	AddWindow ChangeKind = "window"
	// TravelFurther raises how far the mentee or a mentor travels.
	TravelFurther ChangeKind = "travel"
	// LowerMinimum lowers the points that every pair needs.
	LowerMinimum ChangeKind = "minimum"
	// MeetRemotely lets the mentee, a mentor or both meet remotely too.
	MeetRemotely ChangeKind = "remote"
	// RenewRecords completes or renews a mentor's training, clearance or both.
	RenewRecords ChangeKind = "records"
	// AddPlace gives a mentor more places, as few as make one more.
	AddPlace ChangeKind = "place"
)

// ChangeKinds are all of them, in their order.
var ChangeKinds = []ChangeKind{AddWindow, TravelFurther, LowerMinimum, MeetRemotely, RenewRecords, AddPlace}

// A Change is one thing that, were it different, would match a mentee who is
// left out, and leave nobody out who is matched. It is for a counselor to ask
// about: nothing of it has been decided.
//
// What a person refuses or requires, conflicts of interest, and what a
// counselor forbade are never among the changes. The first is the person's own
// word, which comes before any arithmetic; a conflict is a fact about two
// lives; and a decision is taken back by whoever took it. A language is not
// among them either, as nobody learns one for a round, nor is anything that a
// person has said of disability.
type Change struct {
	Kind   ChangeKind
	Mentee int // who would be matched by it
	// Mentor is the other one of the pair that the change is about. It is -1
	// for LowerMinimum.
	Mentor int
	// Side says whose profile changes: the mentee's, the mentor's, or for
	// MeetRemotely both, which is "". It is "" for LowerMinimum too.
	Side     scoring.Side
	Window   profiles.Window // AddWindow: on that person's own clock
	TimeZone string          // AddWindow: the IANA name of the clock's zone
	Minutes  int             // AddWindow: how much of the window is new
	// From and To are kilometres for TravelFurther, points for LowerMinimum
	// and places for AddPlace.
	From, To int
	Records  []scoring.Rule // RenewRecords: "training", "clearance" or both
	// Pin says that the place would go to somebody else, and has to be pinned
	// for the mentee.
	Pin bool

	Effect
}

// An Effect is what the best round of a changed programme is, beside the one
// of the programme as it is.
type Effect struct {
	With   int // the mentor whom the mentee has then
	Points int // of that pair
	// Matched is how many more mentees are matched, the mentee included.
	// Total and Priority are by how much those of the result are higher; below
	// 0 for lower.
	Matched         int
	Total, Priority int64
	Others          []Move // everybody else who has something else then, in the order of mentees
}

// Apply makes the programme with the change; the given one stays as it is. by
// and on are written beside the pin of a change that needs one.
func (c *Change) Apply(p *profiles.Programme, by string, on profiles.Date) *profiles.Programme {
	q := *p
	if mentee, changed := c.mentee(p); changed {
		q.Mentees = slices.Clone(p.Mentees)
		q.Mentees[c.Mentee] = mentee
	}
	if mentor, changed := c.mentor(p); changed {
		q.Mentors = slices.Clone(p.Mentors)
		q.Mentors[c.Mentor] = mentor
	}
	if c.Kind == LowerMinimum {
		q.Settings.Minimum = c.To
	}
	if c.Pin {
		q.Decisions.Pins = append(slices.Clone(p.Decisions.Pins), profiles.Decision{
			Mentee: p.Mentees[c.Mentee].ID, Mentor: p.Mentors[c.Mentor].ID, By: by, Date: on, Why: "the new place is for this mentee",
		})
	}
	return &q
}

// mentee is the mentee as changed, and whether that is otherwise than before.
func (c *Change) mentee(p *profiles.Programme) (profiles.Mentee, bool) {
	m := p.Mentees[c.Mentee]
	changed := c.Side == scoring.MenteeSide || c.Side == "" && c.Kind == MeetRemotely
	if changed {
		c.person(&m.Person)
	}
	return m, changed
}

// mentor is the mentor as changed, and whether that is otherwise than before.
func (c *Change) mentor(p *profiles.Programme) (profiles.Mentor, bool) {
	if c.Mentor < 0 {
		return profiles.Mentor{}, false
	}
	m := p.Mentors[c.Mentor]
	changed := c.Side == scoring.MentorSide || c.Side == "" && c.Kind == MeetRemotely
	if changed {
		c.person(&m.Person)
	}
	for _, record := range c.Records {
		if record == "training" {
			m.Training = &profiles.Credential{}
		} else {
			m.Clearance = &profiles.Credential{}
		}
	}
	if c.Kind == AddPlace {
		m.Capacity = c.To
	}
	return m, changed
}

// person changes what both roles have. The slices of the person as it was
// stay as they are.
func (c *Change) person(p *profiles.Person) {
	switch c.Kind {
	case AddWindow:
		a := *p.Availability
		at := func(w profiles.Window) int { return (int(w.Day)+6)%7*24*60 + w.Start }
		place := slices.IndexFunc(a.Weekly, func(w profiles.Window) bool { return at(w) > at(c.Window) })
		if place < 0 {
			place = len(a.Weekly)
		}
		a.Weekly = slices.Insert(slices.Clone(a.Weekly), place, c.Window)
		p.Availability = &a
	case TravelFurther:
		place := *p.Place
		place.TravelKM = c.To
		p.Place = &place
	case MeetRemotely:
		if !slices.Contains(p.Meet, profiles.Remote) {
			p.Meet = append(slices.Clone(p.Meet), profiles.Remote)
		}
	}
}
