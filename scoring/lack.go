package scoring

// The two people of a pair, as positions.
const (
	menteesSide = iota
	mentorsSide
	numSides
)

// A lack is what a wish asks for and nobody can judge, for a field is blank.
type lack struct {
	wisher int            // whose wish it is
	field  fieldSet       // one of them
	blank  [numSides]bool // who has left it blank
	things int            // what it asks for: each of several languages is one
}

// A lackRoom is room for the lacks of both people of a pair.
type lackRoom [12]lack

// lacksOf appends what cannot be judged of two people's wishes for each other.
func lacksOf(list []lack, a *mentee, b *mentor, ofMentee, ofMentor *wish) []lack {
	list = ofMentee.lacks(list, menteesSide, &a.person, &b.person)
	return ofMentor.lacks(list, mentorsSide, &b.person, &a.person)
}

// lacks appends what cannot be judged of the wish of one person for the other.
func (w *wish) lacks(list []lack, wisher int, own, other *person) []lack {
	add := func(field fieldSet, things int, ownKnown, otherKnown bool) {
		if things == 0 || ownKnown && otherKnown {
			return
		}
		l := lack{wisher: wisher, field: field, things: things}
		l.blank[wisher], l.blank[numSides-1-wisher] = !ownKnown, !otherKnown
		list = append(list, l)
	}
	one := func(asked bool) int {
		if asked {
			return 1
		}
		return 0
	}
	of := w.of
	add(fieldGender, one(of.Gender != ""), true, other.gender != 0)
	add(fieldLanguages, len(of.Languages), true, other.languagesKnown)
	add(fieldAge, one(!of.Ages.IsZero()), true, other.age != 0)
	add(fieldAge, one(of.SimilarAge), own.age != 0, other.age != 0)
	add(fieldInterests, one(of.SharedInterests && sharingUnknown(own.interestsKnown, own.interests, other)), own.interestsKnown, other.interestsKnown)
	add(fieldPlace, one(of.WithinKM > 0), own.placed, other.placed)
	return list
}
