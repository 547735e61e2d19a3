package matcher

import (
	"context"
	"sync/atomic"

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
	up        bool
}

// ranges walks from the programme's weights up and down, one whole number after
// another, until no pair holds any more.
//
// A range can't be found by halving: a pair that holds at two weights need not
// hold at one between them.
func (q *question) ranges(ctx context.Context, out *Sureness, progress func(done, of int)) error {
	var walks []walk
	for c := range scoring.NumCriteria {
		walks = append(walks, walk{scoring.Criterion(c), true}, walk{scoring.Criterion(c), false})
	}
	ends := make([][]int, len(walks))
	failed := make([]error, len(walks))
	var done func(int)
	if progress != nil {
		done = func(calls int) { progress(calls, len(walks)) }
	}
	var stopped atomic.Bool
	err := each(ctx, len(walks), func() struct{} { return struct{}{} }, func(_ struct{}, k int) {
		if stopped.Load() {
			return
		}
		if ends[k], failed[k] = q.walk(ctx, walks[k], out.Most); failed[k] != nil {
			stopped.Store(true)
		}
	}, done)
	if err != nil {
		return err
	}
	for k, w := range walks {
		if failed[k] != nil {
			return failed[k]
		}
		for i, end := range ends[k] {
			r := &out.Pairs[i].Ranges[w.criterion]
			if w.up {
				r.High = end
			} else {
				r.Low = end
			}
		}
	}
	return nil
}

// walk finds for each pair the last weight in one direction at which it holds.
func (q *question) walk(ctx context.Context, w walk, most [scoring.NumCriteria]int) ([]int, error) {
	list := weightList(q.weights)
	own, others := list[w.criterion], 0
	for _, weight := range list {
		others += weight
	}
	others -= own
	last, step := 0, -1
	if w.up {
		last, step = most[w.criterion], 1
	}
	ends := make([]int, len(q.rows))
	open := make([]int, len(q.rows)) // pairs that have held so far
	rows, mentors, held := make([]int, 0, len(open)), make([]int, 0, len(open)), make([]bool, len(open))
	for k := range open {
		open[k], ends[k] = k, last
	}
	if others == 0 {
		// The only criterion that counts: all weights but 0 are the same.
		if !w.up {
			for k := range ends {
				ends[k] = min(1, own)
			}
		}
		return ends, nil
	}
	x := q.start.clone()
	x.drifts = true
	for now := own; now != last && len(open) > 0; {
		now += step
		list[w.criterion] = now
		further := list
		further[w.criterion] = now + step*block(now, others)
		if w.up {
			further[w.criterion] = min(further[w.criterion], last)
		} else {
			further[w.criterion] = max(further[w.criterion], last)
		}
		if err := x.solve(ctx, weightsOf(list), weightsOf(further)); err != nil {
			return nil, err
		}
		rows, mentors = rows[:0], mentors[:0]
		for _, k := range open {
			rows, mentors = append(rows, q.rows[k]), append(mentors, q.mentors[k])
		}
		if err := x.holds(ctx, rows, mentors, held[:len(rows)]); err != nil {
			return nil, err
		}
		n := 0
		for i, k := range open {
			if held[i] {
				open[n] = k
				n++
			} else {
				ends[k] = now - step
			}
		}
		open = open[:n]
	}
	return ends, nil
}

// block is for how many weights from now on a walker makes its lists: so many
// that the share of the criterion changes by some 4 in 100. Longer lists take
// longer to solve than new ones to make.
func block(now, others int) int {
	sum := now + others
	return max(sum*sum/(25*others), 1)
}
