package instances

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
)

// Seed is that of all published figures.
const Seed = 1

// A Family is a kind of problem.
type Family struct {
	Name  string
	Group string // dense, rect, cap or sparse
	About string
	Sizes []Size // the usual ones, small first
	fill  func(r *rand.Rand, in *Instance, s Size)
}

// A Size is a family and how large an instance of it is.
type Size struct {
	Family        *Family
	Rows, Columns int
	Capacity      int // of every column; 1 but in the group cap
	Candidates    int // columns that each row may have; 0 for all
}

// The groups that families are in.
const (
	Dense       = "dense"
	Rectangular = "rect"
	Capacities  = "cap"
	Sparse      = "sparse"
)

// Families lists all of them, in the order of the tables.
var Families = []*Family{
	square("u", "uniform: whole numbers from 1 to 2^30, in place of floats from 0 to 1", uniformTo(1<<30), 1000, 2000, 5000, 10000),
	square("in", "uniform: whole numbers from 1 to n", uniformToSize, 1000, 2000, 5000),
	square("i100", "uniform: whole numbers from 1 to 100, so that ties abound", uniformTo(100), 1000, 2000, 5000),
	square("ment", "mentor-like: occupation, skills, hours and level in steps, so that ties abound", mentorLike, 1000, 2000, 5000),
	square("geo", "Euclidean: rounded distances between points of a square", euclidean, 1000, 2000, 5000),
	square("lr", "low rank: products of vectors of 5 numbers, plus a constant", lowRank, 1000, 2000, 5000),
	square("mw", "Machol and Wien: (i+1)·(j+1) for row i and column j", macholWien, 1000, 2000, 5000),
	square("line", "distances between points of a line", onLine, 1000, 2000),
	square("top", "the ten columns that each row likes best, good ones more often, and all others alike", topTen, 1000, 2000, 5000),
	oblong("rect_u", Rectangular, "uniform as u, rows × columns", uniformTo(1<<30), Size{Rows: 1000, Columns: 10000}, Size{Rows: 10000, Columns: 1000}),
	oblong("rect_ment", Rectangular, "mentor-like, rows × columns", mentorLike, Size{Rows: 1000, Columns: 10000}, Size{Rows: 10000, Columns: 1000}),
	oblong("rect_mw", Rectangular, "Machol and Wien as mw, rows × columns", macholWien, Size{Rows: 1000, Columns: 1500}, Size{Rows: 1500, Columns: 1000}),
	oblong("cap_u", Capacities, "uniform as u, columns that take 5 rows each", uniformTo(1<<30), Size{Rows: 5000, Columns: 1000, Capacity: 5}),
	oblong("cap_ment", Capacities, "mentor-like, columns that take 5 rows each", mentorLike, Size{Rows: 5000, Columns: 1000, Capacity: 5}),
	sparse("su", "sparse: rows_candidates, costs as u", sparseTo(1<<30), [2]int{10000, 20}, [2]int{10000, 50}, [2]int{50000, 20}, [2]int{100000, 20}),
	sparse("si", "sparse: rows_candidates, costs as i100", sparseTo(100), [2]int{10000, 20}, [2]int{10000, 50}, [2]int{50000, 20}, [2]int{100000, 20}),
	sparse("sm", "sparse: rows_candidates, mentor-like, most candidates from one's own major group", sparseMentorLike, [2]int{10000, 30}, [2]int{50000, 30}, [2]int{100000, 30}),
}

type filler = func(r *rand.Rand, in *Instance, s Size)

func square(name, about string, fill filler, n ...int) *Family {
	f := &Family{Name: name, Group: Dense, About: about, fill: fill}
	for _, n := range n {
		f.Sizes = append(f.Sizes, Size{Family: f, Rows: n, Columns: n, Capacity: 1})
	}
	return f
}

func oblong(name, group, about string, fill filler, sizes ...Size) *Family {
	f := &Family{Name: name, Group: group, About: about, fill: fill, Sizes: sizes}
	for k := range f.Sizes {
		f.Sizes[k].Family = f
		f.Sizes[k].Capacity = max(1, f.Sizes[k].Capacity)
	}
	return f
}

