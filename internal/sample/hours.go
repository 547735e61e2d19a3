package sample

import (
	"fmt"
	"slices"
	"strings"
)

var weekdays = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// availability writes when a person can meet. Most people give evenings and
// a stretch of the week-end, in their own time zone, so that most pairs find
// an hour and not all.
func (m *maker) availability(s someone) {
	weekly := s.weekly()
	first := m.term.AddDays(s.between(0, 60))
	last := first.AddDays(s.between(0, 4))
	away, late := s.percent(15), s.percent(4)
	if s.percent(blankAvailability) {
		return
	}
	m.line("availability:")
	m.line("  time_zone: %s", s.region.zone)
	m.line("  weekly: [%s]", strings.Join(weekly, ", "))
	if away {
		m.line("  except: [%s..%s]", first, last)
	}
	if late {
		m.line("  from: %s", m.term.AddDays(7))
	}
}

// weekly is one window on each of the days that a person offers.
func (s someone) weekly() []string {
	weekend := s.region.weekend[:]
	work := slices.DeleteFunc(slices.Clone(weekdays), func(day string) bool { return slices.Contains(weekend, day) })
	var windows []window
	if s.percent(88) {
		start := one(s.draw, []int{17*60 + 30, 18 * 60, 18 * 60, 18*60 + 30, 19 * 60, 19 * 60, 20 * 60})
		for _, day := range some(s.draw, work, s.between(2, 4)) {
			windows = append(windows, window{day, start, start + 30*s.between(3, 7)})
		}
	}
	if s.percent(88) {
		start := one(s.draw, []int{9 * 60, 10 * 60, 10 * 60, 11 * 60, 14 * 60, 15 * 60})
		for _, day := range some(s.draw, weekend, 1+s.between(1, 4)/2) {
			windows = append(windows, window{day, start, start + 30*s.between(5, 12)})
		}
	}
	if len(windows) == 0 || s.percent(10) {
		free := slices.DeleteFunc(slices.Clone(work), func(day string) bool {
			return slices.ContainsFunc(windows, func(w window) bool { return w.day == day })
		})
		for _, day := range some(s.draw, free, 2) {
			windows = append(windows, window{day, 10 * 60, 10*60 + 30*s.between(3, 6)})
		}
	}
	slices.SortFunc(windows, func(a, b window) int {
		return slices.Index(weekdays, a.day) - slices.Index(weekdays, b.day)
	})
	written := make([]string, 0, len(windows))
	for _, w := range windows {
		text := w.String()
		if s.percent(8) {
			text += " remote"
		}
		written = append(written, text)
	}
	return written
}

// A window is a stretch of a day, in minutes after midnight.
type window struct {
	day        string
	start, end int
}

func (w window) String() string {
	return fmt.Sprintf("%s %02d:%02d-%02d:%02d", w.day, w.start/60, w.start%60, w.end/60, w.end%60)
}
