package profiles

import (
	"strings"

	"mentormatch/internal/diag"
)

// absent tells of an id that is nobody's. People leave a programme, and stay
// named in what others have said of them and in old decisions: that is a
// warning, and comes to nothing. An id that is likely a slip is a problem.
func (l *loader) absent(people *index, s spot, text diag.Message, id string) {
	if l.peopleUnread {
		return
	}
	if _, slip := people.slip(id); slip || l.everybodyThere {
		s.problem("unknown-person", text, id, people.hint(id))
		return
	}
	s.sink = &l.programme.Warnings
	s.problem("absent-person", "nobody in the programme has this id now", id, "who has left may stay named here; if the id is misspelt, correct it")
}

// slip reports whether an id that is nobody's is a slip for somebody's, and
// whose. It is none where a decision that was made says that there was such a
// person; nor where the two differ in digits alone, as the ids of people who
// are numbered do.
func (x *index) slip(id string) (near string, slip bool) {
	if x.decided[likeness(id)] {
		return "", false
	}
	near, slip = x.nearest(id)
	return near, slip && undigited(near) != undigited(id)
}

// undigited is an id without its digits.
func undigited(id string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, id)
}

// remember keeps who is named by decisions that the program has written, or that
// have ended: they were people of the programme then.
func (x *index) remember(decisions []decision) {
	for _, d := range decisions {
		x.decided[likeness(d.Mentee)] = true
		x.decided[likeness(d.Mentor)] = true
	}
}
