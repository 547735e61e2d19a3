package main

import (
	"context"
	"errors"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

const (
	// bestFew is how many alternatives of a mentee are told.
	bestFew = 5
	// pricedPairs is for how many pairs of a programme a spreadsheet has the
	// next best of everybody. Pricing takes about 3 times as long as matching:
	// 7 s at this many, on two processors.
	pricedPairs = 30_000_000
	// pricedOnPage is how many alternatives of each mentee a page has.
	pricedOnPage = 3
)

// tellInstead adds to a run what one person's mentees could have instead.
func tellInstead(ctx context.Context, s *scoring.Scorer, run *report.Run, who found) error {
	pricing, err := matcher.NewPricing(ctx, s, run.Result)
	if errors.Is(err, matcher.ErrNoPrices) {
		return nil
	}
	if err != nil {
		return err
	}
	run.Instead = make(map[int]report.Instead)
	if who.role == profiles.RoleMentee {
		run.Instead[who.index], err = instead(ctx, pricing, who.index, bestFew)
		return err
	}
	for _, m := range run.Result.Matches {
		if m.Mentor != who.index {
			continue
		}
		if run.Instead[m.Mentee], err = instead(ctx, pricing, m.Mentee, 1); err != nil {
			return err
		}
	}
	return nil
}

func instead(ctx context.Context, pricing *matcher.Pricing, mentee, limit int) (i report.Instead, err error) {
	if i.Standing, i.Ties, err = pricing.Standing(ctx, mentee); err != nil {
		return i, err
	}
	i.Alternatives, err = pricing.Alternatives(ctx, mentee, limit)
	return i, err
}

// withPrice is a run that can say what a pair costs, when the pair is allowed
// and there is a round to compare with.
func withPrice(ctx context.Context, out *streams, s *scoring.Scorer, opt matcher.Options, mentee, mentor int) (*report.Run, error) {
	if _, allowed := s.Score(mentee, mentor); !allowed {
		return &report.Run{Scorer: s, Language: out.language}, nil
	}
	run, err := match(ctx, out, s, opt)
	if errors.As(err, new(*matcher.PinError)) {
		return &report.Run{Scorer: s, Language: out.language}, nil // the pair can be explained all the same
	}
	if err != nil {
		return nil, err
	}
	pricing, err := matcher.NewPricing(ctx, s, run.Result)
	if errors.Is(err, matcher.ErrNoPrices) {
		return run, nil
	}
	if err != nil {
		return nil, err
	}
	i, err := instead(ctx, pricing, mentee, 0)
	run.Instead = map[int]report.Instead{mentee: i}
	return run, err
}

// tellNextBest adds to a run what everybody could have instead at the least
// cost, when it is to be written into a spreadsheet and the programme is not
// too large for it.
func tellNextBest(ctx context.Context, s *scoring.Scorer, run *report.Run, targets []target) (told bool, err error) {
	wanted, each := false, 1
	for _, t := range targets {
		wanted = wanted || t.format == formatXLSX || t.format == formatHTML
		if t.format == formatHTML {
			each = pricedOnPage
		}
	}
	p := s.Programme()
	if !wanted || len(p.Mentees)*len(p.Mentors) > pricedPairs {
		return !wanted, nil
	}
	pricing, err := matcher.NewPricing(ctx, s, run.Result)
	if errors.Is(err, matcher.ErrNoPrices) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	all, err := pricing.All(ctx, each)
	if err != nil {
		return false, err
	}
	run.Instead = make(map[int]report.Instead, len(all))
	for i, alternatives := range all {
		run.Instead[i] = report.Instead{Alternatives: alternatives}
	}
	return true, nil
}

// unweighed reports whether an objective has no price in points for a change.
func unweighed(o profiles.Objective) bool { return o == profiles.Fair || o == profiles.Stable }

// unpriced is what a person is told whose spreadsheet lacks it.
func unpriced(run *report.Run) diag.Message {
	if unweighed(run.Result.Objective) {
		return "the columns Next best and Costs are empty: only coverage and quality have a price in points for each change"
	}
	return tooLargeToPrice
}

const tooLargeToPrice diag.Message = "the columns Next best and Costs are empty: the programme is too large to price everybody; explain does it for one person"
