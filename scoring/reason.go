package scoring

import (
	"strings"

	"mentormatch/profiles"
)

// A Reason is why, as data: a code and what goes with it. Turning it into a
// sentence, in a reader's language and at a reader's disclosure level, is the
// work of internal/report. A reason about a disability is itself a
// disclosure: nothing here may be shown without asking what was consented to.
type Reason struct {
	Code Code
	Args Args
}

// Args is what a reason is about. Each code says which fields it fills.
type Args struct {
	Blank      Blank  // whose answer is missing
	Side       Side   // whose wish, refusal or record it is
	Count, Of  int    // so many of so many
	Items      []Item // what was compared, in the order of the profile
	Missing    []Item // what found nothing
	Minutes    int
	Worst      int             // the least of what Minutes is the average of
	Every      profiles.Rhythm // what a period is
	Kilometres int
	Limit      int
	Date       profiles.Date
	Person     string // an id
	By, Why    string // of a decision
}

// An Item is one comparison.
type Item struct {
	What    string // the kind of thing, or the fact: "condition", "function", "target", "gender" ...
	Mentee  string // the mentee's code; "" when there is none
	Mentor  string // the mentor's code; "" when there is none
	Points  int    // how well the one covers the other; 0 to 10 000
	Weight  int    // severity, priority or the programme's own weight
	Unknown bool   // the points are the neutral value, for want of an answer
	Via     Via    // of occupations: what makes them alike, when it is not the codes alone
}

// Via says which of the programme's tables makes two occupations alike.
type Via string

// The tables.
const (
	ViaRelated   Via = "related"   // of related occupations
	ViaCrosswalk Via = "crosswalk" // from one system of codes to another
)

// Blank says whose answer is missing.
type Blank string

// The answers of Blank.
const (
	BlankMentee Blank = "mentee"
	BlankMentor Blank = "mentor"
	BlankBoth   Blank = "both"
)

// Side says whose it is.
type Side string

// The sides.
const (
	MenteeSide Side = "mentee"
	MentorSide Side = "mentor"
)

// Code names a reason. What stands before the first dot is its group: a
// criterion, "wish", "rule" or "note".
type Code string

// Reasons of the criteria.
const (
	DisabilityUnknown   Code = "disability.unknown"   // Blank
	DisabilityNothing   Code = "disability.nothing"   // the mentee answered: none
	DisabilityNone      Code = "disability.none"      // the mentor answered: none
	DisabilityCompared  Code = "disability.compared"  // Items by severity, Count covered at all, Of
	OccupationUnknown   Code = "occupation.unknown"   // Blank
	OccupationCompared  Code = "occupation.compared"  // Items: background, target, returned
	GoalsUnknown        Code = "goals.unknown"        // Blank
	GoalsNothing        Code = "goals.nothing"        // the mentee answered: none
	GoalsCompared       Code = "goals.compared"       // Items, Missing, Count covered, Of
	AvailabilityUnknown Code = "availability.unknown" // Blank
	AvailabilityJoint   Code = "availability.joint"   // Every so often one meeting; Count periods (weeks, two weeks, months) with one, Of periods, Minutes a period on average, Worst period
)

// WishMet says that a wish has moved the pair: Side, Items (the wishes met),
// Count met, Of stated.
const WishMet Code = "wish.met"

// Reasons of the rules: any of them bars the pair.
const (
	RuleLanguage         Code = "rule.language"          // no language in common
	RuleMeet             Code = "rule.meet"              // no way of meeting in common
	RuleDistance         Code = "rule.distance"          // Kilometres apart, Limit both travel together
	RuleTime             Code = "rule.time"              // in no period, of Of, are there Minutes in common; Every so often one
	RuleTrainingMissing  Code = "rule.training.missing"  //
	RuleTrainingPending  Code = "rule.training.pending"  // Date it completes
	RuleTrainingExpired  Code = "rule.training.expired"  // Date of its last day
	RuleClearanceMissing Code = "rule.clearance.missing" //
	RuleClearancePending Code = "rule.clearance.pending" // Date it completes
	RuleClearanceExpired Code = "rule.clearance.expired" // Date of its last day
	RuleFull             Code = "rule.full"              // Count places used, Of places
	RuleConflict         Code = "rule.conflict"          // Items: the shared tags
	RuleAvoid            Code = "rule.avoid"             // Side: who refuses
	RuleRequire          Code = "rule.require"           // Side, Items: what is required and not so
	RuleRequireUnknown   Code = "rule.require.unknown"   // Side, Items: what is required and not on record
	RuleSupport          Code = "rule.support"           // Items: what the mentee asks for and what the mentor gives
	RuleReturned         Code = "rule.returned"          // the mentee wants mentorship, and the mentor has not returned to work
	RuleAges             Code = "rule.ages"              // Side who is not of the programme's ages, Items: the limits
	RuleAgesUnknown      Code = "rule.ages.unknown"      // Side whose age is not on record, Items: the limits
	RulePause            Code = "rule.pause"             // Date of its last day; zero when it has no end
	RuleAgain            Code = "rule.again"             // Date the earlier match ended, Side who does not want it again; "" when it is the programme
	RuleForbid           Code = "rule.forbid"            // By, Date, Why
	RuleDeclined         Code = "rule.declined"          // By, Date, Why
)

// Notes: what a counselor should ask or know before the first meeting.
const (
	NoteLanguage Code = "note.language" // Blank: nobody knows whether they share a language
	NoteScript   Code = "note.script"   // Items: they read and write the language in different scripts
	NoteMeet     Code = "note.meet"     // Blank: nobody knows how they can meet
	NoteDistance Code = "note.distance" // Blank: nobody knows how far apart they are
	NoteAgain    Code = "note.again"    // Date the earlier match of the two ended
)

// A Rule is what decides before any arithmetic, for counting: all the codes
// of one rule share it.
type Rule string

// Rules in the order in which they are reported.
var Rules = []Rule{
	"language", "meet", "distance", "time", "training", "clearance", "full",
	"conflict", "avoid", "require", "support", "returned", "ages", "pause", "again",
	"forbid", "declined",
}

// Rule is the rule that a code belongs to, such as "training" for
// "rule.training.expired"; "" for a code that is not of a rule.
func (c Code) Rule() Rule {
	rest, ok := strings.CutPrefix(string(c), "rule.")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, ".")
	return Rule(name)
}

// Refusal reports whether a barrier is what one of the two people does not want,
// or requires, and no decision of a counselor sets aside: an avoid, a require, or
// that they do not want each other again.
func (r Reason) Refusal() bool {
	switch r.Code.Rule() {
	case "avoid", "require":
		return true
	case "again":
		return r.Args.Side != ""
	}
	return false
}
