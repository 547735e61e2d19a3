package letters

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
)

// invitation is the first meeting for the reader's calendar, as iCalendar (RFC
// 5545); nil when there is none to propose. Its time is in UTC, which every
// calendar shows on the clock of its owner; the text says it on the reader's.
// It names whom to meet and nothing that either has told.
func invitation(run *report.Run, m *matcher.Matched, opt Options) []byte {
	told := run.Tell(m)
	if told.First.IsZero() {
		return nil
	}
	settings := &run.Scorer.Programme().Settings
	w := writer{lang.New(opt.Language), told, run.For}
	on := run.Scorer.On()
	calendar := ics.NewCalendarFor("mentormatch")
	calendar.SetMethod(ics.MethodPublish)
	calendar.SetXWRTimezone(told.First.Location().String())
	event := calendar.AddEvent(uid(settings.Name, told))
	event.SetDtStampTime(time.Date(on.Year, on.Month, on.Day, 0, 0, 0, 0, time.UTC))
	event.SetStartAt(told.First)
	event.SetEndAt(told.First.Add(time.Duration(settings.Meeting.Minutes) * time.Minute))
	event.SetStatus(ics.ObjectStatusTentative)
	language := &ics.KeyValues{Key: string(ics.ParameterLanguage), Value: []string{opt.Language.Code}}
	event.SetSummary(w.Say("invitation.summary", "other", told.Other(run.For)), language)
	event.SetDescription(told.FirstMeeting(w.Speaker)+
		"\n"+w.Say("letter.decline")+"\n"+w.contact(), language)
	if told.Meet != "" {
		event.SetLocation(w.Say("invitation.where", "how", told.Meet), language)
	}
	text := calendar.Serialize(ics.WithNewLineWindows)
	if !strings.HasSuffix(text, "\r\n") {
		text += "\r\n" // each line has one, the last too
	}
	return []byte(text)
}

// uid names the meeting of a pair, the same in both calendars and every time
// the letters are written, and cannot be read back.
func uid(programme string, told report.Told) string {
	sum := sha256.Sum256([]byte(programme + "\x00" + told.Mentee.ID + "\x00" + told.Mentor.ID))
	return hex.EncodeToString(sum[:16]) + "@mentormatch"
}
