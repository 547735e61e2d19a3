package profiles

import (
	"strconv"
	"time"

	"mentormatch/internal/diag"
)

// A Programme is everything a programme folder says, checked.
//
// Mentees and Mentors are sorted by id, so that whatever is computed from
// them does not depend on the order of the files.
type Programme struct {
	Settings  Settings
	Mentees   []Mentee
	Mentors   []Mentor
	Decisions Decisions
	Partners  []Partner
	Codes     Codes // the programme's own tables of codes

	// Rejected lists the people who were read but cannot take part, because
	// something in their profile is wrong. It is empty unless the caller
	// chose to go on without them.
	Rejected []Rejected

	// Warnings tell where people are named who are not in the programme now.
	Warnings diag.Problems

	Inputs []Input // the files that were read, sorted by path
}

// An Input is one file that was read.
type Input struct {
	Path   string // relative to the programme folder, with forward slashes
	SHA256 string // of its bytes, in lower-case hexadecimal
}

// A Rejected person was read and left out of the run.
type Rejected struct {
	Role Role
	ID   string // "" when the person has no readable id
	File string
	Line int
	Why  []diag.Message // what is wrong, in words that name no disability
}

// Role is the part that a person plays.
type Role string

// The roles.
const (
	RoleMentee Role = "mentee"
	RoleMentor Role = "mentor"
)

// Objective is what the best assignment is best at.
type Objective string

// The objectives.
const (
	// Coverage matches as many mentees as possible, and among those
	// assignments takes one with the best total of points.
	Coverage Objective = "coverage"
	// Quality takes the best total of points, however many that matches.
	Quality Objective = "quality"
	// Fair matches as many mentees as possible, and among those assignments
	// takes one whose worst-off pair has as many points as can be, then the
	// next, and so on, whatever the total.
	Fair Objective = "fair"
	// Stable takes an assignment in which no mentee and mentor would both have
	// more points together than they have now.
	Stable Objective = "stable"
)

// Objectives are all there are.
var Objectives = []Objective{Coverage, Quality, Fair, Stable}

// ObjectiveNames are what they are called in a programme.
func ObjectiveNames() []string { return namesOf(Objectives) }

// Points are the unit of every score: 0 to 10 000, shown as 0.00 to 100.00.
const MaxPoints = 10_000

// Settings are the programme's own choices, from programme.yaml.
type Settings struct {
	Name      string
	Contact   string         // whom people write or call, as letters say it; "" when not given
	TimeZone  string         // IANA name, the default for people who give none
	Location  *time.Location // TimeZone, loaded
	Term      Term
	Meeting   Meeting
	Weights   Weights
	Objective Objective
	Minimum   int // points a pair needs to be proposed; 0 to 10 000
	Neutral   Neutral

	// LivedExperienceMonths is how long a mentor must have lived with
	// something before it counts as lived experience; at least 0.
	LivedExperienceMonths int
	OccupationParts       OccupationParts
	Shares                Shares
	Wishes                WishShares
	Rules                 Rules

	// Support is what the programme gives. Where it is Both, a mentee may ask
	// for one of them.
	Support SupportKind
	// SupportWeights are those of mentees who ask for one kind of support, or
	// whose programme gives only that.
	SupportWeights SupportWeights
	// MattersLimit is how far a mentee's own word moves a weight, in percent
	// of it; 0 to 100. At 0 nobody's does.
	MattersLimit int
	Again        Again     // of pairs of whom neither says anything
	Ages         AgeLimits // who may take part
	Vocabulary   Vocabulary
	Waitlist     Waitlist
}

// A Term is the stretch of weeks in which pairs meet. A zero Start means the
// day of the run.
type Term struct {
	Start Date
	Weeks int // 1 to 104
}

// Meeting is what a pair needs.
type Meeting struct {
	Minutes int // length of one meeting; 15 to 480
	// Comfortable is how many joint minutes are enough to choose a meeting
	// from; availability scores full marks at it. At least Minutes.
	Comfortable int
	Every       Rhythm // one meeting every week, two weeks or month
	// NoticeDays is how many days lie between the day of the run and the
	// first meeting at least, 0 to 60; 0 lets a pair meet on the day itself.
	NoticeDays int
}

// Weights say how much each criterion counts. At least one is above 0.
type Weights struct{ Disability, Occupation, Goals, Availability int }

// OccupationParts say how much each fact of the occupation criterion counts.
// At least one is above 0.
type OccupationParts struct{ Background, Target, Returned int }

// WishShares say how far a wish that is met moves a pair towards full marks,
// in percent of what is missing; 0 to 100.
type WishShares struct{ Mentee, Mentor int }

// Rules switch what a mentor must have on record. A programme that checks
// training or clearance elsewhere sets it to false. Returned asks of the
// mentors of those who want mentorship alone that they have gone back to work.
type Rules struct{ Training, Clearance, Returned bool }

// AgeLimits are the ages of those who may take part. Whoever has left the age
// blank may not, where there is a limit.
type AgeLimits struct{ Mentees, Mentors AgeRange }

// A Waitlist says what waiting counts for: points that the matching adds to
// whatever pair it considers for a mentee, and that are no part of the pair's
// score. The zero Waitlist lets waiting decide between equals alone.
type Waitlist struct {
	PointsPerMonth int // for each whole month since a mentee joined; 0 to 10 000
	PointsPerRound int // for each round that left the mentee out; 0 to 10 000
	Most           int // that both come to together; 0 to 10 000
}

// A Partner is a community organisation that offers what the pool lacks.
type Partner struct {
	ID      string
	Name    string
	Offers  []string // goal codes of the vocabulary
	For     []string // condition codes of the vocabulary; empty: anybody
	Where   string
	Contact string
	Source  Source
}

// Decisions are what people have decided, from decisions.yaml.
type Decisions struct {
	Pins      []Decision // this pair, whatever the points
	Forbids   []Decision // not this pair
	Approvals []Decision // this pair already meets, and uses a place
	Declines  []Decision // this pair was proposed and refused
	// Holds are pairs that nobody has decided yet: the place stays reserved.
	Holds []Decision
	// Log is the history, in its order. What stands of it is in the lists too.
	Log []Logged
	// Earlier are matches that have ended, by a list or by the log. Their people need not be in the
	// programme any more; By and Why may be blank, and Date is when they ended.
	Earlier []Decision
}

// A Decision is about one pair. Who, when and why are always given, but for
// matches that have ended.
type Decision struct {
	Mentee, Mentor string // ids
	By             string
	Date           Date
	Why            string
	// Override is why a pin sets the rules aside that bar its pair; ""
	// when it does not. It never sets aside what a person refuses.
	Override string
	Source   Source
}

// Source is where something was read.
type Source struct {
	File string
	Line int
}

// String is mentees.yaml:12.
func (s Source) String() string { return s.File + ":" + strconv.Itoa(s.Line) }
