package scoring

import (
	"time"

	"mentormatch/profiles"
)

// speaks reports whether a language is one of the person's.
func (p *person) speaks(language int32) bool {
	for _, l := range p.languages {
		if l == language {
			return true
		}
	}
	return false
}

// answerBits is how many bits of a word hold an answer. The two that are left
// let a blank answer pass: a mentee who answered shares one with a mentor who
// did not, and the other way round.
const (
	answerBits     = 62
	menteeAnswered = 1 << 62
	mentorAnswered = 1 << 63
)

// bitsOf are the bits of a person's languages; answered and other are those of
// the person's own side and of the other. Two people whose bits have nothing
// in common are barred; languages beyond the number of bits share theirs, so
// the reverse needs a look at the lists.
func (p *person) bitsOf(answered, other uint64) (set uint64) {
	if !p.languagesKnown {
		return answered | other
	}
	for _, l := range p.languages {
		set |= 1 << (l % answerBits)
	}
	return set | answered
}

// sharedLanguage is the place, in the mentee's list, of the best language that
// the mentor has too; below 0 when there is none. Tags share a language when
// they have the same base; a spoken language and a sign language never do.
func sharedLanguage(a, b *person) int {
	for i, language := range a.languages {
		if b.speaks(language) {
			return i
		}
	}
	return -1
}

// spoken is the mentee's best language that the mentor has too, with the tags
// that both give it.
//
// The scripts of two tags bar nobody: whoever writes Punjabi as pa-Guru and
// whoever writes it as pa-Arab understand each other when they meet. So does
// the region: pt-BR and pt-PT share a language. But a language that both read
// and write in one script, or of which one of them says none, goes before; and
// where there is none such, a note says that messages need another way.
func spoken(a, b *person) (own, other profiles.Language, ok bool) {
	for _, mine := range a.of.Languages {
		for _, theirs := range b.of.Languages {
			if languageOf(mine) != languageOf(theirs) {
				continue
			}
			if !otherScript(mine, theirs) {
				return mine, theirs, true
			}
			if !ok {
				own, other, ok = mine, theirs, true
			}
		}
	}
	return own, other, ok
}

// A language is what tags that share one have in common.
type language struct {
	base   string
	signed bool
}

func languageOf(l profiles.Language) language {
	if l.Base == "" || l.Base == "sgn" {
		return language{l.Tag, l.Signed}
	}
	return language{l.Base, l.Signed}
}

// speechless reports whether two people who have both said which languages
// they have share none.
func (s *Scorer) speechless(a *mentee, b *mentor) bool {
	if a.languageBits&b.languageBits == 0 {
		return true
	}
	return !s.bitsSuffice && a.languagesKnown && b.languagesKnown && sharedLanguage(&a.person, &b.person) < 0
}

// A way is how a pair can meet.
type way struct {
	modes  modeSet // what is left after distance; a blank answer excludes nothing
	shared modeSet // what both people allow
	far    bool    // both people allow in person, and they live too far apart for it
}

// meets says how two people can meet. They can in person when the distance is
// at most what both travel together: they may meet in between, and somebody
// who cannot travel is visited. A place that is blank excludes nothing.
func (s *Scorer) meets(a, b *person) way {
	w := way{shared: a.modes & b.modes}
	w.modes = w.shared
	if w.shared&inPersonMode != 0 && a.placed && b.placed && !s.within(&a.point, &b.point, int(a.travel+b.travel)) {
		w.far = true
		w.modes &^= inPersonMode
	}
	return w
}

// during is how a pair's time together is looked for: by the ways that are
// left, or, where a rule bars them all, by what they would have been, so that
// the time in common is judged apart from the way of meeting.
func (w way) during() modeSet {
	if w.modes == 0 {
		return w.shared
	}
	return w.modes
}

// preferred are the ways of meeting in the order of the mentee's list, or of
// the mentor's when that is blank.
func preferred(a, b *person) []profiles.Mode {
	switch {
	case a.of.Meet != nil:
		return a.of.Meet
	case b.of.Meet != nil:
		return b.of.Meet
	}
	return []profiles.Mode{profiles.Remote, profiles.InPerson}
}

// firstMode is the first way of a list that is in the set.
func firstMode(list []profiles.Mode, set modeSet) profiles.Mode {
	for _, m := range list {
		if newMode(m)&set != 0 {
			return m
		}
	}
	return ""
}

// arrange says in which language and how a pair would meet first, and what
// should be asked before.
func (s *Scorer) arrange(p *Pair, a *mentee, b *mentor, w way) {
	note := func(code Code, mentee, mentor bool) {
		p.Notes = append(p.Notes, Reason{code, Args{Blank: whose(mentee, mentor)}})
	}
	if !a.languagesKnown || !b.languagesKnown {
		note(NoteLanguage, !a.languagesKnown, !b.languagesKnown)
	} else if own, other, ok := spoken(&a.person, &b.person); ok {
		p.Language = own.Tag
		if otherScript(own, other) {
			p.Language = own.Base
			p.Notes = append(p.Notes, Reason{NoteScript, Args{Items: []Item{{What: "script", Mentee: own.Tag, Mentor: other.Tag}}}})
		}
	}

	order := preferred(&a.person, &b.person)
	openings := s.openings(&a.schedule, &b.schedule, w.modes, order, s.location(&a.person))
	first, how := firstMeeting(openings)
	if how == "" {
		how = firstMode(order, w.modes)
	} else {
		p.FirstMeeting = timeOf(first).In(s.location(&a.person))
	}
	p.Slot = s.slot(openings, order, s.location(&a.person), s.location(&b.person))
	p.ClockChanges = s.clockChanges(a, b)
	if !a.modesKnown || !b.modesKnown {
		note(NoteMeet, !a.modesKnown, !b.modesKnown)
	} else {
		p.Meet = how
	}
	if p.Slot != nil && (!a.modesKnown || !b.modesKnown) {
		p.Slot.Meet = ""
	}
	if (w.modes == inPersonMode || p.Meet == profiles.InPerson) && (!a.placed || !b.placed) {
		note(NoteDistance, !a.placed, !b.placed)
	}
}

// location is the time zone in which a person reads times.
func (s *Scorer) location(p *person) *time.Location {
	switch {
	case p.of.Availability != nil && p.of.Availability.Location != nil:
		return p.of.Availability.Location
	case s.programme.Settings.Location != nil:
		return s.programme.Settings.Location
	}
	return time.UTC
}
