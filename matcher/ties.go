package matcher

import (
	"context"

	"mentormatch/matcher/lap"
)

// A Standing says how firmly a mentee has what the result gives: a mentor, or
// nobody.
type Standing string

// The standings.
const (
	// Decided: by a pin or an approval.
	Decided Standing = "decided"
	// Forced: in every round that is as good as this one. Anything else costs
	// the programme something, or cannot be.
	Forced Standing = "forced"
	// Tied: in some of the best rounds, and not in others. Which of them it is
	// to be, a person can decide at no cost.
	Tied Standing = "tied"
)

// Standing tells how firmly a mentee has what the result gives. For a tie it
// lists what the mentee has in the other best rounds: mentors by position,
// and -1, for nobody, last.
//
// The first call proves the result and finds the ties of everybody, in the
// time of reading each pair once; later ones look them up.
// Its error is the context's, or about a mentee who is not there.
func (p *Pricing) Standing(ctx context.Context, mentee int) (Standing, []int, error) {
	if err := p.known(mentee); err != nil {
		return "", nil, err
	}
	row := p.row[mentee]
	if row < 0 {
		return Decided, nil, nil
	}
	ties, err := p.findTies(ctx)
	if err != nil {
		return "", nil, err
	}
	var others []int
	for _, j := range ties.Columns(row) {
		if j != p.mentor[mentee] {
			others = append(others, j)
		}
	}
	if len(others) == 0 {
		return Forced, nil, nil
	}
	return Tied, others, nil
}

// findTies finds them once; one that was stopped is done again.
func (p *Pricing) findTies(ctx context.Context) (*lap.Ties, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ties == nil {
		ties, err := lap.TightComponents(ctx, p.problem, p.solved, lap.Options{})
		if err != nil {
			return nil, err
		}
		p.ties = ties
	}
	return p.ties, nil
}

// TiedGroups lists the mentees whose mentor a tie leaves open, in groups: what
// is decided in one group changes nothing for the others. Mentees stand in
// their order, and groups in that of their first ones. Time and errors are
// those of Standing.
func (p *Pricing) TiedGroups(ctx context.Context) ([][]int, error) {
	ties, err := p.findTies(ctx)
	if err != nil {
		return nil, err
	}
	groups := ties.Groups()
	for _, group := range groups {
		for k, row := range group {
			group[k] = p.round.rows[row]
		}
	}
	return groups, nil
}
