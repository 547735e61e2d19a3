package report

import (
	"fmt"
	"slices"

	"mentormatch/matcher"
	"mentormatch/scoring"
)

// surePair is how firmly a mentee's pair stands; nil when that was not asked.
func (r *Run) surePair(mentee int) *matcher.SurePair {
	if r.Sure == nil {
		return nil
	}
	k, found := slices.BinarySearchFunc(r.Sure.Pairs, mentee, func(p matcher.SurePair, mentee int) int { return p.Mentee - mentee })
	if !found {
		return nil
	}
	return &r.Sure.Pairs[k]
}

// rangeLines say of each criterion at which weights the pair holds.
func (r *Run) rangeLines(pair *matcher.SurePair) []string {
	var lines []string
	for c, own := range r.Sure.Weights {
		lines = append(lines, rangeText(scoring.Criterion(c), pair.Ranges[c], own, r.Sure.Most[c]))
	}
	return lines
}

func rangeText(c scoring.Criterion, holds matcher.Range, own, most int) string {
	weigh := c.String() + " weighs"
	if c == scoring.Goals {
		weigh = c.String() + " weigh"
	}
	switch {
	case holds.Low <= 0 && holds.High >= most:
		return fmt.Sprintf("whatever %s, from 0 to %d (now %d)", weigh, most, own)
	case holds.Low == holds.High:
		return fmt.Sprintf("only while %s %d, as now", weigh, own)
	case holds.High >= most:
		return fmt.Sprintf("while %s %d or more, up to %d (now %d)", weigh, holds.Low, most, own)
	case holds.Low <= 0:
		return fmt.Sprintf("while %s %d or less (now %d)", weigh, holds.High, own)
	}
	return fmt.Sprintf("while %s between %d and %d (now %d)", weigh, holds.Low, holds.High, own)
}

// survivalText says in how many weightings a pair holds, and whether that makes
// it fragile.
func (r *Run) survivalText(pair *matcher.SurePair) string {
	if r.Sure.Draws == 0 {
		return ""
	}
	text := fmt.Sprintf("It holds in %d of %s near yours (%s).", pair.Held, plural(r.Sure.Draws, "weighting", "weightings"), r.survivalPercent(pair))
	if matcher.IsFragile(pair.Held, r.Sure.Draws) {
		text += fmt.Sprintf(" That is fragile, being under %d %%: other weights that are as plausible give another mentor.", matcher.Fragile)
	}
	return text
}

// survivalPercent is rounded down, so that what fails once is not told as 100 %.
func (r *Run) survivalPercent(pair *matcher.SurePair) string {
	return fmt.Sprintf("%d %%", 100*pair.Held/r.Sure.Draws)
}

// sure writes how firmly a mentee's pair stands.
func (p *page) sure(run *Run, mentee int) {
	pair := run.surePair(mentee)
	if pair == nil {
		return
	}
	p.section("How sure: with the other weights as they are, the pair holds", run.rangeLines(pair))
	if text := run.survivalText(pair); text != "" {
		p.paragraph("", text)
	}
}

// FragileNote says how many proposed pairs of a run are fragile, and which is
// the most so; "" when weightings were not tried.
func FragileNote(run *Run) string {
	if run.Sure == nil || run.Sure.Draws == 0 || len(run.Sure.Pairs) == 0 {
		return ""
	}
	fragile, least := 0, &run.Sure.Pairs[0]
	for k := range run.Sure.Pairs {
		pair := &run.Sure.Pairs[k]
		if matcher.IsFragile(pair.Held, run.Sure.Draws) {
			fragile++
		}
		if pair.Held < least.Held {
			least = pair
		}
	}
	if fragile == 0 {
		return fmt.Sprintf("no proposed pair is fragile: each holds in %d %% or more of %s near yours",
			matcher.Fragile, plural(run.Sure.Draws, "weighting", "weightings"))
	}
	return clean(fmt.Sprintf("fragile: %d of %s, under %d %% of %s near yours; least sure is %s with %s, %s",
		fragile, plural(len(run.Sure.Pairs), "proposed pair", "proposed pairs"), matcher.Fragile,
		plural(run.Sure.Draws, "weighting", "weightings"), run.mentee(least.Mentee).ID, run.mentor(least.Mentor).ID, run.survivalPercent(least)))
}

// sureColumns are those of the Matches sheet that say how sure a pair is. They
// are there when that was asked.
func sureColumns(run *Run) []column {
	return []column{
		{"Sure %", 9, kindScore, fmt.Sprintf("The share of %s near the programme's under which the pair is in one of the best rounds. Under %d it is fragile: it hangs on the weights. Empty for a pair that was decided.",
			plural(run.Sure.Draws, "weighting", "weightings"), matcher.Fragile)},
		{"Holds", 40, kindText, "The weights of each criterion around the programme's at which the pair is in one of the best rounds, when all other weights are what they are."},
	}
}

// sureCells are the cells of those columns.
func (r *Run) sureCells(mentee int) []any {
	pair := r.surePair(mentee)
	if pair == nil {
		return []any{"", ""}
	}
	var share any = ""
	list := r.rangeLines(pair)
	if r.Sure.Draws > 0 {
		share = number(10000 * pair.Held / r.Sure.Draws)
		if matcher.IsFragile(pair.Held, r.Sure.Draws) {
			list = slices.Insert(list, 0, "fragile")
		}
	}
	return []any{share, lines(list)}
}
