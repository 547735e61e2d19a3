package matcher_test

import (
	"cmp"
	"context"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// match runs Match and checks what comes out, whatever the test is about.
func match(t testing.TB, s *scoring.Scorer, opt matcher.Options) *matcher.Result {
	t.Helper()
	res, err := matcher.Match(context.Background(), s, opt)
	if err != nil {
		t.Fatal(err)
	}
	check(t, s, res)
	return res
}

// check holds a result against everything that is promised of results.
func check(t testing.TB, s *scoring.Scorer, res *matcher.Result) {
	t.Helper()
	p := s.Programme()
	seen := make([]int, len(p.Mentees))
	for k, m := range res.Matches {
		seen[m.Mentee]++
		if k > 0 && res.Matches[k-1].Mentee >= m.Mentee {
			t.Errorf("matches are not in the order of mentees")
		}
	}
	for k, u := range res.Unmatched {
		seen[u.Mentee]++
		if k > 0 && res.Unmatched[k-1].Mentee >= u.Mentee {
			t.Errorf("the unmatched are not in the order of mentees")
		}
	}
	for i, n := range seen {
		if n != 1 {
			t.Errorf("mentee %s stands in the result %d times", p.Mentees[i].ID, n)
		}
	}
	left := checkMatches(t, s, res)
	if priced(res) {
		checkDuality(t, s, res, left)
	}
	for k := range res.Unmatched {
		checkUnmatched(t, s, res, &res.Unmatched[k], left)
	}
	proved, err := matcher.Prove(context.Background(), s, claimOf(p, res))
	if err != nil {
		t.Fatalf("Prove refuses what Match has found: %v", err)
	}
	if diff := gocmp.Diff(res, proved); diff != "" {
		t.Errorf("Prove makes another result (-Match +Prove):\n%s", diff)
	}
}

// priced tells whether points price the changes of a result.
func priced(res *matcher.Result) bool {
	return res.Objective == profiles.Coverage || res.Objective == profiles.Quality
}

// checkMatches checks matches and loads, and returns how many places
// decisions leave each mentor for proposals.
func checkMatches(t testing.TB, s *scoring.Scorer, res *matcher.Result) (left []int) {
	t.Helper()
	p := s.Programme()
	left = make([]int, len(p.Mentors))
	proposed := make([]int, len(p.Mentors))
	assigned := make([]int, len(p.Mentors))
	total, priority := int64(0), int64(0)
	for j := range left {
		left[j] = p.Mentors[j].Capacity - res.Loads[j].Used
	}
	for _, m := range res.Matches {
		pair := s.Pair(m.Mentee, m.Mentor)
		if diff := gocmp.Diff(pair, m.Pair); diff != "" {
			t.Errorf("the pair is not what scoring says:\n%s", diff)
		}
		total += int64(pair.Points)
		if m.Origin == matcher.Proposed {
			priority += waited(s, m.Mentee)
		}
		assigned[m.Mentor]++
		if (m.Origin == matcher.Proposed) != (m.Decision == nil) {
			t.Errorf("%s pair has the decision %v", m.Origin, m.Decision)
		}
		if m.Origin != matcher.Proposed {
			left[m.Mentor]--
			continue
		}
		proposed[m.Mentor]++
		if points, allowed := s.Score(m.Mentee, m.Mentor); !allowed || points < least(res) {
			t.Errorf("proposed pair: allowed %v at %d points, minimum %d", allowed, points, res.Minimum)
		}
	}
	if total != res.Total || priority != res.Priority {
		t.Errorf("total %d and %d for waiting, and the matches have %d and %d", res.Total, res.Priority, total, priority)
	}
	for j, load := range res.Loads {
		// What approvals leave is what scoring's rule "full" goes by.
		approved := load.Used
		for _, m := range res.Matches {
			if m.Mentor == j && m.Origin == matcher.Approved {
				approved++
			}
		}
		for i := range p.Mentees {
			own := slices.ContainsFunc(p.Decisions.Approvals, func(d profiles.Decision) bool {
				return d.Mentee == p.Mentees[i].ID && d.Mentor == p.Mentors[j].ID
			})
			if full := slices.Contains(s.Bars(i, j), "full"); !own && full != (approved >= load.Capacity) {
				t.Errorf("the rule full bars mentee %d: %v, with %d approvals for %d places", i, full, approved, load.Capacity)
			}
		}
		left[j] = max(left[j], 0)
		if load.Mentor != j || load.Capacity != p.Mentors[j].Capacity || load.Assigned != assigned[j] || proposed[j] > left[j] {
			t.Errorf("load %+v of mentor %d with %d matches, %d of them proposed for %d places", load, j, assigned[j], proposed[j], left[j])
		}
		if !priced(res) && load.Price != 0 {
			t.Errorf("price %d of a place under %s", load.Price, res.Objective)
		}
		if priced(res) && load.Price != -res.Proof.MentorPrice[j] || load.Price < 0 {
			t.Errorf("price %d of a place, dual price %d", load.Price, res.Proof.MentorPrice[j])
		}
	}
	return left
}

// least is what a proposed pair has to score.
func least(res *matcher.Result) int {
	if res.Objective == profiles.Quality {
		return max(1, res.Minimum)
	}
	return res.Minimum
}

// checkDuality checks that what the round costs is what its prices sum to:
//
//	sum of -points-priority + out * L = sum of mentee prices + sum of places * mentor price
func checkDuality(t testing.TB, s *scoring.Scorer, res *matcher.Result, left []int) {
	t.Helper()
	var primal, dual int64
	for _, m := range res.Matches {
		if m.Origin == matcher.Proposed {
			primal -= int64(m.Pair.Points) + waited(s, m.Mentee)
			if m.Kept {
				primal -= int64(res.Keep.Points)
			}
		}
	}
	primal += res.Proof.OutPrice * int64(len(res.Unmatched))
	for _, price := range res.Proof.MenteePrice {
		dual += price
	}
	for j, price := range res.Proof.MentorPrice {
		dual += price * int64(left[j])
	}
	if primal != dual {
		t.Errorf("the round costs %d and its prices sum to %d", primal, dual)
	}
	if len(res.Proof.MenteePrice) != len(s.Programme().Mentees) || len(res.Proof.MentorPrice) != len(left) {
		t.Errorf("the proof has %d and %d prices", len(res.Proof.MenteePrice), len(res.Proof.MentorPrice))
	}
}

// choices lists the mentors with places whom a mentee may be proposed to.
func choices(s *scoring.Scorer, res *matcher.Result, left []int, mentee int) []int {
	var list []int
	for j := range left {
		if points, allowed := s.Score(mentee, j); allowed && points >= least(res) && left[j] > 0 {
			list = append(list, j)
		}
	}
	return list
}

// checkUnmatched finds out again, plainly, why somebody is left out.
func checkUnmatched(t testing.TB, s *scoring.Scorer, res *matcher.Result, u *matcher.Unmatched, left []int) {
	t.Helper()
	p := s.Programme()
	id := p.Mentees[u.Mentee].ID
	barred := make(map[scoring.Rule]int)
	var allowed []matcher.Allowed
	best := -1
	for j := range p.Mentors {
		pair := s.Pair(u.Mentee, j)
		rules := make(map[scoring.Rule]bool)
		for _, b := range pair.Barriers {
			rules[b.Code.Rule()] = true
		}
		for rule := range rules {
			barred[rule]++
		}
		if !pair.Allowed() {
			continue
		}
		a := matcher.Allowed{Mentor: j, Points: pair.Points}
		for _, m := range res.Matches {
			if m.Mentor == j {
				a.Holders = append(a.Holders, m.Mentee)
			}
		}
		allowed = append(allowed, a)
		best = max(best, pair.Points)
	}
	slices.SortStableFunc(allowed, func(a, b matcher.Allowed) int { return cmp.Compare(b.Points, a.Points) })
	if diff := gocmp.Diff(allowed, u.Allowed); diff != "" {
		t.Errorf("%s: allowed mentors (-want +got):\n%s", id, diff)
	}
	var counts []matcher.RuleCount
	for _, rule := range scoring.Rules {
		if barred[rule] > 0 {
			counts = append(counts, matcher.RuleCount{Rule: rule, Mentors: barred[rule]})
		}
	}
	if diff := gocmp.Diff(counts, u.Barred); diff != "" {
		t.Errorf("%s: barred (-want +got):\n%s", id, diff)
	}
	free := 0
	for j := range left {
		free += left[j]
	}
	for _, m := range res.Matches {
		if m.Origin == matcher.Proposed {
			free--
		}
	}
	open := choices(s, res, left, u.Mentee)
	want := matcher.Full
	switch {
	case len(allowed) == 0:
		want = matcher.Barred
	case best < least(res):
		want = matcher.BelowMinimum
	case (res.Objective == profiles.Coverage || res.Objective == profiles.Fair) && free > 0 && len(open) > 0:
		want = matcher.Hall
	}
	if u.Cause != want {
		t.Errorf("%s: cause %s, want %s", id, u.Cause, want)
	}
	if u.Cause == matcher.Hall {
		checkHall(t, s, res, u, left)
	} else if u.HallMentees != nil || u.HallMentors != nil || u.HallPlaces != 0 {
		t.Errorf("%s: a Hall set for the cause %s", id, u.Cause)
	}
}

// checkHall checks that a Hall set is one, by asking each of its mentees for
// every choice they have.
func checkHall(t testing.TB, s *scoring.Scorer, res *matcher.Result, u *matcher.Unmatched, left []int) {
	t.Helper()
	if !slices.Contains(u.HallMentees, u.Mentee) {
		t.Errorf("the Hall set %v of mentee %d is without them", u.HallMentees, u.Mentee)
	}
	places := 0
	for _, j := range u.HallMentors {
		places += left[j]
	}
	if places != u.HallPlaces || places >= len(u.HallMentees) {
		t.Errorf("%d places in a Hall set that says %d, for %d mentees", places, u.HallPlaces, len(u.HallMentees))
	}
	for _, i := range u.HallMentees {
		for _, j := range choices(s, res, left, i) {
			if !slices.Contains(u.HallMentors, j) {
				t.Errorf("mentee %d of a Hall set can go to mentor %d outside it", i, j)
			}
		}
	}
	// The set is the smallest one around the mentee, found again by walking:
	// every mentor whom a chain of moves reaches, and everybody left out who
	// has no other choice.
	var mentors []int
	mentees := []int{u.Mentee}
	for k := 0; k < len(mentees); k++ {
		for _, j := range choices(s, res, left, mentees[k]) {
			if slices.Contains(mentors, j) {
				continue
			}
			mentors = append(mentors, j)
			for _, m := range res.Matches {
				if m.Mentor == j && m.Origin == matcher.Proposed {
					mentees = append(mentees, m.Mentee)
				}
			}
		}
	}
	for _, other := range res.Unmatched {
		open := choices(s, res, left, other.Mentee)
		outside := slices.ContainsFunc(open, func(j int) bool { return !slices.Contains(mentors, j) })
		if other.Mentee != u.Mentee && len(open) > 0 && !outside {
			mentees = append(mentees, other.Mentee)
		}
	}
	slices.Sort(mentors)
	slices.Sort(mentees)
	if !slices.Equal(mentors, u.HallMentors) || !slices.Equal(mentees, u.HallMentees) {
		t.Errorf("the Hall set of mentee %d is %v to %v, want %v to %v", u.Mentee, u.HallMentees, u.HallMentors, mentees, mentors)
	}
}

func claimOf(p *profiles.Programme, res *matcher.Result) matcher.Claim {
	c := matcher.Claim{Objective: res.Objective, Minimum: res.Minimum, Keep: res.Keep, Proof: matcher.Proof{
		OutPrice:    res.Proof.OutPrice,
		MenteePrice: slices.Clone(res.Proof.MenteePrice),
		MentorPrice: slices.Clone(res.Proof.MentorPrice),
		Levels:      slices.Clone(res.Proof.Levels),
	}}
	for _, m := range res.Matches {
		c.Pairs = append(c.Pairs, [2]string{p.Mentees[m.Mentee].ID, p.Mentors[m.Mentor].ID})
	}
	return c
}
