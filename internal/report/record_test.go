package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func recordText(t *testing.T) string {
	t.Helper()
	var buffer bytes.Buffer
	if err := NewRecord(small()).Write(&buffer); err != nil {
		t.Fatal(err)
	}
	return buffer.String()
}

func TestReadRecordIsStrict(t *testing.T) {
	good := recordText(t)
	replace := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("the record does not hold %s", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	cases := []struct{ why, text, error string }{
		{"nothing", "", "the record is empty"},
		{"white space", " \n", "the record is empty"},
		{"not JSON", "mentees:\n  - id: ana\n", "this is not JSON"},
		{"cut short", good[:len(good)/2], "this is not JSON"},
		{"another kind of JSON", "[1, 2]", "a record is an object"},
		{"not UTF-8", "{\"\xff\": 1}", "not UTF-8"},
		{"no version", `{"programme": "x"}`, "format_version: missing"},
		{"a later version", replace(`"format_version": 3`, `"format_version": 4`), "format_version: 4, but this program reads version 3"},
		{"an earlier version, with a key that it did not have", replace(`"format_version": 3`, `"format_version": 1`), "format_version: 1, which an earlier mentormatch wrote"},
		{"an earlier version as it was", `{"format_version": 1, "programme": "Harbour", "matches": []}`, "match the programme again"},
		{"a version that never was", replace(`"format_version": 3`, `"format_version": 0`), "format_version: 0, but this program reads version 3"},
		{"a version in text", replace(`"format_version": 3`, `"format_version": "1"`), "format_version"},
		{"an unknown key", replace(`"programme"`, `"program"`), "program: unknown key"},
		{"a key in other letters", replace(`"programme"`, `"Programme"`), "Programme: unknown key"},
		{"an unknown key deep inside", replace(`"contribution": 2250`, `"contributes": 2250`), "matches[0].criteria.occupation.contributes: unknown key"},
		{"a key twice", replace(`"programme": "Harbour",`, `"programme": "Harbour", "programme": "Harbour",`), "programme: the key stands twice"},
		{"a missing key", replace(`"evidence": 8333,`, ``), "matches[0].evidence: missing"},
		{"text for a number", replace(`"points": 6311`, `"points": "6311"`), "matches[0].points: text, want a whole number"},
		{"a fraction", replace(`"points": 6311`, `"points": 6311.5`), "matches[0].points: 6311.5 is not a whole number"},
		{"a fraction that is whole", replace(`"points": 6311`, `"points": 6311.0`), "is not a whole number"},
		{"an exponent", replace(`"points": 6311`, `"points": 6e3`), "is not a whole number"},
		{"too large a number", replace(`"points": 6311`, `"points": 99999999999999999999`), "is not a whole number"},
		{"null for a number", replace(`"points": 6311`, `"points": null`), "matches[0].points: null, want a whole number"},
		{"null for a list", replace(`"holders": [
              "bo"
            ]`, `"holders": null`), "holders: null, want a list"},
		{"a number for text", replace(`"mentee": "ana"`, `"mentee": 7`), "matches[0].mentee: a number, want text"},
		{"a number for text or null", replace(`"language": "bn"`, `"language": 7`), "matches[0].language: a number, want text"},
		{"text for a truth value", replace(`"pinned": false`, `"pinned": "no"`), "matches[0].pinned: text, want true or false"},
		{"a list for an object", replace(`"certificate": {`, `"certificate": [{`), "not JSON"},
		{"an object for a list", replace(`"holders": [
              "bo"
            ]`, `"holders": {}`), "an object, want a list"},
		{"a list for an object, well formed", `{"format_version": 3, "settings": []}`, "settings: a list, want an object"},
		{"text for a slot", replace(`"slot": {`, `"slot": "Mon", "x": {`), "matches[0].slot: text, want an object"},
		{"a key that slots do not have", replace(`"still"`, `"stil"`), "matches[0].slot.stil: unknown key"},
		{"more behind the end", good + "{}", "not JSON"},
	}
	for _, c := range cases {
		_, err := ReadRecord(strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.error) {
			t.Errorf("%s: error %v, want one with %q", c.why, err, c.error)
		}
	}
	if _, err := ReadRecord(strings.NewReader(strings.ReplaceAll(good, "\n", "\r\n"))); err != nil {
		t.Errorf("other ends of lines: %v", err)
	}
}

func TestCompareSaysWhere(t *testing.T) {
	cases := []struct {
		why    string
		change func(*Record)
		want   string
	}{
		{"a number", func(r *Record) { r.Matches[2].Criteria.Goals.Points = 5200 },
			"matches[2].criteria.goals.points: 5200 in the file, 3600 from the profiles"},
		{"a text", func(r *Record) { r.Programme = "Harbor" }, `programme: "Harbor" in the file, "Harbour" from the profiles`},
		{"a sentence, which says what was shared then", func(r *Record) { r.Matches[0].Criteria.Disability.Reason = "secret" },
			`matches[0].criteria.disability.reason: not what the profiles say, ` + strconv.Quote(NewRecord(small()).Matches[0].Criteria.Disability.Reason)},
		{"null for a text", func(r *Record) { r.Matches[0].Language = nil }, `matches[0].language: null in the file, "bn" from the profiles`},
		{"another mentor", func(r *Record) { r.Matches[0].Mentor = "flo" }, `matches[0].mentor: "flo" in the file, "dee" from the profiles`},
		{"a pair missing", func(r *Record) { r.Matches = slices.Delete(r.Matches, 1, 2) }, `matches: "bo" is missing in the file`},
		{"a pair too many", func(r *Record) { m := r.Matches[0]; m.Mentee = "zed"; r.Matches = append(r.Matches, m) },
			`matches[3]: "zed" is in the file and not from the profiles`},
		{"a pair twice", func(r *Record) { r.Matches = append(r.Matches, r.Matches[0]) }, `matches[3]: "ana" stands there twice`},
		{"another order", func(r *Record) { r.Mentors[0], r.Mentors[1] = r.Mentors[1], r.Mentors[0] }, "mentors: in another order than from the profiles"},
		{"a changed file", func(r *Record) { r.Inputs[1].SHA256 = "00" }, `inputs[1].sha256: "00" in the file, "22bb" from the profiles`},
		{"a price", func(r *Record) { r.Certificate.MentorPrices[1].Price-- }, "certificate.mentor_prices[1].price: -69001 in the file, -69000 from the profiles"},
		{"a shorter list", func(r *Record) { r.Unmatched[3].Details.HallMentees = nil }, "unmatched[3].details.hall_mentees: 0 in the file, 3 from the profiles"},
		{"another slot", func(r *Record) { r.Matches[0].Slot.Mentor[1].Start = "05:00" },
			`matches[0].slot.mentor[1].start: "05:00" in the file, "04:00" from the profiles`},
		{"no slot", func(r *Record) { r.Matches[0].Slot = nil }, "matches[0].slot: null in the file, an object from the profiles"},
		{"a slot that nobody has", func(r *Record) { r.Matches[1].Slot = r.Matches[0].Slot }, "matches[1].slot: an object in the file, null from the profiles"},
		{"another rhythm", func(r *Record) { r.Settings.Every = "month" }, `settings.every: "month" in the file, "week" from the profiles`},
		{"another notice", func(r *Record) { r.Settings.NoticeDays++ }, "settings.notice_days: 1 in the file, 0 from the profiles"},
		{"a flag", func(r *Record) { r.Settings.Rules.Training = false }, "settings.rules.training: false in the file, true from the profiles"},
	}
	for _, c := range cases {
		got := NewRecord(small())
		c.change(got)
		if found := Compare(got, NewRecord(small())); len(found) != 1 || found[0].String() != c.want {
			t.Errorf("%s: %q, want only %q", c.why, found, c.want)
		}
	}
}

func TestClaimNeedsFittingLists(t *testing.T) {
	for want, change := range map[string]func(*Record){
		"objective":                 func(r *Record) { r.Objective = "best" },
		"certificate.mentee_prices": func(r *Record) { r.Certificate.MenteePrices = r.Certificate.MenteePrices[1:] },
		"certificate.mentor_prices": func(r *Record) { r.Certificate.MentorPrices = r.Certificate.MentorPrices[1:] },
	} {
		rec := NewRecord(small())
		change(rec)
		if _, err := rec.Claim(); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %v, want one about %s", err, want)
		}
	}
}

