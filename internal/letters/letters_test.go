package letters

import (
	"bytes"
	"context"
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/apognu/gocal"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// harbour is a round of the sample programme, changed before it is matched.
func harbour(t *testing.T, change func(*profiles.Programme)) *report.Run {
	t.Helper()
	on, err := profiles.ParseDate("2026-11-30")
	if err != nil {
		t.Fatal(err)
	}
	p, err := profiles.Load(os.DirFS("../../testdata/harbour"), profiles.LoadOptions{On: on})
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(p)
	}
	s := scoring.New(p, on)
	result, err := matcher.Match(context.Background(), s, matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &report.Run{Scorer: s, Result: result}
}

func written(t *testing.T, run *report.Run, opt Options) map[string]string {
	t.Helper()
	files, err := Make(run, ToWrite(run, true), opt)
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]string)
	for _, f := range files {
		if texts[f.Name] != "" {
			t.Errorf("%s is written twice", f.Name)
		}
		texts[f.Name] = string(f.Data)
	}
	return texts
}

// Each match has a letter for both, and an invitation for both or for neither;
// only decided matches are written to unless all are asked for.
func TestWhoIsWrittenTo(t *testing.T) {
	run := harbour(t, nil)
	texts := written(t, run, Options{Language: lang.English})
	p := run.Scorer.Programme()
	for _, m := range run.Result.Matches {
		mentee, mentor := p.Mentees[m.Mentee].ID, p.Mentors[m.Mentor].ID
		a, b := "mentees/"+mentee, "mentors/"+mentor+"-with-"+mentee
		if texts[a+".html"] == "" || texts[b+".html"] == "" {
			t.Errorf("%s and %s do not both have a letter", mentee, mentor)
		}
		known := !m.Pair.FirstMeeting.IsZero()
		if (texts[a+".ics"] != "") != known || (texts[b+".ics"] != "") != known {
			t.Errorf("%s and %s: a first meeting is known: %v; the invitations are not so", mentee, mentor, known)
		}
	}
	for _, m := range ToWrite(run, false) {
		if m.Origin != matcher.Approved && m.Origin != matcher.Pinned {
			t.Errorf("a pair that is %s is written to: %v", m.Origin, m.Mentee)
		}
	}
	run.Result.Matches[0].Origin = matcher.Held
	if slices.Contains(ToWrite(run, false), &run.Result.Matches[0]) {
		t.Error("a pair on hold is written to")
	}
	if n := len(ToWrite(run, false)); n == 0 || n == len(run.Result.Matches) {
		t.Errorf("%d of %d matches are decided: this test shows nothing", n, len(run.Result.Matches))
	}
}

// The invitations say, to a parser of another project, when the pair meets:
// the same moment for both, for as long as a meeting is, with the other's name.
func TestInvitationsAreRead(t *testing.T) {
	run := harbour(t, nil)
	texts := written(t, run, Options{Language: lang.Bengali})
	p := run.Scorer.Programme()
	read := func(name string) gocal.Event {
		c := gocal.NewParser(strings.NewReader(texts[name]))
		c.SkipBounds = true
		if err := c.Parse(); err != nil || len(c.Events) != 1 {
			t.Fatalf("%s: %v, %d events", name, err, len(c.Events))
		}
		return c.Events[0]
	}
	count := 0
	for _, m := range run.Result.Matches {
		if m.Pair.FirstMeeting.IsZero() {
			continue
		}
		count++
		mentee, mentor := &p.Mentees[m.Mentee].Person, &p.Mentors[m.Mentor].Person
		a, b := read("mentees/"+mentee.ID+".ics"), read("mentors/"+mentor.ID+"-with-"+mentee.ID+".ics")
		for _, side := range []struct {
			event gocal.Event
			other *profiles.Person
		}{{a, mentor}, {b, mentee}} {
			if !side.event.Start.Equal(m.Pair.FirstMeeting) || side.event.End.Sub(*side.event.Start) != time.Hour {
				t.Errorf("%s with %s: %v to %v, want an hour from %v", mentee.ID, mentor.ID, side.event.Start, side.event.End, m.Pair.FirstMeeting)
			}
			if !strings.Contains(side.event.Summary, side.other.Name) {
				t.Errorf("%q does not name %s", side.event.Summary, side.other.Name)
			}
			if where := side.event.Location; m.Pair.Meet != "" && !strings.HasSuffix(where, "; খুঁটিনাটি আগেই ঠিক করে নিন") {
				t.Errorf("%s with %s: the place is %q, and does not say that they agree on it", mentee.ID, mentor.ID, where)
			}
		}
		if a.Uid != b.Uid {
			t.Errorf("%s and %s have two meetings", mentee.ID, mentor.ID)
		}
	}
	if count < 15 {
		t.Errorf("only %d invitations", count)
	}
	for name, text := range texts {
		if strings.HasSuffix(name, ".ics") {
			for _, line := range strings.SplitAfter(strings.TrimSuffix(text, "\r\n"), "\r\n") {
				if len(strings.TrimSuffix(line, "\r\n")) > 75 || strings.Contains(strings.TrimSuffix(line, "\r\n"), "\n") {
					t.Errorf("%s: a line of %d bytes: %q", name, len(line), line)
				}
			}
		}
	}
}

