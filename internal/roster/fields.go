package roster

import (
	"slices"

	"mentormatch/profiles"
)

// A leaf is an answer of a profile that is imported, compared and exported by
// itself. Its name is its way in the profile: availability.weekly.
type leaf string

// The leaves, in the order in which profiles are written. The wishes about
// people stand under "people" here, and under mentors or mentees in a profile.
const (
	leafName         leaf = "name"
	leafJoined       leaf = "joined"
	leafLanguages    leaf = "languages"
	leafMeet         leaf = "meet"
	leafPlace        leaf = "place"
	leafGender       leaf = "gender"
	leafDisability   leaf = "disability"
	leafLived        leaf = "lived_experience"
	leafShare        leaf = "share_disability"
	leafHeld         leaf = "occupation.held"
	leafTarget       leaf = "occupation.target"
	leafCurrent      leaf = "occupation.current"
	leafReturned     leaf = "occupation.returned"
	leafGoals        leaf = "goals"
	leafSupports     leaf = "supports"
	leafRounds       leaf = "rounds_waited"
	leafCapacity     leaf = "capacity"
	leafTraining     leaf = "training"
	leafClearance    leaf = "clearance"
	leafZone         leaf = "availability.time_zone"
	leafWeekly       leaf = "availability.weekly"
	leafExcept       leaf = "availability.except"
	leafFrom         leaf = "availability.from"
	leafUntil        leaf = "availability.until"
	leafPreferPeople leaf = "prefer.people"
	leafPreferGender leaf = "prefer.gender"
	leafPreferTalk   leaf = "prefer.languages"
	leafRequirePeopl leaf = "require.people"
	leafRequireGendr leaf = "require.gender"
	leafRequireTalk  leaf = "require.languages"
	leafAge          leaf = "age"
	leafInterests    leaf = "interests"
	leafSupport      leaf = "support"
	leafMatterDisab  leaf = "matters.disability"
	leafMatterWork   leaf = "matters.occupation"
	leafMatterGoals  leaf = "matters.goals"
	leafMatterTime   leaf = "matters.availability"
	leafOffers       leaf = "offers_support"
	leafPauseFrom    leaf = "pause.from"
	leafPauseUntil   leaf = "pause.until"
	leafPreferAges   leaf = "prefer.ages"
	leafPreferAge    leaf = "prefer.age"
	leafPreferLikes  leaf = "prefer.interests"
	leafPreferKM     leaf = "prefer.within_km"
	leafRequireAges  leaf = "require.ages"
	leafRequireAge   leaf = "require.age"
	leafRequireLikes leaf = "require.interests"
	leafRequireKM    leaf = "require.within_km"
	leafAgain        leaf = "again"
	leafAvoid        leaf = "avoid"
	leafConflict     leaf = "conflict"
	leafNotes        leaf = "notes"
)

var leaves = []leaf{
	leafName, leafJoined, leafLanguages, leafMeet, leafPlace, leafGender, leafAge, leafInterests, leafDisability, leafLived, leafShare,
	leafHeld, leafTarget, leafCurrent, leafReturned, leafGoals, leafSupport,
	leafMatterDisab, leafMatterWork, leafMatterGoals, leafMatterTime, leafRounds, leafSupports, leafOffers, leafCapacity, leafTraining, leafClearance, leafPauseFrom, leafPauseUntil,
	leafZone, leafWeekly, leafExcept, leafFrom, leafUntil,
	leafPreferPeople, leafPreferGender, leafPreferTalk, leafPreferAges, leafPreferAge, leafPreferLikes, leafPreferKM,
	leafRequirePeopl, leafRequireGendr, leafRequireTalk, leafRequireAges, leafRequireAge, leafRequireLikes, leafRequireKM,
	leafAgain, leafAvoid, leafConflict, leafNotes,
}

// A kind is how the text of an answer is read.
type kind int

const (
	kindText     kind = iota // as it is
	kindDate                 // a day
	kindSince                // a day, a month or a year
	kindNumber               // a whole number
	kindCode                 // one term or code
	kindList                 // several
	kindReturned             // a day, yes or no
	kindWindows              // stretches of the week
	kindTimes                // times of day
	kindPoint                // latitude and longitude
	kindNote                 // text for the notes
	kindNothing              // left out
)

// A field is what a column of a roster can be mapped to.
type field struct {
	name      string // as a mapping file writes it
	kind      kind
	mentee    leaf // that it fills for a mentee; "" for none
	mentor    leaf
	sensitive bool // its answers can name a disability
	about     string
}

