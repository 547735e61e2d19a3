package profiles

import "mentormatch/internal/diag"

// A SupportKind is what a pair is for. The two kinds are not the same: in peer
// support what counts is shared lived experience, in mentorship the work that
// somebody further on can speak to.
type SupportKind string

// The kinds of support.
const (
	SupportPeer   SupportKind = "peer"
	SupportMentor SupportKind = "mentor"
	SupportBoth   SupportKind = "both"
)

// SupportWeights are the weights of mentees who want one kind of support.
type SupportWeights struct{ Peer, Mentor Weights }

// DefaultSupportWeights are the presets of the two kinds of support:
//
//	         disability  occupation  goals  availability
//	peer             50           5     20            25
//	mentor           10          40     30            20
//
// They are judgements, and a programme may set its own. Peer support is
// somebody who has been through the same: half of the weight. It lives from
// meeting regularly, so time weighs more than in mentorship; goals count
// because a peer, too, helps with some things and not with others; the work is
// only something to talk about. Mentorship is guidance from someone further on
// in the same work: the work counts most, what the mentor can help with next;
// shared lived experience helps to be understood, and is not the point.
//
// The presets have rules besides. For peer support a mentor need not have
// returned to work: the fact counts nothing. For mentorship a mentor who has
// answered that they have not is barred, unless Rules.Returned is off.
func DefaultSupportWeights() SupportWeights {
	return SupportWeights{
		Peer:   Weights{Disability: 50, Occupation: 5, Goals: 20, Availability: 25},
		Mentor: Weights{Disability: 10, Occupation: 40, Goals: 30, Availability: 20},
	}
}

// SupportFor is the kind of support that a mentee gets: what they ask for, or
// else what the programme gives.
func (s *Settings) SupportFor(m *Mentee) SupportKind {
	switch {
	case m.Support != "":
		return m.Support
	case s.Support != "":
		return s.Support
	}
	return SupportBoth
}

// WeightsFor are the weights of a kind of support: the programme's own for
// what the programme gives, and those of the preset for mentees who ask for
// less.
func (s *Settings) WeightsFor(kind SupportKind) Weights {
	switch {
	case kind == s.Support:
		return s.Weights
	case kind == SupportPeer && s.SupportWeights.Peer != Weights{}:
		return s.SupportWeights.Peer
	case kind == SupportMentor && s.SupportWeights.Mentor != Weights{}:
		return s.SupportWeights.Mentor
	}
	return s.Weights
}

// An Importance is how much a criterion matters to a mentee.
type Importance int8

// The importances.
const (
	MattersLess   Importance = -1 // low
	MattersNormal Importance = 0
	MattersMore   Importance = 1 // high
)

// Matters says how much each criterion matters to a mentee. The zero Matters
// leaves the weights as they are.
type Matters struct{ Disability, Occupation, Goals, Availability Importance }

// Again is whether two people who were matched before may be matched again.
type Again string

// The answers.
const (
	AgainWelcome Again = "welcome"
	AgainNever   Again = "never"
)

func (v value) supportKind() (SupportKind, bool) {
	word, ok := v.word("unknown kind of support", string(SupportPeer), string(SupportMentor), string(SupportBoth))
	return SupportKind(word), ok
}

func (v value) again() (Again, bool) {
	word, ok := v.word("unknown answer", string(AgainWelcome), string(AgainNever))
	return Again(word), ok
}

// supportAsked reads v as the kind of support that a mentee asks for, which
// must be one that the programme gives.
func (r *reader) supportAsked(v value) SupportKind {
	kind, ok := v.supportKind()
	gives := r.settings.Support
	if ok && gives != SupportBoth && gives != kind && gives != "" {
		v.problem("not-given", diag.Say("the programme gives {kind} support only", "kind", gives), string(kind),
			"take the field out, or let programme.yaml say support: both")
		return ""
	}
	return kind
}

// matters reads v as how much criteria matter: low, normal or high.
func (v value) matters() (m Matters) {
	f, ok := v.fields(weightFields, nil)
	if !ok {
		return m
	}
	for i, importance := range []*Importance{&m.Disability, &m.Occupation, &m.Goals, &m.Availability} {
		if v, ok := f.get(weightFields[i]); ok {
			if word, ok := v.word("unknown importance", "low", "normal", "high"); ok {
				*importance = map[string]Importance{"low": MattersLess, "normal": MattersNormal, "high": MattersMore}[word]
			}
		}
	}
	return m
}

// pause reads v as the days of a pause.
func (v value) pause() *Pause {
	f, ok := v.fields(pauseFields, nil)
	if !ok {
		return nil
	}
	p := &Pause{}
	if v, ok := f.get("from"); ok {
		p.From, _ = v.date()
	}
	if until, ok := f.get("until"); ok {
		p.Until, _ = until.date()
		if !p.Until.IsZero() && p.Until.Before(p.From) {
			until.problem("date-order", "a pause until a day before its first one", until.node.Value, "look at from and until")
		}
	}
	if !f.tried("from") && !f.tried("until") {
		v.problem("missing-field", "a pause without a day", "", "give from, until or both; with until alone it has begun, with from alone it has no end")
		return nil
	}
	return p
}

// Covers reports whether a day is in the pause; of no pause none is.
func (p *Pause) Covers(d Date) bool {
	return p != nil && !d.Before(p.From) && (p.Until.IsZero() || !d.After(p.Until))
}

// readSupport reads what the programme gives, and the weights of each kind.
func (l *loader) readSupport(s *Settings, f fields) {
	if v, ok := f.get("support_weights"); ok {
		if presets, ok := v.fields(supportWeightFields, nil); ok {
			for i, w := range []*Weights{&s.SupportWeights.Peer, &s.SupportWeights.Mentor} {
				if v, ok := presets.get(supportWeightFields[i]); ok {
					v.shares("all weights are 0, so nothing would count", weightFields, &w.Disability, &w.Occupation, &w.Goals, &w.Availability)
				}
			}
		}
	}
	if v, ok := f.get("support"); ok {
		if kind, ok := v.supportKind(); ok {
			s.Support = kind
			switch kind {
			case SupportPeer:
				s.Weights = s.SupportWeights.Peer
			case SupportMentor:
				s.Weights = s.SupportWeights.Mentor
			}
		}
	}
}
