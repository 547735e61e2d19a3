package profiles

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"mentormatch/internal/diag"
)

// What is wrong with a file as text or as YAML, before anybody asks what it
// says.
func TestBadText(t *testing.T) {
	checkBad(t, "mentees.yaml", []bad{
		{"\xff\xfei\x00d\x00", "mentees.yaml:1 encoding", "UTF-8", "UTF-16, little end first"},
		{"\xfe\xff\x00i\x00d", "mentees.yaml:1 encoding", "UTF-8", "UTF-16, big end first"},
		{"PK\x03\x04", "mentees.yaml:1 encoding", "text files", "a spreadsheet with another name"},
		{"- id: ana\n  name: a\x00b\n", "mentees.yaml:2:10 encoding", "UTF-8", "NUL"},
		{"- id: ana\n  name: a\xffb\n", "mentees.yaml:2:10 encoding", "UTF-8", "a byte of Latin-1"},
		{"- id: ana\n  name: a\x1b[31mb\n", "mentees.yaml:2:10 character", "delete", "a terminal escape as it is"},
		{"- id: ana\n  name: \"a\\e[31mb\"\n", "mentees.yaml:2:9 character", "delete", "a terminal escape as YAML writes it"},
		{"- id: ana\n  name: a\u202eb\n", "mentees.yaml:2:9 character", "another order", "an override of direction"},
		{"- id: ana\n  name: \"a\\u2066b\"\n", "mentees.yaml:2:9 character", "another order", "an isolate as YAML writes it"},
		{"- id: ana\n  name: a\u2028b\n", "mentees.yaml:2:10 character", "delete", "a line end that no editor shows"},
		{"- id: ana\n  name: a\u0085b\n", "mentees.yaml:2:10 character", "delete", "a line end that no editor shows"},
		{"- id: ana\n  name: \"a\\nb\"\n", "mentees.yaml:2:9 character", "one line", "a name of two lines"},
		{"- id: ana\n  name: “Ana Bo”\n", "mentees.yaml:2:9 character", "straight ones", "quotation marks that an editor made curly"},
		{"- id: ana\n  name: ‘Ana Bo’\n", "mentees.yaml:2:9 character", "straight ones", "single ones"},
		{"- id: ana\n  notes: " + strings.Repeat("ক", 2001) + "\n", "mentees.yaml:2:10 text-too-long", "2000", "2000 characters fit, 2001 do not"},
		{"%YAML 1.2\n---\n- id: ana\n", "mentees.yaml:1:1 directive", "take the line out", "a directive"},
		{"- id: ana\n  name: foo: bar\n", "mentees.yaml:2:3 syntax", "quotes", "a colon in plain text"},
		{"- id: ana\n  name: 'foo\n- id: bo\n", "mentees.yaml:2:3 syntax", "quotation mark", "a quotation that is never closed"},
		{"- id: ana\n\tname: foo\n", "mentees.yaml:2:2 syntax", "spaces", "a tab"},
		{"- id: ana\n  goals: [skills\n- id: bo\n", "mentees.yaml:2:3 syntax", "close it with ]", "a bracket that is never closed"},
		{"- id: ana\n  place: {lat: 1, lon: 2\n- id: bo\n", "mentees.yaml:2:3 syntax", "close it with }", "a brace that is never closed"},
		{"- id: ana\n name: foo\n", "mentees.yaml:2:2 syntax", "indent", "a field that is not under its neighbours"},
		{"- id: ana\n  name\n  goals: []\n", "mentees.yaml:2:3 syntax", "name: value", "a field without a colon"},
		{"- id: ana\n  name: @foo\n", "mentees.yaml:2:3 syntax", "quotes", "a character that YAML keeps for itself"},
		{"- id: ana\n  name: \"a\\qb\"\n", "mentees.yaml:2:3 syntax", "single quotes", "an escape that is none"},
		{"- id: ana\n\u00a0 name: foo\n", "mentees.yaml:2:1 syntax", "no-break spaces", "a no-break space as indentation"},
		{"- id: ana\n \u00a0name: foo\n", "mentees.yaml:2:2 syntax", "no-break spaces", "a no-break space behind an ordinary one"},
		{"- id: ana\n  name: foo\n\u00a0\u00a0goals: []\n", "mentees.yaml:3:1 syntax", "no-break spaces", "a field in the middle"},
		{"id: ana\n\u00a0name: foo\n", "mentees.yaml:2:1 invisible-character", "no-break spaces", "a field that YAML reads, by another name"},
		{"- id: ana\n  place:\n  \u00a0 lat: 1\n", "mentees.yaml:2:3 missing-value\nmentees.yaml:3:3 invisible-character", "", "a field within a field, which is none any more"},
		{"- id: ana\n  name: Bo #2 Lowther\n", "mentees.yaml:2:9 cut-text", "quotes", "YAML takes #2 Lowther for a comment"},
		{"- id: ana\n  notes: call  #ext 12\n", "mentees.yaml:2:10 cut-text", "quotes", "notes too"},
		{"- id: ana\n  name: রহিমা #২\n", "mentees.yaml:2:9 cut-text", "quotes", "in any script"},
		{"{id: ana}\n{id: bo}\n", "mentees.yaml:2:1 syntax", "indent", "a second person without a list"},
		{"  - id: ana\n- id: bo\n", "mentees.yaml:2:1 syntax", "indent", "a second list, further out"},
		{"- id: *ana\n", "mentees.yaml:1:1 syntax", "write the value out", "an alias of nothing"},
		{"- id: ana\n  name: foo: bar\n- id: bo\n  gaols: []\n", "mentees.yaml:2:3 syntax\nmentees.yaml:4:3 unknown-field", "quotes", "what follows a syntax error is still read"},
		{"id: ana\nname: foo: bar\n---\nid: bo\ngaols: []\n", "mentees.yaml:2:1 syntax\nmentees.yaml:5:1 unknown-field", "quotes", "the next document is still read"},
		{strings.Repeat("[", 1<<20), "mentees.yaml:1:1 syntax", "four levels", "1 MB of ["},
		{strings.Repeat("- ", 1<<19), "mentees.yaml:1:1 syntax", "four levels", "1 MB of dashes"},
	})
}

