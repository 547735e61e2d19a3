package scoring

import "mentormatch/profiles"

// The facts of the criterion, in the order of its reasons.
const (
	background = iota
	target
	returned
	numFacts
)

var factNames = [numFacts]string{"background", "target", "returned"}

// A work is a person's side of the criterion.
type work struct {
	held, target workCodes // of a mentor, held includes the current occupation
	current      workCodes // of a mentor: at most one
	returned     returning // of a mentor
	parts        *parts    // of a mentee
}

// workCodes are occupations that can be compared.
type workCodes struct {
	answer answer
	codes  []job
	names  []string
}

// An answer is what is left of a list, where only that counts.
type answer uint8

const (
	noAnswer     answer = iota
	answeredNone        // that there is nothing
	answeredSome
)

// A returning says whether a mentor has returned to work by the day of the
// run.
type returning uint8

const (
	returnUnknown returning = iota
	hasNotReturned
	hasReturned
)

// A fact is the points of one fact; when it is not known, the neutral value.
type fact struct {
	points int32
	known  bool
}

// occupation is the mean of three facts, each weighing what the programme
// says:
//
//   - background: how far what the mentor has done, or does, covers what the
//     mentee did before;
//   - target: how far what the mentor does now covers what the mentee wants to
//     do next; or what the mentor has done, at a share of it that the
//     programme says ([profiles.OccupationShares]), by default 80 %, as
//     workplaces change;
//   - returned: 10 000 when the mentor has returned to work, 0 when not.
//
// Codes are compared by the levels they share (see prefixPoints), and the best
// of all combinations counts. Codes of different systems cannot be compared.
// A mentor who has not returned to work does not do the current occupation as
// somebody who came back: it speaks to the target like one held before. A fact
// that lacks an answer takes the neutral value and brings no evidence. A mentee who answered "none" to what came before, or to what comes
// next, suits any mentor equally: neutral on full evidence.
//
//	parts 40 40 20; mentee held isco:7231, target isco:3115;
//	mentor held isco:7233, now isco:3115, returned:
//	background 7231 against 7233 = 3 of 4 levels = 7500
//	(40*7500 + 40*10000 + 20*10000)/100 = 9000
//
// Source of the codes: ILO, ISCO-08; U.S. BLS, SOC 2018; O*NET-SOC. That what
// somebody knows of one occupation speaks to those with similar tasks, and less the
// further away they are: Gathmann and Schönberg, How general is human capital?
// (IZA discussion paper 3067). How much less is the programme's judgement.
func (s *Scorer) occupation(a, b *work, t *trace) (points, evidence int32) {
	before := s.closestWork(&a.held, &b.held)
	next, nextNames := s.closestTarget(&a.target, b)
	facts := s.workFacts(a, b.held.answer, b.returned, before.points, next.points)
	if t != nil {
		for i, f := range facts {
			item := Item{What: factNames[i], Points: int(f.points), Weight: int(a.parts.each[i]), Unknown: !f.known}
			switch i {
			case background:
				item.Mentee, item.Mentor = a.held.name(before.mentee), b.held.name(before.mentor)
				item.Via = s.via(&a.held, &b.held, before)
			case target:
				item.Mentee, item.Mentor = a.target.name(next.mentee), nextNames.name(next.mentor)
				item.Via = s.via(&a.target, nextNames, next)
			}
			t.items = append(t.items, item)
		}
	}
	return a.parts.points(&facts), a.parts.evidence(&facts)
}

// parts say how much each fact counts, and their sum, which is above 0.
type parts struct {
	each [numFacts]int64
	sum  int64
	over rounder // by the sum
}

// newParts are the programme's parts. For peer support a mentor need not have
// returned to work, so that the fact counts nothing; where nothing else does,
// background and target count alike.
func newParts(p profiles.OccupationParts, kind profiles.SupportKind) parts {
	if kind == profiles.SupportPeer {
		if p.Returned = 0; p.Background+p.Target == 0 {
			p.Background, p.Target = 1, 1
		}
	}
	out := parts{each: [numFacts]int64{background: int64(p.Background), target: int64(p.Target), returned: int64(p.Returned)}}
	for _, each := range out.each {
		out.sum += each
	}
	out.over = newRounder(out.sum)
	return out
}

// points is the mean of the facts.
func (p *parts) points(facts *[numFacts]fact) int32 {
	return int32(p.over.mean(p.each[background]*int64(facts[background].points) +
		p.each[target]*int64(facts[target].points) + p.each[returned]*int64(facts[returned].points)))
}

// evidence is the share of the facts that is known.
func (p *parts) evidence(facts *[numFacts]fact) int32 {
	var answered int64
	for i, f := range facts {
		if f.known {
			answered += p.each[i]
		}
	}
	return int32(p.over.share(answered * profiles.MaxPoints))
}

