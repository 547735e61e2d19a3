package matcher

import (
	"context"
	"errors"
	"slices"
	"strings"

	"mentormatch/internal/diag"
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
	Findings []diag.Message // about people by their ids; at least one
	Solver   error          // what lap says of the prices as a whole; nil when that was not asked
}

// Error gives every finding, a line each.
func (e *ProofError) Error() string {
	var b strings.Builder
	b.WriteString("the result is not proved:")
	for _, f := range e.Findings {
		b.WriteString("\n" + f.String())
	}
	if e.Solver != nil {
		b.WriteString(": " + e.Solver.Error())
	}
	return b.String()
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
			findings = append(findings, diag.Say("no result can meet the pin of {pin}", "pin", pins.Impossible[k].Message()))
		}
		return nil, &ProofError{Findings: findings}
	}
	if err := r.keep(claim.Keep); err != nil {
		return nil, &ProofError{Findings: append(findings, diag.Cause(err))}
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
		return nil, &ProofError{Findings: c.findings}
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
		return nil, &ProofError{Findings: c.findings}
	}
	// Everything has been looked at with people's ids. The proof that counts
	// is still the solver's own.
	if err := r.verify(ctx, o); errors.Is(err, lap.ErrNotProved) {
		return nil, &ProofError{[]diag.Message{"the prices as a whole do not prove that no better result exists"}, err}
	} else if err != nil {
		return nil, err
	}
	return r.assemble(ctx, o, nil)
}

// A checker collects what is wrong with a claim about a round.
type checker struct {
	*round
	findings []diag.Message
}

// find notes what is wrong, as diag.Say takes it.
func (c *checker) find(format diag.Message, namesAndValues ...any) {
	c.findings = append(c.findings, diag.Say(format, namesAndValues...))
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
			c.find(`no mentee of the programme is "{mentee}", whom the result matches with mentor "{mentor}"`, "mentee", pair[0], "mentor", pair[1])
		}
		if !isMentor {
			c.find(`no mentor of the programme is "{mentor}", whom the result matches with mentee "{mentee}"`, "mentor", pair[1], "mentee", pair[0])
		}
		if !isMentee || !isMentor {
			continue
		}
		if before := mentor[i]; before >= 0 {
			c.find("mentee {mentee} is matched twice: with {mentor} and with {other}", "mentee", pair[0], "mentor", c.mentor(before), "other", pair[1])
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
			c.find("mentee {mentee} is not matched, and {origin} with {decided}", "mentee", c.mentee(i), "origin", f.origin.message(), "decided", c.mentor(f.mentor))
		default:
			c.find("mentee {mentee} is matched with {mentor}, and {origin} with {decided}",
				"mentee", c.mentee(i), "mentor", c.mentor(mentor[i]), "origin", f.origin.message(), "decided", c.mentor(f.mentor))
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
			c.find("mentor {mentor} takes {mentees}, and the result uses {used}: {proposed} for mentees it proposes, {decided} by pins and approvals",
				"mentor", c.mentor(j), "mentees", diag.Counted(c.programme.Mentors[j].Capacity, "1 mentee", "{count} mentees"), "used", n+decided, "proposed", n, "decided", decided)
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
		c.find("mentee {mentee} is matched with {mentor}, which the rules do not allow: {rules}", "mentee", c.mentee(i), "mentor", c.mentor(j), "rules", rules)
	case points < c.minimum:
		c.find("mentee {mentee} is matched with {mentor} at {points} points, below the minimum of {minimum}", "mentee", c.mentee(i), "mentor", c.mentor(j), "points", points, "minimum", c.minimum)
	case points < int(c.floor()):
		c.find("mentee {mentee} is matched with {mentor} at {points} points, which gains nothing", "mentee", c.mentee(i), "mentor", c.mentor(j), "points", points)
	}
}
