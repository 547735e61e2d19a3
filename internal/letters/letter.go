package letters

import (
	"time"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
)

// A Letter is what a template has to write with, in the reader's language.
// Texts are whole sentences.
type Letter struct {
	Language  string // BCP 47
	Direction string // ltr or rtl
	Easy      bool   // short sentences in large type
	Title     string
	Hello     string
	Sections  []Section
	Closing   string
	Programme string
	Name      string // the reader's
	Other     string // whom the reader would meet
}

// A Section is a heading, "" for the first, and what stands under it.
type Section struct {
	Heading    string
	Paragraphs []string
}

// Options say how letters are written.
type Options struct {
	Language lang.Language
	Easy     bool   // easy to read: short sentences, large type
	Template string // of html/template; "" for [DefaultTemplate]
}

// letter writes to one of the two people of a match, whom the run is for.
func letter(run *report.Run, m *matcher.Matched, opt Options) Letter {
	told := run.Tell(m)
	w := writer{lang.New(opt.Language), told, run.For.Kind == report.ForMentor}
	l := Letter{
		Language: opt.Language.Code, Direction: opt.Language.Direction(), Easy: opt.Easy,
		Programme: told.Programme, Name: report.Called(told.Mentee), Other: report.Called(told.Mentor),
		Closing: w.Say("letter.closing"),
	}
	if w.mentor {
		l.Name, l.Other = l.Other, l.Name
		l.Title = w.Say("letter.title.mentor", "other", l.Other)
	} else {
		l.Title = w.Say("letter.title.mentee", "other", l.Other)
	}
	l.Hello = w.Say("letter.hello", "name", l.Name)
	if opt.Easy {
		l.Sections = w.easy(l.Other)
	} else {
		l.Sections = w.sections(l.Other)
	}
	return l
}

// A writer writes one letter.
type writer struct {
	*lang.Speaker
	told   report.Told
	mentor bool // the reader is the mentor
}

func (w writer) sections(other string) []Section {
	intro := "letter.intro.mentee"
	if w.mentor {
		intro = "letter.intro.mentor"
	}
	all := []Section{{"", []string{w.Say(intro, "programme", w.told.Programme, "other", other)}}}
	if why := w.why(other); len(why) > 0 {
		all = append(all, Section{w.Say("letter.why"), why})
	}
	all = append(all, Section{w.Say("letter.meeting"), w.meeting()})
	return append(all, Section{w.Say("letter.choice"), []string{
		w.Say("letter.decline"), w.contact(), w.Say("letter.private", "other", other),
	}})
}

// why says what speaks for the match, as far as the reader may know it.
func (w writer) why(other string) []string {
	side := ".mentee"
	if w.mentor {
		side = ".mentor"
	}
	var texts []string
	if len(w.told.Experience) > 0 {
		texts = append(texts, w.Say("letter.experience"+side, "other", other, "things", w.Enumeration(w.told.Experience)))
	}
	if len(w.told.Goals) > 0 {
		texts = append(texts, w.Say("letter.goals"+side, "other", other, "things", w.Enumeration(w.told.Goals)))
	}
	if w.told.Language != "" {
		texts = append(texts, w.Say("letter.language", "language", w.told.Language))
	}
	return texts
}

func (w writer) meeting() []string {
	if w.told.First.IsZero() {
		return []string{w.Say("letter.first.unknown")}
	}
	texts := []string{w.Say("letter.first", "when", w.day(w.told.First), "time", w.clock(w.told.First), "zone", zone(w.told.First))}
	if w.told.Meet != "" {
		texts = append(texts, w.Say("letter.how", "how", w.told.Meet))
	}
	if len(w.told.Weekly) > 0 {
		texts = append(texts, w.Say("letter.weekly", "times", w.Enumeration(w.told.Weekly)))
	}
	return texts
}

func (w writer) easy(other string) []Section {
	found := []string{w.Say("easy.found.mentee"), w.Say("easy.mentor", "other", other), w.Say("easy.helps")}
	if w.mentor {
		found = []string{w.Say("easy.found.mentor"), w.Say("easy.person", "other", other)}
	}
	meeting := []string{w.Say("letter.first.unknown")}
	if first := w.told.First; !first.IsZero() {
		meeting = []string{w.Say("easy.day", "when", w.day(first)), w.Say("easy.time", "time", w.clock(first))}
		if w.told.Meet != "" {
			meeting = append(meeting, w.Say("letter.how", "how", w.told.Meet))
		}
	}
	if w.told.Language != "" {
		meeting = append(meeting, w.Say("letter.language", "language", w.told.Language))
	}
	return []Section{
		{"", found},
		{w.Say("letter.meeting"), meeting},
		{w.Say("letter.choice"), []string{w.Say("easy.no"), w.Say("easy.reason"), w.contact()}},
	}
}

// contact says whom to tell.
func (w writer) contact() string {
	if w.told.Contact == "" {
		return w.Say("letter.contact.sender")
	}
	return w.Say("letter.contact", "contact", w.told.Contact)
}

func (w writer) day(t time.Time) string {
	return w.Say("letter.day", "weekday", w.Weekday(t.Weekday()), "date", w.Date(t.Year(), t.Month(), t.Day()))
}

func (w writer) clock(t time.Time) string { return w.Clock(t.Hour(), t.Minute()) }

// zone is the time zone that a time is told in.
func zone(t time.Time) string { return t.Location().String() }
