package matcher

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"mentormatch/matcher/lap"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A round is a programme as one assignment problem: the pairs that decisions
// fix, the places they leave, and the mentees who want one of those.
type round struct {
	scorer    *scoring.Scorer
	programme *profiles.Programme
	objective profiles.Objective
	minimum   int
	ids       ids

	fixed  []fixedPair // by mentee
	used   []int       // by mentor: places that approvals use without a match here
	places []int       // by mentor: what approvals and pins leave, at least 0
	rows   []int       // the mentee of each row: those whom nothing fixes, who have waited longest first
	waited []int32     // by mentee: points that waiting adds to every pair

	// before are pairs of a round that this one came of, by mentee, which need no
	// second look; nil when there are none.
	before []lookedAt

	kept       *Keep // nil when no pairs are to be kept
	keptMentor []int // by mentee: of the pair to be kept; -1 for none
}

// A fixedPair is a mentee's pair that is decided before anything is solved.
type fixedPair struct {
	mentor   int
	decision *profiles.Decision // nil: nothing is decided
	origin   Origin
}

// newRound reads the decisions of a programme. Its error is a *PinError.
func newRound(s *scoring.Scorer, objective profiles.Objective, minimum int) (*round, error) {
	p := s.Programme()
	r := &round{
		scorer:    s,
		programme: p,
		objective: objective,
		minimum:   minimum,
		ids:       newIDs(p),
		fixed:     make([]fixedPair, len(p.Mentees)),
		used:      make([]int, len(p.Mentors)),
		places:    make([]int, len(p.Mentors)),
	}
	for j := range p.Mentors {
		r.places[j] = p.Mentors[j].Capacity
	}
	r.approve(r.ids)
	err := r.pin(r.ids)
	r.hold(r.ids)
	for j := range r.places {
		// More approvals than places leave none; they are not undone.
		r.places[j] = max(0, r.places[j])
	}
	r.rows = slices.DeleteFunc(byWaiting(p), func(i int) bool { return r.fixed[i].decision != nil })
	r.waited = r.priorities()
	return r, err
}

// byWaiting are all mentees, who have waited longest first.
func byWaiting(p *profiles.Programme) []int {
	order := make([]int, len(p.Mentees))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return longerWaiting(&p.Mentees[a], &p.Mentees[b])
	})
	return order
}

// longerWaiting is negative when a has waited longer than b. Who gives no day
// comes last.
func longerWaiting(a, b *profiles.Mentee) int {
	if none := a.Joined.IsZero(); none != b.Joined.IsZero() {
		if none {
			return 1
		}
		return -1
	}
	return a.Joined.Compare(b.Joined)
}

// ids finds people by id.
type ids struct{ mentees, mentors map[string]int }

func newIDs(p *profiles.Programme) ids {
	x := ids{make(map[string]int, len(p.Mentees)), make(map[string]int, len(p.Mentors))}
	for i := range p.Mentees {
		x.mentees[p.Mentees[i].ID] = i
	}
	for j := range p.Mentors {
		x.mentors[p.Mentors[j].ID] = j
	}
	return x
}

// inOrder gives the decisions of a list by mentee, then mentor, so that the
// order of the file does not matter. Of several about one pair the latest
// comes first; of one day, one that overrides.
func inOrder(decisions []profiles.Decision) []*profiles.Decision {
	sorted := make([]*profiles.Decision, len(decisions))
	for k := range decisions {
		sorted[k] = &decisions[k]
	}
	slices.SortStableFunc(sorted, func(a, b *profiles.Decision) int {
		return cmp.Or(
			strings.Compare(a.Mentee, b.Mentee),
			strings.Compare(a.Mentor, b.Mentor),
			b.Date.Compare(a.Date),
			strings.Compare(b.Override, a.Override),
			strings.Compare(a.By, b.By),
			strings.Compare(a.Why, b.Why),
		)
	})
	return sorted
}

// approve takes the places that approved pairs use. A mentee of the programme
// has the match of the latest approval; of two of one day, that of the mentor
// who stands first. Each further approval uses its place too.
func (r *round) approve(x ids) {
	approvals := inOrder(r.programme.Decisions.Approvals)
	var last *profiles.Decision
	for _, d := range approvals {
		if last != nil && d.Mentee == last.Mentee && d.Mentor == last.Mentor {
			continue // the same pair again
		}
		last = d
		j, ok := x.mentors[d.Mentor]
		if !ok {
			continue // it uses no place of this programme
		}
		r.places[j]--
		i, ok := x.mentees[d.Mentee]
		if !ok {
			r.used[j]++
			continue
		}
		now := &r.fixed[i]
		switch {
		case now.decision == nil:
			*now = fixedPair{j, d, Approved}
		case now.decision.Date.Before(d.Date):
			r.used[now.mentor]++
			*now = fixedPair{j, d, Approved}
		default:
			r.used[j]++
		}
	}
}

// floor is the least points of a pair that the solver may propose. Under
// quality a pair of 0 points adds nothing, so it is not proposed.
func (r *round) floor() int32 {
	if r.objective == profiles.Quality {
		return int32(max(r.minimum, 1))
	}
	return int32(r.minimum)
}

