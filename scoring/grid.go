package scoring

import "mentormatch/internal/parallel"

// A grid holds how far each kind of mentor covers each distinct term of the
// mentees, so that nothing is compared twice.
type grid[K comparable] struct {
	rows   map[K]int32
	kinds  int
	points []int16 // -1 for what cannot be compared
}

// mostPoints is how large a grid may be: 32 MB. A programme of more distinct
// terms goes without, and compares each pair.
const mostPoints = 1 << 24

// newGrid fills a grid for all terms, of which some may be the same.
func newGrid[K comparable](terms func(yield func(K)), kinds int, points func(term K, kind int) int32) grid[K] {
	g := grid[K]{rows: make(map[K]int32), kinds: kinds}
	var list []K
	terms(func(k K) {
		if _, ok := g.rows[k]; !ok {
			g.rows[k] = int32(len(list))
			list = append(list, k)
		}
	})
	if len(list)*kinds > mostPoints {
		return grid[K]{}
	}
	g.points = make([]int16, len(list)*kinds)
	parallel.All(len(list), func(row int) {
		for kind := range kinds {
			g.points[row*kinds+kind] = int16(points(list[row], kind))
		}
	})
	return g
}

// row is the points of a term with each kind of mentor.
func (g *grid[K]) row(term K) []int16 {
	from := int(g.rows[term]) * g.kinds
	return g.points[from : from+g.kinds]
}

// newGrids fills the grids of the criteria.
func (s *Scorer) newGrids() {
	c := &s.columns
	c.facets = newGrid(func(yield func(facetKey)) {
		for i := range s.mentees {
			for k := range s.mentees[i].need.facets {
				yield(s.mentees[i].need.facets[k].facetKey)
			}
		}
	}, len(c.livedOf), func(k facetKey, kind int) int32 {
		points, _, _ := s.closest(&facet{facetKey: k}, c.livedOf[kind])
		return points
	})
	codes := func(of func(*work) *workCodes) func(yield func(job)) {
		return func(yield func(job)) {
			for i := range s.mentees {
				for _, k := range of(&s.mentees[i].work).codes {
					yield(k)
				}
			}
		}
	}
	c.before = newGrid(codes(func(w *work) *workCodes { return &w.held }), len(c.workOf), func(k job, kind int) int32 {
		return s.closestWork(&workCodes{codes: []job{k}}, &c.workOf[kind].held).points
	})
	c.targets = newGrid(codes(func(w *work) *workCodes { return &w.target }), len(c.workOf), func(k job, kind int) int32 {
		next, _ := s.closestTarget(&workCodes{codes: []job{k}}, c.workOf[kind])
		return next.points
	})
}
