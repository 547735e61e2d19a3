package scoring

import (
	"strconv"

	"mentormatch/profiles"
)

// moreWishes are those that compare the other with the person who wishes.
type moreWishes struct {
	ages           [8]bool // by person.age
	age            int32
	interests      []int32
	interestsKnown bool
	placed         bool
	point          point
}

// ask adds what is asked for about age, interests and nearness.
//
//   - ages: the other's age band lies in the stretch of bands that is named;
//   - similar age: it is the person's own, or the next one below or above it:
//     somebody of 34 and somebody of 36 are in two bands;
//   - interests: at least one is in common, and none is with somebody who has none;
//   - nearness: the great circle between the two is at most so many kilometres.
//
// It is unknown where the other left it blank, or the person who wishes did.
func (w *moreWishes) ask(of *profiles.Wishes, other *person, list *[]asked) (a answers) {
	if !of.Ages.IsZero() {
		a.add(list, asked{what: "ages", met: w.ages[other.age], unknown: other.age == 0})
	}
	if of.SimilarAge {
		apart, unknown := w.age-other.age, w.age == 0 || other.age == 0
		a.add(list, asked{what: "age", met: !unknown && apart >= -1 && apart <= 1, unknown: unknown})
	}
	if of.SharedInterests {
		a.add(list, asked{what: "interests", met: conflicting(w.interests, other.interests), unknown: sharingUnknown(w.interestsKnown, w.interests, other)})
	}
	if of.WithinKM > 0 {
		known := w.placed && other.placed
		a.add(list, asked{what: "within_km", met: known && near(edges(), &w.point, &other.point, of.WithinKM), unknown: !known})
	}
	if list != nil {
		w.spell(of, *list)
	}
	return a
}

// sharingUnknown reports whether a blank hides if somebody with interests, or who
// has left them blank, shares one with the other.
func sharingUnknown(known bool, interests []int32, other *person) bool {
	if known && len(interests) == 0 || other.interestsKnown && len(other.interests) == 0 {
		return false
	}
	return !known || !other.interestsKnown
}

// add counts one thing asked for, and lists it.
func (a *answers) add(list *[]asked, one asked) {
	a.count(one.met, one.unknown)
	if list != nil {
		*list = append(*list, one)
	}
}

// spell writes down what is wished. What the other has is told where it is
// just that, and nobody's age is.
func (w *moreWishes) spell(of *profiles.Wishes, list []asked) {
	for i := range list {
		one := &list[i]
		switch one.what {
		case "ages":
			one.wished = of.Ages.String()
		case "age":
			one.wished = "similar"
		case "interests":
			one.wished = "shared"
		case "within_km":
			one.wished = strconv.Itoa(of.WithinKM)
		default:
			continue
		}
		if one.met {
			one.has = one.wished
		}
	}
}

// reads reports whether the person has a language, in the script that is asked
// for, or without saying in which.
func (p *person) reads(wanted profiles.Language) bool {
	for _, l := range p.of.Languages {
		if languageOf(l) == languageOf(wanted) && !otherScript(l, wanted) {
			return true
		}
	}
	return false
}

// otherScript reports whether two tags name scripts, and not the same.
func otherScript(a, b profiles.Language) bool {
	x, y := a.Script(), b.Script()
	return x != "" && y != "" && x != y
}
