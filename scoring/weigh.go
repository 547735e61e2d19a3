package scoring

import "mentormatch/profiles"

// criteria holds one value for each criterion.
type criteria [NumCriteria]int32

// weights are the programme's, and their sum, which is above 0.
type weights struct {
	each [NumCriteria]int64
	sum  int64
	over rounder // by the sum

	shares criteria // of the sum, in hundredths of a percent: they sum to 10 000
}

func newWeights(w profiles.Weights) weights {
	out := weights{each: [NumCriteria]int64{
		Disability:   int64(w.Disability),
		Occupation:   int64(w.Occupation),
		Goals:        int64(w.Goals),
		Availability: int64(w.Availability),
	}}
	for _, each := range out.each {
		out.sum += each
	}
	out.over = newRounder(out.sum)
	out.shares = out.contributions(&criteria{profiles.MaxPoints, profiles.MaxPoints, profiles.MaxPoints, profiles.MaxPoints})
	return out
}

// dot is the sum of weight times value.
func (w *weights) dot(values *criteria) int64 {
	return w.each[Disability]*int64(values[Disability]) + w.each[Occupation]*int64(values[Occupation]) +
		w.each[Goals]*int64(values[Goals]) + w.each[Availability]*int64(values[Availability])
}

// total is the weighted mean of the points, rounded half up.
//
//	weights 40 30 20 10, points 6667 5000 2500 10000:
//	(40*6667 + 30*5000 + 20*2500 + 10*10000)/100 = 5666.8, so 5667
func (w *weights) total(points *criteria) int32 { return int32(w.over.mean(w.dot(points))) }

// evidence is the weighted mean of the evidence, rounded down: a pair never
// claims more than was answered.
func (w *weights) evidence(evidence *criteria) int32 { return int32(w.over.share(w.dot(evidence))) }

// contributions cuts the total into what each criterion brings. Each gets its
// share rounded down; what is missing from the total goes, one point each, to
// the shares that lost most in rounding, the earlier criterion first where two
// lost the same (the method of the largest remainder).
//
//	weights 40 30 20 10, points 6667 5000 2500 10000: the shares are
//	2666.8 1500 500 1000, the total 5667, the contributions 2667 1500 500 1000
func (w *weights) contributions(points *criteria) (parts criteria) {
	missing := w.total(points)
	var remainders [NumCriteria]int64
	for i, value := range points {
		share := w.each[i] * int64(value)
		parts[i] = int32(share / w.sum)
		remainders[i] = share % w.sum
		missing -= parts[i]
	}
	for ; missing > 0; missing-- {
		most := 0
		for i, remainder := range remainders {
			if remainder > remainders[most] {
				most = i
			}
		}
		parts[most]++
		remainders[most] = -1
	}
	return parts
}