// What YAML has and profiles do not use.
func TestBadYAML(t *testing.T) {
	checkBad(t, "mentees.yaml", []bad{
		{"- id: ana\n  goals: &g [skills]\n", "mentees.yaml:2:10 anchor", "quotes", "an anchor, though nobody uses it"},
		{"- id: ana\n  goals: &g [skills]\n- id: bo\n  goals: *g\n", "mentees.yaml:2:10 anchor\nmentees.yaml:4:10 alias", "", "an alias"},
		{"- &a\n  id: ana\n  <<: *a\n", "mentees.yaml:1:3 anchor", "", "an alias of itself"},
		{"- id: ana\n  goals: &g [*g]\n", "mentees.yaml:2:10 anchor", "", "a list in itself"},
		{"- id: ana\n  <<: {name: foo}\n", "mentees.yaml:2:3 merge-key", "write the fields out", "a merge key"},
		{"- id: ana\n  <<: {a: 1}\n  ? [a]\n  : b\n", "mentees.yaml:2:3 merge-key\nmentees.yaml:3:5 wrong-kind", "", "a key that is a list, with a merge key"},
		{"- id: !!str ana\n", "mentees.yaml:1:7 tag", "take the tag out", "a tag of YAML's own"},
		{"- id: !secret ana\n", "mentees.yaml:1:7 tag", "take the tag out", "a tag of somebody's own"},
		{"- !person\n  id: ana\n", "mentees.yaml:1:3 tag", "", "a tag on a person"},
		{"!people\n- id: ana\n", "mentees.yaml:1:1 tag", "", "a tag on the list"},
		{"- id: ana\n  id: bo\n", "mentees.yaml:2:3 duplicate-field", "line 1", "a field given twice"},
		{"- id: ana\n  name: a\n  Name: b\n", "mentees.yaml:3:3 duplicate-field", "line 2", "twice but for the case"},
		{"- id: ana\n  name: a\n  ｎａｍｅ: b\n", "mentees.yaml:3:3 duplicate-field", "line 2", "twice but for the width"},
		{"- id: ana\n  disability: [{functions: {1: 1, 01: 2}}]\n", "mentees.yaml:2:29 function\nmentees.yaml:2:35 duplicate-field", "", "keys that are one number"},
		{"- id: ana\n  na\u200bme: foo\n", "mentees.yaml:2:3 invisible-character", "U+200B", "a space of no width in a key"},
		{"- id: ana\n  gaols: [skills]\n", "mentees.yaml:2:3 unknown-field", `did you mean "goals"?`, "a misspelt field"},
		{"- id: ana\n  colour: blue\n", "mentees.yaml:2:3 unknown-field", "fields here: id, name", "a field like no other"},
		{"- id: ana\n  capacity: 2\n", "mentees.yaml:2:3 unknown-field", "only a mentor", "a mentor's field"},
		{"- id: ana\n  rounds_waited: -1\n", "mentees.yaml:2:18 out-of-range", "", "fewer than no rounds"},
		{"- id: ana\n  lived_experience: []\n", "mentees.yaml:2:3 unknown-field", "disability", "a mentor's field"},
		{"- id: ana\n  goals:\n", "mentees.yaml:2:3 missing-value", "blank", "nothing behind the colon"},
		{"- id: ana\n  goals: ~\n", "mentees.yaml:2:3 missing-value", "blank", "null"},
		{"- id: null\n", "mentees.yaml:1:3 missing-value", "", "null is not an id"},
		{"- id: ''\n", "mentees.yaml:1:7 missing-value", "", "empty text is not an id"},
		{"- id: ana\n  goals: [~]\n", "mentees.yaml:2:11 missing-value", "entry", "null in a list"},
		{"- id: ana\n-\n- id: bo\n", "mentees.yaml:2:2 missing-value", "id", "an entry without a person"},
		{"ana\n", "mentees.yaml:1:1 wrong-kind", "", "a word is not a list of people"},
		{"- id: ana\n  goals: skills\n", "mentees.yaml:2:10 wrong-kind", "[brackets]", "one goal without brackets"},
		{"- id: ana\n  name: [a]\n", "mentees.yaml:2:9 wrong-kind", "", "a list where text should be"},
		{"- id: ana\n  place: here\n", "mentees.yaml:2:10 wrong-kind", "", "text where fields should be"},
		{"- name: foo\n", "mentees.yaml:1:3 missing-field", "short id", "a person without an id"},
	})
}

