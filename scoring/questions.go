package scoring

import (
	"cmp"
	"context"
	"math/big"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
)

// A Question is a field that some people have left blank, and how much of what
// is unknown about the programme's pairs it holds.
//
// What is unknown about a pair is the weight of its criteria that does not
// rest on answers given (see Part.Evidence), and the points by which wishes could
// move it that nobody can judge yet: both say how far its score can change when
// people answer. A blank holds the unknown weight of the criterion, or of the
// fact of occupation, that it leaves without an answer, or the most by which
// wishes could move the points, over all the pairs of the person that no rule
// bars. Where both people of a pair have left it blank, each holds half.
type Question struct {
	Role   profiles.Role
	Field  string // as profiles write it, such as "occupation.held"
	Wish   bool   // wishes wait for it, and not a criterion
	People []int  // positions of those who hold something, those who hold most first
	Share  int    // of all that is unknown, 0 to 10 000, rounded down
}

// Unknown is what is unknown about the pairs that no rule bars: the mean of a
// pair, rounded down.
type Unknown struct {
	Weight int // of everything that counts, 0 to 10 000
	Wishes int // points by which wishes that wait for an answer could move it
}

// Questions are what to ask, the field that holds most first, and how much is
// unknown about all allowed pairs. Codes of different systems, which cannot be
// compared, are unknown and no blank: so the shares can sum to less than all.
//
// Every pair counts the same: what is unknown about it is a share of the weight
// that everything has for its mentee. The sums are exact, as long as the
// weights of all mentees have a common measure below a millionth; else each is
// rounded to a millionth. The time is that of all pairs, on all processors: a few
// tenths of a microsecond each. The error is that of the context.
func (s *Scorer) Questions(ctx context.Context) (list []Question, unknown Unknown, err error) {
	portions := s.portions()
	mentees := make([][numBlanks]int64, len(s.mentees))
	begin := func() *asking {
		return &asking{s: s, portions: portions, mentees: mentees, mentors: make([][numBlanks]int64, len(s.mentors)), points: make([]int32, len(s.mentors))}
	}
	workers, err := parallel.EachWith(ctx, len(s.mentees), nil, begin, func(w *asking, i int) error { w.mentee(i); return nil })
	if err != nil {
		return nil, Unknown{}, err
	}
	all := workers[0]
	for k := range workers[1:] {
		all.add(workers[k+1])
	}
	missing, moved := new(big.Int), new(big.Int) // all that is unknown; of it, by wishes
	for b := range numBlanks {
		missing.Add(missing, &all.other[b])
		if blanks[b].wish {
			moved.Add(moved, &all.other[b])
		}
	}
	whole := new(big.Int).Mul(big.NewInt(2*profiles.MaxPoints*portions.of), big.NewInt(all.pairs))
	for _, side := range []struct {
		role  profiles.Role
		units [][numBlanks]int64
	}{{profiles.RoleMentee, mentees}, {profiles.RoleMentor, all.mentors}} {
		for b := range numBlanks {
			q := Question{Role: side.role, Field: blanks[b].mentee, Wish: blanks[b].wish}
			if side.role == profiles.RoleMentor {
				q.Field = blanks[b].mentor
			}
			held := new(big.Int)
			for i := range side.units {
				if u := side.units[i][b]; u > 0 {
					q.People = append(q.People, i)
					held.Add(held, big.NewInt(u))
				}
			}
			if held.Sign() == 0 {
				continue
			}
			slices.SortStableFunc(q.People, func(i, j int) int { return cmp.Compare(side.units[j][b], side.units[i][b]) })
			q.Share = share(held, missing)
			list = append(list, q)
		}
	}
	slices.SortStableFunc(list, func(p, q Question) int { return cmp.Compare(q.Share, p.Share) })
	weight := new(big.Int).Sub(missing, moved)
	return list, Unknown{share(weight, whole), share(moved, whole)}, nil
}

// share is a part of a whole, 0 to 10 000, rounded down.
func share(part, whole *big.Int) int {
	if whole.Sign() == 0 {
		return 0
	}
	n := new(big.Int).Mul(part, big.NewInt(profiles.MaxPoints))
	return int(n.Quo(n, whole).Int64())
}

// The things that can be blank.
const (
	blankDisability = iota
	blankDate
	blankBackground
	blankTarget
	blankReturned
	blankGoals
	blankAvailability
	blankGender
	blankLanguages
	blankAge
	blankInterests
	blankPlace
	numBlanks
)

// blanks are the fields on either side in which they are answered, and the
// criterion that lacks them, or that it is wishes that do.
var blanks = [numBlanks]struct {
	criterion      Criterion
	wish           bool
	mentee, mentor string
}{
	blankDisability:   {Disability, false, "disability", "lived_experience"},
	blankDate:         {Disability, false, "", "lived_experience.since"},
	blankBackground:   {Occupation, false, "occupation.held", "occupation.held"},
	blankTarget:       {Occupation, false, "occupation.target", "occupation.current"},
	blankReturned:     {Occupation, false, "", "occupation.returned"},
	blankGoals:        {Goals, false, "goals", "supports"},
	blankAvailability: {Availability, false, "availability", "availability"},
	blankGender:       {0, true, "gender", "gender"},
	blankLanguages:    {0, true, "languages", "languages"},
	blankAge:          {0, true, "age", "age"},
	blankInterests:    {0, true, "interests", "interests"},
	blankPlace:        {0, true, "place", "place"},
}

