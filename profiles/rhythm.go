package profiles

// A Rhythm is how often a pair meets. The zero Rhythm is every week.
type Rhythm string

// The rhythms. A month is four weeks, so that a pair keeps its weekday.
const (
	EveryWeek     Rhythm = "week"
	EveryTwoWeeks Rhythm = "two-weeks"
	EveryMonth    Rhythm = "month"
)

// Weeks is how many weeks there are to one meeting: 1, 2 or 4.
func (r Rhythm) Weeks() int {
	switch r {
	case EveryTwoWeeks:
		return 2
	case EveryMonth:
		return 4
	}
	return 1
}