// hang is longer than anything here takes, with the race detector on a machine
// that is busy as well, and shorter than what grows with the square of its
// input.
const hang = time.Minute

func TestManyKeys(t *testing.T) {
	var text strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&text, "k%d: 1\n", i)
	}
	start := time.Now()
	checkBad(t, "mentees.yaml", []bad{{text.String(), "mentees.yaml:1:1 too-many", "1000", "a map of 100 000 keys"}})
	if d := time.Since(start); d > hang {
		t.Errorf("a map of 100 000 keys took %s", d)
	}
	checkBad(t, "mentees.yaml", []bad{
		{"- id: ana\n  goals: [" + strings.Repeat("skills, ", 1001) + "]\n", "mentees.yaml:2:10 too-many", "1000", "a list without end"},
	})
}

func TestBillionLaughs(t *testing.T) {
	var text strings.Builder
	text.WriteString("- id: ana\n  notes: &a0 lol\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&text, "  k%d: &a%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9))
	}
	_, err := Load(files{"mentees.yaml": text.String()}.folder(), LoadOptions{})
	if ps := err.(diag.Problems); len(ps) != 30 {
		t.Errorf("%d problems, want 30: an anchor each, and no alias is followed:\n%s", len(ps), rendered(err))
	}
}

func TestTextThatIsKept(t *testing.T) {
	marks := "a\u200db\u200cc\u200ed\u200ff" // ZWJ, ZWNJ, LRM, RLM
	p := load(t, files{"mentees.yaml": "\ufeff- id: ana\r\n  name: e\u0301lan " + marks + "\r\n  notes: |\r\n    one\r\n    two\r\n" +
		"- id: 00123\n  name: \" = 1+1 \"  #2 # as imported\n  notes: left#right # new\n- id: 1e10\n- id: SEPT2\n- id: true\n- id: আনা-রহমান\n"})
	var ids []string
	for _, m := range p.Mentees {
		ids = append(ids, m.ID)
	}
	if got, want := strings.Join(ids, " "), "00123 1e10 SEPT2 ana true আনা-রহমান"; got != want {
		t.Errorf("ids %s, want %s: as written, and sorted", got, want)
	}
	if got, want := p.Mentees[3].Name, "élan "+marks; got != want {
		t.Errorf("name %q, want %q: NFC, and the marks that languages need", got, want)
	}
	if got, want := p.Mentees[3].Notes, "one\ntwo"; got != want {
		t.Errorf("notes %q, want %q: the lines of a file end in one way", got, want)
	}
	if got, want := p.Mentees[0].Name, "= 1+1"; got != want {
		t.Errorf("name %q, want %q: what spreadsheets would obey is for who writes them", got, want)
	}
	if got, want := p.Mentees[1].Name, "1e10"; got != want {
		t.Errorf("name %q, want %q: the id when none is given", got, want)
	}
}

