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
	// Of and Mentor are the pair that the change is about. Of is the mentee, or
	// somebody who has a mentor now, and by whose move to this one a place comes
	// free. Mentor is -1 for LowerMinimum.
	Of, Mentor int
	// Side says whose profile changes: Of's, the mentor's, or for
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

	// And is a second change, where no one change is enough; nil for none. The
	// Effect is that of both together, and the second has none of its own.
	And *Change

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
	if c.changesMentee() {
		q.Mentees = slices.Clone(p.Mentees)
		q.Mentees[c.Of] = c.mentee(p.Mentees[c.Of])
	}
	if c.changesMentor() {
		q.Mentors = slices.Clone(p.Mentors)
		q.Mentors[c.Mentor] = c.mentor(p.Mentors[c.Mentor])
	}
	if c.Kind == LowerMinimum {
		q.Settings.Minimum = c.To
	}
	if c.Pin {
		q.Decisions.Pins = append(slices.Clone(p.Decisions.Pins), profiles.Decision{
			Mentee: p.Mentees[c.Mentee].ID, Mentor: p.Mentors[c.Mentor].ID, By: by, Date: on, Why: "the new place is for this mentee",
		})
	}
	if c.And != nil {
		return c.And.Apply(&q, by, on)
	}
	return &q
}

// changesMentee and changesMentor report whose profile is otherwise than before.
func (c *Change) changesMentee() bool {
	return c.Side == scoring.MenteeSide || c.Side == "" && c.Kind == MeetRemotely
}

func (c *Change) changesMentor() bool {
	return c.Mentor >= 0 && (c.Side == scoring.MentorSide || c.Side == "" && c.Kind == MeetRemotely)
}

// all are the change and the one that goes with it.
func (c *Change) all() []*Change {
	if c.And == nil {
		return []*Change{c}
	}
	return []*Change{c, c.And}
}

// mentee is the mentee as changed.
func (c *Change) mentee(m profiles.Mentee) profiles.Mentee {
	if c.changesMentee() {
		c.person(&m.Person)
	}
	return m
}

// mentor is the mentor as changed.
func (c *Change) mentor(m profiles.Mentor) profiles.Mentor {
	if c.changesMentor() {
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
	return m
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
