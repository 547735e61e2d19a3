package report

import (
	"fmt"

	"mentormatch/matcher"
	"mentormatch/profiles"
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
	mentee := r.mentee(c.Mentee).ID
	text := fmt.Sprintf("If %s, %s would be matched with %s (%s)", r.were(c), mentee, r.mentor(c.With).ID, points(c.Points))
	if len(c.Others) == 0 {
		return clean(text + "; nobody else moves.")
	}
	if len(c.Others) > mentionAtMost {
		text += "; " + count(len(c.Others)) + " others have another mentor or are newly matched"
	} else {
		for _, move := range c.Others {
			text += "; " + r.mentee(move.Mentee).ID + " " + r.moves(move)
		}
	}
	if c.Matched > 1 {
		text += "; in all " + count(c.Matched) + " more are matched"
	}
	return clean(text + "; the total changes by " + gain(c.Total) + " points.")
}

// were says what would have to be different.
func (r *Run) were(c *matcher.Change) string {
	who := r.mentee(c.Mentee).ID
	if c.Side == scoring.MentorSide {
		who = r.mentor(c.Mentor).ID
	}
	switch c.Kind {
	case matcher.AddWindow:
		how := ""
		if c.Window.Mode != "" {
			how = map[profiles.Mode]string{profiles.Remote: ", remotely", profiles.InPerson: ", in person"}[c.Window.Mode]
		}
		fresh := ""
		if c.Minutes < c.Window.End-c.Window.Start {
			fresh = fmt.Sprintf("; %s of it new", plural(c.Minutes, "minute", "minutes"))
		}
		return fmt.Sprintf("%s were also free %s%s (%s%s)", who, windowInWords(c), how, c.TimeZone, fresh)
	case matcher.TravelFurther:
		return fmt.Sprintf("%s could travel %d km, not %d", who, c.To, c.From)
	case matcher.LowerMinimum:
		return fmt.Sprintf("the minimum were %s, not %s", points(c.To), points(c.From))
	case matcher.MeetRemotely:
		if c.Side == "" {
			return fmt.Sprintf("%s and %s could both meet remotely as well", r.mentee(c.Mentee).ID, r.mentor(c.Mentor).ID)
		}
		return who + " could meet remotely as well"
	case matcher.RenewRecords:
		var records []string
		for _, rule := range c.Records {
			records = append(records, string(rule))
		}
		return fmt.Sprintf("the %s of %s were valid", listWith(records, "and"), who)
	}
	text := who + " could take one more person"
	if more := c.To - c.From; more > 1 {
		text = fmt.Sprintf("%s could take %d more people", who, more)
	}
	if c.Pin {
		text += " and you pinned " + r.mentee(c.Mentee).ID + " there"
	}
	return text
}

// windowInWords is the window of a change on its clock: Mon 18:00-19:00.
func windowInWords(c *matcher.Change) string {
	w := c.Window
	clock := func(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60%24, minute%60) }
	return fmt.Sprintf("%s %s-%s", w.Day.String()[:3], clock(w.Start), clock(w.End))
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
			rec.Window, rec.Meet, rec.TimeZone = known(windowInWords(c)), known(string(c.Window.Mode)), known(c.TimeZone)
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
	total := "nothing gained"
	switch gained := p.Total + p.Priority; {
	case gained > 0:
		total = grouped(gained) + " points more"
	case gained < 0:
		total = grouped(-gained) + " points fewer"
	}
	if p.Matched <= 0 {
		return total
	}
	who := plural(p.Matched, "more mentee", "more mentees") + " matched"
	if n := len(p.Wanted); n > 1 {
		who += fmt.Sprintf(", of %d who could have the place", n)
	}
	return who + ", " + total
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
	return clean(fmt.Sprintf("One more place with %s would match one more; %d of those who are not matched could have it.",
		r.mentor(best.Mentor).ID, len(best.Wanted)))
}
