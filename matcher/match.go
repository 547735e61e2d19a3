package matcher

import (
	"context"
	"slices"
	"strconv"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Match finds the best round of a programme, and proves it.
//
// Under Coverage it matches the most mentees, and among all such rounds takes
// one with the best total of points. Under Quality it takes the best total of
// points; a pair of 0 points gains nothing and is not proposed. Under Fair it
// matches the most mentees, and makes the points of the worst-off proposed pair as many
// as can be, then those of the next, and so on. Under Stable no mentee and mentor
// would both have more points together: mentees propose to mentors (Gale and
// Shapley 1962, doi:10.2307/2312726), both rank each other by points, and mentees rank mentors
// of equal points in the order of the programme, mentors mentees of equal points by who
// has waited longest.
//
// Under Coverage and Quality points are
// those of the pairs with what waiting adds to them by the programme's
// waitlist, see [WaitingOf], and the bonus of those to be kept, see [Keep]. A pair reaches the
// minimum without either. Pinned and
// approved pairs stand whatever their points. Of rounds that are equally good
// it takes one whose worst-off pair is as good as possible, and of those
// the one that does best by the mentee who has waited longest, then the next,
// then by id: a place comes before none, and mentors in the order of the
// programme. The order of the files and the number of processors do not
// change a result.
//
// The error is a *PinError when pins cannot be met, the context's when that
// is done, and otherwise one about the options. Nobody matched is a result.
//
// Time is that of lap.Solve on the mentees without a decision and the places
// that are left; memory is in proportion to the people, and to the mentors
// that are allowed to unmatched mentees, and 4 bytes a pair for up to 16 million pairs.
func Match(ctx context.Context, s *scoring.Scorer, opt Options) (*Result, error) {
	r, err := newTask(s, opt)
	if err != nil {
		return nil, err
	}
	o, err := r.solve(ctx, stage(opt.Progress, "solve"))
	if err != nil {
		return nil, err
	}
	return r.assemble(ctx, o, opt.Progress)
}

// newTask is the round that the options ask for.
func newTask(s *scoring.Scorer, opt Options) (*round, error) {
	settings := &s.Programme().Settings
	objective, minimum := settings.Objective, settings.Minimum
	if opt.Objective != "" {
		objective = opt.Objective
	}
	if opt.Minimum != nil {
		minimum = *opt.Minimum
	}
	if wrong := wrongTask(objective, minimum); wrong != nil {
		return nil, diag.Wrong(wrong[0])
	}
	r, err := newRound(s, objective, minimum)
	if err != nil {
		return nil, err
	}
	return r, r.keep(opt.Keep)
}

// wrongTask says what is wrong with an objective and a minimum.
func wrongTask(objective profiles.Objective, minimum int) []diag.Message {
	var wrong []diag.Message
	if !slices.Contains(profiles.Objectives, objective) {
		wrong = append(wrong, diag.Say(`the objective is "{objective}"; it can be one of {objectives}`, "objective", objective, "objectives", profiles.ObjectiveNames()))
	}
	if minimum < 0 || minimum > profiles.MaxPoints {
		wrong = append(wrong, diag.Say("the minimum is {minimum} points; it can be 0 to {most}", "minimum", strconv.Itoa(minimum), "most", strconv.Itoa(profiles.MaxPoints)))
	}
	return wrong
}

func stage(progress func(string, int, int), name string) func(done, of int) {
	if progress == nil {
		return nil
	}
	return func(done, of int) { progress(name, done, of) }
}