// workFacts are the facts about a pair whose codes agree so well, before and
// next.
func (s *Scorer) workFacts(a *work, held answer, back returning, before, next int32) (facts [numFacts]fact) {
	facts[background] = s.workFact(a.held.answer, held, before)
	facts[target] = s.workFact(a.target.answer, held, next)
	switch back {
	case returnUnknown:
		facts[returned] = fact{s.neutral[Occupation], false}
	case hasReturned:
		facts[returned] = fact{profiles.MaxPoints, true}
	default:
		facts[returned] = fact{0, true}
	}
	return facts
}

// closestTarget finds what the mentor does, or has done, that covers best what
// the mentee wants to do next, and the list in which it stands.
func (s *Scorer) closestTarget(a *workCodes, b *work) (likeness, *workCodes) {
	next := s.closestWork(a, &b.held)
	if next.points > 0 {
		next.points = next.points * s.heldPercent / wholeShare
	}
	if b.returned != hasNotReturned {
		if now := s.closestWork(a, &b.current); now.points >= next.points {
			return now, &b.current
		}
	}
	return next, &b.held
}

// A likeness is how well the best pair of two lists of codes agrees, and
// where they stand. Where no two can be compared the points are below 0.
type likeness struct {
	points         int32
	mentee, mentor int
}

// closestWork finds the mentor's code that covers one of the mentee's best;
// the first of those that cover it equally.
func (s *Scorer) closestWork(a, b *workCodes) likeness {
	best := likeness{points: -1}
	for i := range a.codes {
		for j := range b.codes {
			if p := s.jobs.alike(a.codes[i], b.codes[j]); p > best.points {
				best = likeness{p, i, j}
			}
		}
	}
	return best
}

// workFact is the points of a fact about work, with regard to what was not
// answered, or cannot be compared.
func (s *Scorer) workFact(a, b answer, alike int32) fact {
	switch {
	case a == noAnswer:
		return fact{s.neutral[Occupation], false}
	case a == answeredNone:
		return fact{s.neutral[Occupation], true}
	case b == noAnswer:
		return fact{s.neutral[Occupation], false}
	case b == answeredNone:
		return fact{0, true}
	case alike < 0:
		return fact{s.neutral[Occupation], false}
	}
	return fact{alike, true}
}

func (w *workCodes) name(i int) string {
	if i >= len(w.names) {
		return ""
	}
	return w.names[i]
}

// occupationReason says why, of what the criterion has compared.
func occupationReason(a, b *work, evidence int32, t *trace) Reason {
	mentee := a.held.answer == noAnswer && a.target.answer == noAnswer
	mentor := b.held.answer == noAnswer && b.returned == returnUnknown
	if evidence == 0 && (mentee || mentor) {
		return Reason{Code: OccupationUnknown, Args: Args{Blank: whose(mentee, mentor)}}
	}
	return Reason{Code: OccupationCompared, Args: Args{Items: t.items}}
}

// newMenteeWork reads a mentee's side.
func (w *worker) newMenteeWork(m *profiles.Mentee) work {
	return work{held: w.newWorkCodes(m.Held), target: w.newWorkCodes(m.Target)}
}

// newMentorWork reads a mentor's side. A return that lies after the day of the
// run has not happened.
func (w *worker) newMentorWork(m *profiles.Mentor) work {
	held := m.Held
	made := work{}
	switch {
	case !m.Returned.Answered:
	case m.Returned.Returned && !m.Returned.On.After(w.on):
		made.returned = hasReturned
	default:
		made.returned = hasNotReturned
	}
	if m.Current != nil {
		made.current = w.newWorkCodes([]profiles.Occupation{*m.Current})
		held = append([]profiles.Occupation{*m.Current}, held...)
	}
	made.held = w.newWorkCodes(held)
	return made
}

// newWorkCodes leaves out codes that cannot be read; a list of nothing else
// is as good as blank.
func (w *worker) newWorkCodes(list []profiles.Occupation) (made workCodes) {
	for _, o := range list {
		if c := occupationCode(o); c.levels > 0 {
			made.codes = append(made.codes, job{c, w.names.occupations.of(c)})
			made.names = append(made.names, o.String())
		}
	}
	switch {
	case len(made.codes) > 0:
		made.answer = answeredSome
	case list != nil && len(list) == 0:
		made.answer = answeredNone
	}
	return made
}

// appendKey writes what the criterion reads of a mentor, so that mentors with
// the same key are worth the same to everybody.
func (w *work) appendKey(key []byte) []byte {
	key = append(key, byte(w.returned), byte(w.held.answer))
	for _, list := range []*workCodes{&w.held, &w.current} {
		key = append(key, byte(len(list.codes)), byte(len(list.codes)>>8))
		for _, c := range list.codes {
			key = c.appendKey(key)
		}
	}
	return key
}
