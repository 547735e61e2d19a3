package report

import (
	"time"

	"mentormatch/scoring"
)

// A RecordSlot is a time of the week that is proposed for a pair's meetings.
type RecordSlot struct {
	First    string           `json:"first"`    // RFC 3339, in the mentee's time zone
	Meetings int              `json:"meetings"` // for which there is room, of those that the rhythm asks for
	Of       int              `json:"of"`
	Meet     *string          `json:"meet"`
	Still    string           `json:"still"`  // on whose clock it never moves: mentee or mentor
	Mentee   []RecordSlotTime `json:"mentee"` // on the mentee's clock
	Mentor   []RecordSlotTime `json:"mentor"`
}

// A RecordSlotTime is when a slot is on one person's clock, from a day on.
type RecordSlotTime struct {
	From     string `json:"from"`
	Weekday  string `json:"weekday"` // Mon to Sun
	Start    string `json:"start"`   // 18:00
	End      string `json:"end"`     // 20:30; of the next day when it is not later than the start
	TimeZone string `json:"time_zone"`
}

func recordSlot(slot *scoring.Slot) *RecordSlot {
	if slot == nil {
		return nil
	}
	return &RecordSlot{
		First:    slot.First.Format(time.RFC3339),
		Meetings: slot.Meetings,
		Of:       slot.Of,
		Meet:     known(string(slot.Meet)),
		Still:    string(slot.Still),
		Mentee:   recordSlotTimes(slot.Mentee),
		Mentor:   recordSlotTimes(slot.Mentor),
	}
}

func recordSlotTimes(times []scoring.SlotTime) []RecordSlotTime {
	list := make([]RecordSlotTime, 0, len(times))
	for _, at := range times {
		list = append(list, RecordSlotTime{at.From.String(), at.Weekday.String()[:3], clockTime(at.Start), clockTime(at.End), at.TimeZone})
	}
	return list
}
