package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A rematch is what a round is asked to keep of an earlier one.
type rematch struct {
	previous   string // the record of the earlier round; "" for none
	disruption string // points, as typed
	curve      bool

	record *report.Record
	day    profiles.Date // of the record
}

// usualDisruption is what a kept pair counts when nobody says: 5.00 of a score,
// about what one more goal in common gives.
const usualDisruption = "500"

func (k *rematch) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&k.previous, "keep", "", "flag.keep")
	cmd.Flags().StringVar(&k.disruption, "disruption", usualDisruption, "flag.disruption")
	cmd.Flags().BoolVar(&k.curve, "curve", false, "flag.curve")
}

// keep reads what is to be kept; nil for nothing.
func (k *rematch) keep() (*matcher.Keep, error) {
	if k.previous == "" {
		if k.curve || k.disruption != usualDisruption {
			return nil, &usageError{"--disruption and --curve are about the pairs of an earlier round", "name its record too: --keep matches.json"}
		}
		return nil, nil
	}
	n, err := strconv.Atoi(k.disruption)
	if err != nil || n < 0 || n > matcher.MaxKeepPoints {
		return nil, &usageError{
			diag.Say(`--disruption cannot be "{disruption}"`, "disruption", k.disruption),
			diag.Say("write whole points, 0 to {maxkeeppoints}: 500 is 5.00 of a score", "maxkeeppoints", strconv.Itoa(matcher.MaxKeepPoints)),
		}
	}
	if k.record, err = readRecord(k.previous); err != nil {
		return nil, err
	}
	if k.day, err = profiles.ParseDate(k.record.Date); err != nil {
		return nil, unreadable(k.previous, err)
	}
	keep := &matcher.Keep{Points: n}
	seen := map[string]bool{}
	for _, m := range k.record.Matches {
		if seen[m.Mentee] {
			return nil, unreadable(k.previous, diag.Wrong(diag.Say("{mentee} is matched twice in it", "mentee", m.Mentee)))
		}
		seen[m.Mentee] = true
		keep.Pairs = append(keep.Pairs, [2]string{m.Mentee, m.Mentor})
	}
	return keep, nil
}

// suits refuses the record of another programme, and an objective under which
// nothing is kept.
func (k *rematch) suits(p *profiles.Programme, typed profiles.Objective) error {
	if k.record == nil {
		return nil
	}
	if objective := cmp.Or(typed, p.Settings.Objective); unweighed(objective) {
		return &usageError{
			diag.Say("under {objective} keeping a pair is worth no points; it is under {coverage} and {quality}", "objective", objective, "coverage", profiles.Coverage, "quality", profiles.Quality),
			diag.Say("leave out --keep, or add --objective {coverage} or --objective {quality}", "coverage", profiles.Coverage, "quality", profiles.Quality),
		}
	}
	if !strange(k.record, p) {
		return nil
	}
	return &failure{diag.Say(`none of the mentees of "{previous}" is in this programme`, "previous", k.previous), "name the record of an earlier round of this programme"}
}

// leaveOut takes the pairs that are over since the earlier round out of those that are to be
// kept: who met then and does not any more, whatever day was given for the end, and
// whoever ended later. What had ended before was proposed anew in that round.
func (k *rematch) leaveOut(keep *matcher.Keep, p *profiles.Programme) {
	if keep == nil {
		return
	}
	met, meets, ended := map[[2]string]bool{}, map[[2]string]bool{}, map[[2]string]bool{}
	for _, m := range k.record.Matches {
		met[[2]string{m.Mentee, m.Mentor}] = m.Origin == string(matcher.Approved)
	}
	for _, d := range p.Decisions.Approvals {
		meets[[2]string{d.Mentee, d.Mentor}] = true
	}
	for _, d := range p.Decisions.Earlier {
		if pair := [2]string{d.Mentee, d.Mentor}; !d.Date.Before(k.day) || met[pair] {
			ended[pair] = !meets[pair]
		}
	}
	keep.Pairs = slices.DeleteFunc(keep.Pairs, func(pair [2]string) bool { return ended[pair] })
}

