package letters

import (
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
	w := writer{lang.New(opt.Language), told, run.For}
	l := Letter{
		Language: opt.Language.Code, Direction: opt.Language.Direction(), Easy: opt.Easy,
		Programme: told.Programme, Name: report.Called(told.Mentee), Other: told.Other(run.For),
		Closing: w.Say("letter.closing"),
	}
	if w.toMentor() {
		l.Name = report.Called(told.Mentor)
		l.Title = w.Say("letter.title.mentor", "other", l.Other)
	} else {
		l.Title = w.Say("letter.title.mentee", "other", l.Other)
	}
	l.Hello = w.Say("letter.hello", "name", l.Name)
	if opt.Easy {
		l.Sections = w.easy(l.Other)
	} else {
		l.Sections = w.sections(l.Other, run.OwnTime(m))
	}
	return l
}

// A writer writes one letter.
type writer struct {
	*lang.Speaker
	told   report.Told
	reader report.Reader
}

func (w writer) toMentor() bool { return w.reader.Kind == report.ForMentor }

// sections is the letter; weekly is a time of the week on the reader's clock.
func (w writer) sections(other, weekly string) []Section {
	intro := "letter.intro.mentee"
	if w.toMentor() {
		intro = "letter.intro.mentor"
	}
	all := []Section{{"", []string{w.Say(intro, "programme", w.told.Programme, "other", other)}}}
	if why := w.told.Why(w.Speaker, w.reader); len(why) > 0 {
		all = append(all, Section{w.Say("letter.why"), why})
	}
	all = append(all, Section{w.Say("letter.meeting"), w.told.Meeting(w.Speaker, weekly)})
	return append(all, Section{w.Say("letter.choice"), []string{
		w.Say("letter.decline"), w.contact(), w.Say("letter.private", "other", other),
	}})
}

func (w writer) easy(other string) []Section {
	found := []string{w.Say("easy.found.mentee"), w.Say("easy.mentor", "other", other), w.Say("easy.helps")}
	if w.toMentor() {
		found = []string{w.Say("easy.found.mentor"), w.Say("easy.person", "other", other)}
	}
	meeting := []string{w.Say("letter.first.unknown")}
	if !w.told.First.IsZero() {
		meeting = []string{w.Say("easy.day", "when", w.told.FirstDay(w.Speaker)), w.Say("easy.time", "time", w.told.FirstClock(w.Speaker))}
		if w.told.How != "" {
			meeting = append(meeting, w.told.How)
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
