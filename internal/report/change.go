package report

import (
	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/scoring"
)

// changeLines say of each change what would have to be different, whom it
// would match, and what else would follow: the smallest change first.
func (r *Run) changeLines(changes []matcher.Change) []string {
	var lines []string
	for k := range changes {
		lines = append(lines, r.change(&changes[k]))
	}
	return lines
}

// change is one of them.
//
//	If dee could take one more person, bo would be matched with dee (71.20);
//	nobody else moves.
func (r *Run) change(c *matcher.Change) string {
	text := r.changed(c)
	if c.And != nil {
		text = r.words().Say("change.two", "text", text)
	}
	return clean(text)
}

func (r *Run) changed(c *matcher.Change) string {
	w := r.words()
	were, mentee, mentor := r.were(c), r.mentee(c.Mentee).ID, r.mentor(c.With).ID
	if len(c.Others) == 0 {
		return w.Say("change.alone", "were", were, "mentee", mentee, "mentor", mentor, "points", lang.Points(c.Points))
	}
	others := []string{w.Say("change.others.count", "count", len(c.Others))}
	if len(c.Others) <= mentionAtMost {
		others = r.moves(c.Others)
	}
	if c.Matched > 1 {
		return w.Say("change.others.more", "were", were, "mentee", mentee, "mentor", mentor, "points", lang.Points(c.Points),
			"others", w.Enumeration(others), "more", c.Matched, "gain", w.gain(c.Total))
	}
	return w.Say("change.others", "were", were, "mentee", mentee, "mentor", mentor, "points", lang.Points(c.Points),
		"others", w.Enumeration(others), "gain", w.gain(c.Total))
}

// were says what would have to be different.
func (r *Run) were(c *matcher.Change) string {
	if c.And == nil {
		return r.one(c)
	}
	return r.words().Say("were.two", "first", r.one(c), "second", r.one(c.And))
}

// one is were of a change without the one that goes with it.
func (r *Run) one(c *matcher.Change) string {
	w := r.words()
	who := r.mentee(c.Of).ID
	if c.Side == scoring.MentorSide {
		who = r.mentor(c.Mentor).ID
	}
	switch c.Kind {
	case matcher.AddWindow:
		window, zone := w.window(c), c.TimeZone
		if c.Window.Mode != "" {
			window = w.Say("were.window."+string(c.Window.Mode), "window", window)
		}
		if c.Minutes < c.Window.End-c.Window.Start {
			zone = w.Say("were.window.fresh", "zone", zone, "count", c.Minutes)
		}
		return w.Say("were.window", "who", who, "window", window, "zone", zone)
	case matcher.TravelFurther:
		return w.Say("were.travel", "who", who, "to", c.To, "from", c.From)
	case matcher.LowerMinimum:
		return w.Say("were.minimum", "to", lang.Points(c.To), "from", lang.Points(c.From))
	case matcher.MeetRemotely:
		if c.Side == "" {
			return w.Say("were.remote.both", "mentee", who, "mentor", r.mentor(c.Mentor).ID)
		}
		return w.Say("were.remote", "who", who)
	case matcher.RenewRecords:
		var records []string
		for _, rule := range c.Records {
			records = append(records, w.Say("were.records."+string(rule)))
		}
		return w.Say("were.records", "records", w.List(records), "who", who)
	}
	text := w.Say("were.place", "who", who, "count", c.To-c.From)
	if c.Pin {
		return w.Say("were.pinned", "place", text, "mentee", r.mentee(c.Mentee).ID)
	}
	return text
}

// window is the window of a change on its clock: Mon 18:00-19:00.
func (w words) window(c *matcher.Change) string {
	return w.stretch(c.Window.Day, c.Window.Start, c.Window.End)
}

// A RecordChange is one thing that would match a mentee who is not matched, or
// two together. Values that do not belong to its kind are null, 0 or empty.
type RecordChange struct {
	Kind   string  `json:"kind"` // a [matcher.ChangeKind]
	Text   string  `json:"text"`
	Mentee string  `json:"mentee"` // of the pair that it is about: who is not matched, or who leaves a place
	Mentor *string `json:"mentor"`
	// Side is whose profile it changes: mentee, mentor, or null for both or
	// for the programme.
	Side     *string  `json:"side"`
	Window   *string  `json:"window"` // Mon 18:00-19:00
	Meet     *string  `json:"meet"`
	TimeZone *string  `json:"time_zone"`
	From     int      `json:"from"`
	To       int      `json:"to"`
	Records  []string `json:"records"`
	Pin      bool     `json:"pin"`
	// And is the second change; null where one is enough.
	And    *RecordSecond `json:"and"`
	With   string        `json:"with"`
	Points int           `json:"points"`
	// MoreMatched, MorePoints and MorePriority are beside the round as it is.
	MoreMatched  int          `json:"more_matched"`
	MorePoints   int64        `json:"more_points"`
	MorePriority int64        `json:"more_priority"`
	Others       []RecordMove `json:"others"`
}