// A text in quotes may hold what looks like the next person of the list.
func TestQuotedDash(t *testing.T) {
	p := load(t, files{"mentees.yaml": "- id: ana\n  notes: 'first\n- id: second\n  third'\n- id: bo\n"})
	if len(p.Mentees) != 2 || p.Mentees[0].Notes != "first - id: second third" {
		t.Errorf("got %+v, want two people: the dash is inside of a quotation", p.Mentees)
	}
}

// However people are written down, the same people are read, and the problems
// have the same lines.
func TestLayouts(t *testing.T) {
	for _, test := range []struct{ text, reason string }{
		{"- id: ana\n  gender: woman\n- id: bo\n", "a list"},
		{"  - id: ana\n    gender: woman\n  - id: bo\n", "a list that is indented"},
		{"[{id: ana, gender: woman}, {id: bo}]\n", "a list in brackets"},
		{"[{\"id\": \"ana\", \"gender\": \"woman\"},\n {\"id\": \"bo\"}]", "JSON"},
		{"id: ana\ngender: woman\n---\nid: bo\n", "a document each"},
		{"--- {id: ana, gender: woman}\n--- # the next\n- id: bo\n...\n", "documents that begin on the line of the marker"},
		{"# people\n\n---\n# more\n- id: ana\n  gender: woman\n---\n- id: bo\n---\n", "a list in each document, and an empty one"},
		{"-\n  id: ana\n  gender: woman\n-\n  id: bo\n", "dashes on lines of their own"},
	} {
		p := load(t, files{"mentees.yaml": test.text})
		if len(p.Mentees) != 2 || p.Mentees[0].ID != "ana" || p.Mentees[0].Gender != "woman" || p.Mentees[1].ID != "bo" {
			t.Errorf("%s: got %+v", test.reason, p.Mentees)
		}
	}
}

