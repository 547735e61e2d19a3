package report

import (
	"mentormatch/internal/lang"
	"testing"
	"time"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

// slotAt is a time of the week on a clock, from a day of 2026 on.
func slotAt(month, day int, weekday time.Weekday, start, end int, zone string) scoring.SlotTime {
	return scoring.SlotTime{From: profiles.Date{Year: 2026, Month: time.Month(month), Day: day},
		Weekday: weekday, Start: start, End: end, TimeZone: zone}
}

func TestSlotSentence(t *testing.T) {
	dhaka := slotAt(12, 7, time.Monday, 1080, 1125, "Asia/Dhaka")
	for _, c := range []struct {
		reason string
		slot   *scoring.Slot
		every  profiles.Rhythm
		want   string
	}{
		{"nothing fits", nil, profiles.EveryWeek, ""},
		{"one clock", &scoring.Slot{Meetings: 11, Of: 12, Meet: profiles.InPerson,
			Mentee: []scoring.SlotTime{dhaka}, Mentor: []scoring.SlotTime{dhaka}}, "",
			"A time for 11 of 12 meetings, every week from 7 December 2026, in person: Mon 18:00-18:45 (Asia/Dhaka)."},
		{"two clocks, one of which changes", &scoring.Slot{Meetings: 6, Of: 6, Mentee: []scoring.SlotTime{dhaka},
			Mentor: []scoring.SlotTime{slotAt(12, 7, time.Monday, 720, 765, "Europe/London"), slotAt(12, 21, time.Monday, 780, 825, "Europe/London")}}, profiles.EveryTwoWeeks,
			"A time for all 6 meetings, every two weeks from 7 December 2026: mentee Mon 18:00-18:45 (Asia/Dhaka); mentor Mon 12:00-12:45 (Europe/London), from 21 December 2026 Mon 13:00-13:45."},
		{"past midnight, and the day's last minute", &scoring.Slot{Meetings: 1, Of: 1,
			Mentee: []scoring.SlotTime{slotAt(12, 6, time.Sunday, 1410, 1470, "UTC")}, Mentor: []scoring.SlotTime{slotAt(12, 6, time.Sunday, 1380, 1440, "Atlantic/Azores")}}, profiles.EveryMonth,
			"A time for 1 of 1 meeting, every four weeks from 6 December 2026: mentee Sun 23:30-00:30 (UTC); mentor Sun 23:00-24:00 (Atlantic/Azores)."},
	} {
		if got := wordsOf(lang.English, small().programme()).slot(c.slot, c.every); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.reason, got, c.want)
		}
	}
}

func TestWeeklyTimeColumn(t *testing.T) {
	f, _ := openWorkbook(t, small())
	for at, want := range map[string]string{
		"T1": "Weekly time",
		"T4": "mentee Sat 09:00-09:45 (Asia/Dhaka); mentor Sat 03:00-03:45 (Europe/London), from 12 December 2026 Sat 04:00-04:45; 11 of 12 meetings, every week from 5 December 2026",
		"T3": "", // nothing is known
	} {
		if got, _ := f.GetCellValue(sheetMatches, at); got != want {
			t.Errorf("%s has %q, want %q", at, got, want)
		}
	}
	rows, err := f.GetRows(sheetSettings)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row[1] == "Meeting" && row[2] != "45 min every week; 2 h in common are enough to choose from; the first at least 0 days after the run" {
			t.Errorf("the settings say of meetings: %s", row[2])
		}
	}
}

func TestClockChangeSentence(t *testing.T) {
	run := small()
	run.programme().Mentors[0].Availability = &profiles.Availability{TimeZone: "Europe/London"}
	speak := newSpeaker(run.words(), run.For, run.mentee(0), run.mentor(0))
	change := scoring.ClockChange{Side: scoring.MentorSide, On: profiles.Date{Year: 2027, Month: 3, Day: 28},
		Window: profiles.Window{Day: time.Sunday, Start: 30, End: 180}, Minutes: -60}
	if got, want := speak.clockChange(change, "Asia/Dhaka"),
		"On 28 March 2027 the clock in Europe/London changes: the mentor's time Sun 00:30-03:00 is 1 h shorter than usual."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	change.Side, change.Minutes = scoring.MenteeSide, 30
	if got, want := speak.clockChange(change, "Australia/Lord_Howe"),
		"On 28 March 2027 the clock in Australia/Lord_Howe changes: the mentee's time Sun 00:30-03:00 is 30 min longer than usual."; got != want {
		t.Errorf("somebody without a time zone has the programme's:\ngot  %s\nwant %s", got, want)
	}
}
