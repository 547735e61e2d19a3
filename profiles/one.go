package profiles

import (
	"strings"

	"mentormatch/internal/diag"
)

// A One is a single profile that was read by itself: a Mentee or a Mentor.
type One struct {
	Mentee *Mentee
	Mentor *Mentor
}

// ReadOne reads text as the profile of one person, as it would stand in a
// programme with these settings on a day, and says everything that is wrong
// with it. Whether the people exist whom it names, and whether its id is
// taken, needs the other profiles and is not looked at.
//
// It is for a program that makes profiles and wants each answer checked by the
// rules by which it will be read.
func (s *Settings) ReadOne(role Role, text []byte, on Date) (One, diag.Problems) {
	l := &loader{opt: LoadOptions{On: on}, programme: &Programme{Settings: *s}}
	l.readPeoplePart("", stretch{text: text}, role)
	problems := l.problems
	for _, c := range l.people {
		problems = append(problems, c.problems...)
	}
	switch {
	case len(problems) > 0:
		problems.Sort()
		return One{}, problems
	case len(l.people) != 1:
		return One{}, diag.Problems{{ID: "wrong-kind", Text: "not the profile of one person"}}
	}
	return One{l.people[0].mentee, l.people[0].mentor}, nil
}

// LanguageNamed is the tag of a language by its English name, such as bn for
// Bengali, or by the usual abbreviation of a sign language, such as bfi for
// BSL. Case does not count.
func LanguageNamed(name string) (tag string, ok bool) {
	tag, ok = languageNames[strings.ToLower(strings.TrimSpace(name))]
	return tag, ok
}