// problem is the assignment problem: a row for each mentee whom nothing
// fixes, a column for each mentor with the places that are left, and the cost
// of a pair -points-priority, less the bonus of a pair to be kept. Pairs that a
// rule bars or that are below the minimum are not allowed.
//
// A row is computed whenever it is read: see storedProblem.
func (r *round) problem() lap.Problem {
	floor := r.floor()
	fill := func(row int, cost []int32, forbidden lap.Mask) {
		bonus := 0
		if r.kept != nil {
			bonus = r.kept.Points
		}
		r.fill(row, floor, bonus, cost, forbidden)
	}
	return lap.Problem{
		Costs:    lap.Rows(len(r.rows), len(r.places), fill),
		Capacity: r.places,
		Goal:     r.goal(),
	}
}

// fill computes the costs of a row, with a bonus for a pair to be kept in the place
// of the round's.
func (r *round) fill(row int, floor int32, bonus int, cost []int32, forbidden lap.Mask) {
	i := r.rows[row]
	r.scorer.Row(i, cost)
	waited := r.waited[i]
	// Which pairs are allowed cannot be foreseen, so that nothing branches on it. The floor is at least 0, and
	// scoring.NotAllowed below it.
	for from := 0; from < len(cost); from += 64 {
		word := uint64(0)
		part := cost[from:min(from+64, len(cost))]
		for k, points := range part {
			word |= uint64(uint32(points-floor)>>31) << k
			part[k] = -points - waited
		}
		forbidden[from>>6] |= word
	}
	if r.kept != nil && r.keptMentor[i] >= 0 {
		cost[r.keptMentor[i]] -= int32(bonus)
	}
}

func (r *round) goal() lap.Goal {
	if r.objective == profiles.Quality {
		return lap.Priced
	}
	return lap.MostRows
}

// An outcome is who has which mentor, and the prices that prove it.
type outcome struct {
	mentor []int // by mentee, fixed pairs included; -1 for nobody
	proof  Proof
}

// outcome reads what the solver found.
func (r *round) outcome(solved *lap.Result) outcome {
	o := outcome{
		mentor: make([]int, len(r.fixed)),
		proof: Proof{
			MenteePrice: make([]int64, len(r.fixed)),
			MentorPrice: solved.ColumnPrice,
		},
	}
	for i := range r.fixed {
		o.mentor[i] = r.fixed[i].mentor
	}
	for row, i := range r.rows {
		o.mentor[i] = solved.Column[row]
		o.proof.MenteePrice[i] = solved.RowPrice[row]
	}
	if len(r.rows) > 0 {
		o.proof.OutPrice = solved.OutPrice[0]
	}
	return o
}

// verify proves an outcome of the round, exactly: by its prices or, under
// Stable, by looking at every pair.
func (r *round) verify(ctx context.Context, o outcome) error {
	switch r.objective {
	case profiles.Fair:
		return lap.VerifyLeximin(ctx, r.problem(), r.leximin(o))
	case profiles.Stable:
		return r.verifyStable(ctx, o)
	}
	return lap.Verify(ctx, r.problem(), r.solution(o))
}

// solution is an outcome as the solver writes it.
func (r *round) solution(o outcome) *lap.Result {
	solved := &lap.Result{
		Column:      make([]int, len(r.rows)),
		RowPrice:    make([]int64, len(r.rows)),
		ColumnPrice: o.proof.MentorPrice,
		OutPrice:    make([]int64, len(r.rows)),
	}
	for row, i := range r.rows {
		j := o.mentor[i]
		solved.Column[row] = j
		solved.RowPrice[row] = o.proof.MenteePrice[i]
		solved.OutPrice[row] = o.proof.OutPrice
		if j >= 0 {
			points, _ := r.scorer.Score(i, j)
			solved.Assigned++
			solved.Total -= int64(points) + int64(r.extra(i, j))
		}
	}
	return solved
}

// resume takes up a round where its result left it. Its error is about a
// result that is not one of this programme.
func resume(s *scoring.Scorer, res *Result) (*round, outcome, error) {
	p := s.Programme()
	if len(res.Proof.MenteePrice) != len(p.Mentees) || len(res.Proof.MentorPrice) != len(p.Mentors) {
		return nil, outcome{}, fmt.Errorf("matcher: the result is of %s and %s, and the programme has %d and %d",
			count(len(res.Proof.MenteePrice), "mentee", "mentees"), count(len(res.Proof.MentorPrice), "mentor", "mentors"), len(p.Mentees), len(p.Mentors))
	}
	r, err := newRound(s, res.Objective, res.Minimum)
	if err != nil {
		return nil, outcome{}, err
	}
	if err := r.keep(res.Keep); err != nil {
		return nil, outcome{}, err
	}
	o := outcome{mentor: make([]int, len(p.Mentees)), proof: res.Proof}
	for i := range o.mentor {
		o.mentor[i] = -1
	}
	for _, m := range res.Matches {
		o.mentor[m.Mentee] = m.Mentor
	}
	return r, o, nil
}
