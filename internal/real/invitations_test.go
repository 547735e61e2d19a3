package real

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

// Python's icalendar reads every invitation: one event of an hour, whose title
// is one line, and both people of a pair have the same one.
func TestIcalendarReadsInvitations(t *testing.T) {
	record := made(t, "invite.json", "match", folder, "--date", day, "-o", "OUT")
	to := made(t, "invitations", "letters", folder, record, "--to", "OUT", "--all")
	paths, err := filepath.Glob(filepath.Join(to, "*", "*.ics"))
	if err != nil || len(paths) < 30 {
		t.Fatalf("%v, %d invitations", err, len(paths))
	}
	var got map[string][]struct{ Start, End, Title, UID string }
	python(t, "icalendar", `
import json, sys, icalendar, datetime
utc = datetime.timezone.utc
def event(e):
    return {"start": e["DTSTART"].dt.astimezone(utc).isoformat(), "end": e["DTEND"].dt.astimezone(utc).isoformat(), "title": str(e["SUMMARY"]), "uid": str(e["UID"])}
print(json.dumps({p: [event(e) for e in icalendar.Calendar.from_ical(open(p, "rb").read()).walk("VEVENT")] for p in sys.argv[1:]}))
`, paths, &got)
	meetings := map[string]int{}
	for _, path := range paths {
		if len(got[path]) != 1 {
			t.Errorf("%s: %d events", path, len(got[path]))
			continue
		}
		e := got[path][0]
		start, err1 := time.Parse(time.RFC3339, e.Start)
		end, err2 := time.Parse(time.RFC3339, e.End)
		if err1 != nil || err2 != nil || end.Sub(start) != time.Hour || e.Title == "" {
			t.Errorf("%s: %+v", filepath.Base(path), e)
		}
		meetings[e.UID+" "+e.Start]++
	}
	for meeting, people := range meetings {
		if people != 2 {
			t.Errorf("%s has %d people", meeting, people)
		}
	}
	fmt.Printf("real: icalendar read %d invitations to %d meetings\n", len(paths), len(meetings))
}