// A list longer than a batch keeps its lines.
func TestLongList(t *testing.T) {
	var text strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&text, "- id: p%d\n  notes: %s\n", i, strings.Repeat("x", 30))
	}
	good := text.String()
	if p := load(t, files{"mentees.yaml": good}); len(p.Mentees) != 3000 || p.Mentees[2999].Source.Line != 1999 {
		t.Errorf("%d people, the last by id on line %d; want 3000, p999 on 999*2+1 = 1999",
			len(p.Mentees), p.Mentees[2999].Source.Line)
	}
	checkBad(t, "mentees.yaml", []bad{
		{good + "- id: q\n  gender: x\n", "mentees.yaml:6002:11 unknown-gender", "", "behind 6000 lines"},
		{good + "- id: q\n  name: a: b\n", "mentees.yaml:6002:3 syntax", "", "behind 6000 lines"},
		{good + "- id: q\n  name: a\x01b\n", "mentees.yaml:6002:10 character", "", "behind 6000 lines"},
	})
}

// What is too large is refused before it is parsed, and what is long is not
// read again and again to find one mistake.
func TestLarge(t *testing.T) {
	spaces := strings.Repeat(" ", 17<<20)
	start := time.Now()
	checkBad(t, "mentees.yaml", []bad{
		{"[{id: ana},\n" + spaces + "\n{id: bo}]\n", "mentees.yaml:1 too-large", "---", "a list that cannot be read in pieces"},
		{"- id: ana\n- id: bo\n  name: '" + spaces + "'\n", "mentees.yaml:2 too-large", "---", "a person of 17 MB"},
		{"[" + strings.Repeat("{id: ana},\n", 120_000) + "}", "mentees.yaml:120001:1 syntax", "brackets", "a mistake at the end of 1.3 MB"},
		{"[{id: ana, notes: '" + strings.Repeat("x", 30_000) + "', x: 1}]", "mentees.yaml:1:19 text-too-long\nmentees.yaml:1:30023 unknown-field", "", "a line too long to show"},
	})
	checkBad(t, "programme.yaml", []bad{{"name: x" + spaces, "programme.yaml:1 too-large", "", "settings of 17 MB"}})
	if d := time.Since(start); d > hang {
		t.Errorf("took %s", d)
	}
}

// A syntax error is at its line, wherever the library says it is.
func TestErrorLine(t *testing.T) {
	for _, test := range []struct {
		text string
		line int
	}{
		{"a: 1\nb: 2\nc: d: e\nf: 1\n", 3},
		{"a:\n  b: 1\n  c: 2\n d: 3\n", 4},
		{"a: 1\nb: 'x\nc: 3\nd: 4\n", 2},
		{"a: 1\nb: [1,\n 2\nc: 3\nd: 4\n", 3},
		{"- a\n- b\nc: d\n", 3},
		{"a: @x", 1},
	} {
		_, err := decode([]byte(test.text))
		if err == nil {
			t.Errorf("%q is YAML", test.text)
			continue
		}
		if got := errorLine([]byte(test.text), err.Error()); got != test.line {
			t.Errorf("%q: line %d, want %d (%v)", test.text, got, test.line, err)
		}
	}
}

// Curly quotation marks that belong to a name stay in it.
func TestCurlyMarksOfAName(t *testing.T) {
	for _, test := range []struct{ written, want string }{
		{`"“Ana”"`, "“Ana”"},
		{`Ana “Annie” Bo`, "Ana “Annie” Bo"},
		{`“Ana” or “Bo”`, "“Ana” or “Bo”"},
		{`D’Arcy`, "D’Arcy"},
	} {
		p := load(t, files{"mentees/more.yaml": "id: cai\nname: " + test.written + "\n"})
		i := slices.IndexFunc(p.Mentees, func(m Mentee) bool { return m.ID == "cai" })
		if got := p.Mentees[i].Name; got != test.want {
			t.Errorf("%s: got %q, want %q", test.written, got, test.want)
		}
	}
}