// A RecordSecond is a change that is made together with another, as
// [RecordChange] tells it.
type RecordSecond struct {
	Kind     string   `json:"kind"`
	Mentee   string   `json:"mentee"`
	Mentor   *string  `json:"mentor"`
	Side     *string  `json:"side"`
	Window   *string  `json:"window"`
	Meet     *string  `json:"meet"`
	TimeZone *string  `json:"time_zone"`
	From     int      `json:"from"`
	To       int      `json:"to"`
	Records  []string `json:"records"`
}

// A RecordMove is what else a change does: null for nobody.
type RecordMove struct {
	Mentee string  `json:"mentee"`
	From   *string `json:"from"`
	To     *string `json:"to"`
}

// recordChanges are the changes of a mentee.
func recordChanges(run *Run, mentee int) []RecordChange {
	list := make([]RecordChange, 0, len(run.Help[mentee]))
	for k := range run.Help[mentee] {
		c := &run.Help[mentee][k]
		one := recordOne(run, c)
		rec := RecordChange{
			Kind: one.Kind, Text: run.change(c), Mentee: one.Mentee, Mentor: one.Mentor, Side: one.Side,
			Window: one.Window, Meet: one.Meet, TimeZone: one.TimeZone, From: one.From, To: one.To, Records: one.Records,
			Pin: c.Pin, With: run.mentor(c.With).ID, Points: c.Points,
			MoreMatched: c.Matched, MorePoints: c.Total, MorePriority: c.Priority, Others: make([]RecordMove, 0, len(c.Others)),
		}
		if c.And != nil {
			second := recordOne(run, c.And)
			rec.And = &second
		}
		for _, m := range c.Others {
			rec.Others = append(rec.Others, RecordMove{run.mentee(m.Mentee).ID, run.recordMentor(m.From), run.recordMentor(m.To)})
		}
		list = append(list, rec)
	}
	return list
}

// recordOne is a change without the one that goes with it.
func recordOne(run *Run, c *matcher.Change) RecordSecond {
	rec := RecordSecond{
		Kind: string(c.Kind), Mentee: run.mentee(c.Of).ID, Mentor: run.recordMentor(c.Mentor), Side: known(string(c.Side)),
		From: c.From, To: c.To, Records: []string{},
	}
	if c.Kind == matcher.AddWindow {
		rec.Window, rec.Meet, rec.TimeZone = known(run.words().window(c)), known(string(c.Window.Mode)), known(c.TimeZone)
	}
	for _, rule := range c.Records {
		rec.Records = append(rec.Records, string(rule))
	}
	return rec
}

// recordMentor is the id of a mentor; nil for nobody.
func (r *Run) recordMentor(j int) *string {
	if j < 0 {
		return nil
	}
	return &r.mentor(j).ID
}

// worthExactly is what one more place was found to be worth; "" for nothing.
func (r *Run) worthExactly(p *matcher.Place) string {
	if p.Matched <= 0 && p.Total+p.Priority == 0 {
		return ""
	}
	return r.words().gained(p.Matched, len(p.Wanted), p.Total+p.Priority)
}

// gained says what a round with one thing more has more of: people matched,
// one of so many who could be, and points.
func (w words) gained(matched, wanted int, gained int64) string {
	total := w.Say("worth.nothing")
	switch {
	case gained > 0:
		total = w.Say("worth.more", "points", lang.Points(gained))
	case gained < 0:
		total = w.Say("worth.fewer", "points", lang.Points(-gained))
	}
	switch {
	case matched <= 0:
		return total
	case wanted > 1:
		return w.Say("worth.matched.of", "count", matched, "wanted", wanted, "total", total)
	}
	return w.Say("worth.matched", "count", matched, "total", total)
}

// mostWanted says which one more place would match somebody, of the mentors
// whom most of those who are left out could have; "" when there is none.
func (r *Run) mostWanted() string {
	var best *matcher.Place
	for j := range r.Places {
		p := &r.Places[j]
		if p.Matched > 0 && (best == nil || len(p.Wanted) > len(best.Wanted)) {
			best = p
		}
	}
	if best == nil || len(best.Wanted) < 2 {
		return ""
	}
	return clean(r.words().Say("worth.wanted", "mentor", r.mentor(best.Mentor).ID, "wanted", len(best.Wanted)))
}
