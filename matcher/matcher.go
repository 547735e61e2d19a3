// Package matcher decides who is with whom.
//
// [Match] takes a programme and its scores, turns the rules and decisions
// into an assignment problem, has it solved exactly by matcher/lap, and
// returns who is matched, who is not and why, with the prices that prove the
// answer optimal. [Prove] takes an answer from elsewhere and checks it
// against the profiles without solving anything. [NewPricing] asks of either's
// result what else each mentee could have and what that costs, and which pairs
// are tied; [Sure], how far the weights could be others before a pair would
// fail; [NewStudy] finds the rounds of changed programmes from it.
//
// Pins and approvals come first: their pairs stand, and use places. A pair on
// hold stands as well, as long as no rule bars it and there is a place. Then
// matcher/lap assigns the other mentees to the places that are left, using
// only pairs that no rule bars and that reach the minimum. A programme is
// sorted by id, and so the order of its files changes nothing.
package matcher

import (
	"mentormatch/internal/diag"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Options are what a run may choose. The zero value follows the programme.
type Options struct {
	Objective profiles.Objective // "" means the programme's
	// Minimum is the points a pair needs to be proposed, 0 to 10 000;
	// nil means the programme's.
	Minimum *int
	// Keep, when set, has pairs of an earlier round stay unless moving them is
	// worth its points.
	Keep *Keep
	// Progress, when set, is told how far the run is, from one goroutine. The
	// stages are "solve" and, when somebody is left out, "explain"; both count
	// mentees.
	Progress func(stage string, done, of int)
}

// A Result is a round of matching.
type Result struct {
	Objective profiles.Objective
	Minimum   int
	Matches   []Matched   // sorted by mentee
	Unmatched []Unmatched // sorted by mentee
	Loads     []Load      // one for each mentor, in the programme's order
	Total     int64       // points of all matches, pinned and approved ones included
	// Priority is the points that waiting adds to the proposed matches. The
	// optimum is of both together, with the bonus of each pair that is kept,
	// and Total has none of them.
	Priority int64
	Keep     *Keep // the pairs that were to be kept; nil for none
	Kept     int   // matches that are among those
	Proof    Proof
}

// Origin says how a pair came to be.
type Origin string

// The origins.
const (
	Proposed Origin = "proposed" // by the solver
	Pinned   Origin = "pinned"   // by a counselor's pin
	Approved Origin = "approved" // already meets, by an approval
	Held     Origin = "held"     // a place is reserved, by a hold: nothing is final
)

// message is the origin in words.
func (o Origin) message() diag.Message {
	switch o {
	case Pinned:
		return "pinned"
	case Approved:
		return "approved"
	case Held:
		return "held"
	}
	return "proposed"
}

// A Matched mentee has a mentor.
type Matched struct {
	Mentee, Mentor int // positions in the programme's lists
	Origin         Origin
	// Pair is the pair's scores. Its Barriers are empty, but for an approved
	// pair that a rule would bar today, or a pin that overrides rules.
	Pair     scoring.Pair
	Decision *profiles.Decision // the pin, approval or hold; nil for Proposed
	Priority int                // points that waiting adds to a proposed pair; see WaitingOf
	Kept     bool               // the pair is one of Keep
}

// A Load is what a mentor carries.
type Load struct {
	Mentor   int
	Capacity int // places
	// Used is the places used by approvals whose mentee is not in this
	// programme's list, or has another match by a later approval.
	Used     int
	Assigned int // mentees matched in this result, approved ones included
	// Price is the dual price of a place, at least 0: one more would gain no
	// more than this, in points and in prices of leaving a mentee out. It is 0,
	// and says nothing, where pins and approvals leave no place, and under Fair and Stable.
	Price int64
}

// Cause is why a mentee is not matched.
type Cause string

// The causes.
const (
	// Barred: no mentor is allowed.
	Barred Cause = "barred"
	// BelowMinimum: mentors are allowed, and none reaches the minimum.
	BelowMinimum Cause = "below-minimum"
	// Full: every place the mentee could have is held by somebody with whom
	// the whole is better or as good, in people or in points, or by a pin or
	// an approval.
	Full Cause = "full"
	// Hall: this mentee and some others can together only go to mentors who
	// have fewer places than they are, while places elsewhere stay free.
	Hall Cause = "hall"
)

// An Unmatched mentee, and why. All fields but Cause, Barred and Partners
// depend on the cause.
type Unmatched struct {
	Mentee int
	Cause  Cause
	Barred []RuleCount // for every cause: how many mentors each rule bars, in the order of scoring.Rules
	// Allowed lists the mentors that no rule bars, best points first, then by id.
	Allowed []Allowed
	// HallMentees and HallMentors are positions, sorted; HallPlaces is how
	// many places those mentors have for them, which leaves out the places of
	// pins and approvals. The mentors are those whom a chain of moves from
	// this mentee reaches, and the mentees all who can go nowhere else. People
	// share the slices: they must not be changed.
	HallMentees []int
	HallMentors []int
	HallPlaces  int
	// Partners are positions of organisations that offer one of the
	// mentee's goals, most goals first. That one with a For is among them
	// tells a condition of the mentee: it is for the counselor alone.
	Partners []int
}

// A RuleCount says how many mentors a rule bars for one mentee.
type RuleCount struct {
	Rule    scoring.Rule
	Mentors int
}

// An Allowed mentor of somebody who is not matched.
type Allowed struct {
	Mentor int
	Points int // what the pair would score
	// Holders are the mentees, by position, who hold the mentor's places.
	// People share the slice: it must not be changed.
	Holders []int
}

// A Proof is the dual prices of the problem that was solved: that of the
// mentees and places which no pin and no approval takes. Points count
// against cost: cost = -points-priority, less the bonus of a pair to be kept.
type Proof struct {
	// OutPrice is the cost of leaving a mentee unmatched: under coverage so
	// high that no points are worth it, under quality 0.
	OutPrice    int64
	MenteePrice []int64 // by position; 0 for mentees that are pinned or approved
	MentorPrice []int64 // by position; at most 0
	// Levels is for Fair alone: there the prices above only prove that no more
	// mentees can be matched, each cost being 0, and these prove that no
	// round that matches as many is fairer. See lap.LeximinResult.
	// Under Stable there are no prices; they are all 0.
	Levels []Level
}

// A Level is the prices of one number of points that proposed pairs have, from
// the fewest points on. Who is not listed has the price 0.
type Level struct {
	Points           int
	Mentees, Mentors []LevelPrice // in the order of positions
	Out              int64        // price of staying out
	Free             int64        // price of what fills a free place
}

// A LevelPrice is the price of one person, by position, at one level.
type LevelPrice struct {
	Person int
	Price  int64
}
