package report

import (
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// FormatVersion is the version of the record's format that this program
// writes and reads. A key that is added, renamed or taken away is another
// version, for a record is read strictly: version 1 had no waiting, nothing kept,
// nothing about what would help, and nothing about how sure a pair is; version 2
// had no second change that would help, nor whose pair one is about.
const FormatVersion = 3

// A Record is a whole round of matching as a JSON document: what went in, what
// came out, and the prices that prove it. Points are whole numbers, 0 to
// 10 000 for a pair. Every key is always there; what is not known is null.
//
// The sentences in it follow the same disclosure as every other output.
type Record struct {
	FormatVersion int               `json:"format_version"`
	Programme     string            `json:"programme"`
	Date          string            `json:"date"` // the day of the run, 2026-11-22
	Objective     string            `json:"objective"`
	Inputs        []RecordInput     `json:"inputs"`
	Settings      RecordSettings    `json:"settings"`
	Keep          *RecordKeep       `json:"keep"` // null when no earlier pairs were to be kept
	Summary       RecordSummary     `json:"summary"`
	Matches       []RecordMatch     `json:"matches"`
	Unmatched     []RecordUnmatched `json:"unmatched"`
	Rejected      []RecordRejected  `json:"rejected"`
	Mentors       []RecordMentor    `json:"mentors"`
	Certificate   RecordCertificate `json:"certificate"`
	Sure          *RecordSure       `json:"sure"` // null when nobody asked how sure the pairs are
}

// A RecordInput is a file that was read.
type RecordInput struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// RecordSettings is everything in the settings that decides the result.
type RecordSettings struct {
	TimeZone              string        `json:"time_zone"`
	TermStart             string        `json:"term_start"`
	TermWeeks             int           `json:"term_weeks"`
	MeetingMinutes        int           `json:"meeting_minutes"`
	ComfortableMinutes    int           `json:"comfortable_minutes"`
	Every                 string        `json:"every"` // a [profiles.Rhythm]: week, two-weeks or month
	NoticeDays            int           `json:"notice_days"`
	Weights               RecordWeights `json:"weights"`
	Minimum               int           `json:"minimum"`
	Neutral               RecordWeights `json:"neutral"` // points of a blank answer
	LivedExperienceMonths int           `json:"lived_experience_months"`
	OccupationParts       RecordParts   `json:"occupation_parts"`
	Shares                RecordShares  `json:"shares"`
	Wishes                RecordWishes  `json:"wishes"`
	Rules                 RecordRules   `json:"rules"`
	Support               string        `json:"support"` // a [profiles.SupportKind]: peer, mentor or both
	// SupportWeights are those of mentees who ask for one kind of support.
	SupportWeights RecordSupport  `json:"support_weights"`
	MattersLimit   int            `json:"matters_limit"` // percent
	Again          string         `json:"again"`         // a [profiles.Again]: welcome or never
	Ages           RecordAges     `json:"ages"`
	Waitlist       RecordWaitlist `json:"waitlist"`
	// VocabularySHA256 is of the terms and how they hang together: the
	// program's own with what the programme adds.
	VocabularySHA256 string `json:"vocabulary_sha256"`
}

// A RecordKeep is what was asked of a round that follows another: pairs to leave
// as they are, unless moving one gains more than the points. The points are in
// no score and no total.
type RecordKeep struct {
	Points int              `json:"points"`
	Kept   int              `json:"kept"`
	Pairs  []RecordKeptPair `json:"pairs"` // all that were to be kept
}

// A RecordKeptPair is a pair of an earlier round.
type RecordKeptPair struct {
	Mentee string `json:"mentee"`
	Mentor string `json:"mentor"`
}

// RecordWeights are the weights of the criteria.
type RecordWeights struct {
	Disability   int `json:"disability"`
	Occupation   int `json:"occupation"`
	Goals        int `json:"goals"`
	Availability int `json:"availability"`
}

// RecordParts are the weights of the facts of the occupation criterion.
type RecordParts struct {
	Background int `json:"background"`
	Target     int `json:"target"`
	Returned   int `json:"returned"`
}

// RecordShares are the programme's judgements within the criteria, in percent
// of full marks.
type RecordShares struct {
	Disability struct {
		Near     int  `json:"near"`
		Category int  `json:"category"`
		Cause    int  `json:"cause"`
		Severity bool `json:"severity"`
	} `json:"disability"`
	Occupation struct {
		Held int `json:"held"`
	} `json:"occupation"`
	Goals struct {
		Some       int  `json:"some"`
		Good       int  `json:"good"`
		Expert     int  `json:"expert"`
		Priorities bool `json:"priorities"`
	} `json:"goals"`
	Availability struct {
		Meeting int `json:"meeting"`
	} `json:"availability"`
}

func recordShares(s *profiles.Shares) (r RecordShares) {
	d, g := s.Disability, s.Goals
	r.Disability.Near, r.Disability.Category, r.Disability.Cause, r.Disability.Severity = d.Near, d.Category, d.Cause, d.Severity
	r.Occupation.Held = s.Occupation.Held
	r.Goals.Some, r.Goals.Good, r.Goals.Expert, r.Goals.Priorities = g.Some, g.Good, g.Expert, g.Priorities
	r.Availability.Meeting = s.Availability.Meeting
	return r
}

// RecordWishes say how far wishes move points, in percent.
type RecordWishes struct {
	Mentee int `json:"mentee"`
	Mentor int `json:"mentor"`
}

// RecordRules are the rules that a programme can switch off.
type RecordRules struct {
	Training  bool `json:"training"`
	Clearance bool `json:"clearance"`
	Returned  bool `json:"returned"` // for mentorship
}

// RecordSupport are the weights of the two kinds of support.
type RecordSupport struct {
	Peer   RecordWeights `json:"peer"`
	Mentor RecordWeights `json:"mentor"`
}

// RecordAges are the ages that a programme takes, such as 18-64; "" for no
// limit.
type RecordAges struct {
	Mentees string `json:"mentees"`
	Mentors string `json:"mentors"`
}

// A RecordWaitlist is the points that waiting counts for.
type RecordWaitlist struct {
	PointsPerMonth int `json:"points_per_month"`
	PointsPerRound int `json:"points_per_round"`
	Most           int `json:"most"`
}

// A RecordSummary counts. Mentees and Mentors are everybody who was read, the
// rejected among them: mentees = matched + unmatched + rejected mentees.
type RecordSummary struct {
	Mentees     int   `json:"mentees"`
	Mentors     int   `json:"mentors"`
	Capacity    int   `json:"capacity"`
	Matched     int   `json:"matched"`
	Unmatched   int   `json:"unmatched"`
	Rejected    int   `json:"rejected"`
	TotalPoints int64 `json:"total_points"`
	// PriorityPoints are what waiting adds; TotalPoints has none of them.
	PriorityPoints int64 `json:"priority_points"`
}

// A RecordMatch is a pair.
type RecordMatch struct {
	Mentee       string         `json:"mentee"`
	Mentor       string         `json:"mentor"`
	Points       int            `json:"points"`
	Priority     int            `json:"priority"` // points that waiting adds, beside Points
	Evidence     int            `json:"evidence"`
	Pinned       bool           `json:"pinned"`
	Origin       string         `json:"origin"` // a [matcher.Origin]: proposed, pinned or approved
	Criteria     RecordCriteria `json:"criteria"`
	Language     *string        `json:"language"`
	Meet         *string        `json:"meet"`
	FirstMeeting *string        `json:"first_meeting"` // RFC 3339, in the mentee's time zone
	Slot         *RecordSlot    `json:"slot"`
}

// RecordCriteria are the four parts of a pair's points.
type RecordCriteria struct {
	Disability   RecordPart `json:"disability"`
	Occupation   RecordPart `json:"occupation"`
	Goals        RecordPart `json:"goals"`
	Availability RecordPart `json:"availability"`
}

// A RecordPart is what one criterion says. The four contributions sum to the
// pair's points.
type RecordPart struct {
	Points       int    `json:"points"`
	Weight       int    `json:"weight"`
	Contribution int    `json:"contribution"`
	Reason       string `json:"reason"`
}

// A RecordUnmatched is a mentee who is matched with nobody, and why.
type RecordUnmatched struct {
	Mentee  string        `json:"mentee"`
	Reason  string        `json:"reason"` // a [matcher.Cause]
	Details RecordDetails `json:"details"`
}

// RecordDetails say what stands in an unmatched mentee's way.
type RecordDetails struct {
	Text        string          `json:"text"`
	Barred      []RecordBarred  `json:"barred"`
	Allowed     []RecordAllowed `json:"allowed"`
	HallMentees []string        `json:"hall_mentees"`
	HallMentors []string        `json:"hall_mentors"`
	HallPlaces  int             `json:"hall_places"`
	Partners    []string        `json:"partners"`
	Help        []RecordChange  `json:"help"` // what would match the mentee, the smallest change first
}

// A RecordBarred says how many mentors a rule bars.
type RecordBarred struct {
	Rule    string `json:"rule"`
	Mentors int    `json:"mentors"`
}

// A RecordAllowed mentor is one that no rule bars, and who holds the places.
type RecordAllowed struct {
	Mentor  string   `json:"mentor"`
	Points  int      `json:"points"`
	Holders []string `json:"holders"`
}

// A RecordRejected person could not be read.
type RecordRejected struct {
	Role string   `json:"role"`
	ID   string   `json:"id"`
	File string   `json:"file"`
	Line int      `json:"line"`
	Why  []string `json:"why"`
}

// A RecordMentor is what a mentor carries.
type RecordMentor struct {
	ID       string `json:"id"`
	Capacity int    `json:"capacity"`
	Assigned int    `json:"assigned"`
	Price    int64  `json:"price"` // no more points than this are gained by one more place
}

// A RecordCertificate is the dual prices that prove the result optimal. Lists
// are in the order of ids in which the program sorts people.
type RecordCertificate struct {
	// Kind says what proves the result: "prices", in points, under coverage
	// and quality; "leximin" under fair, where the prices only prove that no more
	// mentees can be matched, and levels the rest; "no-blocking-pair" under stable,
	// which every pair is looked at for, and all prices are 0.
	Kind          string        `json:"kind"`
	LeaveOutPrice int64         `json:"leave_out_price"`
	MenteePrices  []RecordPrice `json:"mentee_prices"`
	MentorPrices  []RecordPrice `json:"mentor_prices"`
	Levels        []RecordLevel `json:"levels"`
}

// A RecordLevel is the prices at one score of proposed pairs, from the lowest
// on. Who is not listed has the price 0.
type RecordLevel struct {
	Points       int           `json:"points"`
	OutPrice     int64         `json:"out_price"`
	FreePrice    int64         `json:"free_price"`
	MenteePrices []RecordPrice `json:"mentee_prices"`
	MentorPrices []RecordPrice `json:"mentor_prices"`
}

// A RecordPrice is one person's dual price.
type RecordPrice struct {
	ID    string `json:"id"`
	Price int64  `json:"price"`
}

// Claim is what the record claims, for [matcher.Prove]. A record whose lists
// do not fit together is an error.
func (rec *Record) Claim() (matcher.Claim, error) {
	claim := matcher.Claim{
		Objective: profiles.Objective(rec.Objective),
		Minimum:   rec.Settings.Minimum,
		Proof:     matcher.Proof{OutPrice: rec.Certificate.LeaveOutPrice},
	}
	if !slices.Contains(profiles.Objectives, claim.Objective) {
		return claim, diag.Wrong(diag.Say(`objective: "{objective}" is none of {objectives}`, "objective", rec.Objective, "objectives", profiles.ObjectiveNames()))
	}
	if listed := len(rec.Matches) + len(rec.Unmatched); len(rec.Certificate.MenteePrices) != listed {
		return claim, diag.Wrong(diag.Say("certificate.mentee_prices: {prices} prices for {mentees} mentees{who}", "prices", len(rec.Certificate.MenteePrices), "mentees", listed, "who", rec.priceless()))
	}
	if len(rec.Certificate.MentorPrices) != len(rec.Mentors) {
		return claim, diag.Wrong(diag.Say("certificate.mentor_prices: {prices} prices for {mentors} mentors", "prices", len(rec.Certificate.MentorPrices), "mentors", len(rec.Mentors)))
	}
	if rec.Keep != nil {
		claim.Keep = &matcher.Keep{Points: rec.Keep.Points}
		for _, pair := range rec.Keep.Pairs {
			claim.Keep.Pairs = append(claim.Keep.Pairs, [2]string{pair.Mentee, pair.Mentor})
		}
	}
	for _, match := range rec.Matches {
		claim.Pairs = append(claim.Pairs, [2]string{match.Mentee, match.Mentor})
	}
	for _, price := range rec.Certificate.MenteePrices {
		claim.Proof.MenteePrice = append(claim.Proof.MenteePrice, price.Price)
	}
	claim.Proof.Levels = rec.Certificate.levels()
	for _, price := range rec.Certificate.MentorPrices {
		claim.Proof.MentorPrice = append(claim.Proof.MentorPrice, price.Price)
	}
	return claim, nil
}

// priceless names a mentee who has a price and is neither matched nor
// unmatched, or the other way round.
func (rec *Record) priceless() diag.Message {
	listed, priced := map[string]bool{}, map[string]bool{}
	for _, match := range rec.Matches {
		listed[match.Mentee] = true
	}
	for _, unmatched := range rec.Unmatched {
		listed[unmatched.Mentee] = true
	}
	for _, price := range rec.Certificate.MenteePrices {
		priced[price.ID] = true
		if !listed[price.ID] {
			return diag.Say(`; "{mentee}" is neither among the matches nor among the unmatched`, "mentee", price.ID)
		}
	}
	for _, match := range rec.Matches {
		if !priced[match.Mentee] {
			return diag.Say(`; "{mentee}" has none`, "mentee", match.Mentee)
		}
	}
	for _, unmatched := range rec.Unmatched {
		if !priced[unmatched.Mentee] {
			return diag.Say(`; "{mentee}" has none`, "mentee", unmatched.Mentee)
		}
	}
	return ""
}

// parts are the criteria in the order of scoring.
func (c *RecordCriteria) parts() [scoring.NumCriteria]*RecordPart {
	return [...]*RecordPart{&c.Disability, &c.Occupation, &c.Goals, &c.Availability}
}
