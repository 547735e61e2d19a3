package profiles

import (
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the same zones on every machine

	"mentormatch/internal/diag"
)

var zoneSet = sync.OnceValues(func() ([]string, map[string]bool) {
	list := strings.Fields(zoneNames)
	set := make(map[string]bool, len(list)+1)
	for _, name := range list {
		set[name] = true
	}
	set["UTC"] = true
	return list, set
})

// zonesMeant are the zones that a common abbreviation may mean.
var zonesMeant = map[string][]string{
	"IST": {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"},
	"BST": {"Europe/London", "Asia/Dhaka"},
	"PKT": {"Asia/Karachi"},
	"PST": {"America/Los_Angeles", "Asia/Manila"},
	"MST": {"America/Denver", "America/Phoenix"},
	"CST": {"America/Chicago", "Asia/Shanghai", "America/Havana"},
	"EST": {"America/New_York", "America/Toronto"}, "EDT": {"America/New_York", "America/Toronto"},
	"EST5EDT": {"America/New_York"}, "CST6CDT": {"America/Chicago"}, "MST7MDT": {"America/Denver"}, "PST8PDT": {"America/Los_Angeles"},
	"CET": {"Europe/Paris", "Europe/Berlin"}, "MET": {"Europe/Paris", "Europe/Berlin"},
	"EET": {"Europe/Athens", "Africa/Cairo"}, "WET": {"Europe/Lisbon"},
	"AST": {"America/Halifax", "Asia/Riyadh"}, "HST": {"Pacific/Honolulu"},
	"JST": {"Asia/Tokyo"}, "KST": {"Asia/Seoul"}, "SGT": {"Asia/Singapore"}, "NPT": {"Asia/Kathmandu"},
	"AEST": {"Australia/Sydney", "Australia/Brisbane"}, "ACST": {"Australia/Adelaide", "Australia/Darwin"},
	"AWST": {"Australia/Perth"}, "NZST": {"Pacific/Auckland"}, "NZ": {"Pacific/Auckland"},
	"GMT": {"UTC", "Europe/London", "Africa/Accra"}, "Z": {"UTC"}, "Etc/UTC": {"UTC"}, "GB": {"Europe/London"},
	"SAST": {"Africa/Johannesburg"}, "EAT": {"Africa/Nairobi"}, "WAT": {"Africa/Lagos"}, "CAT": {"Africa/Harare"},
}

// zone reads v as a time zone: UTC, or the Region/City of the IANA database.
// An abbreviation is refused, since it does not say which country's clock.
func (v value) zone() (string, *time.Location, bool) {
	name, ok := v.written()
	if !ok {
		return "", nil, false
	}
	list, known := zoneSet()
	if known[name] {
		if at, err := location(name); err == nil {
			return at.String(), at, true
		}
	}
	v.problem("time-zone", "unknown time zone", name, zoneHint(name, list))
	return "", nil, false
}

func zoneHint(name string, list []string) diag.Message {
	if meant, ok := zonesMeant[strings.ToUpper(name)]; ok {
		return diag.Say("write the region and the city: {zones}", "zones", diag.Choice(meant))
	}
	if near, ok := diag.Nearest(name, list); ok {
		return diag.DidYouMean(near)
	}
	city := strings.ReplaceAll(strings.ToLower(name), " ", "_")
	for _, zone := range list {
		if strings.HasSuffix(strings.ToLower(zone), "/"+city) {
			return diag.DidYouMean(zone)
		}
	}
	return "write the region and the city, such as Asia/Dhaka or Europe/London, or UTC"
}

var loaded sync.Map // of *time.Location by name

// location is time.LoadLocation, which reads and parses a file every time,
// for a program that asks a hundred thousand times for the same few.
func location(name string) (*time.Location, error) {
	if at, ok := loaded.Load(name); ok {
		return at.(*time.Location), nil
	}
	at, err := time.LoadLocation(name)
	if err == nil {
		loaded.Store(name, at)
	}
	return at, err
}
