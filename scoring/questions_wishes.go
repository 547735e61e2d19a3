package scoring

// wishBlanks are the blanks that wishes wait for, by the field.
var wishBlanks = map[fieldSet]int{
	fieldGender:    blankGender,
	fieldLanguages: blankLanguages,
	fieldAge:       blankAge,
	fieldInterests: blankInterests,
	fieldPlace:     blankPlace,
}

// wishes adds what the blanks of two people hold of their wishes for each
// other: the most by which an answer could move the points of the pair, with
// everything else as it is. Where both have left the field blank, one answer
// alone moves nothing, and both together move it all: each holds the mean of
// the two, as of the criteria.
//
//	a pair of 6000 points; the mentee would like a woman and somebody of a
//	similar age, for 20 %, and the mentor has given neither gender nor age:
//	each answer could move it by 10 % of the 4000 that are missing, 400
//	nor has the mentee given an age: the gender holds 400, each age 200
func (q *asking) wishes(i, j int, a *mentee, b *mentor) {
	var room lackRoom
	lacks := lacksOf(room[:0], a, b, a.prefer, b.prefer)
	if len(lacks) == 0 {
		return
	}
	s := q.s
	ties := s.between(i, j)
	m := s.measure(a, b, s.meets(&a.person, &b.person), nil)
	met := [numSides]int{
		menteesSide: a.prefer.ask(&b.person, ties&menteePrefers != 0, nil).met,
		mentorsSide: b.prefer.ask(&a.person, ties&mentorPrefers != 0, nil).met,
	}
	points := func(more [numSides]int) int64 {
		lifts := lifted(m.points, a.prefer.lift[met[menteesSide]+more[menteesSide]])
		lifts = lifted(lifts, b.prefer.lift[met[mentorsSide]+more[mentorsSide]])
		return int64(a.weights.total(&lifts))
	}
	now := points([numSides]int{})
	var done [numSides]fieldSet
	for k := range lacks {
		for side, blank := range lacks[k].blank {
			field := lacks[k].field
			if !blank || done[side]&field != 0 {
				continue
			}
			done[side] |= field
			var alone, together [numSides]int // what an answer could meet of each one's wish
			for _, l := range lacks[k:] {
				if l.field != field || !l.blank[side] {
					continue
				}
				together[l.wisher] += l.things
				if !l.blank[numSides-1-side] {
					alone[l.wisher] += l.things
				}
			}
			q.hold(wishBlanks[field], side, i, j, (points(alone)-now+points(together)-now)*q.portions.of)
		}
	}
}

// hold adds to what a blank of one of two people holds.
func (q *asking) hold(b, side, i, j int, units int64) {
	if side == menteesSide {
		q.mentees[i][b] += units
	} else {
		q.mentors[j][b] += units
	}
	q.row[b] += units
}
