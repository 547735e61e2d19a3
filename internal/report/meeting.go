package report

import (
	"slices"
	"time"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

// rhythm is what the catalogue calls a rhythm.
func rhythm(every profiles.Rhythm) string {
	if every == "" {
		return string(profiles.EveryWeek)
	}
	return string(every)
}

// howOften is a rhythm as people say it: every two weeks.
func (w words) howOften(every profiles.Rhythm) string { return w.Say("rhythm." + rhythm(every)) }

// duration writes minutes as people say them: 2 h 30 min.
func (w words) duration(minutes int) string {
	hours, rest := minutes/60, minutes%60
	switch {
	case hours == 0:
		return w.Say("duration.minutes", "count", rest)
	case rest == 0:
		return w.Say("duration.hours", "count", hours)
	}
	return w.Say("duration.both", "count", hours, "minutes", rest)
}

// way is a way of meeting as people say it; "" when there is none.
func (w words) way(mode profiles.Mode) string {
	if mode == "" {
		return ""
	}
	return w.Say("meeting." + string(mode))
}

// slot proposes a time of the week: how many of the meetings it has room for,
// and when it is on each one's clock. It is "" when there is none.
func (w words) slot(slot *scoring.Slot, every profiles.Rhythm) string {
	switch {
	case slot == nil:
		return ""
	case w.memory != nil:
		return w.memory.slot(slot, func() string { return w.saySlot(slot, every) })
	}
	return w.saySlot(slot, every)
}

func (w words) saySlot(slot *scoring.Slot, every profiles.Rhythm) string {
	room, times := w.room(slot, every), w.Enumeration(w.slotTimes(slot))
	if slot.Meet != "" {
		return w.Sentence(clean(w.Say("slot.sentence.how", "room", room, "how", w.way(slot.Meet), "times", times)))
	}
	return w.Sentence(clean(w.Say("slot.sentence", "room", room, "times", times)))
}

// room is for which meetings a slot has room: 11 of 12 meetings, every week
// from 7 December 2026.
func (w words) room(slot *scoring.Slot, every profiles.Rhythm) string {
	often, from := w.howOften(every), w.date(slot.Mentee[0].From)
	if slot.Meetings == slot.Of && slot.Of > 1 {
		return w.Say("slot.room.all", "of", slot.Of, "often", often, "date", from)
	}
	return w.Say("slot.room", "meetings", slot.Meetings, "count", slot.Of, "often", often, "date", from)
}

// weeklyTime is a slot for a cell of a sheet.
func (w words) weeklyTime(slot *scoring.Slot, every profiles.Rhythm) string {
	if slot == nil {
		return ""
	}
	return w.Enumeration(append(w.slotTimes(slot), w.room(slot, every)))
}

// slotTimes is when a slot is on each one's clock: once when that is the same,
// Mon 18:00-19:00 (Asia/Dhaka), and otherwise with whose it is.
func (w words) slotTimes(slot *scoring.Slot) []string {
	if slices.Equal(slot.Mentee, slot.Mentor) {
		return []string{w.onClock(slot.Mentee)}
	}
	return []string{
		w.Say("slot.mentee", "time", w.onClock(slot.Mentee)),
		w.Say("slot.mentor", "time", w.onClock(slot.Mentor)),
	}
}

func (w words) onClock(times []scoring.SlotTime) string {
	text := ""
	for k, at := range times {
		time := w.stretch(at.Weekday, at.Start, at.End)
		if k == 0 {
			text = w.Say("slot.zone", "time", time, "zone", at.TimeZone)
		} else {
			text = w.Say("slot.from", "before", text, "date", w.date(at.From), "time", time)
		}
	}
	return text
}

// stretch writes a stretch of the week: Mon 18:00-20:30.
func (w words) stretch(day time.Weekday, start, end int) string {
	return w.Say("slot.window", "day", w.WeekdayShort(day), "from", w.Digits(clockTime(start)), "to", w.Digits(clockTime(end)))
}

// clockTime is minutes after midnight as a clock shows them. Midnight at the
// end of a day is 24:00, and what is later is of the next day.
func clockTime(minutes int) string {
	if minutes > 24*60 {
		minutes -= 24 * 60
	}
	digit := func(n int) byte { return byte('0' + n) }
	hour, minute := minutes/60, minutes%60
	return string([]byte{digit(hour / 10), digit(hour % 10), ':', digit(minute / 10), digit(minute % 10)})
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
	how, by := "longer.", change.Minutes
	if by < 0 {
		how, by = "shorter.", -by
	}
	window := change.Window
	return s.Sentence(clean(s.Say("clock."+how+string(change.Side), "date", s.date(change.On), "zone", zone,
		"window", s.stretch(window.Day, window.Start, window.End), "minutes", s.duration(by))))
}

// clockChanges has a sentence for each of the pair's.
func (s *speaker) clockChanges(pair *scoring.Pair, settings *profiles.Settings) []string {
	var texts []string
	for _, change := range pair.ClockChanges {
		texts = append(texts, s.clockChange(change, settings.TimeZone))
	}
	return texts
}
