package report

import (
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Sentence says a reason about a pair in English, and nothing about a
// disability that the two people have not agreed to. Mentee and mentor are
// positions in the programme's lists.
func Sentence(p *profiles.Programme, r scoring.Reason, mentee, mentor int) string {
	return newSpeaker(p, &p.Mentees[mentee], &p.Mentors[mentor]).sentence(r)
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

func newSpeaker(p *profiles.Programme, mentee *profiles.Mentee, mentor *profiles.Mentor) *speaker {
	return &speaker{
		words:   words{&p.Settings.Vocabulary},
		consent: consentOf(mentee, mentor),
		mentee:  mentee,
		mentor:  mentor,
	}
}

// A phrase says one code: the arguments that scoring documents for it, in
// words, without a capital in front or a full stop behind. A catalogue has
// one for each code; another language is another catalogue.
type phrase func(s *speaker, a scoring.Args) string

func (s *speaker) sentence(r scoring.Reason) string {
	return sentence(s.phrase(r))
}

// phrase is the reason without capital and full stop, to be built into a
// longer sentence. It names neither of the two: they are "the mentee" and
// "the mentor".
func (s *speaker) phrase(r scoring.Reason) string {
	say, ok := english[r.Code]
	if !ok {
		return clean(string(r.Code))
	}
	return clean(say(s, r.Args))
}

// english is the English catalogue.
var english = map[scoring.Code]phrase{
	scoring.DisabilityUnknown:   sayDisabilityUnknown,
	scoring.DisabilityNothing:   sayDisabilityNothing,
	scoring.DisabilityNone:      sayDisabilityNone,
	scoring.DisabilityCompared:  sayDisabilityCompared,
	scoring.OccupationUnknown:   sayOccupationUnknown,
	scoring.OccupationCompared:  sayOccupationCompared,
	scoring.GoalsUnknown:        sayGoalsUnknown,
	scoring.GoalsNothing:        sayGoalsNothing,
	scoring.GoalsCompared:       sayGoalsCompared,
	scoring.AvailabilityUnknown: sayAvailabilityUnknown,
	scoring.AvailabilityJoint:   sayAvailabilityJoint,

	scoring.WishMet: sayWishMet,

	scoring.RuleLanguage:         sayRuleLanguage,
	scoring.RuleMeet:             sayRuleMeet,
	scoring.RuleDistance:         sayRuleDistance,
	scoring.RuleTime:             sayRuleTime,
	scoring.RuleTrainingMissing:  sayRuleTrainingMissing,
	scoring.RuleTrainingPending:  sayRuleTrainingPending,
	scoring.RuleTrainingExpired:  sayRuleTrainingExpired,
	scoring.RuleClearanceMissing: sayRuleClearanceMissing,
	scoring.RuleClearancePending: sayRuleClearancePending,
	scoring.RuleClearanceExpired: sayRuleClearanceExpired,
	scoring.RuleFull:             sayRuleFull,
	scoring.RuleConflict:         sayRuleConflict,
	scoring.RuleAvoid:            sayRuleAvoid,
	scoring.RuleRequire:          sayRuleRequire,
	scoring.RuleRequireUnknown:   sayRuleRequireUnknown,
	scoring.RuleForbid:           sayRuleForbid,
	scoring.RuleDeclined:         sayRuleDeclined,

	scoring.NoteLanguage: sayNoteLanguage,
	scoring.NoteMeet:     sayNoteMeet,
	scoring.NoteDistance: sayNoteDistance,
}

// whose is who has not answered.
func whose(b scoring.Blank) string {
	switch b {
	case scoring.BlankMentee:
		return "the mentee's answer is"
	case scoring.BlankMentor:
		return "the mentor's answer is"
	}
	return "both answers are"
}

// side is whose wish, refusal or record it is.
func side(s scoring.Side) string {
	if s == scoring.MentorSide {
		return "the mentor"
	}
	return "the mentee"
}

func otherSide(s scoring.Side) string {
	if s == scoring.MentorSide {
		return "the mentee"
	}
	return "the mentor"
}
