package profiles

import "slices"

// DecisionWords are the decisions that the log in decisions.yaml has, one word
// each.
var DecisionWords = []string{LogApprove, LogDecline, LogEnd, LogHold, LogPin, LogReopen}

// The decisions of a log.
const (
	LogApprove = "approve" // the pair begins, and uses a place
	LogDecline = "decline" // the pair is not to be proposed again
	LogEnd     = "end"     // the pair has met and does so no more: an earlier match
	LogHold    = "hold"    // the place stays reserved for the pair, and nothing is final
	LogPin     = "pin"     // match the pair, whatever the points
	LogReopen  = "reopen"  // nothing is decided about the pair any more
)

// kindOf is the list that a decision of the log counts among; "" for none.
var kindOf = map[string]string{LogApprove: "approvals", LogDecline: "declines", LogEnd: "earlier", LogHold: "holds", LogPin: "pins"}

// A Logged decision is an entry of the log, which is kept as history: what is
// decided later about a pair stands in the place of what was decided before.
type Logged struct {
	Decision
	Word     string // one of DecisionWords
	Standing bool   // nothing later stands in its place
}

// places reports whether a decision gives a mentee a mentor.
func (d *decision) places() bool {
	return d.kind == "pins" || d.kind == "approvals" || d.kind == "holds"
}

// settle takes the log into account: what stands of it joins the decisions of
// the lists, and those of the lists that it supersedes are left out.
//
// Of the log, the last entry about a pair stands, and of those that give a mentee a
// mentor the last one. It supersedes what a list says about the pair, or says
// of another mentor for the mentee, on its day or before. A forbid is not
// superseded: it is for a person to take out. Nor is a match that has ended,
// whatever is decided later about the two; only to reopen the pair next takes
// the end back, as one that was recorded by mistake.
//
// An entry about somebody who is not in the programme is history, and stands
// for nothing, but for an approval with a mentor who is there, and for a match
// that has ended.
func (l *loader) settle(people *index) {
	type pair struct{ mentee, mentor string }
	last := map[pair]int{}     // by pair: its last entry
	ended := map[int]bool{}    // the entries that end a match, and are not taken back
	placed := map[string]int{} // by mentee: the last entry that gives a mentor
	for k := range l.logged {
		d := &l.logged[k]
		for _, id := range []*string{&d.Mentee, &d.Mentor} {
			people.find(id) // which makes it the id as it is written there
		}
		if before, said := last[pair{d.Mentee, d.Mentor}]; said && d.word == LogReopen {
			delete(ended, before)
		}
		last[pair{d.Mentee, d.Mentor}] = k
		ended[k] = d.word == LogEnd
		if d.places() {
			placed[d.Mentee] = k
		}
	}
	l.decisions = slices.DeleteFunc(l.decisions, func(d decision) bool {
		if d.kind == "forbids" || d.kind == "earlier" {
			return false
		}
		k, said := last[pair{d.Mentee, d.Mentor}]
		if said && !l.logged[k].Date.Before(d.Date) {
			return true
		}
		k, said = placed[d.Mentee]
		if !said || !d.places() || l.logged[k].Mentor == d.Mentor {
			return false
		}
		if l.logged[k].Date.Before(d.Date) {
			delete(placed, d.Mentee) // the list is later
			return false
		}
		return last[pair{l.logged[k].Mentee, l.logged[k].Mentor}] == k
	})
	for k := range l.logged {
		d := &l.logged[k]
		stands := last[pair{d.Mentee, d.Mentor}] == k || ended[k]
		if at, said := placed[d.Mentee]; d.places() && (!said || at != k) {
			stands = false
		}
		l.programme.Decisions.Log = append(l.programme.Decisions.Log, Logged{d.Decision, d.word, stands})
		if stands && d.kind != "" && there(people, d) {
			l.decisions = append(l.decisions, *d)
		}
	}
}

// there reports whether an entry of the log is about people of the programme.
func there(people *index, d *decision) bool {
	if d.kind == "earlier" {
		return true
	}
	mentee, mentor := d.Mentee, d.Mentor
	_, isMentee := people.find(&mentee)
	_, isMentor := people.find(&mentor)
	return isMentor && (isMentee || d.kind == "approvals")
}