// A letter tells of the other what the other agreed to, and the own facts are
// no secret to their owner.
func TestLettersTellWhatWasAgreed(t *testing.T) {
	for _, level := range []profiles.Disclosure{profiles.ShareNone, profiles.ShareCategory, profiles.ShareFull} {
		run := harbour(t, func(p *profiles.Programme) {
			for i := range p.Mentees {
				p.Mentees[i].ShareDisability = level
			}
			for j := range p.Mentors {
				p.Mentors[j].ShareDisability = profiles.ShareNone
			}
		})
		told := 0
		for name, text := range written(t, run, Options{Language: lang.English}) {
			has := strings.Contains(text, "from life")
			switch {
			case strings.HasPrefix(name, "mentees/") && has:
				t.Errorf("%v: %s tells of a mentor who shares nothing", level, name)
			case strings.HasPrefix(name, "mentors/") && has:
				told++
			}
			if strings.Contains(text, "spinal cord injury") && level != profiles.ShareFull {
				t.Errorf("%v: %s names a condition", level, name)
			}
		}
		if (told > 0) != (level != profiles.ShareNone) {
			t.Errorf("%v: %d letters to mentors tell of the mentee", level, told)
		}
	}
}

// The same people give the same letters, in every language without a message
// that lacks or a placeholder that was left.
func TestLettersInEveryLanguage(t *testing.T) {
	run := harbour(t, nil)
	for _, l := range lang.Languages() {
		for _, easy := range []bool{false, true} {
			opt := Options{Language: l, Easy: easy}
			first, again := written(t, run, opt), written(t, run, opt)
			for name, text := range first {
				if text != again[name] {
					t.Errorf("%s: %s is not the same twice", l.Code, name)
				}
				for _, wrong := range []string{"letter.", "easy.", "{", "%!"} {
					if strings.HasSuffix(name, ".html") {
						_, text, _ = strings.Cut(text, "</style>")
					}
					if strings.Contains(text, wrong) {
						t.Errorf("%s: %s has %q", l.Code, name, wrong)
					}
				}
				if want := `dir="` + l.Direction() + `"`; strings.HasSuffix(name, ".html") && !strings.Contains(first[name], want) {
					t.Errorf("%s: %s lacks %s", l.Code, name, want)
				}
			}
		}
	}
}

// Whatever a name, the programme or whom to tell is called, a letter has no
// element and a calendar no line that it would not have otherwise, and neither
// has a character that turns the text round. The profiles refuse much of it.
func TestHostileText(t *testing.T) {
	// The elements and the fields are the same whatever people are called.
	tag := regexp.MustCompile(`<.\w*`)
	shape := func(name, text string) string {
		if strings.HasSuffix(name, ".html") {
			tags := tag.FindAllString(text, -1)
			slices.Sort(tags)
			return strings.Join(slices.Compact(tags), " ")
		}
		var fields []string
		for line := range strings.SplitSeq(text, "\r\n") {
			if !strings.HasPrefix(line, " ") { // goes on with the line before
				field, _, _ := strings.Cut(line, ":")
				fields = append(fields, field)
			}
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
				t.Errorf("%s: a line of %d bytes: %q", name, len(line), line)
			}
		}
		return strings.Join(fields, " ")
	}
	want := map[string]string{}
	for name, text := range written(t, harbour(t, nil), Options{Language: lang.English}) {
		want[name] = shape(name, text)
	}
	for n, hostile := range []string{
		"</script><script>alert(1)</script>", "x\r\nBEGIN:VALARM\r\nEND:VALARM", "a\nb\rc\u2028d", `a;b,c\n\;"d":e`, "</title><!--", "{{.Name}}", "]]>",
		"\u202egnp.exe", "a\u2066b", "a\u2067b\u2068", "\x1b[31m\x07\x00", "\u009b31m", "=1+1", strings.Repeat("দীর্ঘ ", 6600),
	} {
		run := harbour(t, func(p *profiles.Programme) {
			for i := range p.Mentees {
				p.Mentees[i].Name = hostile
			}
			for j := range p.Mentors {
				p.Mentors[j].Name = hostile
			}
			p.Settings.Name, p.Settings.Contact = hostile, hostile
			for _, list := range [][]profiles.Entry{p.Settings.Vocabulary.Goals, p.Settings.Vocabulary.Categories, p.Settings.Vocabulary.Conditions} {
				for i := range list {
					list[i].Label = hostile
				}
			}
		})
		for name, text := range written(t, run, Options{Language: lang.English, Easy: n%2 == 0}) {
			if got := shape(name, text); got != want[name] {
				t.Errorf("%.20q: %s is %s, and %s for other names", hostile, name, got, want[name])
			}
			if strings.ContainsAny(text, "\x00\x07\x1b\u009b\u202e\u2066\u2067\u2028") {
				t.Errorf("%.20q: %s has a character that is obeyed", hostile, name)
			}
		}
	}
}

