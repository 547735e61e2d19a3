package scoring

import (
	"math"
	"sort"
	"sync"

	"mentormatch/profiles"
)

// earthKM is the mean radius of the earth in kilometres (IUGG).
const earthKM = 6371.0088

// A point is a place on a sphere of radius 1.
type point struct{ x, y, z float64 }

func newPoint(p *profiles.Place) point {
	latitude, longitude := radians(p.Latitude), radians(p.Longitude)
	return point{
		float64(cosine(latitude) * cosine(longitude)),
		float64(cosine(latitude) * sine(longitude)),
		sine(latitude),
	}
}

// apart is the square of the straight line between two points, which grows
// with the way over the surface.
func apart(a, b *point) float64 {
	x, y, z := a.x-b.x, a.y-b.y, a.z-b.z
	return float64(x*x) + float64(y*y) + float64(z*z)
}

// edges holds, for k kilometres, the squared line at which the way over the
// surface rounds to k+1. Comparing with it gives whole kilometres without an
// arc sine for every pair.
var edges = sync.OnceValue(func() (edges []float64) {
	for k := 0; ; k++ {
		angle := (float64(k) + 0.5) / earthKM
		if angle >= math.Pi {
			return edges
		}
		half := sine(angle / 2)
		edges = append(edges, float64(4*float64(half*half)))
	}
})

// kilometres is the great-circle distance, rounded to whole kilometres.
//
//	Dhaka (23.81, 90.41) to Kolkata (22.57, 88.36): 251
func kilometres(a, b *point) int {
	square := apart(a, b)
	edges := edges()
	return sort.Search(len(edges), func(k int) bool { return square < edges[k] })
}

// Apart tells how far a pair live from one another, in whole kilometres, and
// how far they travel together; far is whether both would meet in person and
// live too far apart for it.
func (s *Scorer) Apart(mentee, mentor int) (distance, limit int, far bool) {
	a, b := &s.mentees[mentee].person, &s.mentors[mentor].person
	if !s.meets(a, b).far {
		return 0, 0, false
	}
	return kilometres(&a.point, &b.point), a.of.Place.TravelKM + b.of.Place.TravelKM, true
}

// farthest is a distance in kilometres that reaches everybody.
const farthest = 100_000

// within reports whether two points are at most limit kilometres apart, as
// kilometres counts them.
func (s *Scorer) within(a, b *point, limit int) bool { return near(s.edges, a, b, limit) }

func near(edges []float64, a, b *point, limit int) bool {
	return limit >= len(edges) || apart(a, b) < edges[limit]
}

func radians(degrees float64) float64 { return float64(degrees*math.Pi) / 180 }

// sine is the power series of the sine, for angles of at most one turn. The
// math package's own may differ in its last bit between machines, which fuse
// a product and a sum into one rounding or do not; here every product is
// rounded by itself, and the result is the same everywhere.
func sine(x float64) float64 {
	square := float64(x * x)
	sum, term := x, x
	for n := 2.0; n < 60; n += 2 {
		term = float64(-term*square) / float64(n*(n+1))
		sum += term
	}
	return sum
}

func cosine(x float64) float64 { return sine(math.Pi/2 - x) }
