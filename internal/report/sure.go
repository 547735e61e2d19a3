package report

import (
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
		lines = append(lines, r.words().rangeText(scoring.Criterion(c), pair.Ranges[c], own, r.Sure.Most[c]))
	}
	return lines
}

func (w words) rangeText(c scoring.Criterion, holds matcher.Range, own, most int) string {
	switch {
	case holds.Low <= 0 && holds.High >= most:
		return w.Say("sure.whatever."+c.String(), "most", most, "own", own)
	case holds.Low == holds.High:
		return w.Say("sure.exact."+c.String(), "own", own)
	case holds.High >= most:
		return w.Say("sure.least."+c.String(), "low", holds.Low, "most", most, "own", own)
	case holds.Low <= 0:
		return w.Say("sure.most."+c.String(), "high", holds.High, "own", own)
	}
	return w.Say("sure.between."+c.String(), "low", holds.Low, "high", holds.High, "own", own)
}

// survivalText says in how many weightings a pair holds, and whether that makes
// it fragile.
func (r *Run) survivalText(pair *matcher.SurePair) string {
	if r.Sure.Draws == 0 {
		return ""
	}
	w := r.words()
	text := w.Say("sure.holds", "held", pair.Held, "count", r.Sure.Draws, "share", r.survivalPercent(pair))
	if matcher.IsFragile(pair.Held, r.Sure.Draws) {
		return joinSentences([]string{text, w.Say("sure.fragile.why", "limit", w.wholePercent(matcher.Fragile))})
	}
	return text
}

// survivalPercent is rounded down, so that what fails once is not told as 100 %.
func (r *Run) survivalPercent(pair *matcher.SurePair) string {
	return r.words().wholePercent(100 * pair.Held / r.Sure.Draws)
}

// wholePercent writes a share of 100: 90 %.
func (w words) wholePercent(n int) string { return w.Say("percent", "share", n) }

// sure writes how firmly a mentee's pair stands.
func (p *page) sure(run *Run, mentee int) {
	pair := run.surePair(mentee)
	if pair == nil {
		return
	}
	p.section(p.Say("sure.heading"), run.rangeLines(pair))
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
	w := run.words()
	weightings := w.Say("count.weightings", "count", run.Sure.Draws)
	if fragile == 0 {
		return w.Say("sure.note.none", "limit", w.wholePercent(matcher.Fragile), "weightings", weightings)
	}
	return clean(w.Say("sure.note.fragile", "fragile", fragile, "count", len(run.Sure.Pairs), "limit", w.wholePercent(matcher.Fragile),
		"weightings", weightings, "mentee", run.mentee(least.Mentee).ID, "mentor", run.mentor(least.Mentor).ID, "share", run.survivalPercent(least)))
}

// sureCells are those of the Matches sheet that say how sure a pair is. They
// are there when that was asked.
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
			list = slices.Insert(list, 0, r.words().Say("sure.fragile"))
		}
	}
	return []any{share, r.words().Enumeration(list)}
}