func sparse(name, about string, fill filler, sizes ...[2]int) *Family {
	f := &Family{Name: name, Group: Sparse, About: about, fill: fill}
	for _, s := range sizes {
		f.Sizes = append(f.Sizes, Size{Family: f, Rows: s[0], Columns: s[0], Capacity: 1, Candidates: s[1]})
	}
	return f
}

// Of finds a family by its name.
func Of(name string) (*Family, bool) {
	k := slices.IndexFunc(Families, func(f *Family) bool { return f.Name == name })
	if k < 0 {
		return nil, false
	}
	return Families[k], true
}

// Select picks sizes of the families that are named, or of all for none; a
// name may also be a group's. Of square families and sparse ones it picks the
// sizes of n rows: the usual ones of them or, where there is none, one made to
// order for each usual number of candidates. When n is empty, it picks all
// usual sizes. Other families have their usual sizes, whatever n.
func Select(names []string, n []int) ([]Size, error) {
	for _, name := range names {
		known := func(f *Family) bool { return f.Name == name || f.Group == name }
		if !slices.ContainsFunc(Families, known) {
			return nil, fmt.Errorf("unknown family %q; there are %s, and the groups %s", name, strings.Join(allNames(), ", "),
				strings.Join([]string{Dense, Rectangular, Capacities, Sparse}, ", "))
		}
	}
	var sizes []Size
	for _, f := range Families {
		if len(names) > 0 && !slices.Contains(names, f.Name) && !slices.Contains(names, f.Group) {
			continue
		}
		if len(n) == 0 || f.Group == Rectangular || f.Group == Capacities {
			sizes = append(sizes, f.Sizes...)
			continue
		}
		for _, n := range n {
			sizes = append(sizes, f.of(n)...)
		}
	}
	return sizes, nil
}

// of gives the usual sizes of n rows, or else one for each usual number of
// candidates that so many columns have.
func (f *Family) of(n int) (sizes []Size) {
	for _, s := range f.Sizes {
		if s.Rows == n {
			sizes = append(sizes, s)
		}
	}
	if sizes != nil {
		return sizes
	}
	for _, s := range f.Sizes {
		s.Rows, s.Columns = n, n
		if s.Candidates <= n && !slices.Contains(sizes, s) {
			sizes = append(sizes, s)
		}
	}
	return sizes
}

func allNames() (names []string) {
	for _, f := range Families {
		names = append(names, f.Name)
	}
	return names
}

// Name is u_1000, rect_u_1000x10000, su_10000_20 and the like.
func (s Size) Name() string {
	switch {
	case s.Candidates > 0:
		return fmt.Sprintf("%s_%d_%d", s.Family.Name, s.Rows, s.Candidates)
	case s.Family.Group != Dense:
		return fmt.Sprintf("%s_%dx%d", s.Family.Name, s.Rows, s.Columns)
	}
	return fmt.Sprintf("%s_%d", s.Family.Name, s.Rows)
}

// Large tells of instances that take seconds to make, or hundreds of
// megabytes.
func (s Size) Large() bool {
	if s.Candidates > 0 {
		return s.Rows > 10000
	}
	return s.Family.Group == Dense && s.Rows > 2000
}

// Make makes the instance. Instances of different names or seeds have nothing
// in common.
func (s Size) Make(seed uint64) *Instance {
	in := &Instance{Name: s.Name(), Rows: s.Rows, Columns: s.Columns}
	if s.Candidates == 0 {
		in.Dense = make([]int32, s.Rows*s.Columns)
	}
	if s.Capacity > 1 {
		in.Capacity = make([]int, s.Columns)
		for j := range in.Capacity {
			in.Capacity[j] = s.Capacity
		}
	}
	s.Family.fill(generator(seed, in.Name), in, s)
	return in
}

// generator gives each name of each seed random numbers of its own.
func generator(seed uint64, name string) *rand.Rand {
	hash := fnv.New64a()
	hash.Write([]byte(name))
	return rand.New(rand.NewPCG(seed, hash.Sum64()))
}
