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
}

// fieldList is every field, in the order of the documentation. Those whose
// leaf is "" and that are no note are read by their names.
var fieldList = []field{
	{name: "id"},
	{name: "name", mentee: leafName, mentor: leafName},
	{name: "first_name"},
	{name: "last_name"},
	{name: "joined", kind: kindDate, mentee: leafJoined, mentor: leafJoined},
	{name: "languages", kind: kindList, mentee: leafLanguages, mentor: leafLanguages},
	{name: "meet", kind: kindList, mentee: leafMeet, mentor: leafMeet},
	{name: "place", kind: kindPoint},
	{name: "place.lat"},
	{name: "place.lon"},
	{name: "place.travel_km"},
	{name: "gender", kind: kindCode, mentee: leafGender, mentor: leafGender},
	{name: "age", kind: kindCode, mentee: leafAge, mentor: leafAge},
	{name: "interests", kind: kindList, mentee: leafInterests, mentor: leafInterests},
	{name: "disability", kind: kindList, mentee: leafDisability, mentor: leafLived, sensitive: true},
	{name: "disability.cause", kind: kindCode, sensitive: true},
	{name: "disability.functions", kind: kindList, sensitive: true},
	{name: "washington.seeing", kind: kindCode, sensitive: true},
	{name: "washington.hearing", kind: kindCode, sensitive: true},
	{name: "washington.walking", kind: kindCode, sensitive: true},
	{name: "washington.cognition", kind: kindCode, sensitive: true},
	{name: "washington.self_care", kind: kindCode, sensitive: true},
	{name: "washington.communication", kind: kindCode, sensitive: true},
	{name: "disability.since", kind: kindSince, sensitive: true},
	{name: "share_disability", kind: kindCode, mentee: leafShare, mentor: leafShare},
	{name: "occupation.held", kind: kindList, mentee: leafHeld, mentor: leafHeld},
	{name: "occupation.target", kind: kindList, mentee: leafTarget},
	{name: "occupation.current", kind: kindCode, mentor: leafCurrent},
	{name: "occupation.returned", kind: kindReturned, mentor: leafReturned},
	{name: "goals", kind: kindList, mentee: leafGoals},
	{name: "supports", kind: kindList, mentor: leafSupports},
	{name: "support", kind: kindCode, mentee: leafSupport},
	{name: "matters.disability", kind: kindCode, mentee: leafMatterDisab},
	{name: "matters.occupation", kind: kindCode, mentee: leafMatterWork},
	{name: "matters.goals", kind: kindCode, mentee: leafMatterGoals},
	{name: "matters.availability", kind: kindCode, mentee: leafMatterTime},
	{name: "offers_support", kind: kindCode, mentor: leafOffers},
	{name: "pause.from", kind: kindDate, mentor: leafPauseFrom},
	{name: "pause.until", kind: kindDate, mentor: leafPauseUntil},
	{name: "rounds_waited", kind: kindNumber, mentee: leafRounds},
	{name: "capacity", kind: kindNumber, mentor: leafCapacity},
	{name: "training.completed", kind: kindDate},
	{name: "training.valid_until", kind: kindDate},
	{name: "clearance.completed", kind: kindDate},
	{name: "clearance.valid_until", kind: kindDate},
	{name: "availability.time_zone", kind: kindCode, mentee: leafZone, mentor: leafZone},
	{name: "availability.weekly", kind: kindWindows, mentee: leafWeekly, mentor: leafWeekly},
	{name: "availability.times", kind: kindTimes},
	{name: "availability.except", kind: kindList, mentee: leafExcept, mentor: leafExcept},
	{name: "availability.from", kind: kindDate, mentee: leafFrom, mentor: leafFrom},
	{name: "availability.until", kind: kindDate, mentee: leafUntil, mentor: leafUntil},
	{name: "prefer.people", kind: kindList, mentee: leafPreferPeople, mentor: leafPreferPeople},
	{name: "prefer.gender", kind: kindCode, mentee: leafPreferGender, mentor: leafPreferGender},
	{name: "prefer.languages", kind: kindList, mentee: leafPreferTalk, mentor: leafPreferTalk},
	{name: "require.people", kind: kindList, mentee: leafRequirePeopl, mentor: leafRequirePeopl},
	{name: "require.gender", kind: kindCode, mentee: leafRequireGendr, mentor: leafRequireGendr},
	{name: "require.languages", kind: kindList, mentee: leafRequireTalk, mentor: leafRequireTalk},
	{name: "prefer.ages", kind: kindCode, mentee: leafPreferAges, mentor: leafPreferAges},
	{name: "prefer.age", kind: kindCode, mentee: leafPreferAge, mentor: leafPreferAge},
	{name: "prefer.interests", kind: kindCode, mentee: leafPreferLikes, mentor: leafPreferLikes},
	{name: "prefer.within_km", kind: kindNumber, mentee: leafPreferKM, mentor: leafPreferKM},
	{name: "require.ages", kind: kindCode, mentee: leafRequireAges, mentor: leafRequireAges},
	{name: "require.age", kind: kindCode, mentee: leafRequireAge, mentor: leafRequireAge},
	{name: "require.interests", kind: kindCode, mentee: leafRequireLikes, mentor: leafRequireLikes},
	{name: "require.within_km", kind: kindNumber, mentee: leafRequireKM, mentor: leafRequireKM},
	{name: "again", kind: kindCode, mentee: leafAgain, mentor: leafAgain},
	{name: "avoid", kind: kindList, mentee: leafAvoid, mentor: leafAvoid},
	{name: "conflict", kind: kindList, mentee: leafConflict, mentor: leafConflict},
	{name: "notes", kind: kindNote, sensitive: true},
	{name: "leave_out", kind: kindNothing},
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
