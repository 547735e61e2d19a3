package profiles

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"mentormatch/internal/diag"
)

const (
	dayMinutes  = 24 * 60
	weekMinutes = 7 * dayMinutes
)

var dayNames = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// windows reads v as stretches of the week, such as
//
//	Mon 18:00-20:30
//	Mon-Fri 18:00-20:00 remote
//	Sun 22:00-01:00            past midnight, into Monday
//	Sat 09:00-24:00 in-person
//
// Windows that overlap or touch are taken together: see merge.
func (v value) windows() []Window {
	entries, ok := v.list()
	if !ok {
		return nil
	}
	list := make([]Window, 0, len(entries))
	for _, e := range entries {
		list = append(list, e.window()...)
	}
	return merge(list)
}

func (v value) window() []Window {
	const usual diag.Message = "write a day, two times and, if need be, how: Mon 18:00-20:30 remote"
	s, ok := v.written()
	if !ok {
		return nil
	}
	if known, ok := v.part.seen.windows(s); ok {
		return known
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 3 {
		v.problem("window", "not a stretch of the week", s, usual)
		return nil
	}
	days, hint := weekdays(words[0])
	if hint != "" {
		v.problem("window", "not a day of the week", words[0], hint)
		return nil
	}
	from, until, stretch := strings.Cut(words[1], "-")
	start, okStart := clock(from)
	end, okEnd := clock(until)
	switch {
	case !stretch && strings.ContainsAny(words[1], "–—−"):
		v.problem("window", "not a stretch of time", words[1], "put a plain hyphen - between the times")
		return nil
	case !stretch || !okStart || !okEnd || start == dayMinutes:
		v.problem("window", "not a stretch of time", words[1], "write it as 18:00-20:30, from 00:00 to 24:00")
		return nil
	case start == end:
		v.problem("window", "a stretch of no length", words[1], "write when it ends; a whole day is 00:00-24:00")
		return nil
	}
	var mode Mode
	if len(words) == 3 {
		switch words[2] {
		case string(Remote):
			mode = Remote
		case string(InPerson):
			mode = InPerson
		default:
			v.problem("window", "unknown way of meeting", words[2], "write remote or in-person, or nothing for either")
			return nil
		}
	}
	if end < start {
		end += dayMinutes
	}
	list := make([]Window, 0, len(days))
	for _, day := range days {
		list = append(list, Window{Day: day, Start: start, End: end, Mode: mode})
	}
	v.part.seen.keepWindows(s, list)
	return list
}

// weekdays reads Mon, or Mon-Fri. A range may go over the end of the week.
func weekdays(s string) (days []time.Weekday, hint diag.Message) {
	from, until, stretch := strings.Cut(s, "-")
	if !stretch {
		until = from
	}
	first, last := slices.Index(dayNames, from), slices.Index(dayNames, until)
	for _, end := range []struct {
		name string
		day  int
	}{{from, first}, {until, last}} {
		if end.day >= 0 {
			continue
		}
		for _, known := range dayNames {
			if len(end.name) >= 3 && strings.EqualFold(end.name[:3], known) {
				return nil, writeInstead(known)
			}
		}
		return nil, diag.Say("the days are {words}", "words", dayNames)
	}
	for day := first; ; day = (day + 1) % 7 {
		days = append(days, time.Weekday((day+1)%7))
		if day == last {
			return days, ""
		}
	}
}

// clock reads 18:00 as minutes after midnight, up to 24:00.
func clock(s string) (int, bool) {
	hours, minutes, ok := strings.Cut(s, ":")
	if !ok || len(hours) != 2 || len(minutes) != 2 || !digits(hours) || !digits(minutes) {
		return 0, false
	}
	h, _ := strconv.Atoi(hours)
	m, _ := strconv.Atoi(minutes)
	if m > 59 || h*60+m > dayMinutes {
		return 0, false
	}
	return h*60 + m, true
}

// merge sorts windows by day and start, and rewrites those that overlap or
// touch so that none overlap: where one window says remote and another says
// in person, either will do there. A window that would be longer than a day is
// cut at each midnight.
func merge(list []Window) []Window {
	slices.SortFunc(list, func(a, b Window) int {
		return cmp.Or(cmp.Compare(begin(a), begin(b)), cmp.Compare(a.End, b.End), cmp.Compare(a.Mode, b.Mode))
	})
	apart := true
	for i, w := range list {
		next := list[(i+1)%len(list)]
		end, following := begin(w)+w.End-w.Start, begin(next)
		if i == len(list)-1 {
			following += weekMinutes
		}
		apart = apart && (end < following || len(list) == 1 && end == following)
	}
	if apart {
		return list
	}
	const remote, inPerson = 1, 2
	var week [weekMinutes]uint8 // how the person can meet in each minute, from Monday
	for _, w := range list {
		how := map[Mode]uint8{Remote: remote, InPerson: inPerson, "": remote | inPerson}[w.Mode]
		for m := begin(w); m < begin(w)+w.End-w.Start; m++ {
			week[m%weekMinutes] |= how
		}
	}
	// A week that is full to both ends begins where something changes.
	first := 0
	for first < weekMinutes && week[first] == week[(first+weekMinutes-1)%weekMinutes] {
		first++
	}
	first %= weekMinutes
	merged := list[:0]
	for m := first; m < first+weekMinutes; {
		how, end := week[m%weekMinutes], m+1
		for end < first+weekMinutes && week[end%weekMinutes] == how {
			end++
		}
		for start := m; how != 0 && start < end; {
			stop := end
			if end-m > dayMinutes {
				stop = min(end, (start/dayMinutes+1)*dayMinutes)
			}
			w := Window{
				Day:   time.Weekday((start/dayMinutes + 1) % 7),
				Start: start % dayMinutes,
				Mode:  [...]Mode{remote: Remote, inPerson: InPerson, remote | inPerson: ""}[how],
			}
			w.End = w.Start + stop - start
			merged = append(merged, w)
			start = stop
		}
		m = end
	}
	slices.SortFunc(merged, func(a, b Window) int { return cmp.Compare(begin(a), begin(b)) })
	return merged
}

// begin is the minute of the week, from Monday, at which a window begins.
func begin(w Window) int { return (int(w.Day)+6)%7*dayMinutes + w.Start }
