package scoring

import "mentormatch/profiles"

// refuses are the traits of the mentors whom a kind of support bars.
//
// Whoever wants peer support is not offered a mentor who gives mentorship
// alone, nor the other way round; and whoever wants mentorship is not offered
// one who has answered that they have not returned to work, unless the
// programme does without. A mentor who left the answers blank is barred by
// neither.
func refuses(kind profiles.SupportKind, back bool) (t trait) {
	switch kind {
	case profiles.SupportPeer:
		t = mentorOnly
	case profiles.SupportMentor:
		if t = peerOnly; back {
			t |= notBack
		}
	}
	return t
}

// refused are the rules of the traits that the mentee refuses in a mentor.
func (a *mentee) refused(b *mentor) (r ruleSet) {
	t := a.refuses & b.traits
	if t&(peerOnly|mentorOnly) != 0 {
		r |= ruleSupport
	}
	if t&notBack != 0 {
		r |= ruleReturned
	}
	return r
}

// again says whether two people who were matched before may be again. A never
// of either decides; then a welcome of either; then the programme.
func (s *Scorer) again(a, b *person) profiles.Again {
	switch {
	case a.of.Again == profiles.AgainNever || b.of.Again == profiles.AgainNever:
		return profiles.AgainNever
	case a.of.Again == profiles.AgainWelcome || b.of.Again == profiles.AgainWelcome:
		return profiles.AgainWelcome
	}
	return s.programme.Settings.Again
}

// earlierMatch is when the latest match of a pair ended, and who does not want
// another.
func (s *Scorer) earlierMatch(a *mentee, b *mentor) (args Args) {
	switch {
	case a.of.Again == profiles.AgainNever:
		args.Side = MenteeSide
	case b.of.Again == profiles.AgainNever:
		args.Side = MentorSide
	}
	for _, d := range s.programme.Decisions.Earlier {
		if d.Mentee == a.of.ID && d.Mentor == b.of.ID && !d.Date.Before(args.Date) {
			args.Date = d.Date
		}
	}
	return args
}

// ageReasons tell of somebody who is not of the programme's ages from somebody
// whose age is not on record.
func ageReasons(limits profiles.AgeRange, age profiles.AgeBand, side Side) []Reason {
	if limits.IsZero() || limits.Has(age) {
		return nil
	}
	code := RuleAges
	if age == "" {
		code = RuleAgesUnknown
	}
	item := Item{What: "ages", Mentee: limits.String()}
	if side == MentorSide {
		item.Mentee, item.Mentor = "", item.Mentee
	}
	return []Reason{{code, Args{Side: side, Items: []Item{item}}}}
}

// lastDay ends a pause without an end, for counting its days.
var lastDay = profiles.Date{Year: 9999, Month: 12, Day: 31}

// withoutPause is when a mentor can meet. A pause that covers the first day on
// which pairs can be together, that of the run or of the term, is a rule and
// bars; of one that begins later the days count as days on which the mentor
// cannot.
func withoutPause(m *profiles.Mentor, begins profiles.Date) *profiles.Availability {
	if m.Pause == nil || m.Availability == nil || m.Pause.Covers(begins) {
		return m.Availability
	}
	days := profiles.DateRange{From: m.Pause.From, Until: m.Pause.Until}
	if days.Until.IsZero() {
		days.Until = lastDay
	}
	a := *m.Availability
	a.Except = append(a.Except[:len(a.Except):len(a.Except)], days)
	return &a
}