func TestClaimNamesWhoIsMissing(t *testing.T) {
	for want, change := range map[string]func(*Record){
		`"ana" is neither among the matches nor among the unmatched`: func(r *Record) { r.Matches = r.Matches[1:] },
		`"ana" has none`: func(r *Record) { r.Certificate.MenteePrices = r.Certificate.MenteePrices[1:] },
	} {
		rec := NewRecord(small())
		if rec.Matches[0].Mentee != "ana" || rec.Certificate.MenteePrices[0].ID != "ana" {
			t.Fatal("ana is not first any more")
		}
		change(rec)
		if _, err := rec.Claim(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one that says %s", err, want)
		}
	}
}

// TestCorruptedRecords changes one thing at a time, anywhere in a record.
// Each change that JSON can tell from the original must be found.
func TestCorruptedRecords(t *testing.T) {
	const changes = 1000
	original := recordText(t)
	want := NewRecord(small())
	random := rand.New(rand.NewPCG(2026, 11))
	decode := func() any {
		decoder := json.NewDecoder(strings.NewReader(original))
		decoder.UseNumber()
		var tree any
		if err := decoder.Decode(&tree); err != nil {
			t.Fatal(err)
		}
		return tree
	}
	encode := func(tree any) string {
		text, err := json.Marshal(tree)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	plain := encode(decode())
	if rec, err := ReadRecord(strings.NewReader(plain)); err != nil || Compare(rec, want) != nil {
		t.Fatalf("the record itself does not pass: %v", err)
	}
	kinds := make(map[string]int)
	for made := 0; made < changes; {
		tree := decode()
		places := walk(tree, "", nil, nil)
		place := places[random.IntN(len(places))]
		kind := mutate(random, place)
		text := encode(tree)
		if text == plain {
			continue // two elements that are equal were swapped
		}
		made++
		kinds[kind]++
		rec, err := ReadRecord(strings.NewReader(text))
		if err == nil && Compare(rec, want) == nil {
			t.Errorf("seed 2026/11, change %d: %s at %s is not found", made, kind, place.path)
		}
	}
	for _, kind := range []string{"number", "text", "truth", "removed", "doubled", "swapped", "key removed", "null", "key added"} {
		if kinds[kind] == 0 {
			t.Errorf("no change of the kind %q was tried: %v", kind, kinds)
		}
	}
}

// A place is a value in a tree, with a way to replace it.
type place struct {
	path   string
	value  any
	set    func(any)
	remove func() // of a key; nil elsewhere
}

func walk(v any, path string, set func(any), remove func()) []place {
	var places []place
	if set != nil {
		places = append(places, place{path, v, set, remove})
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			places = append(places, walk(v[key], path+"."+key,
				func(x any) { v[key] = x }, func() { delete(v, key) })...)
		}
	case []any:
		for i := range v {
			places = append(places, walk(v[i], fmt.Sprintf("%s[%d]", path, i), func(x any) { v[i] = x }, nil)...)
		}
	}
	return places
}

