package scoring

import (
	"mentormatch/internal/parallel"
	"mentormatch/profiles"
)

// A job is the code of an occupation with its number among all that occur.
type job struct {
	code
	number int32
}

// A jobTable says how far one occupation covers another where the programme has
// tables of its own. Without tables there is nothing in it.
type jobTable struct {
	points []int16 // by the mentee's and the mentor's number; -1 for what cannot be compared
	via    []Via
	n      int
}

// newJobs compares all the occupations that occur, each with each, when the
// programme has tables. They stand by number; the first is none.
func newJobs(occupations []profiles.Occupation, tables *profiles.Codes) (j jobTable) {
	if _, related, same := tables.Counts(); related+same == 0 {
		return j
	}
	n := len(occupations)
	j = jobTable{points: make([]int16, n*n), via: make([]Via, n*n), n: n}
	parallel.All(n, func(a int) {
		for b := range n {
			points, via := compareJobs(occupations[a], occupations[b], tables)
			j.points[a*j.n+b], j.via[a*j.n+b] = int16(points), via
		}
	})
	return j
}

// alike says how far the mentor's occupation covers the mentee's, in points;
// below 0 when they cannot be compared.
func (j *jobTable) alike(mentee, mentor job) int32 {
	if j.points != nil {
		return int32(j.points[int(mentee.number)*j.n+int(mentor.number)])
	}
	if mentee.tree != mentor.tree {
		return -1
	}
	return prefixPoints(mentee.code, mentor.code)
}

// compareJobs is the most of what says that the mentor's occupation covers the
// mentee's: the levels that the codes share (see prefixPoints); the strength
// that the programme's table of related occupations gives the two, which is
// higher for the nearer tiers of O*NET (see [profiles.Codes.Related]); and,
// where the codes are of different systems, the same of what the crosswalk
// makes of either. Where these say the same the codes alone are the reason. An
// O*NET-SOC occupation that the crosswalk lacks goes by the one of the SOC that
// it belongs to. The points are below 0 when nothing can be said.
//
//	isco:7231 and isco:3115, related with strength 60: 6000, not 0 of 4 levels
//	isco:2513 and soc:15-1252, for which the crosswalk gives isco:2512:
//	2513 against 2512 = 3 of 4 levels = 7500
func compareJobs(mentee, mentor profiles.Occupation, tables *profiles.Codes) (points int32, via Via) {
	points = -1
	best := func(a, b profiles.Occupation, crosswalk bool) {
		x, y := occupationCode(a), occupationCode(b)
		if x.tree != y.tree || x.levels == 0 || y.levels == 0 {
			return
		}
		found, how := prefixPoints(x, y), Via("")
		if p, ok := tables.Related(a, b); ok && int32(p) > found {
			found, how = int32(p), ViaRelated
		}
		if crosswalk {
			how = ViaCrosswalk
		}
		if found > points {
			points, via = found, how
		}
	}
	best(mentee, mentor, false)
	if mentee.System == mentor.System {
		return points, via
	}
	for _, same := range crossed(mentee, tables) {
		best(same, mentor, true)
	}
	for _, same := range crossed(mentor, tables) {
		best(mentee, same, true)
	}
	return points, via
}

// crossed are the codes of other systems for an occupation.
func crossed(o profiles.Occupation, tables *profiles.Codes) []profiles.Occupation {
	same := tables.Same(o)
	if same == nil && o.System == profiles.SOC && o.Level() == maxLevels {
		return tables.Same(o.Broader()[0])
	}
	return same
}

// via says which table makes two occupations alike that stand in two lists.
func (s *Scorer) via(a, b *workCodes, found likeness) Via {
	j := &s.jobs
	if j.points == nil || found.mentee >= len(a.codes) || found.mentor >= len(b.codes) || found.points <= 0 {
		return ""
	}
	return j.via[int(a.codes[found.mentee].number)*j.n+int(b.codes[found.mentor].number)]
}
