package report

import (
	"mentormatch/internal/lang"
)

// Other is what the person is called whom the reader, one of the two, meets.
func (t Told) Other(reader Reader) string {
	if reader.Kind == ForMentor {
		return Called(t.Mentee)
	}
	return Called(t.Mentor)
}

// Why says to one of the two what speaks for the match: lived experience,
// goals and the language, as far as they were told.
func (t Told) Why(say *lang.Speaker, reader Reader) []string {
	side, other := ".mentee", t.Other(reader)
	if reader.Kind == ForMentor {
		side = ".mentor"
	}
	var texts []string
	if len(t.Experience) > 0 {
		texts = append(texts, say.Say("letter.experience"+side, "other", other, "things", say.Enumeration(t.Experience)))
	}
	if len(t.Goals) > 0 {
		texts = append(texts, say.Say("letter.goals"+side, "other", other, "things", say.Enumeration(t.Goals)))
	}
	if t.Language != "" {
		texts = append(texts, say.Say("letter.language", "language", t.Language))
	}
	return texts
}

// Meeting says to one of the two when and how they first meet, with a time of
// the week in words, "" for none.
func (t Told) Meeting(say *lang.Speaker, weekly string) []string {
	if t.First.IsZero() {
		return []string{say.Say("letter.first.unknown")}
	}
	texts := []string{t.FirstMeeting(say)}
	if t.How != "" {
		texts = append(texts, t.How)
	}
	if weekly != "" {
		texts = append(texts, say.Say("letter.weekly", "times", weekly))
	}
	return texts
}

// FirstMeeting proposes the first meeting, which is known.
func (t Told) FirstMeeting(say *lang.Speaker) string {
	return say.Say("letter.first", "when", t.FirstDay(say), "time", t.FirstClock(say), "zone", t.First.Location().String())
}

// FirstDay is the day of the first meeting: Monday, 7 December 2026.
func (t Told) FirstDay(say *lang.Speaker) string {
	return say.Say("letter.day", "weekday", say.Weekday(t.First.Weekday()), "date", say.Date(t.First.Year(), t.First.Month(), t.First.Day()))
}

// FirstClock is the time of day of the first meeting: 18:30.
func (t Told) FirstClock(say *lang.Speaker) string {
	return say.Clock(t.First.Hour(), t.First.Minute())
}
