package report

import (
	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// brief tells a match in a line or two: how much of each criterion the mentor
// meets, in counts that everybody may be told, then wishes that are met and
// whatever is to be known before deciding. What counts stand for is in the
// sentences of [teller.tell].
func (t *teller) brief(m *matcher.Matched) string {
	s := &t.speaker
	s.about(t.run.For, t.run.mentee(m.Mentee), t.run.mentor(m.Mentor))
	to := s.briefly(t.draft[:0], &m.Pair)
	if m.Origin != matcher.Proposed {
		to = appendSentence(to, 0, s.decided(m.Origin, m.Decision))
	}
	if len(m.Pair.Barriers) > 0 {
		to = appendSentence(to, 0, s.barred(m.Pair.Barriers))
	}
	for k := range m.Pair.Notes {
		to = append(to, ' ')
		to = s.appendSentence(to, &m.Pair.Notes[k])
	}
	t.draft = to
	return string(to)
}

// briefly says the criteria and wishes of a pair in one sentence. What the same
// person has left blank is said once.
func (s *speaker) briefly(to []byte, pair *scoring.Pair) []byte {
	begin, said := len(to), criteria(0)
	for c := range pair.Parts {
		if said.has(c) {
			continue
		}
		to = s.AppendSemicolon(to, len(to)-begin)
		from := len(to)
		reason := &pair.Parts[c].Reason
		if same := blankAlike(pair, reason.Args.Blank); same.several() {
			to = s.appendUnknown(to, same, reason.Args.Blank)
			said |= same
		} else {
			to = s.appendBrief(to, reason)
		}
		to = s.Enumerated(to, from)
	}
	for k := range pair.Wishes {
		to = s.AppendSemicolon(to, len(to)-begin)
		from := len(to)
		to = s.Enumerated(s.appendBrief(to, &pair.Wishes[k]), from)
	}
	return s.SentenceFrom(to, begin)
}

// appendBrief says a reason without what it is made of.
func (s *speaker) appendBrief(to []byte, r *scoring.Reason) []byte {
	a := &r.Args
	switch r.Code {
	case scoring.DisabilityCompared:
		whole, part := coverage(a)
		if part > 0 {
			return s.Append(to, "brief.disability.part", "whole", whole, "part", part, "of", a.Of)
		}
		return s.appendCounted(to, coversBriefly, whole, a.Of)
	case scoring.OccupationCompared:
		if told := s.briefOccupation(to, a.Items); len(told) > len(to) {
			return told
		}
	case scoring.GoalsCompared:
		return s.appendCounted(to, goalsBriefly, a.Count, a.Of)
	case scoring.AvailabilityJoint:
		return s.Append(to, "brief.availability."+rhythm(a.Every), "fits", a.Count, "count", a.Of)
	case scoring.WishMet:
		return s.appendCounted(to, wishesCounted(a.Side), a.Count, a.Of)
	}
	return s.appendPhrase(to, r)
}

// coverage counts the aspects that the mentor's experience covers as a whole and
// in part.
func coverage(a *scoring.Args) (whole, part int) {
	for k := range a.Items {
		switch points := a.Items[k].Points; {
		case points == profiles.MaxPoints:
			whole++
		case points > 0:
			part++
		}
	}
	return whole, part
}

// briefOccupation says how near the two are in each kind of work. That a mentor
// has returned to work is as it should be: only what is otherwise is said.
func (s *speaker) briefOccupation(to []byte, items []scoring.Item) []byte {
	begin := len(to)
	for k := range items {
		item := &items[k]
		message := briefBackground
		switch {
		case item.What == "target":
			message = briefTarget
		case item.What == "returned" && !item.Unknown && item.Points > 0:
			continue
		}
		to = s.AppendSemicolon(to, len(to)-begin)
		from := len(to)
		if item.What == "returned" {
			to = s.occupationItem(to, item)
		} else {
			to = s.AppendMessage(to, message, s.Say(briefLikenesses[likenessOf(item)]))
		}
		to = s.Enumerated(to, from)
	}
	return to
}

var (
	briefBackground = lang.NewMessage("brief.background", "how")
	briefTarget     = lang.NewMessage("brief.target", "how")
	briefLikenesses = [numLikenesses]string{
		unknownLikeness: "brief.work.unknown", menteeBlank: "brief.work.mentee", mentorBlank: "brief.work.mentor",
		related: "brief.work.related", crosswalked: "brief.work.crosswalk", same: "brief.work.same",
		doneBefore: "brief.work.before", different: "brief.work.differs", near: "brief.work.close", distant: "brief.work.distant",
	}
)
