package profiles

import "time"

// DefaultSettings are the settings of a programme.yaml that says nothing:
//
//	weights               disability 30, occupation 25, goals 25, availability 20
//	objective             coverage
//	minimum, neutral      0.00 and 50.00
//	term                  12 weeks from the day of the run
//	meeting               60 minutes every week; 120 joint minutes a week are
//	                      comfortable; a day of notice before the first
//	lived experience      12 months
//	disability            near 60 %, category 30 %, cause 25 %; severity counts
//	occupation            background 25, target 50, returned 25; held 80 %
//	goals                 some 50 %, good 80 %, expert 100 %; priorities count
//	availability          nothing for a meeting alone, all by minutes
//	wishes                mentee 20 %, mentor 10 %
//	rules                 training and clearance required; and of mentors of
//	                      those who want mentorship alone, a return to work
//	support               both: peer support and mentorship
//	matters               moves a weight by 50 % at most
//	again                 welcome
//	ages                  no limits
//	waitlist              decides between equals alone
//	time zone             UTC
func DefaultSettings() Settings {
	return Settings{
		TimeZone:              "UTC",
		Location:              time.UTC,
		Term:                  Term{Weeks: 12},
		Meeting:               Meeting{Minutes: 60, Comfortable: 120, Every: EveryWeek, NoticeDays: 1},
		Weights:               Weights{Disability: 30, Occupation: 25, Goals: 25, Availability: 20},
		Objective:             Coverage,
		Minimum:               0,
		Neutral:               EvenNeutral(MaxPoints / 2),
		LivedExperienceMonths: 12,
		OccupationParts:       OccupationParts{Background: 25, Target: 50, Returned: 25},
		Shares:                DefaultShares(),
		Wishes:                WishShares{Mentee: 20, Mentor: 10},
		Rules:                 Rules{Training: true, Clearance: true, Returned: true},
		Support:               SupportBoth,
		SupportWeights:        DefaultSupportWeights(),
		MattersLimit:          50,
		Again:                 AgainWelcome,
		Vocabulary:            DefaultVocabulary(),
	}
}
