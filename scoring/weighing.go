package scoring

import "mentormatch/profiles"

// A weighing is how much everything counts for a mentee. Mentees who want the
// same kind of support and to whom the same matters share one.
type weighing struct {
	weights
	parts parts
}

type weighingKey struct {
	kind    profiles.SupportKind
	matters profiles.Matters
}

// weighing is a mentee's, each made once.
func (c *compiler) weighing(m *profiles.Mentee) *weighing {
	s := &c.programme.Settings
	key := weighingKey{s.SupportFor(m), m.Matters}
	known, ok := c.weighings.Load(key)
	if !ok {
		made := &weighing{newWeights(weightsFor(s, key.kind, key.matters)), newParts(s.OccupationParts, key.kind)}
		known, _ = c.weighings.LoadOrStore(key, made)
	}
	return known.(*weighing)
}

// weightsFor are the weights for a kind of support, moved by what matters.
func weightsFor(s *profiles.Settings, kind profiles.SupportKind, m profiles.Matters) profiles.Weights {
	return moved(s.WeightsFor(kind), m, s.MattersLimit)
}

// moved are weights as a mentee moves them: what matters more to them counts
// so many percent more, what matters less so many percent less. Where that is
// no whole number, all four are multiplied by the least number that makes them
// whole, which changes no score: what counts is their proportion. Weights that
// would all become 0 stay as they are.
//
//	weights 30 25 25 20, limit 50 %, disability high: 45 25 25 20
//	the same and occupation low: 45 12.5 25 20, so 90 25 50 40
func moved(w profiles.Weights, m profiles.Matters, limit int) profiles.Weights {
	const whole = 100
	grow := func(weight int, i profiles.Importance) int { return weight * (whole + int(i)*limit) }
	out := profiles.Weights{
		Disability:   grow(w.Disability, m.Disability),
		Occupation:   grow(w.Occupation, m.Occupation),
		Goals:        grow(w.Goals, m.Goals),
		Availability: grow(w.Availability, m.Availability),
	}
	if out == (profiles.Weights{}) {
		return w
	}
	common := whole
	for _, each := range []int{out.Disability, out.Occupation, out.Goals, out.Availability} {
		common = divisorOf(common, each)
	}
	out.Disability /= common
	out.Occupation /= common
	out.Goals /= common
	out.Availability /= common
	return out
}

// divisorOf is the greatest common divisor (Euclid).
func divisorOf(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
