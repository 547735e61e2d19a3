package profiles

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestWindows(t *testing.T) {
	const mon, tue, sat, sun = time.Monday, time.Tuesday, time.Saturday, time.Sunday
	for _, test := range []struct {
		weekly string
		want   []Window
		reason string
	}{
		{"Mon 18:00-20:30", []Window{{mon, 1080, 1230, ""}}, "18*60, 20*60+30"},
		{"Sun 22:00-01:00", []Window{{sun, 1320, 1500, ""}}, "past midnight: 24*60+60"},
		{"Sat 09:00-24:00 remote", []Window{{sat, 540, 1440, Remote}}, "24:00 is the end of the day"},
		{"Mon 00:00-24:00", []Window{{mon, 0, 1440, ""}}, "a whole day"},
		{"Sat-Mon 10:00-11:00", []Window{{mon, 600, 660, ""}, {sat, 600, 660, ""}, {sun, 600, 660, ""}}, "over the end of the week; Monday is first"},
		{"Mon 18:00-20:00, Mon 18:00-20:00", []Window{{mon, 1080, 1200, ""}}, "the same twice"},
		{"Mon 18:00-20:00, Mon 19:00-21:00", []Window{{mon, 1080, 1260, ""}}, "overlapping"},
		{"Mon 18:00-20:00, Mon 20:00-21:00", []Window{{mon, 1080, 1260, ""}}, "touching"},
		{"Mon 18:00-24:00, Tue 00:00-01:00", []Window{{mon, 1080, 1500, ""}}, "touching at midnight"},
		{"Sun 22:00-24:00, Mon 00:00-01:00", []Window{{sun, 1320, 1500, ""}}, "touching at the end of the week"},
		{"Mon 18:00-20:00 remote, Mon 19:00-21:00 in-person",
			[]Window{{mon, 1080, 1140, Remote}, {mon, 1140, 1200, ""}, {mon, 1200, 1260, InPerson}}, "where both are said, either will do"},
		{"Mon 00:00-24:00, Tue 00:00-12:00", []Window{{mon, 0, 1440, ""}, {tue, 0, 720, ""}}, "longer than a day: cut at midnight"},
		{"Mon 12:00-24:00, Tue 00:00-18:00", []Window{{mon, 720, 1440, ""}, {tue, 0, 1080, ""}}, "30 hours: cut at midnight"},
	} {
		p := load(t, files{"mentees.yaml": "- id: ana\n  availability: {weekly: [" + test.weekly + "]}\n"})
		if got := p.Mentees[0].Availability.Weekly; !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v: %s", test.weekly, got, test.want, test.reason)
		}
	}
	p := load(t, files{"mentees.yaml": "- id: ana\n  availability: {weekly: [Mon-Sun 00:00-24:00]}\n"})
	if got := p.Mentees[0].Availability.Weekly; len(got) != 7 || got[6] != (Window{sun, 0, 1440, ""}) {
		t.Errorf("always: got %v, want seven whole days", got)
	}
}

// Merging changes no minute of the week: what was free before is free after,
// in the same ways, and nothing overlaps.
func TestMergeKeepsEveryMinute(t *testing.T) {
	minutes := func(list []Window) (week [weekMinutes][2]bool, total int) {
		for _, w := range list {
			total += w.End - w.Start
			for m := begin(w); m < begin(w)+w.End-w.Start; m++ {
				week[m%weekMinutes][0] = week[m%weekMinutes][0] || w.Mode != InPerson
				week[m%weekMinutes][1] = week[m%weekMinutes][1] || w.Mode != Remote
			}
		}
		return week, total
	}
	const seed = 1
	random := rand.New(rand.NewPCG(seed, 0))
	for range 300 {
		var list []Window
		for range random.IntN(9) {
			start := random.IntN(48) * 30
			list = append(list, Window{
				Day: time.Weekday(random.IntN(7)), Start: start, End: start + 30*(1+random.IntN(48)),
				Mode: []Mode{"", Remote, InPerson}[random.IntN(3)],
			})
		}
		before, _ := minutes(list)
		merged := merge(append([]Window(nil), list...))
		after, total := minutes(merged)
		if before != after {
			t.Fatalf("seed %d: %v became %v", seed, list, merged)
		}
		free := 0
		for _, m := range after {
			if m[0] || m[1] {
				free++
			}
		}
		if total != free {
			t.Fatalf("seed %d: %v has %d minutes in %d minutes of the week: it overlaps", seed, merged, total, free)
		}
		for _, w := range merged {
			if w.Start < 0 || w.Start >= dayMinutes || w.End <= w.Start || w.End > w.Start+dayMinutes {
				t.Fatalf("seed %d: %v is out of bounds", seed, w)
			}
		}
	}
}

func TestEveryZoneLoads(t *testing.T) {
	list, set := zoneSet()
	if len(list) < 400 || !set["UTC"] || !set["Asia/Dhaka"] {
		t.Errorf("%d zones, want the IANA database", len(list))
	}
	for _, name := range list {
		if _, err := location(name); err != nil {
			t.Error(err)
		}
		if !strings.Contains(name, "/") {
			t.Errorf("%s has no region", name)
		}
	}
	for short, meant := range zonesMeant {
		for _, zone := range meant {
			if !set[zone] {
				t.Errorf("%s may mean %s, which is not a zone", short, zone)
			}
		}
		if len(meant) == 0 {
			t.Errorf("%s has no candidates", short)
		}
	}
}

func TestSignLanguages(t *testing.T) {
	if n := len(signLanguages); n < 150 {
		t.Errorf("%d sign languages, want those of ISO 639-3", n)
	}
	for _, code := range strings.Fields("ase asf bfi bzs csl fsl gsg ins ise jsl kvk nsp pks sqs tsm wbs zsl") {
		if !signLanguages[code] {
			t.Errorf("%s is not there", code)
		}
	}
	for tag, code := range signLanguageOf {
		if !signLanguages[code] || strings.ToLower(tag) != tag {
			t.Errorf("%s: %s is not a sign language, or the tag is not in small letters", tag, code)
		}
	}
	for _, code := range []string{"bn", "ur", "mr", "en"} {
		if signLanguages[code] {
			t.Errorf("%s is spoken", code)
		}
	}
}
