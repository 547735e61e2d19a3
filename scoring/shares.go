package scoring

import "mentormatch/profiles"

// wholeShare is all, in percent.
const wholeShare = 100

// percentPoints are the points of so many percent.
func percentPoints(percent int) int32 { return int32(percent * (profiles.MaxPoints / wholeShare)) }

// neutralOf are the points of a blank answer in each criterion.
func neutralOf(s *profiles.Settings) [NumCriteria]int32 {
	n := s.Neutral
	return [NumCriteria]int32{
		Disability: int32(n.Disability), Occupation: int32(n.Occupation),
		Goals: int32(n.Goals), Availability: int32(n.Availability),
	}
}

// levelPointsOf are the points of a support by its level.
func levelPointsOf(s *profiles.Settings) [4]int32 {
	g := s.Shares.Goals
	return [4]int32{0, percentPoints(g.Some), percentPoints(g.Good), percentPoints(g.Expert)}
}
