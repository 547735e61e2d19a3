package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

// period is what a rhythm makes one of, and several: a week, two-week periods.
func period(every profiles.Rhythm) (one, many string) {
	switch every {
	case profiles.EveryTwoWeeks:
		return "two-week period", "two-week periods"
	case profiles.EveryMonth:
		return "four-week period", "four-week periods"
	}
	return "week", "weeks"
}

// howOften is a rhythm as people say it: every two weeks.
func howOften(every profiles.Rhythm) string {
	switch every {
	case profiles.EveryTwoWeeks:
		return "every two weeks"
	case profiles.EveryMonth:
		return "every four weeks"
	}
	return "every week"
}

// slotSentence proposes a time of the week: how many of the meetings it has
// room for, and when it is on each one's clock. It is "" when there is none.
func slotSentence(slot *scoring.Slot, every profiles.Rhythm) string {
	if slot == nil {
		return ""
	}
	how := ""
	if slot.Meet != "" {
		how = ", " + inWords(slot.Meet)
	}
	return clean(fmt.Sprintf("A time for %s%s: %s.", room(slot, every), how, strings.Join(slotTimes(slot), "; ")))
}

// room is for which meetings a slot has room: 11 of 12 meetings, every week
// from 2026-12-07.
func room(slot *scoring.Slot, every profiles.Rhythm) string {
	meetings := fmt.Sprintf("%d of %s", slot.Meetings, plural(slot.Of, "meeting", "meetings"))
	if slot.Meetings == slot.Of && slot.Of > 1 {
		meetings = fmt.Sprintf("all %d meetings", slot.Of)
	}
	return fmt.Sprintf("%s, %s from %s", meetings, howOften(every), slot.Mentee[0].From)
}

// weeklyTime is a slot for a cell of a sheet.
func weeklyTime(slot *scoring.Slot, every profiles.Rhythm) multiline {
	if slot == nil {
		return ""
	}
	var texts []string
	for _, text := range append(slotTimes(slot), room(slot, every)) {
		texts = append(texts, clean(text))
	}
	return lines(texts)
}

// slotTimes is when a slot is on each one's clock: once when that is the same,
// Mon 18:00-19:00 (Asia/Dhaka), and otherwise with whose it is.
func slotTimes(slot *scoring.Slot) []string {
	if slices.Equal(slot.Mentee, slot.Mentor) {
		return []string{onClock(slot.Mentee)}
	}
	return []string{"mentee " + onClock(slot.Mentee), "mentor " + onClock(slot.Mentor)}
}

func onClock(times []scoring.SlotTime) string {
	var b strings.Builder
	for k, at := range times {
		if k > 0 {
			fmt.Fprintf(&b, ", from %s ", at.From)
		}
		b.WriteString(stretch(at.Weekday, at.Start, at.End))
		if k == 0 {
			b.WriteString(" (" + at.TimeZone + ")")
		}
	}
	return b.String()
}

// stretch writes a stretch of the week as profiles do: Mon 18:00-20:30.
func stretch(day time.Weekday, start, end int) string {
	return day.String()[:3] + " " + clockTime(start) + "-" + clockTime(end)
}

// clockTime is minutes after midnight as a clock shows them. Midnight at the
// end of a day is 24:00, and what is later is of the next day.
func clockTime(minutes int) string {
	if minutes > 24*60 {
		minutes -= 24 * 60
	}
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
}

// clockChange says which window is longer or shorter on a day on which the
// clocks change.
func (s *speaker) clockChange(change scoring.ClockChange, standard string) string {
	person := &s.mentee.Person
	if change.Side == scoring.MentorSide {
		person = &s.mentor.Person
	}
	zone := standard
	if person.Availability != nil && person.Availability.TimeZone != "" {
		zone = person.Availability.TimeZone
	}
	longer, by := "longer", change.Minutes
	if by < 0 {
		longer, by = "shorter", -by
	}
	window := change.Window
	return clean(fmt.Sprintf("On %s the clock in %s changes: %s's time %s is %s %s than usual.", change.On, zone,
		side(change.Side), stretch(window.Day, window.Start, window.End), duration(by), longer))
}

// clockChanges has a sentence for each of the pair's.
func (s *speaker) clockChanges(pair *scoring.Pair, settings *profiles.Settings) []string {
	var texts []string
	for _, change := range pair.ClockChanges {
		texts = append(texts, s.clockChange(change, settings.TimeZone))
	}
	return texts
}
