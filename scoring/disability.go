package scoring

import (
	"cmp"
	"encoding/binary"
	"slices"

	"mentormatch/profiles"
)

// defaultSeverity weighs a condition whose entry gives no functioning:
// moderate, the middle of what a qualifier says.
const defaultSeverity = 2

// A facet is one thing that a mentee lives with: a function, a condition, or
// a cause where no condition is given.
type facet struct {
	facetKey
	weight int32 // severity, 1 to 4
	name   string
}

// A facetKey is what decides how well a facet is covered.
type facetKey struct {
	kind      facetKind
	function  code
	condition int32 // row of the nearness of conditions; 0 for none
	cause     int32 // and of causes; 0 when not stated
}

type facetKind uint8

const (
	functionFacet facetKind = iota
	conditionFacet
	causeFacet
)

var facetNames = [...]string{functionFacet: "function", conditionFacet: "condition", causeFacet: "cause"}

// A need is a mentee's side of the criterion.
type need struct {
	blank  bool
	facets []facet // the most severe first, then in the order of the profile
	weight rounder // the sum of theirs
}

// A lived is a mentor's side of the criterion: what counts on the day of the
// run. In both lists the first entries are known, and the others may count: they
// are without a date, or of a condition that is not listed.
type lived struct {
	blank, none     bool
	undated         bool // something has no date
	functions       []livedFunction
	conditions      []livedCondition
	knownFunctions  int
	knownConditions int
}

type livedFunction struct {
	code code
	name string
}

type livedCondition struct {
	condition, cause         int32
	conditionName, causeName string
}

// disability says how far the mentor's lived experience covers the mentee's:
// for each facet of the mentee's the closest of the mentor's, and of these
// the mean weighted by severity. What the mentor has beyond it costs nothing.
//
// Functions are compared by the levels of the ICF that they share (see
// prefixPoints), conditions and causes by their broader terms (see nearness).
// Another condition is worth at least the programme's share for what has the
// same cause; where the causes are near, the near share of that share. A cause
// counts for itself where the mentee gives no condition with it. The shares are
// [profiles.DisabilityShares], which also say whether severity weighs.
//
//	mentee: stroke, b730 severe (3); so the condition weighs 3 as well
//	mentor: stroke, b7302:           (3*10000 + 3*10000)/6 = 10000
//	mentor: b740 alone:              (3*0     + 3*5000)/6  =  2500
//
//	mentee: stroke after an accident at work
//	mentor: limb loss after an accident at work: 25 % of 10000 = 2500
//	mentor: limb loss after a traffic accident:  25 % of  6000 = 1500
//	the mentee names the cause alone, and then:         10000 and 6000
//
// An entry of the mentor's without a date may be too recent to count, and two
// conditions that are not listed need not be the same: such an entry is worth
// the neutral value at most, and the facet rests on no answer. Evidence is the
// share of the severity that does. A cause that is not known counts as none.
//
// Where either side left the answer blank the points are neutral and there is
// no evidence; but where the mentee answered "none", any mentor suits equally
// well: neutral too, on full evidence.
//
// Source of the codes: WHO, International Classification of Functioning,
// Disability and Health, whose codes extend one another from the chapter down.
// That it counts who has lived through the like is what peer mentorship is (Sweet
// et al. 2021, doi:10.1038/s41393-021-00725-2); by how much, no study says.
func (s *Scorer) disability(a *need, b *lived, t *trace) (points, evidence int32) {
	if points, evidence, settled := s.settled(a, b); settled {
		return points, evidence
	}
	var sum, answered int64
	for i := range a.facets {
		f := &a.facets[i]
		best, with, known := s.closest(f, b)
		sum += int64(f.weight) * int64(best)
		if known {
			answered += int64(f.weight)
		}
		if t != nil {
			item := Item{What: facetNames[f.kind], Mentee: f.name, Points: int(best), Weight: int(f.weight), Unknown: !known}
			if best > 0 {
				item.Mentor = b.name(f.kind, with)
				t.covered++
			}
			t.items = append(t.items, item)
		}
	}
	return int32(a.weight.mean(sum)), int32(a.weight.share(answered * profiles.MaxPoints))
}

