package matcher

import (
	"fmt"
	"slices"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A PinError says which pins cannot be met, all of them. Nothing is matched
// while there is one: which pin gives way is for a person to decide.
type PinError struct {
	Impossible []ImpossiblePin // by mentee, then mentor
}

// An ImpossiblePin is a pin and what stands against it.
type ImpossiblePin struct {
	Decision profiles.Decision
	// Barriers are the rules that bar the pair and that the pin does not set
	// aside, in the order of scoring.Rules. A pin with an Override leaves what
	// a person refuses or requires, and full.
	Barriers []scoring.Reason
	// Places are those of the mentor that approvals leave, at least 0, and
	// Pins how many pins ask for them; more pins than places make all of them
	// impossible.
	Places, Pins int
	// Rival is another decision that gives the mentee to another mentor: an
	// approval, or a pin, which is then impossible too. nil for none.
	Rival *profiles.Decision
	// Nobody lists the ids of the pin that no person of the programme has.
	Nobody []string
}

// Error names the pins and the rules by their ids.
func (e *PinError) Error() string {
	parts := make([]string, len(e.Impossible))
	for k := range e.Impossible {
		parts[k] = e.Impossible[k].String()
	}
	if len(parts) == 1 {
		return "a pin is impossible: " + parts[0]
	}
	return fmt.Sprintf("%d pins are impossible: %s", len(parts), strings.Join(parts, "; "))
}

// String names the pin and all that stands against it, by ids.
func (x *ImpossiblePin) String() string { return x.Message().String() }

// Message is what String says, to be said in any language.
func (x *ImpossiblePin) Message() diag.Message {
	var why []diag.Message
	for _, id := range x.Nobody {
		why = append(why, diag.Say("nobody in this programme is {id}", "id", id))
	}
	if x.Rival != nil {
		why = append(why, diag.Say("{mentee} is already decided for {mentor}", "mentee", x.Rival.Mentee, "mentor", x.Rival.Mentor))
	}
	for _, b := range x.Barriers {
		switch rule := b.Code.Rule(); {
		case rule == "full":
			why = append(why, diag.Say("{pins}, with {places}", "pins", diag.Counted(x.Pins, "1 pin asks", "{count} pins ask"), "places", diag.Counted(x.Places, "1 place left", "{count} places left")))
		case b.Refusal() && b.Args.Side == scoring.MenteeSide:
			why = append(why, diag.Say("{id} refuses it ({rule})", "id", x.Decision.Mentee, "rule", rule))
		case b.Refusal():
			why = append(why, diag.Say("{id} refuses it ({rule})", "id", x.Decision.Mentor, "rule", rule))
		default:
			why = append(why, diag.Say(`the rule "{rule}" bars it`, "rule", rule))
		}
	}
	why = slices.Compact(why) // one rule can have several reasons, one after another
	return diag.Say("{mentee} with {mentor}: {reasons}", "mentee", x.Decision.Mentee, "mentor", x.Decision.Mentor, "reasons", diag.Joined(why, "{before}, {next}"))
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// pin fixes the pairs of the pins, which approvals come before. Its error is
// a *PinError; the places of impossible pins are then taken all the same, and
// no round goes on with them.
func (r *round) pin(x ids) error {
	type wish struct {
		*profiles.Decision
		mentee, mentor int
		bad            *ImpossiblePin
	}
	var (
		failed PinError
		wishes []wish
		asks   = make([]int, len(r.places)) // by mentor: pins
	)
	for _, d := range inOrder(r.programme.Decisions.Pins) {
		if n := len(wishes); n > 0 && wishes[n-1].Mentee == d.Mentee && wishes[n-1].Mentor == d.Mentor {
			continue // the same pin again
		}
		i, isMentee := x.mentees[d.Mentee]
		j, isMentor := x.mentors[d.Mentor]
		w := wish{d, i, j, &ImpossiblePin{Decision: *d}}
		if !isMentee {
			w.mentee, w.bad.Nobody = -1, append(w.bad.Nobody, d.Mentee)
		}
		if !isMentor {
			w.mentor, w.bad.Nobody = -1, append(w.bad.Nobody, d.Mentor)
		}
		if isMentee && isMentor {
			if now := r.fixed[i]; now.origin == Approved && now.mentor == j {
				continue // it already is so
			}
			asks[j]++
		}
		wishes = append(wishes, w)
	}
	for k := range wishes {
		w := &wishes[k]
		for _, near := range []int{k - 1, k + 1} {
			if near >= 0 && near < len(wishes) && wishes[near].Mentee == w.Mentee {
				w.bad.Rival = wishes[near].Decision
			}
		}
		if w.mentee >= 0 && r.fixed[w.mentee].origin == Approved {
			w.bad.Rival = r.fixed[w.mentee].decision
		}
		if w.mentee >= 0 && w.mentor >= 0 {
			w.bad.Places, w.bad.Pins = max(0, r.places[w.mentor]), asks[w.mentor]
			w.bad.Barriers = r.against(w.Decision, w.mentee, w.mentor, asks[w.mentor])
		}
		if w.bad.Rival != nil || len(w.bad.Nobody) > 0 || len(w.bad.Barriers) > 0 {
			failed.Impossible = append(failed.Impossible, *w.bad)
		}
	}
	if len(failed.Impossible) > 0 {
		return &failed
	}
	for _, w := range wishes {
		r.fixed[w.mentee] = fixedPair{w.mentor, w.Decision, Pinned}
		r.places[w.mentor]--
	}
	return nil
}

// against lists the rules that stand against a pin when asks pins, this one
// included, ask for the mentor.
func (r *round) against(d *profiles.Decision, mentee, mentor, asks int) []scoring.Reason {
	pair := r.scorer.Pair(mentee, mentor)
	var barriers []scoring.Reason
	for _, b := range pair.Barriers {
		if rule := b.Code.Rule(); rule != "full" && (d.Override == "" || b.Refusal()) {
			barriers = append(barriers, b)
		}
	}
	if left := r.places[mentor]; asks > left {
		capacity := r.programme.Mentors[mentor].Capacity
		full := scoring.Reason{Code: scoring.RuleFull, Args: scoring.Args{
			Count: capacity - left + asks - 1, // the other pins ask too
			Of:    capacity,
		}}
		place := func(b scoring.Reason) int { return slices.Index(scoring.Rules, b.Code.Rule()) }
		at := slices.IndexFunc(barriers, func(b scoring.Reason) bool { return place(b) > place(full) })
		if at < 0 {
			at = len(barriers)
		}
		barriers = slices.Insert(barriers, at, full)
	}
	return barriers
}
