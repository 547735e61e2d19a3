package scoring

import "mentormatch/profiles"

// A wish is what a person would like of the other, or requires: in blank
// fields, nothing. To be one of the people named is one thing asked for, the
// gender is another, every language is one more, and so is each of moreWishes.
type wish struct {
	gender    int32       // 0 for none
	languages []int32     // as in person.languages
	scripts   bool        // one of the languages says a script
	more      *moreWishes // nil for none

	// lift says, by how many wishes are met, what share of what is missing
	// to full marks every criterion moves up by, of 10 000.
	lift []int32

	of *profiles.Wishes // whether the other is one of its people stands in the relation
}

// answers counts what the other answers to a wish.
type answers struct{ met, unmet, unknown int }

// An asked is one thing asked for, and what the other has.
type asked struct {
	what, wished, has string
	met, unknown      bool
}

// ask says how far the other is what is wished for, named being whether the
// other is one of the people. What the other left blank is unknown. Every
// thing asked for is listed in list, unless that is nil.
func (w *wish) ask(other *person, named bool, list *[]asked) (a answers) {
	if len(w.of.People) > 0 {
		a.count(named, false)
		if list != nil {
			for _, id := range w.of.People {
				if !named || id == other.of.ID {
					*list = append(*list, asked{what: "person", wished: id, has: other.of.ID, met: named})
				}
			}
		}
	}
	if w.gender != 0 {
		met, unknown := w.gender == other.gender, other.gender == 0
		a.count(met, unknown)
		if list != nil {
			*list = append(*list, asked{"gender", w.of.Gender, other.of.Gender, met, unknown})
		}
	}
	for i, language := range w.languages {
		met, unknown := other.speaks(language), !other.languagesKnown
		if met && w.scripts {
			met = other.reads(w.of.Languages[i])
		}
		a.count(met, unknown)
		if list != nil {
			tag := w.of.Languages[i].Tag
			has := ""
			if met {
				has = tag
			}
			*list = append(*list, asked{"language", tag, has, met, unknown})
		}
	}
	if w.more != nil {
		more := w.more.ask(w.of, other, list)
		a.met, a.unmet, a.unknown = a.met+more.met, a.unmet+more.unmet, a.unknown+more.unknown
	}
	return a
}

func (a *answers) count(met, unknown bool) {
	switch {
	case met:
		a.met++
	case unknown:
		a.unknown++
	default:
		a.unmet++
	}
}

// items are the things asked for by a side that keep selects.
func items(list []asked, side Side, keep func(asked) bool) (out []Item) {
	for _, a := range list {
		if !keep(a) {
			continue
		}
		item := Item{What: a.what, Mentee: a.wished, Mentor: a.has, Unknown: a.unknown}
		if side == MentorSide {
			item.Mentee, item.Mentor = a.has, a.wished
		}
		if a.met {
			item.Points = profiles.MaxPoints
		}
		out = append(out, item)
	}
	return out
}

// newLift spreads a side's percentage over the wishes it states.
//
//	20 %, one of three wishes met: 20*100*1/3 = 666 of 10 000
func newLift(percent, stated int) []int32 {
	lift := make([]int32, stated+1)
	for met := 1; met <= stated; met++ {
		lift[met] = int32(percent * 100 * met / stated)
	}
	return lift
}

// wished moves points by the wishes that are met, the mentee's first, and
// lists them in reasons, unless that is nil.
func (s *Scorer) wished(a *mentee, b *mentor, ties tie, points criteria, reasons *[]Reason) criteria {
	points = a.prefer.move(points, &b.person, ties&menteePrefers != 0, MenteeSide, reasons)
	return b.prefer.move(points, &a.person, ties&mentorPrefers != 0, MentorSide, reasons)
}

func (w *wish) move(points criteria, other *person, named bool, side Side, reasons *[]Reason) criteria {
	stated := len(w.lift) - 1
	if stated == 0 {
		return points
	}
	met := w.ask(other, named, nil).met
	share := w.lift[met]
	if share == 0 {
		return points
	}
	if reasons != nil {
		var list []asked
		w.ask(other, named, &list)
		*reasons = append(*reasons, Reason{WishMet, Args{
			Side: side, Count: met, Of: stated, Items: items(list, side, func(a asked) bool { return a.met }),
		}})
	}
	return lifted(points, share)
}

// lifted moves every criterion up by a share of what is missing to full
// marks, rounded down, so that none passes 10 000.
//
//	6000 points, a share of 666 of 10 000: 6000 + 4000*666/10000 = 6266
func lifted(points criteria, share int32) criteria {
	for i, p := range points {
		points[i] = p + (profiles.MaxPoints-p)*share/profiles.MaxPoints
	}
	return points
}
