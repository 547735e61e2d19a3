package report

import (
	"mentormatch/internal/lang"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Sentence says a reason about a pair in a language, and nothing about a
// disability that the two people have not agreed to. Mentee and mentor are
// positions in the programme's lists.
func Sentence(in lang.Language, p *profiles.Programme, r scoring.Reason, mentee, mentor int) string {
	return newSpeaker(wordsOf(in, p), Reader{}, &p.Mentees[mentee], &p.Mentors[mentor]).sentence(&r)
}

// A speaker says reasons about one pair.
type speaker struct {
	words
	consent
	mentee *profiles.Mentee
	mentor *profiles.Mentor
	// private lets the words of decisions be said, which can hold anything;
	// see disclosure.go.
	private bool
}

func newSpeaker(w words, reader Reader, mentee *profiles.Mentee, mentor *profiles.Mentor) *speaker {
	s := &speaker{words: w}
	s.about(reader, mentee, mentor)
	return s
}

// about has a speaker speak about another pair.
func (s *speaker) about(reader Reader, mentee *profiles.Mentee, mentor *profiles.Mentor) {
	s.consent, s.mentee, s.mentor = consentOf(reader, mentee, mentor), mentee, mentor
}

// A phrase says one code: it appends the arguments that scoring documents for
// it, in words, without a capital in front or a full stop behind.
type phrase func(s *speaker, to []byte, a *scoring.Args) []byte

func (s *speaker) sentence(r *scoring.Reason) string {
	return string(s.appendSentence(nil, r))
}

func (s *speaker) appendSentence(to []byte, r *scoring.Reason) []byte {
	begin := len(to)
	return s.SentenceFrom(s.appendPhrase(to, r), begin)
}

// appendPhrase appends the reason without capital and full stop, to be built
// into a longer sentence. It names neither of the two: they are "the mentee"
// and "the mentor".
func (s *speaker) appendPhrase(to []byte, r *scoring.Reason) []byte {
	begin := len(to)
	if say := phraseOf(r.Code); say != nil {
		to = say(s, to, &r.Args)
	} else {
		to = append(to, r.Code...)
	}
	if isClean(to[begin:]) {
		return to
	}
	return append(to[:begin], clean(string(to[begin:]))...)
}

// phraseOf is the phrase for a code; nil when there is none. Those that nearly every pair
// has are compared, which takes less time than to look them up.
func phraseOf(code scoring.Code) phrase {
	switch code {
	case scoring.DisabilityCompared:
		return sayDisabilityCompared
	case scoring.OccupationCompared:
		return sayOccupationCompared
	case scoring.GoalsCompared:
		return sayGoalsCompared
	case scoring.AvailabilityJoint:
		return sayAvailabilityJoint
	}
	return phrases[code]
}

// plain is a phrase without arguments.
func plain(id string) phrase {
	return func(s *speaker, to []byte, _ *scoring.Args) []byte { return s.Append(to, id) }
}

// whole is a phrase that is not said so often that it matters to make it in
// place.
func whole(say func(s *speaker, a *scoring.Args) string) phrase {
	return func(s *speaker, to []byte, a *scoring.Args) []byte { return append(to, say(s, a)...) }
}

var phrases = map[scoring.Code]phrase{
	scoring.DisabilityUnknown:   sayUnknown(scoring.Disability),
	scoring.DisabilityNothing:   whole(sayDisabilityNothing),
	scoring.DisabilityNone:      whole(sayDisabilityNone),
	scoring.DisabilityCompared:  sayDisabilityCompared,
	scoring.OccupationUnknown:   sayUnknown(scoring.Occupation),
	scoring.OccupationCompared:  sayOccupationCompared,
	scoring.GoalsUnknown:        sayUnknown(scoring.Goals),
	scoring.GoalsNothing:        plain("goals.nothing"),
	scoring.GoalsCompared:       sayGoalsCompared,
	scoring.AvailabilityUnknown: sayUnknown(scoring.Availability),
	scoring.AvailabilityJoint:   sayAvailabilityJoint,

	scoring.WishMet: sayWishMet,

	scoring.RuleLanguage:         plain("rule.language"),
	scoring.RuleMeet:             plain("rule.meet"),
	scoring.RuleDistance:         whole(sayRuleDistance),
	scoring.RuleTime:             whole(sayRuleTime),
	scoring.RuleTrainingMissing:  plain("rule.training.missing"),
	scoring.RuleTrainingPending:  whole(sayRuleTrainingPending),
	scoring.RuleTrainingExpired:  whole(sayRuleTrainingExpired),
	scoring.RuleClearanceMissing: plain("rule.clearance.missing"),
	scoring.RuleClearancePending: whole(sayRuleClearancePending),
	scoring.RuleClearanceExpired: whole(sayRuleClearanceExpired),
	scoring.RuleFull:             whole(sayRuleFull),
	scoring.RuleConflict:         whole(sayRuleConflict),
	scoring.RuleAvoid:            whole(sayRuleAvoid),
	scoring.RuleRequire:          whole(sayRuleRequire),
	scoring.RuleRequireUnknown:   whole(sayRuleRequireUnknown),
	scoring.RuleSupport:          whole(sayRuleSupport),
	scoring.RuleReturned:         plain("rule.returned"),
	scoring.RuleAges:             whole(sayRuleAges),
	scoring.RuleAgesUnknown:      whole(sayRuleAgesUnknown),
	scoring.RulePause:            whole(sayRulePause),
	scoring.RuleAgain:            whole(sayRuleAgain),
	scoring.RuleForbid:           whole(sayRuleForbid),
	scoring.RuleDeclined:         whole(sayRuleDeclined),

	scoring.NoteLanguage: sayNote("note.language"),
	scoring.NoteScript:   whole(sayNoteScript),
	scoring.NoteMeet:     sayNote("note.meet"),
	scoring.NoteDistance: sayNote("note.distance"),
	scoring.NoteAgain:    whole(sayNoteAgain),
}