func TestTemplates(t *testing.T) {
	run := harbour(t, nil)
	files, err := Make(run, ToWrite(run, true)[:1], Options{Language: lang.English, Template: "{{.Name}} meets {{.Other}}"})
	if err != nil || !bytes.Contains(files[0].Data, []byte(" meets ")) {
		t.Errorf("%v: %q", err, files[0].Data)
	}
	for _, wrong := range []string{"{{.Name", "{{.Nobody}}", "{{call .Name}}"} {
		if _, err := Make(run, ToWrite(run, true)[:1], Options{Template: wrong}); err == nil {
			t.Errorf("the template %q is let through", wrong)
		}
	}
	if !slices.Contains(strings.Split(DefaultTemplate, "\n"), `<html lang="{{.Language}}" dir="{{.Direction}}">`) {
		t.Error("the template that is shown is not the one that is used")
	}
}

// Whatever a template has wrong is told in words, at its line and column.
func TestMistakesOfTemplates(t *testing.T) {
	run := harbour(t, nil)
	one := ToWrite(run, true)[:1]
	for _, tt := range []struct {
		template     string
		line, column int
		says         string
	}{
		{"a\n<p>আনা {{.Nobody}}</p>", 2, 10, "nothing called \"Nobody\""},
		{"{{range .Sections}}\n{{.Name}}{{end}}", 2, 3, "nothing called \"Name\""},
		{"{{.Title.Foo}}", 1, 9, "nothing called \"Foo\""},
		{"{{.title}}", 1, 3, "nothing called \"title\""},
		{"x\n {{foo .Title}}", 2, 4, "no function \"foo\""},
		{"{{$x}}", 1, 3, "\"$x\" has no value"},
		{"{{template \"x\"}}", 1, 12, "no part called \"x\""},
		{"a\nb {{end}}", 2, 3, "\"{{end}}\" belongs to nothing"},
		{"a\n{{range .Sections}}", 2, 1, "has no end"},
		{"a\n {{.Title\n", 2, 2, "does not end"},
		{"{{/* x }}", 1, 1, "does not end"},
		{"{{\"abc }}", 1, 1, "does not end"},
		{"a\n<script>{{.Title}}", 2, 1, "does not end where it should"},
		{"<a href='{{if .Title}}x{{else}}'{{end}}>", 1, 15, "does not end where it should"},
		{"{{if}}", 1, 1, "cannot be followed"},
		{"{{index .Sections 99}}", 1, 3, "cannot be followed"},
	} {
		_, err := Make(run, one, Options{Language: lang.English, Template: tt.template})
		var m *Mistake
		if !errors.As(err, &m) {
			t.Errorf("%q: %v", tt.template, err)
			continue
		}
		if what, hint := m.Say(); m.Line != tt.line || m.Column != tt.column || !strings.Contains(what.String(), tt.says) || hint == "" {
			t.Errorf("%q: %d:%d: %s (%s), want %d:%d: %s", tt.template, m.Line, m.Column, what, hint, tt.line, tt.column, tt.says)
		}
	}
}

// A letter tells the times of its reader's clock and of no other, and how the
// two meet in a sentence.
func TestLettersTellTheReadersTimes(t *testing.T) {
	texts := written(t, harbour(t, nil), Options{Language: lang.English})
	for name, want := range map[string]struct{ has, lacks string }{
		"mentees/ana.html":              {"Mon 19:00-20:00 (Asia/Dhaka)", "Asia/Kolkata"},
		"mentors/dee-with-ana.html":     {"Mon 18:30-19:30 (Asia/Kolkata)", "Asia/Dhaka"},
		"mentees/amy.html":              {"You meet by video or telephone: you do not have to travel.", "remote"},
		"mentors/jamal-with-harun.html": {"You meet in person.", "video"},
	} {
		if text := texts[name]; !strings.Contains(text, want.has) || strings.Contains(text, want.lacks) {
			t.Errorf("%s: it has to say %q, and not %q", name, want.has, want.lacks)
		}
	}
}