// tell says what became of the pairs of the earlier round.
func (k *rematch) tell(s *streams, run *report.Run) {
	if k.record == nil {
		return
	}
	p, r := run.Scorer.Programme(), run.Result
	mentees, mentors := map[string]int{}, map[string]int{}
	for i := range p.Mentees {
		mentees[p.Mentees[i].ID] = i
	}
	for j := range p.Mentors {
		mentors[p.Mentors[j].ID] = j
	}
	now := map[int]*matcher.Matched{}
	for i := range r.Matches {
		now[r.Matches[i].Mentee] = &r.Matches[i]
	}
	s.tell(diag.Say("kept {kept} of {pairs} of the earlier round", "kept", r.Kept, "pairs", counted(len(k.record.Matches), "pair")))
	before := map[string]bool{}
	for _, m := range k.record.Matches {
		before[m.Mentee] = true
		i, isMentee := mentees[m.Mentee]
		j, isMentor := mentors[m.Mentor]
		var to diag.Message
		if isMentee {
			to = diag.Message("nobody")
			if match := now[i]; match != nil {
				to = diag.Say("{id}", "id", p.Mentors[match.Mentor].ID)
			}
		}
		switch {
		case !isMentee:
			s.tell(diag.Say("  {mentee} has left (was with {mentor})", "mentee", m.Mentee, "mentor", m.Mentor))
		case !isMentor:
			s.tell(diag.Say("  {mentee} has {to}: {mentor} has left", "mentee", m.Mentee, "to", to, "mentor", m.Mentor))
		case to != diag.Say("{id}", "id", m.Mentor):
			why := diag.Message("the round gains more by it than the disruption, in people or in points")
			if points, allowed := run.Scorer.Score(i, j); !allowed {
				say := lang.New(s.language)
				var rules []string
				for _, rule := range run.Scorer.Bars(i, j) {
					rules = append(rules, say.Say("rulename."+string(rule)))
				}
				why = diag.Say("the pair is barred now ({rules})", "rules", say.Commas(rules))
			} else if points < r.Minimum {
				why = diag.Say("the pair is below the minimum now, at {points}", "points", s.points(points))
			}
			s.tell(diag.Say("  {mentee} has {to} and not {mentor}: {why}", "mentee", m.Mentee, "to", to, "mentor", m.Mentor, "why", why))
		default:
			if points := now[i].Pair.Points; points != m.Points {
				s.tell(diag.Say("  {mentee} stays with {mentor}, whose profiles have changed: {now}, was {before}", "mentee", m.Mentee, "mentor", m.Mentor, "now", s.points(points), "before", s.points(m.Points)))
			}
		}
	}
	for _, u := range k.record.Unmatched {
		before[u.Mentee] = true
	}
	joined := 0
	for i := range p.Mentees {
		if !before[p.Mentees[i].ID] {
			joined++
		}
	}
	if joined > 0 {
		s.tell(diag.Say("  {mentees} joined since", "mentees", counted(joined, "mentee")))
	}
}

// showCurve writes the table of what moving fewer or more people would give.
func (k *rematch) showCurve(ctx context.Context, s *streams, scorer *scoring.Scorer, opt matcher.Options) error {
	curve, err := matcher.Curve(ctx, scorer, opt)
	if err != nil {
		return err
	}
	var rows [][]string
	for _, at := range curve {
		rows = append(rows, []string{
			s.count(at.From), s.count(at.Kept), s.count(len(k.record.Matches) - at.Kept), s.count(at.Matched),
			s.points(int(at.Total)), s.points(int(curve[0].Total - at.Total)),
		})
	}
	return s.result(s.columns([]diag.Message{"disruption", "kept", "moved", "matched", "total", "lost"}, rows) + "\n" +
		s.wrapped(s.say("Each line holds from its disruption on, up to the next. Pairs whose mentee or mentor has left count as moved."), "") + "\n")
}
