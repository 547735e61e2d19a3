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
	w := r.words()
	were, mentee, mentor := r.were(c), r.mentee(c.Mentee).ID, r.mentor(c.With).ID
	if len(c.Others) == 0 {
		return clean(w.Say("change.alone", "were", were, "mentee", mentee, "mentor", mentor, "points", lang.Points(c.Points)))
	}
	others := []string{w.Say("change.others.count", "count", len(c.Others))}
	if len(c.Others) <= mentionAtMost {
		others = r.moves(c.Others)
	}
	if c.Matched > 1 {
		return clean(w.Say("change.others.more", "were", were, "mentee", mentee, "mentor", mentor, "points", lang.Points(c.Points),
			"others", w.Enumeration(others), "more", c.Matched, "gain", w.gain(c.Total)))
	}
	return clean(w.Say("change.others", "were", were, "mentee", mentee, "mentor", mentor, "points", lang.Points(c.Points),
		"others", w.Enumeration(others), "gain", w.gain(c.Total)))
}

// were says what would have to be different.
func (r *Run) were(c *matcher.Change) string {
	w := r.words()
	who := r.mentee(c.Mentee).ID
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
			return w.Say("were.remote.both", "mentee", r.mentee(c.Mentee).ID, "mentor", r.mentor(c.Mentor).ID)
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

// A RecordChange is one thing that would match a mentee who is not matched.
// Values that do not belong to its kind are null, 0 or empty.
type RecordChange struct {
	Kind   string  `json:"kind"` // a [matcher.ChangeKind]
	Text   string  `json:"text"`
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
	With     string   `json:"with"`
	Points   int      `json:"points"`
	// MoreMatched, MorePoints and MorePriority are beside the round as it is.
	MoreMatched  int          `json:"more_matched"`
	MorePoints   int64        `json:"more_points"`
	MorePriority int64        `json:"more_priority"`
	Others       []RecordMove `json:"others"`
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
	mentor := func(j int) *string {
		if j < 0 {
			return nil
		}
		return &run.mentor(j).ID
	}
	for k := range run.Help[mentee] {
		c := &run.Help[mentee][k]
		rec := RecordChange{
			Kind: string(c.Kind), Text: run.change(c), Mentor: mentor(c.Mentor), Side: known(string(c.Side)),
			From: c.From, To: c.To, Records: []string{}, Pin: c.Pin, With: run.mentor(c.With).ID, Points: c.Points,
			MoreMatched: c.Matched, MorePoints: c.Total, MorePriority: c.Priority, Others: make([]RecordMove, 0, len(c.Others)),
		}
		if c.Kind == matcher.AddWindow {
			rec.Window, rec.Meet, rec.TimeZone = known(run.words().window(c)), known(string(c.Window.Mode)), known(c.TimeZone)
		}
		for _, rule := range c.Records {
			rec.Records = append(rec.Records, string(rule))
		}
		for _, m := range c.Others {
			rec.Others = append(rec.Others, RecordMove{run.mentee(m.Mentee).ID, mentor(m.From), mentor(m.To)})
		}
		list = append(list, rec)
	}
	return list
}

// worthExactly is what one more place was found to be worth.
func (r *Run) worthExactly(p *matcher.Place) string {
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
