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

// A phrase says one code: the arguments that scoring documents for it, in
// words, without a capital in front or a full stop behind.
type phrase func(s *speaker, a *scoring.Args) string

func (s *speaker) sentence(r *scoring.Reason) string {
	return s.Sentence(s.phrase(r))
}

// phrase is the reason without capital and full stop, to be built into a
// longer sentence. It names neither of the two: they are "the mentee" and
// "the mentor".
func (s *speaker) phrase(r *scoring.Reason) string {
	if say, ok := phrases[r.Code]; ok {
		return clean(say(s, &r.Args))
	}
	return clean(string(r.Code))
}

// plain is a phrase without arguments.
func plain(id string) phrase {
	return func(s *speaker, _ *scoring.Args) string { return s.Say(id) }
}

var phrases = map[scoring.Code]phrase{
	scoring.DisabilityUnknown:   sayDisabilityUnknown,
	scoring.DisabilityNothing:   sayDisabilityNothing,
	scoring.DisabilityNone:      sayDisabilityNone,
	scoring.DisabilityCompared:  sayDisabilityCompared,
	scoring.OccupationUnknown:   sayOccupationUnknown,
	scoring.OccupationCompared:  sayOccupationCompared,
	scoring.GoalsUnknown:        sayGoalsUnknown,
	scoring.GoalsNothing:        plain("goals.nothing"),
	scoring.GoalsCompared:       sayGoalsCompared,
	scoring.AvailabilityUnknown: sayAvailabilityUnknown,
	scoring.AvailabilityJoint:   sayAvailabilityJoint,

	scoring.WishMet: sayWishMet,

	scoring.RuleLanguage:         plain("rule.language"),
	scoring.RuleMeet:             plain("rule.meet"),
	scoring.RuleDistance:         sayRuleDistance,
	scoring.RuleTime:             sayRuleTime,
	scoring.RuleTrainingMissing:  plain("rule.training.missing"),
	scoring.RuleTrainingPending:  sayRuleTrainingPending,
	scoring.RuleTrainingExpired:  sayRuleTrainingExpired,
	scoring.RuleClearanceMissing: plain("rule.clearance.missing"),
	scoring.RuleClearancePending: sayRuleClearancePending,
	scoring.RuleClearanceExpired: sayRuleClearanceExpired,
	scoring.RuleFull:             sayRuleFull,
	scoring.RuleConflict:         sayRuleConflict,
	scoring.RuleAvoid:            sayRuleAvoid,
	scoring.RuleRequire:          sayRuleRequire,
	scoring.RuleRequireUnknown:   sayRuleRequireUnknown,
	scoring.RuleSupport:          sayRuleSupport,
	scoring.RuleReturned:         plain("rule.returned"),
	scoring.RuleAges:             sayRuleAges,
	scoring.RuleAgesUnknown:      sayRuleAgesUnknown,
	scoring.RulePause:            sayRulePause,
	scoring.RuleAgain:            sayRuleAgain,
	scoring.RuleForbid:           sayRuleForbid,
	scoring.RuleDeclined:         sayRuleDeclined,

	scoring.NoteLanguage: sayNoteLanguage,
	scoring.NoteScript:   sayNoteScript,
	scoring.NoteMeet:     sayNoteMeet,
	scoring.NoteDistance: sayNoteDistance,
	scoring.NoteAgain:    sayNoteAgain,
}