// settled gives the points where there is nothing to compare.
func (s *Scorer) settled(a *need, b *lived) (points, evidence int32, settled bool) {
	switch {
	case a.blank:
		return s.neutral[Disability], 0, true
	case len(a.facets) == 0:
		return s.neutral[Disability], profiles.MaxPoints, true
	case b.blank:
		return s.neutral[Disability], 0, true
	case b.none:
		return 0, profiles.MaxPoints, true
	}
	return 0, 0, false
}

// closest finds what covers a facet best, its place in the mentor's list of
// its kind, and whether the points rest on an answer.
func (s *Scorer) closest(f *facet, b *lived) (points int32, with int, known bool) {
	var perhaps int32
	var perhapsWith int
	if f.kind == functionFacet {
		points, with = bestFunction(f, b.functions[:b.knownFunctions])
		perhaps, perhapsWith = bestFunction(f, b.functions[b.knownFunctions:])
		perhapsWith += b.knownFunctions
	} else {
		points, with = s.bestCondition(f, b.conditions[:b.knownConditions])
		perhaps, perhapsWith = s.bestCondition(f, b.conditions[b.knownConditions:])
		perhapsWith += b.knownConditions
	}
	if capped := min(perhaps, s.neutral[Disability]); capped > points {
		return capped, perhapsWith, false
	}
	return points, with, true
}

// bestFunction is the function that covers a facet best; the first of those
// that cover it equally.
func bestFunction(f *facet, list []livedFunction) (points int32, with int) {
	for i := range list {
		if p := prefixPoints(f.function, list[i].code); p > points {
			points, with = p, i
		}
	}
	return points, with
}

// bestCondition is the condition, or cause, that covers a facet best; the
// first of those that cover it equally.
func (s *Scorer) bestCondition(f *facet, list []livedCondition) (points int32, with int) {
	for i := range list {
		if p := s.conditionPoints(f, &list[i]); p > points {
			points, with = p, i
		}
	}
	return points, with
}

// conditionPoints says how far a mentor's condition covers a mentee's, or a
// mentor's cause a mentee's.
func (s *Scorer) conditionPoints(f *facet, b *livedCondition) int32 {
	if f.kind == causeFacet {
		return s.causes.of(f.cause, b.cause)
	}
	return max(s.conditions.of(f.condition, b.condition), s.alikeCauses.of(f.cause, b.cause))
}

func (b *lived) name(kind facetKind, i int) string {
	switch {
	case kind == functionFacet:
		return b.functions[i].name
	case kind == causeFacet || b.conditions[i].condition == 0:
		return b.conditions[i].causeName
	}
	return b.conditions[i].conditionName
}

// disabilityReason says why, of what the criterion has compared.
func disabilityReason(a *need, b *lived, t *trace) Reason {
	switch {
	case !a.blank && len(a.facets) == 0:
		return Reason{Code: DisabilityNothing}
	case a.blank || b.blank:
		return Reason{Code: DisabilityUnknown, Args: Args{Blank: whose(a.blank, b.blank)}}
	case b.none:
		return Reason{Code: DisabilityNone}
	}
	return Reason{Code: DisabilityCompared, Args: Args{Items: t.items, Count: t.covered, Of: len(a.facets)}}
}

// blankExperience reports whether the answer is blank: there is none, or there
// are entries and they name nothing at all.
func blankExperience(entries []profiles.Experience) bool {
	for _, e := range entries {
		if e.Condition != "" || knownCause(e) != "" || len(e.Functions) > 0 {
			return false
		}
	}
	return entries == nil || len(entries) > 0
}