func mutate(random *rand.Rand, p place) string {
	if p.remove != nil && random.IntN(6) == 0 {
		p.remove()
		return "key removed"
	}
	if p.value != nil && random.IntN(12) == 0 {
		p.set(nil)
		return "null"
	}
	switch v := p.value.(type) {
	case json.Number:
		n, _ := strconv.ParseInt(v.String(), 10, 64)
		changes := []int64{n + 1, n - 1, n + 1000, -n - 1, n * 10, 0}
		p.set(changes[random.IntN(len(changes))])
		return "number"
	case string:
		switch random.IntN(4) {
		case 0:
			p.set(v + " ")
		case 1:
			p.set("")
		case 2:
			p.set(strings.ToUpper(v) + "x")
		default:
			p.set("other")
		}
		return "text"
	case bool:
		p.set(!v)
		return "truth"
	case nil:
		p.set("something")
		return "text"
	case map[string]any:
		v["extra"] = 1
		return "key added"
	case []any:
		if len(v) == 0 {
			p.set([]any{"extra"})
			return "doubled"
		}
		i, j := random.IntN(len(v)), random.IntN(len(v))
		switch random.IntN(3) {
		case 0:
			p.set(slices.Delete(slices.Clone(v), i, i+1))
			return "removed"
		case 1:
			p.set(slices.Insert(slices.Clone(v), j, v[i]))
			return "doubled"
		}
		v[i], v[j] = v[j], v[i]
		return "swapped"
	}
	return ""
}

func FuzzReadRecord(f *testing.F) {
	var buffer bytes.Buffer
	if err := NewRecord(small()).Write(&buffer); err != nil {
		f.Fatal(err)
	}
	f.Add(buffer.Bytes())
	f.Add([]byte(`{"format_version": 3}`))
	f.Add([]byte(`[[[[`))
	f.Fuzz(func(t *testing.T, data []byte) {
		rec, err := ReadRecord(bytes.NewReader(data))
		if err != nil {
			return
		}
		// What is read is written and read again as the same record.
		var buffer bytes.Buffer
		if err := rec.Write(&buffer); err != nil {
			t.Fatal(err)
		}
		again, err := ReadRecord(&buffer)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rec, again); diff != "" {
			t.Error(diff)
		}
	})
}
