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
	var questions []string
	for k := range m.Pair.Notes {
		note := &m.Pair.Notes[k]
		if question, short := briefQuestions[note.Code]; short {
			questions = append(questions, s.Say(question))
			continue
		}
		to = s.appendSentence(append(to, ' '), note)
	}
	if len(questions) > 0 {
		to = appendSentence(to, 0, s.Sentence(s.Say("brief.ask", "things", s.Enumeration(questions))))
	}
	t.draft = to
	return string(to)
}

// briefQuestions are the notes of which it is enough to say what to ask.
var briefQuestions = map[scoring.Code]string{
	scoring.NoteLanguage: "brief.ask.language",
	scoring.NoteMeet:     "brief.ask.meet",
	scoring.NoteDistance: "brief.ask.distance",
	scoring.NoteScript:   "brief.ask.script",
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
		if same := blankAlike(pair, reason.Args.Blank); same != 0 {
			to = s.appendBlank(to, same, reason.Args.Blank)
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

// appendBlank says who has left some criteria blank.
func (w words) appendBlank(to []byte, of criteria, blank scoring.Blank) []byte {
	return w.appendOfBlank(to, "brief.blank", of, blank, func() string {
		var things []string
		for c := range scoring.Criterion(scoring.NumCriteria) {
			if of.has(int(c)) {
				things = append(things, w.criterion(c))
			}
		}
		return w.Say("brief.blank."+string(blank), "things", w.List(things))
	})
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

// briefOccupation says how near the two are in each kind of work, or in both at
// once. That a mentor has returned to work is as it should be: only what is
// otherwise is said.
func (s *speaker) briefOccupation(to []byte, items []scoring.Item) []byte {
	begin := len(to)
	next := func() int {
		to = s.AppendSemicolon(to, len(to)-begin)
		return len(to)
	}
	for k := 0; k < len(items); k++ {
		item := &items[k]
		if item.What == "returned" {
			if item.Unknown || item.Points == 0 {
				from := next()
				to = s.Enumerated(s.occupationItem(to, item), from)
			}
			continue
		}
		message, likeness := briefBackground, likenessOf(item)
		switch {
		case item.What == "target":
			message = briefTarget
		case k+1 < len(items) && items[k+1].What == "target" && likenessOf(&items[k+1]) == likeness:
			message = briefWork
			k++
		}
		from := next()
		to = s.Enumerated(s.AppendMessage(to, message, s.Say(briefLikenesses[likeness])), from)
	}
	return to
}

var (
	briefWork       = lang.NewMessage("brief.occupation", "how")
	briefBackground = lang.NewMessage("brief.background", "how")
	briefTarget     = lang.NewMessage("brief.target", "how")
	briefLikenesses = [numLikenesses]string{
		unknownLikeness: "brief.work.unknown", menteeBlank: "brief.work.mentee", mentorBlank: "brief.work.mentor",
		related: "brief.work.related", crosswalked: "brief.work.crosswalk", same: "brief.work.same",
		doneBefore: "brief.work.before", different: "brief.work.differs", near: "brief.work.close", distant: "brief.work.distant",
	}
)
