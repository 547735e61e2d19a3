package matcher

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"mentormatch/matcher/lap"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A Claim is a result that somebody else has, to be proved.
type Claim struct {
	Objective profiles.Objective
	Minimum   int
	Pairs     [][2]string // id of the mentee, id of the mentor; in any order
	Proof     Proof
	Keep      *Keep // nil when no pairs were to be kept
}

// A ProofError says what is wrong with a claim.
type ProofError struct {
	Findings []string // sentences about people by their ids; at least one
}

// Error gives every finding, a line each.
func (e *ProofError) Error() string {
	return "the result is not proved:\n" + strings.Join(e.Findings, "\n")
}

// Prove checks a claim against a programme, without solving anything: that
// its pairs are allowed, that it has every pinned and approved pair, that no
// mentor has more mentees than places, and that its prices prove that no
// other round is better. Under Stable there is no price: it looks at every
// pair that could block the round, and has the mentees propose once more. It returns the result that the claim is of, made
// from the profiles as Match makes it.
//
// The error is a *ProofError with everything that is wrong, or the context's.
// Prices are compared with points only when the pairs are in order and there
// is a price for everybody, and of each mentee who has too high a price the
// pair that is furthest out is named.
//
// Time is that of scoring each mentee with each mentor once.
func Prove(ctx context.Context, s *scoring.Scorer, claim Claim) (*Result, error) {
	findings := wrongTask(claim.Objective, claim.Minimum)
	r, err := newRound(s, claim.Objective, claim.Minimum)
	if pins := (*PinError)(nil); errors.As(err, &pins) {
		for k := range pins.Impossible {
			findings = append(findings, "no result can meet the pin of "+pins.Impossible[k].String())
		}
		return nil, &ProofError{findings}
	}
	if err := r.keep(claim.Keep); err != nil {
		return nil, &ProofError{append(findings, strings.TrimPrefix(err.Error(), "matcher: "))}
	}
	o := outcome{proof: Proof{
		OutPrice:    claim.Proof.OutPrice,
		MenteePrice: slices.Clone(claim.Proof.MenteePrice),
		MentorPrice: slices.Clone(claim.Proof.MentorPrice),
	}}
	c := checker{round: r, findings: findings}
	o.mentor = c.pairs(claim.Pairs)
	c.shape(claim.Proof)
	if len(c.findings) > 0 {
		return nil, &ProofError{c.findings}
	}
	o.proof.Levels = cloneLevels(claim.Proof.Levels)
	if hasPrices(claim.Objective) {
		if err := c.prices(ctx, o); err != nil {
			return nil, err
		}
	}
	if claim.Objective == profiles.Stable {
		if err := c.blocking(ctx, o); err != nil {
			return nil, err
		}
	}
	if len(c.findings) > 0 {
		return nil, &ProofError{c.findings}
	}
	// Everything has been looked at with people's ids. The proof that counts
	// is still the solver's own.
	if err := r.verify(ctx, o); errors.Is(err, lap.ErrNotProved) {
		return nil, &ProofError{[]string{err.Error()}}
	} else if err != nil {
		return nil, err
	}
	return r.assemble(ctx, o, nil)
}

// A checker collects what is wrong with a claim about a round.
type checker struct {
	*round
	findings []string
}

func (c *checker) find(format string, arguments ...any) {
	c.findings = append(c.findings, fmt.Sprintf(format, arguments...))
}

func (c *checker) mentee(i int) string { return c.programme.Mentees[i].ID }
func (c *checker) mentor(j int) string { return c.programme.Mentors[j].ID }

// pairs gives everybody's mentor as the claim has it.
func (c *checker) pairs(pairs [][2]string) []int {
	x := newIDs(c.programme)
	mentor := make([]int, len(c.fixed))
	for i := range mentor {
		mentor[i] = -1
	}
	taken := make([]int, len(c.places)) // by mentor: mentees whom nothing fixes
	for _, pair := range pairs {
		i, isMentee := x.mentees[pair[0]]
		j, isMentor := x.mentors[pair[1]]
		if !isMentee {
			c.find("no mentee of the programme is %q, whom the result matches with mentor %q", pair[0], pair[1])
		}
		if !isMentor {
			c.find("no mentor of the programme is %q, whom the result matches with mentee %q", pair[1], pair[0])
		}
		if !isMentee || !isMentor {
			continue
		}
		if before := mentor[i]; before >= 0 {
			c.find("mentee %s is matched twice: with %s and with %s", pair[0], c.mentor(before), pair[1])
			continue
		}
		mentor[i] = j
		if c.fixed[i].decision == nil {
			taken[j]++
			c.allowed(i, j)
		}
	}
	for i, f := range c.fixed {
		switch {
		case f.decision == nil || mentor[i] == f.mentor:
		case mentor[i] < 0:
			c.find("mentee %s is not matched, and %s with %s", c.mentee(i), f.origin, c.mentor(f.mentor))
		default:
			c.find("mentee %s is matched with %s, and %s with %s", c.mentee(i), c.mentor(mentor[i]), f.origin, c.mentor(f.mentor))
		}
	}
	for j, n := range taken {
		if n > c.places[j] {
			// Approvals can be more than the places: they do not count here
			// beyond what they leave.
			decided := c.used[j]
			for i := range c.fixed {
				if c.fixed[i].decision != nil && c.fixed[i].mentor == j {
					decided++
				}
			}
			c.find("mentor %s takes %s, and the result uses %d: %d for mentees it proposes, %d by pins and approvals",
				c.mentor(j), count(c.programme.Mentors[j].Capacity, "mentee", "mentees"), n+decided, n, decided)
		}
	}
	return mentor
}

// allowed finds what bars a pair that no decision fixes.
func (c *checker) allowed(i, j int) {
	points, allowed := c.scorer.Score(i, j)
	switch {
	case !allowed:
		var rules []string
		for _, rule := range c.scorer.Bars(i, j) {
			rules = append(rules, string(rule))
		}
		c.find("mentee %s is matched with %s, which the rules do not allow: %s", c.mentee(i), c.mentor(j), strings.Join(rules, ", "))
	case points < c.minimum:
		c.find("mentee %s is matched with %s at %d points, below the minimum of %d", c.mentee(i), c.mentor(j), points, c.minimum)
	case points < int(c.floor()):
		c.find("mentee %s is matched with %s at %d points, which gains nothing", c.mentee(i), c.mentor(j), points)
	}
}
