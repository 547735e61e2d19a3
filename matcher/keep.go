package matcher

import (
	"strconv"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// A Keep asks a round to leave pairs of an earlier one as they are, unless
// moving is worth it. Each pair that is kept counts Points more for the
// optimum: a pair moves only when the whole gains more than that by it. The
// bonus is no part of any score, nor of a total: Result.Kept counts the pairs.
//
// Under Coverage the most mentees are matched all the same, and a pair reaches
// the minimum without the bonus. A pair that cannot be any more, because
// somebody has left or a rule bars it, is not kept. One that has ended since the earlier
// round (Decisions.Earlier) is for the caller to leave out: it may be proposed anew, and is
// one to keep like any other when it has been.
type Keep struct {
	Pairs  [][2]string // id of the mentee, id of the mentor; a mentee once
	Points int         // 0 to MaxKeepPoints
}

// MaxKeepPoints is the most that keeping a pair can be worth: as much as a
// hundred pairs of full points.
const MaxKeepPoints = 100 * profiles.MaxPoints

// keep takes the pairs of an earlier round into account. Its error is about a
// Keep that cannot be.
func (r *round) keep(k *Keep) error {
	if k == nil {
		return nil
	}
	if !hasPrices(r.objective) {
		return diag.Wrong(diag.Say("under {objective} keeping a pair is worth no points; it is under {coverage} and {quality}", "objective", r.objective, "coverage", profiles.Coverage, "quality", profiles.Quality))
	}
	if k.Points < 0 || k.Points > MaxKeepPoints {
		return diag.Wrong(diag.Say("keeping a pair is worth {points} points; it can be 0 to {most}", "points", strconv.Itoa(k.Points), "most", strconv.Itoa(MaxKeepPoints)))
	}
	r.kept = k
	r.keptMentor = make([]int, len(r.fixed))
	for i := range r.keptMentor {
		r.keptMentor[i] = -1
	}
	x := r.ids
	seen := make(map[string]bool, len(k.Pairs))
	for _, pair := range k.Pairs {
		if seen[pair[0]] {
			return diag.Wrong(diag.Say(`two pairs of "{mentee}" are to be kept; a mentee has one mentor`, "mentee", pair[0]))
		}
		seen[pair[0]] = true
		i, isMentee := x.mentees[pair[0]]
		j, isMentor := x.mentors[pair[1]]
		if isMentee && isMentor {
			r.keptMentor[i] = j
		}
	}
	return nil
}

// extra is what a pair counts for the optimum beside its points: what waiting
// adds, and the bonus of a pair to be kept.
func (r *round) extra(i, j int) int32 {
	if r.kept != nil && r.keptMentor[i] == j {
		return r.waited[i] + int32(r.kept.Points)
	}
	return r.waited[i]
}

// keeps reports whether a pair is one that was to be kept.
func (r *round) keeps(i, j int) bool { return r.kept != nil && r.keptMentor[i] == j }
