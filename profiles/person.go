package profiles

import "time"

// A blank answer is a nil slice, a nil pointer, "" or a zero Date. An empty
// slice that is not nil is an answer: "none".

// A Person is what mentees and mentors have in common.
type Person struct {
	ID        string // as written; unique in the programme without regard to case or width
	Name      string // NFC; the id when none is given
	Source    Source
	Joined    Date
	Languages []Language // best first
	Meet      []Mode     // Remote, InPerson or both
	Place     *Place
	Gender    string   // of Vocabulary.Genders
	Age       AgeBand  // "" when not given
	Interests []string // of Vocabulary.Interests
	// ShareDisability is what others may be told; the zero value is ShareNone.
	ShareDisability Disclosure
	Availability    *Availability
	Prefer          Wishes // moves points
	Require         Wishes // bars whoever does not meet it
	Avoid           []string
	Again           Again    // whether somebody they had before may come again; "" for the programme's answer
	Conflict        []string // tags such as "employer:acme"; two who share one are never paired
	Notes           string
}

// A Mentee is a person going back to work.
type Mentee struct {
	Person
	Disability []Experience
	Held       []Occupation // what the person did before
	Target     []Occupation // what the person wants to do next
	Goals      []Goal
	// RoundsWaited is in how many earlier rounds the person was left out; 0 to
	// 1000, 0 when not given.
	RoundsWaited int
	Support      SupportKind // what they ask for; "" for what the programme gives
	Matters      Matters
}

// A Mentor is an experienced worker who helps.
type Mentor struct {
	Person
	Capacity        int // mentees at once; 0 to 1000; 1 when not given
	LivedExperience []Experience
	Held            []Occupation
	Current         *Occupation
	Returned        Return
	Supports        []Support
	Offers          SupportKind // "" when not given, which excludes nothing
	Training        *Credential
	Clearance       *Credential
	Pause           *Pause // nil for none
}

// An Experience is a condition and what it does to functioning.
type Experience struct {
	Condition string // of Vocabulary.Conditions; "" when not given
	Cause     string // of Vocabulary.Causes; "" when not given
	Functions []Function
	Since     Date
}

// A Function is a code of the WHO International Classification of
// Functioning, Disability and Health, with its qualifier: 0 no problem,
// 1 mild, 2 moderate, 3 severe, 4 complete.
type Function struct {
	Code      string // lower case: b, s, d or e, then 1, 3, 4 or 5 digits
	Qualifier int
}

// An Occupation is a code in a system of codes.
type Occupation struct {
	System string // "isco" (ISCO-08) or "soc" (SOC 2018, O*NET-SOC)
	Code   string // such as "7231" or "15-1252"
}

// String writes the code as a profile does: isco:7231.
func (o Occupation) String() string { return o.System + ":" + o.Code }

// A Goal is something the mentee works towards.
type Goal struct {
	Goal     string // of Vocabulary.Goals
	Priority int    // 1 to 5; 3 when not given
}

// A Support is a goal that the mentor can help with.
type Support struct {
	Goal  string // of Vocabulary.Goals
	Level int    // 1 some, 2 good, 3 expert; 2 when not given
}

// A Return says whether a mentor has gone back to work.
type Return struct {
	Answered bool // false: left blank
	Returned bool
	On       Date // zero when yes without a date
}

// A Credential is training or clearance.
type Credential struct {
	Completed  Date // zero: not given, so already complete
	ValidUntil Date // the last valid day; zero: no end
}

// Mode is a way of meeting.
type Mode string

// The ways of meeting. The empty Mode of a Window means either.
const (
	Remote   Mode = "remote"
	InPerson Mode = "in-person"
)

// Disclosure is how much of a disability others may be told.
type Disclosure int

// The levels, from least to most.
const (
	ShareNone     Disclosure = iota // nothing
	ShareCategory                   // the broad kind only
	ShareFull                       // conditions and functions
)

// A Language is a BCP 47 tag.
type Language struct {
	Tag    string // canonical, such as "bn" or "pks"
	Base   string // its base language, by which two tags are compared
	Signed bool   // a sign language
}

// A Place is where a person is and how far they can travel from it.
type Place struct {
	Latitude, Longitude float64 // degrees, WGS 84
	TravelKM            int     // at least 0
}

// Wishes are about the other person. Blank fields wish for nothing.
type Wishes struct {
	People    []string // ids
	Gender    string
	Languages []Language
	Ages      AgeRange // the zero AgeRange: any
	// SimilarAge wishes for the same age band or the next one.
	SimilarAge bool
	// SharedInterests wishes for one interest in common at least.
	SharedInterests bool
	WithinKM        int // at most so far apart; 0: no matter how far
}

// A Pause is when a mentor takes nobody: a zero date is no limit.
type Pause struct{ From, Until Date }

// Availability is when a person can meet, in their own time zone.
type Availability struct {
	TimeZone string
	Location *time.Location
	Weekly   []Window // sorted by day and start
	Except   []DateRange
	From     Date // the first day; zero: no limit
	Until    Date // the last day; zero: no limit
}

// A Window is a stretch of the week that returns every week.
type Window struct {
	Day   time.Weekday
	Start int  // minutes after midnight; 0 to 1439
	End   int  // minutes after the same midnight; above Start, at most Start+1440
	Mode  Mode // "" for either
}

// A DateRange is the days From to Until, both included.
type DateRange struct{ From, Until Date }