// fieldList is every field, in the order of the documentation. Those whose
// leaf is "" and that are no note are read by their names.
var fieldList = []field{
	{name: "id", about: "the person's id, kept as it is"},
	{name: "name", mentee: leafName, mentor: leafName, about: "the whole name"},
	{name: "first_name", about: "put in front of last_name"},
	{name: "last_name", about: "put behind first_name"},
	{name: "joined", kind: kindDate, mentee: leafJoined, mentor: leafJoined, about: "the day of joining; a time stamp will do"},
	{name: "languages", kind: kindList, mentee: leafLanguages, mentor: leafLanguages, about: "languages spoken and signed, best first"},
	{name: "meet", kind: kindList, mentee: leafMeet, mentor: leafMeet, about: "ways of meeting"},
	{name: "place", kind: kindPoint, about: "latitude and longitude in one cell"},
	{name: "place.lat", about: "latitude in degrees"},
	{name: "place.lon", about: "longitude in degrees"},
	{name: "place.travel_km", about: "how far the person can travel"},
	{name: "gender", kind: kindCode, mentee: leafGender, mentor: leafGender, about: "gender"},
	{name: "age", kind: kindCode, mentee: leafAge, mentor: leafAge, about: "the age band, such as 25-34; an age, or a year or day of birth, becomes its band and is not kept"},
	{name: "interests", kind: kindList, mentee: leafInterests, mentor: leafInterests, about: "what the person likes to do"},
	{name: "disability", kind: kindList, mentee: leafDisability, mentor: leafLived, sensitive: true, about: "conditions; a mentor's go to lived_experience"},
	{name: "disability.cause", kind: kindCode, sensitive: true, about: "what caused it"},
	{name: "disability.functions", kind: kindList, sensitive: true, about: "ICF codes, such as b730=3"},
	{name: "washington.seeing", kind: kindCode, sensitive: true, about: "the Washington Group's question about seeing: none, some, a-lot or cannot; kept as an ICF code"},
	{name: "washington.hearing", kind: kindCode, sensitive: true, about: "about hearing"},
	{name: "washington.walking", kind: kindCode, sensitive: true, about: "about walking or climbing steps"},
	{name: "washington.cognition", kind: kindCode, sensitive: true, about: "about remembering or concentrating"},
	{name: "washington.self_care", kind: kindCode, sensitive: true, about: "about washing all over or dressing"},
	{name: "washington.communication", kind: kindCode, sensitive: true, about: "about understanding and being understood"},
	{name: "disability.since", kind: kindSince, sensitive: true, about: "since when"},
	{name: "share_disability", kind: kindCode, mentee: leafShare, mentor: leafShare, about: "what others may be told"},
	{name: "occupation.held", kind: kindList, mentee: leafHeld, mentor: leafHeld, about: "codes of earlier work"},
	{name: "occupation.target", kind: kindList, mentee: leafTarget, about: "codes of the work a mentee wants"},
	{name: "occupation.current", kind: kindCode, mentor: leafCurrent, about: "the code of a mentor's work"},
	{name: "occupation.returned", kind: kindReturned, mentor: leafReturned, about: "when a mentor went back to work, or yes or no"},
	{name: "goals", kind: kindList, mentee: leafGoals, about: "what a mentee works towards"},
	{name: "supports", kind: kindList, mentor: leafSupports, about: "what a mentor can help with"},
	{name: "support", kind: kindCode, mentee: leafSupport, about: "what a mentee asks for: peer, mentor or both"},
	{name: "matters.disability", kind: kindCode, mentee: leafMatterDisab, about: "how much shared experience matters: low, normal or high"},
	{name: "matters.occupation", kind: kindCode, mentee: leafMatterWork, about: "how much the work matters"},
	{name: "matters.goals", kind: kindCode, mentee: leafMatterGoals, about: "how much the goals matter"},
	{name: "matters.availability", kind: kindCode, mentee: leafMatterTime, about: "how much time in common matters"},
	{name: "offers_support", kind: kindCode, mentor: leafOffers, about: "what a mentor gives: peer, mentor or both"},
	{name: "pause.from", kind: kindDate, mentor: leafPauseFrom, about: "the first day of a mentor's pause"},
	{name: "pause.until", kind: kindDate, mentor: leafPauseUntil, about: "the last day of a mentor's pause"},
	{name: "rounds_waited", kind: kindNumber, mentee: leafRounds, about: "in how many rounds a mentee was left out"},
	{name: "capacity", kind: kindNumber, mentor: leafCapacity, about: "how many mentees a mentor takes"},
	{name: "training.completed", kind: kindDate, about: "when a mentor was trained"},
	{name: "training.valid_until", kind: kindDate, about: "how long the training is valid"},
	{name: "clearance.completed", kind: kindDate, about: "when a mentor was cleared"},
	{name: "clearance.valid_until", kind: kindDate, about: "how long the clearance is valid"},
	{name: "availability.time_zone", kind: kindCode, mentee: leafZone, mentor: leafZone, about: "the time zone, such as Asia/Dhaka"},
	{name: "availability.weekly", kind: kindWindows, mentee: leafWeekly, mentor: leafWeekly, about: "when the person can meet"},
	{name: "availability.times", kind: kindTimes, about: "times of day, for every day that is answered with yes"},
	{name: "availability.except", kind: kindList, mentee: leafExcept, mentor: leafExcept, about: "days on which the person cannot"},
	{name: "availability.from", kind: kindDate, mentee: leafFrom, mentor: leafFrom, about: "the first day"},
	{name: "availability.until", kind: kindDate, mentee: leafUntil, mentor: leafUntil, about: "the last day"},
	{name: "prefer.people", kind: kindList, mentee: leafPreferPeople, mentor: leafPreferPeople, about: "ids of people they would like"},
	{name: "prefer.gender", kind: kindCode, mentee: leafPreferGender, mentor: leafPreferGender, about: "the gender they would like"},
	{name: "prefer.languages", kind: kindList, mentee: leafPreferTalk, mentor: leafPreferTalk, about: "languages they would like"},
	{name: "require.people", kind: kindList, mentee: leafRequirePeopl, mentor: leafRequirePeopl, about: "ids of the only people they accept"},
	{name: "require.gender", kind: kindCode, mentee: leafRequireGendr, mentor: leafRequireGendr, about: "the only gender they accept"},
	{name: "require.languages", kind: kindList, mentee: leafRequireTalk, mentor: leafRequireTalk, about: "languages they must share"},
	{name: "prefer.ages", kind: kindCode, mentee: leafPreferAges, mentor: leafPreferAges, about: "the ages they would like, such as 25-44"},
	{name: "prefer.age", kind: kindCode, mentee: leafPreferAge, mentor: leafPreferAge, about: "similar, for somebody of a similar age"},
	{name: "prefer.interests", kind: kindCode, mentee: leafPreferLikes, mentor: leafPreferLikes, about: "shared, for an interest in common"},
	{name: "prefer.within_km", kind: kindNumber, mentee: leafPreferKM, mentor: leafPreferKM, about: "how far away at most, in kilometres"},
	{name: "require.ages", kind: kindCode, mentee: leafRequireAges, mentor: leafRequireAges, about: "the ages they accept, such as 25-44"},
	{name: "require.age", kind: kindCode, mentee: leafRequireAge, mentor: leafRequireAge, about: "similar, for somebody of a similar age"},
	{name: "require.interests", kind: kindCode, mentee: leafRequireLikes, mentor: leafRequireLikes, about: "shared, for an interest in common"},
	{name: "require.within_km", kind: kindNumber, mentee: leafRequireKM, mentor: leafRequireKM, about: "how far away at most, in kilometres"},
	{name: "again", kind: kindCode, mentee: leafAgain, mentor: leafAgain, about: "whether an earlier match may come again: welcome or never"},
	{name: "avoid", kind: kindList, mentee: leafAvoid, mentor: leafAvoid, about: "ids of people they do not want"},
	{name: "conflict", kind: kindList, mentee: leafConflict, mentor: leafConflict, about: "tags; two people who share one are never paired"},
	{name: "notes", kind: kindNote, sensitive: true, about: "text, kept behind the heading of its column"},
	{name: "leave_out", kind: kindNothing, about: "not read into the profiles"},
}

func fieldNamed(name string) (*field, bool) {
	i := slices.IndexFunc(fieldList, func(f field) bool { return f.name == name })
	if i < 0 {
		return nil, false
	}
	return &fieldList[i], true
}

func fieldNames() []string {
	names := make([]string, len(fieldList))
	for i, f := range fieldList {
		names[i] = f.name
	}
	return names
}

// mentorOnly are the fields without a leaf of their own that only mentors have.
var mentorOnly = []string{"training.completed", "training.valid_until", "clearance.completed", "clearance.valid_until"}

// leafOf is the leaf that the field fills for a role.
func (f *field) leafOf(role profiles.Role) leaf {
	if role == profiles.RoleMentee {
		return f.mentee
	}
	return f.mentor
}

// fits reports whether the field is one of a role's.
func (f *field) fits(role profiles.Role) bool {
	if f.mentee == "" && f.mentor == "" {
		return role == profiles.RoleMentor || !slices.Contains(mentorOnly, f.name)
	}
	return f.leafOf(role) != ""
}
