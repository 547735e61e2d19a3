package scoring

import "mentormatch/profiles"

// RowParts is [Scorer.Row] with what the points are made of: parts are the
// points of each criterion, 0 to 10 000, with wishes, which no weight changes.
// Those of a pair that a rule bars say nothing. Both slices are as long as
// there are mentors. [Scorer.Weighing] makes points of parts.
func (s *Scorer) RowParts(mentee int, points []int32, parts [][NumCriteria]int32) {
	if s.recalls(mentee) {
		s.recall(mentee, points, parts)
		return
	}
	s.compute(mentee, points, parts)
}

// A Weighing makes the points of a mentee's pairs of what the criteria give,
// under some weights of the programme. The zero Weighing is not one.
type Weighing struct{ weights weights }

// Weighing is that of a mentee when the programme has the weights w, of which
// each is 0 or more and at least one is above 0. With the programme's own it
// gives the points of [Scorer.Row]. What matters to the mentee moves w as it
// moves the programme's; and a mentee who asks for another kind of support than
// the programme gives is weighed by that, whatever w is.
//
// As one of the weights rises, the points of a pair rise all the way, or fall
// all the way: they are a mean, which goes towards that criterion's points. By how much
// one pair of the mentee is above another is, on the way from one weight to another,
// nowhere less than the lesser of both ends less 1, for rounding.
func (s *Scorer) Weighing(mentee int, w profiles.Weights) Weighing {
	settings := s.programme.Settings
	settings.Weights = w
	m := &s.programme.Mentees[mentee]
	return Weighing{newWeights(weightsFor(&settings, settings.SupportFor(m), m.Matters))}
}

// Points is the weighted mean of parts, 0 to 10 000, rounded half up.
func (x *Weighing) Points(parts *[NumCriteria]int32) int32 {
	return x.weights.total((*criteria)(parts))
}

// PointsOf is Points of many pairs, of which there are as many points as parts.
func (x *Weighing) PointsOf(parts [][NumCriteria]int16, points []int32) {
	w := &x.weights
	a, b, c, d := w.each[0], w.each[1], w.each[2], w.each[3]
	points = points[:len(parts)]
	for k := range parts {
		p := &parts[k]
		points[k] = int32(w.over.mean(a*int64(p[0]) + b*int64(p[1]) + c*int64(p[2]) + d*int64(p[3])))
	}
}