// newNeed reads a mentee's side. What is named twice counts once, at its
// greatest severity.
func (w *worker) newNeed(entries []profiles.Experience) need {
	n := need{blank: blankExperience(entries), facets: w.facets[:0]}
	weighs := w.programme.Settings.Shares.Disability.Severity
	for _, e := range entries {
		severity := int32(0)
		for _, f := range e.Functions {
			severity = max(severity, int32(f.Qualifier))
		}
		if severity == 0 {
			severity = defaultSeverity
		}
		if !weighs {
			severity = 1
		}
		cause := w.names.causes.of(knownCause(e))
		switch {
		case e.Condition != "":
			n.add(facet{facetKey{kind: conditionFacet, condition: w.names.conditions.of(e.Condition), cause: cause}, severity, e.Condition})
		case cause != 0:
			n.add(facet{facetKey{kind: causeFacet, cause: cause}, severity, e.Cause})
		}
		for _, f := range e.Functions {
			if icf := icfCode(f.Code); f.Qualifier > 0 && icf.levels > 0 {
				own := int32(1)
				if weighs {
					own = int32(f.Qualifier)
				}
				n.add(facet{facetKey{kind: functionFacet, function: icf}, own, f.Code})
			}
		}
	}
	slices.SortStableFunc(n.facets, func(a, b facet) int { return cmp.Compare(b.weight, a.weight) })
	w.facets = n.facets
	n.facets = w.keptFacets.keep(n.facets)
	sum := int64(0)
	for _, f := range n.facets {
		sum += int64(f.weight)
	}
	if sum > 0 {
		n.weight = newRounder(sum)
	}
	return n
}

func (n *need) add(f facet) {
	for i := range n.facets {
		if g := &n.facets[i]; g.kind == f.kind && g.name == f.name && g.cause == f.cause {
			g.weight = max(g.weight, f.weight)
			return
		}
	}
	n.facets = append(n.facets, f)
}

// newLived reads a mentor's side, without what has not lasted long enough on
// the day of the run and without functions that are no problem.
func (w *worker) newLived(entries []profiles.Experience) lived {
	b := lived{blank: blankExperience(entries), none: len(entries) == 0}
	lives := func(condition, cause string) {
		if condition != "" || cause != "" {
			b.conditions = append(b.conditions, livedCondition{
				w.names.conditions.of(condition), w.names.causes.of(cause), condition, cause,
			})
		}
	}
	for _, known := range []bool{true, false} {
		for _, e := range entries {
			dated, condition := !e.Since.IsZero(), e.Condition
			switch {
			case dated && e.Since.AddMonths(w.programme.Settings.LivedExperienceMonths).After(w.on):
				continue
			case dated && known && condition == profiles.OtherCondition:
				condition = ""
			case dated && !known && condition == profiles.OtherCondition:
				lives(condition, "")
				continue
			case dated != known:
				continue
			}
			for _, f := range e.Functions {
				if icf := icfCode(f.Code); f.Qualifier > 0 && icf.levels > 0 {
					b.functions = append(b.functions, livedFunction{icf, f.Code})
				}
			}
			lives(condition, knownCause(e))
			b.undated = b.undated || !dated
		}
		if known {
			b.knownFunctions, b.knownConditions = len(b.functions), len(b.conditions)
		}
	}
	return b
}

// knownCause is the cause of an entry that can be compared; "" for none.
func knownCause(e profiles.Experience) string {
	if e.Cause == profiles.UnknownCause {
		return ""
	}
	return e.Cause
}

// appendKey writes what the criterion reads of a mentor, so that mentors with
// the same key are worth the same to everybody.
func (b *lived) appendKey(key []byte) []byte {
	key = appendFlags(key, b.blank, b.none)
	for i, f := range b.functions {
		key = appendFlags(key, true, i < b.knownFunctions)
		key = f.code.appendKey(key)
	}
	for i, c := range b.conditions {
		key = appendFlags(key, false, i < b.knownConditions)
		key = binary.LittleEndian.AppendUint32(key, uint32(c.condition))
		key = binary.LittleEndian.AppendUint32(key, uint32(c.cause))
	}
	return key
}
