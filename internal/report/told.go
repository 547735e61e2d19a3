package report

import (
	"slices"
	"time"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Told is one match as its reader may be told it, in parts, for a letter or a
// page of another shape than a table. No text has a character that would not
// be shown but obeyed.
type Told struct {
	Programme, Contact string // the programme's name, and whom to write to; "" when not given
	Mentee, Mentor     *profiles.Person
	// Experience is what the mentee lives with and the mentor has lived
	// through, as far as the reader may know; Goals are those that the mentor
	// can help with. Both are in words.
	Experience, Goals []string
	Language          string // in words; "" when not known
	Meet              string // remote or in person, in words; "" when not known
	How               string // the same, as a sentence to the two of them
	// First is when they can first meet, at the reader's own time zone; zero
	// when not known. A reader who is neither of the two has the mentee's.
	First time.Time
}

// Tell tells a match to the run's reader.
func (r *Run) Tell(m *matcher.Matched) Told {
	mentee, mentor := r.mentee(m.Mentee), r.mentor(m.Mentor)
	w := r.words()
	speak := newSpeaker(w, r.For, mentee, mentor)
	settings := &r.programme().Settings
	told := Told{Programme: clean(settings.Name), Contact: clean(settings.Contact), Mentee: &mentee.Person, Mentor: &mentor.Person, Meet: w.way(m.Pair.Meet), First: m.Pair.FirstMeeting}
	if m.Pair.Language != "" {
		told.Language = w.language(m.Pair.Language)
	}
	if !told.First.IsZero() && r.For.Kind == ForMentor {
		told.First = told.First.In(r.location(&mentor.Person))
	}
	if m.Pair.Meet != "" {
		told.How = w.Say("letter.how." + string(m.Pair.Meet))
	}
	for _, item := range m.Pair.Parts[scoring.Disability].Reason.Args.Items {
		if word := clean(speak.shared(item)); word != "" && !slices.Contains(told.Experience, word) {
			told.Experience = append(told.Experience, word)
		}
	}
	for _, item := range m.Pair.Parts[scoring.Goals].Reason.Args.Items {
		if item.Points > 0 && item.Mentee != "" {
			told.Goals = append(told.Goals, clean(w.goal(item.Mentee)))
		}
	}
	return told
}

// location is a person's time zone, or the programme's.
func (r *Run) location(person *profiles.Person) *time.Location {
	if a := person.Availability; a != nil && a.Location != nil {
		return a.Location
	}
	return r.programme().Settings.Location
}

// ReadBy is the same round for another reader, in another language.
func (r *Run) ReadBy(reader Reader, language lang.Language) *Run {
	return &Run{
		Scorer: r.Scorer, Result: r.Result, For: reader, Language: language,
		WhatIf: r.WhatIf, Instead: r.Instead, Sure: r.Sure, Help: r.Help, Places: r.Places,
	}
}

// forPrograms is the same round in English: what programs read does not hang on
// the language of who ran it, so that a proof of it holds everywhere.
func (r *Run) forPrograms() *Run { return r.ReadBy(r.For, lang.English) }

// Called is a person's name, or the id of who has none, without what would
// not be shown but obeyed.
func Called(person *profiles.Person) string {
	if person.Name != "" {
		return clean(person.Name)
	}
	return clean(person.ID)
}

// Clean takes out of a text what would not be shown but obeyed.
func Clean(text string) string { return clean(text) }