// portions say how much of the weight a blank can hold, for every weighing.
type portions struct {
	of   int64 // the whole
	each map[*weighing][numBlanks]int64
}

// mostMeasure bounds the whole: a person's sum, of 20 000 halves of points a
// pair, fits for 10^8 pairs.
const mostMeasure = 1_000_000

func (s *Scorer) portions() portions {
	p := portions{of: 1, each: map[*weighing][numBlanks]int64{}}
	for i := range s.mentees {
		w := s.mentees[i].weights
		if _, ok := p.each[w]; ok {
			continue
		}
		p.each[w] = [numBlanks]int64{}
		if sum := w.sum * w.parts.sum; p.of > 0 {
			if p.of = p.of / int64(divisorOf(int(p.of), int(sum))) * sum; p.of > mostMeasure {
				p.of = 0
			}
		}
	}
	if p.of == 0 {
		p.of = mostMeasure
	}
	for w := range p.each {
		var each [numBlanks]int64
		for b := range each {
			weight := w.each[blanks[b].criterion] * w.parts.sum
			switch b {
			// A fact weighs its part of the criterion, the others all of it.
			case blankBackground, blankTarget, blankReturned:
				weight = w.each[Occupation] * w.parts.each[b-blankBackground]
			}
			all := w.sum * w.parts.sum
			each[b] = (2*weight*p.of + all) / (2 * all)
		}
		p.each[w] = each
	}
	return p
}

// asking adds up who holds how much: halves of points, times the portion of
// the weight.
type asking struct {
	s        *Scorer
	portions portions
	pairs    int64
	mentees  [][numBlanks]int64
	mentors  [][numBlanks]int64
	other    [numBlanks]big.Int // of everybody, and what nobody has left blank
	points   []int32

	portion [numBlanks]int64 // of the mentee whose pairs are added
	row     [numBlanks]int64 // of the mentee's pairs, as other
}

func (q *asking) add(other *asking) {
	q.pairs += other.pairs
	for b := range numBlanks {
		q.other[b].Add(&q.other[b], &other.other[b])
	}
	for j := range other.mentors {
		for b := range numBlanks {
			q.mentors[j][b] += other.mentors[j][b]
		}
	}
}

// mentee adds the pairs of one mentee that no rule bars.
func (q *asking) mentee(i int) {
	s := q.s
	s.Row(i, q.points)
	a := &s.mentees[i]
	q.portion, q.row = q.portions.each[a.weights], [numBlanks]int64{}
	for j, points := range q.points {
		if points == NotAllowed {
			continue
		}
		q.pairs++
		b := &s.mentors[j]
		q.disability(i, j, &a.need, &b.lived)
		q.occupation(i, j, &a.work, &b.work)
		if a.aims.blank || len(a.aims.goals) > 0 {
			q.blank(blankGoals, i, j, a.aims.blank, b.offers.blank)
		}
		q.blank(blankAvailability, i, j, !a.schedule.known, !b.schedule.known)
		q.wishes(i, j, a, b)
	}
	for b := range numBlanks {
		q.other[b].Add(&q.other[b], big.NewInt(q.row[b]))
	}
}

// blank adds a criterion, or a fact, that at least one of two people has left
// without an answer.
func (q *asking) blank(b, i, j int, mentee, mentor bool) {
	all := 2 * int64(profiles.MaxPoints) * q.portion[b]
	switch {
	case mentee && mentor:
		q.hold(b, menteesSide, i, j, all/2)
		q.hold(b, mentorsSide, i, j, all/2)
	case mentee:
		q.hold(b, menteesSide, i, j, all)
	case mentor:
		q.hold(b, mentorsSide, i, j, all)
	}
}

func (q *asking) disability(i, j int, a *need, b *lived) {
	if !a.blank && len(a.facets) == 0 {
		return
	}
	q.blank(blankDisability, i, j, a.blank, b.blank)
	if a.blank || b.blank || b.knownFunctions == len(b.functions) && b.knownConditions == len(b.conditions) {
		return
	}
	_, evidence := q.s.disability(a, b, nil)
	missing := 2 * int64(profiles.MaxPoints-evidence) * q.portion[blankDate]
	if b.undated {
		q.hold(blankDate, mentorsSide, i, j, missing)
	} else {
		q.row[blankDate] += missing // nobody has left a blank
	}
}

func (q *asking) occupation(i, j int, a, b *work) {
	blank := b.held.answer == noAnswer
	for _, f := range []struct {
		b     int
		mine  answer
		alike func() int32
	}{
		{blankBackground, a.held.answer, func() int32 { return q.s.closestWork(&a.held, &b.held).points }},
		{blankTarget, a.target.answer, func() int32 { next, _ := q.s.closestTarget(&a.target, b); return next.points }},
	} {
		switch {
		case f.mine == answeredNone:
		case f.mine == noAnswer || blank:
			q.blank(f.b, i, j, f.mine == noAnswer, blank)
		case b.held.answer == answeredSome && f.alike() < 0:
			q.row[f.b] += 2 * profiles.MaxPoints * q.portion[f.b]
		}
	}
	q.blank(blankReturned, i, j, false, b.returned == returnUnknown)
}
