package matcher

import (
	"context"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// mostWeight is the largest weight that a programme can give a criterion.
const mostWeight = 1000

// mostWeights are how far ranges are looked for: see [Sureness].
func mostWeights(w profiles.Weights) (most [scoring.NumCriteria]int) {
	list, sum := weightList(w), 0
	for _, weight := range list {
		sum += weight
	}
	for c, own := range list {
		most[c] = max(own, min(4*(sum-own), mostWeight))
	}
	return most
}

// A walk looks at the weights of one criterion in one direction.
type walk struct {
	criterion scoring.Criterion
	from, to  int
}

// steps is how many weights it may look at.
func (w walk) steps() int { return max(w.to-w.from, w.from-w.to) }

// ranges walks from the programme's weights up and down, one whole number after
// another, until no pair holds any more. Each weight is solved and proved: by
// itself, or in a block with others.
//
// A range can't be found by halving: a pair that holds at two weights need not
// hold at one between them.
func (q *question) ranges(ctx context.Context, out *Sureness, progress func(done, of int)) error {
	var walks []walk
	for c := range scoring.NumCriteria {
		w := walk{criterion: scoring.Criterion(c), from: out.Weights[c], to: 0}
		walks = append(walks, w)
		w.to = out.Most[c]
		walks = append(walks, w)
	}
	// The longest first, so that none is left to one processor in the end.
	slices.SortStableFunc(walks, func(a, b walk) int { return b.steps() - a.steps() })
	ends := make([][]int, len(walks))
	err := parallel.Each(ctx, len(walks), progress, func(k int) (err error) {
		ends[k], err = q.walk(ctx, walks[k])
		return err
	})
	if err != nil {
		return err
	}
	for k, w := range walks {
		for i, end := range ends[k] {
			r := &out.Pairs[i].Ranges[w.criterion]
			if w.to > w.from {
				r.High = end
			} else if w.to < w.from {
				r.Low = end
			}
		}
	}
	return nil
}

// walk finds for each pair the last weight in one direction at which it holds.
func (q *question) walk(ctx context.Context, w walk) ([]int, error) {
	list := weightList(q.weights)
	others := -w.from
	for _, weight := range list {
		others += weight
	}
	ends := make([]int, len(q.rows))
	open := make([]int, len(q.rows)) // pairs that have held so far
	for k := range open {
		open[k], ends[k] = k, w.to
	}
	if others == 0 {
		// The only criterion that counts: all weights but 0 are the same.
		for k := range ends {
			ends[k] = max(w.to, min(1, w.from))
		}
		return ends, nil
	}
	x := q.start.clone()
	at := func(weight int) profiles.Weights {
		list[w.criterion] = weight
		return weightsOf(list)
	}
	step := 1
	if w.to < w.from {
		step = -1
	}
	end := w.from // of the weights that lists are made for
	for now, length := w.from, 1; now != w.to && len(open) > 0; {
		if now == end {
			end += step * min(stretch(now+step, others), step*(w.to-end))
			x.list(at(now+step), at(end))
		}
		n := min(length, step*(end-now))
		solve := x.solve
		if n > 1 {
			solve = x.next
			if err := x.begin(ctx, at(now+step), at(now+step*n), n-1); err != nil {
				return nil, err
			}
		}
		for ; n > 0 && len(open) > 0; n-- {
			now += step
			if err := solve(ctx, at(now)); err != nil {
				return nil, err
			}
			open = slices.DeleteFunc(open, func(k int) bool {
				if x.holds(q.rows[k], q.mentors[k]) {
					return false
				}
				ends[k] = now - step
				return true
			})
		}
		length = x.further(length)
	}
	return ends, nil
}

// further is how many weights to put into the next block. With more, more rows have to be looked at under each; with
// fewer, all rows are looked at more often.
func (x *walker) further(length int) int {
	switch looked, rows := len(x.block.looked), len(x.all); {
	case length == 1 || 8*looked < rows:
		return 2 * length
	case 3*looked > rows:
		return max(length/2, 1)
	}
	return length
}

// stretch is for how many weights from now on a walker makes its lists: so many
// that the share of the criterion changes by some 5 or 6 in 100. Longer lists take
// longer to solve than new ones to make.
func stretch(now, others int) int {
	sum := now + others
	return max(sum*sum/(18*others), 1)
}
