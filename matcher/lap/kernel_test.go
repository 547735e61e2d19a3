package lap

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func (v vectors) String() string { return [...]string{"Go", "AVX2", "AVX-512"}[v] }

// with makes kernels use some vectors until the test is over. Tests that run at
// the same time would use them too: only tests that are not parallel may call it.
func with(tb testing.TB, v vectors) {
	before := use
	use = v
	tb.Cleanup(func() { use = before })
}

// TestOracles puts the kernels that are not the fastest, the twins in Go among
// them, through the tests of whole problems; those go through the fastest
// by themselves.
func TestOracles(t *testing.T) {
	for v := none; v < fastest; v++ {
		if testing.Short() && v != none {
			break
		}
		t.Run(v.String(), func(t *testing.T) {
			with(t, v)
			t.Run("BruteForce", TestBruteForce)
			t.Run("Simplex", TestSimplex)
			t.Run("Changed", TestChanged)
			t.Run("Negated", TestNegated)
			t.Run("Forms", TestForms)
			t.Run("Reference", TestReference)
			t.Run("Families", TestFamilies)
			t.Run("Corrupted", TestCorrupted)
		})
	}
}

// strip is what kernels are tried on: costs, prices and a mask, each at an
// odd place in memory, with what must not be touched around them.
type strip struct {
	cost      []int32
	price     []int64
	forbidden Mask
	around    []int64
}

func newStrip(random *rand.Rand, n int) strip {
	costs := make([]int32, n+40)
	prices := make([]int64, n+40)
	cost := []func() int32{
		func() int32 { return random.Int32() - random.Int32() },
		func() int32 { return random.Int32N(20) - 10 },
		func() int32 { return []int32{math.MinInt32, math.MaxInt32, 0, -1, 1}[random.IntN(5)] },
	}[random.IntN(3)]
	price := []func() int64{
		func() int64 { return -random.Int64N(1 << 32) },
		func() int64 { return random.Int64N(20) - 10 },
		func() int64 { return []int64{-2 * most, most, 0, 1, -1, everything}[random.IntN(6)] },
		func() int64 { return -random.Int64N(2 * most) },
	}[random.IntN(4)]
	for k := range costs {
		costs[k], prices[k] = cost(), price()
	}
	from := random.IntN(20)
	s := strip{cost: costs[from : from+n : from+n], around: prices}
	from = random.IntN(20)
	s.price = prices[from : from+n : from+n]
	if random.IntN(3) > 0 {
		s.forbidden = NewMask(n)
		kind := random.IntN(4)
		for w := range s.forbidden {
			switch kind {
			case 0:
				s.forbidden[w] = random.Uint64()
			case 1:
				s.forbidden[w] = random.Uint64() & random.Uint64() & random.Uint64()
			case 2:
				s.forbidden[w] = math.MaxUint64
			case 3:
				s.forbidden[w] = ^(random.Uint64() & random.Uint64() & random.Uint64() & random.Uint64())
			}
		}
	}
	return s
}

// TestKernels compares each kernel with its twin in Go, on some 2 million costs.
func TestKernels(t *testing.T) {
	rounds := 30000
	if testing.Short() {
		rounds /= 10
	}
	for v := avx2; v <= fastest; v++ {
		t.Run(v.String(), func(t *testing.T) {
			with(t, v)
			random := rand.New(rand.NewPCG(7, 7))
			for round := range rounds {
				s := newStrip(random, random.IntN([]int{20, 70, 300}[round%3]))
				s.compareSpan(t)
				best := s.compareLeast(t)
				s.compareBelow(t, random, best)
				s.compareParts(t, random)
				s.compareLower(t, random, best)
				if t.Failed() {
					t.Fatalf("in round %d, of %+v", round, s)
				}
			}
		})
	}
}

func (s strip) compareSpan(t *testing.T) {
	if got, want := spanNarrow(s.cost, s.forbidden), spanOf(s.cost, s.forbidden); got != want {
		t.Errorf("the span is %v, want %v", got, want)
	}
}

func (s strip) compareLeast(t *testing.T) (best int64) {
	gotSpan, got := leastNarrow(s.cost, s.forbidden, s.price)
	wantSpan, want := leastDense(s.cost, s.forbidden, s.price)
	if gotSpan != wantSpan || got != want {
		t.Errorf("the span is %v and the least %d, want %v and %d", gotSpan, got, wantSpan, want)
	}
	return want
}

func (s strip) compareBelow(t *testing.T, random *rand.Rand, best int64) {
	scale := []int64{1, 2, 8192, math.MaxInt32, math.MaxInt32 + 1}[random.IntN(5)]
	limit := []int64{
		everything, 0, 1, -1, best, best*scale + 1, math.MinInt64, math.MaxInt64,
		random.Int64N(1 << 40), random.Int64(), -random.Int64(),
	}[random.IntN(11)]
	got := slices.Repeat([]uint64{77}, words(len(s.cost))+1) // the last word must stay
	want := slices.Clone(got)
	below(s.cost, s.price, scale, limit, got)
	belowPlain(s.cost, s.price, scale, limit, want[:len(want)-1])
	if !slices.Equal(got, want) {
		t.Errorf("times %d, below %d are %x, want %x", scale, limit, got, want)
	}
	for j, c := range s.cost {
		if is := want[j/64]>>(j%64)&1 != 0; is != (int64(c)*scale-s.price[j] < limit) {
			t.Errorf("times %d, column %d is below %d: %v", scale, j, limit, is)
		}
	}
}

func (s strip) compareParts(t *testing.T, random *rand.Rand) {
	scale := []int64{1, 3, 8192, math.MaxInt32}[random.IntN(4)]
	var got, want [lanes]int64
	leastOfParts(s.cost, s.price, scale, &got)
	for k := range want {
		want[k] = farthest
	}
	for j := range len(s.cost) &^ (lanes - 1) {
		want[j%lanes] = min(want[j%lanes], int64(s.cost[j])*scale-s.price[j])
	}
	if got != want {
		t.Errorf("times %d, the least of the parts are %d, want %d", scale, got, want)
	}
}

func (s strip) compareLower(t *testing.T, random *rand.Rand, best int64) {
	least := []int64{0, best, random.Int64N(1000), -random.Int64N(1 << 40)}[random.IntN(4)]
	before := slices.Clone(s.around)
	lowerNarrow(s.cost, s.forbidden, s.price, least)
	got := slices.Clone(s.around)
	copy(s.around, before)
	lowerDense(s.cost, s.forbidden, s.price, least)
	if !slices.Equal(got, s.around) {
		t.Errorf("by %d, prices fall to %d, want %d", least, got, s.around)
	}
}

// TestNearestTwo compares the two nearest of lists, many of which are equally near, with those in sorted order.
func TestNearestTwo(t *testing.T) {
	for v := none; v <= fastest; v++ {
		t.Run(v.String(), func(t *testing.T) {
			with(t, v)
			random := rand.New(rand.NewPCG(9, 9))
			for range 20000 {
				price, n := make([]int64, 60), random.IntN(2*keep+9)
				unit := []int64{1, 1 << 55}[random.IntN(2)]
				for j := range price {
					price[j] = -unit * random.Int64N(8)
				}
				column, cost := make([]int32, n), make([]int64, n)
				values := []int64{everything, everything}
				for k := range column {
					column[k], cost[k] = random.Int32N(60), unit*random.Int64N(8)
					values = append(values, cost[k]-price[column[k]])
				}
				first := int32(-1)
				if n > 0 {
					first = column[slices.Index(values[2:], slices.Min(values))]
				}
				slices.Sort(values)
				if j, best, next := nearestTwo(column, cost, price); j != first || best != values[0] || next != values[1] {
					t.Fatalf("column %d at %d, then %d, want %d at %d, then %d, of %d at %d with prices %d",
						j, best, next, first, values[0], values[1], column, cost, price)
				}
			}
		})
	}
}

// TestNearer compares the columns that are brought nearer with those found one by one.
func TestNearer(t *testing.T) {
	for v := none; v <= fastest; v++ {
		t.Run(v.String(), func(t *testing.T) {
			with(t, v)
			random := rand.New(rand.NewPCG(10, 10))
			for range 20000 {
				unit := []int64{1, 1 << 55}[random.IntN(2)]
				price, distance := make([]int64, 60), make([]int64, 60)
				for j := range price {
					price[j], distance[j] = -unit*random.Int64N(8), unit*random.Int64N(16)
					if random.IntN(3) == 0 {
						distance[j] = farthest
					}
				}
				column, cost := make([]int32, random.IntN(65)), make([]int64, 64)
				base, most := unit*random.Int64N(8), []int64{farthest, unit * random.Int64N(16)}[random.IntN(2)]
				want := uint64(0)
				for k := range column {
					column[k], cost[k] = random.Int32N(60), unit*random.Int64N(8)
					if to := base + cost[k] - price[column[k]]; to < distance[column[k]] && to <= most {
						want |= 1 << k
					}
				}
				if got := nearer(column, cost, price, distance, base, most); got != want {
					t.Fatalf("%b, want %b, of %d at %d + %d with prices %d and distances %d up to %d",
						got, want, column, base, cost, price, distance, most)
				}
			}
		})
	}
}

// TestListKernels compares lists with those that a row gives when its pairs
// are added one by one.
func TestListKernels(t *testing.T) {
	for v := none; v <= fastest; v++ {
		t.Run(v.String(), func(t *testing.T) {
			with(t, v)
			random := rand.New(rand.NewPCG(8, 8))
			for round := range 3000 {
				s := newStrip(random, random.IntN([]int{100, 700, 2000}[round%3]))
				for j := range s.price {
					s.price[j] %= 1 << 40
				}
				newLister := func() *lister {
					return &lister{
						prices: s.price, scale: []int64{1, 64}[round%2],
						value: make([]int64, 2*keep), order: make([]int64, 2*keep),
						column: make([]int32, 2*keep), cost: make([]int64, 2*keep),
						least: keep, limit: []int64{everything, 1 << 33, 5}[round%3],
					}
				}
				got, want, i := newLister(), newLister(), random.IntN(1000)
				feed(got, s.cost, s.forbidden, i)
				from := turn(i, len(s.cost))
				if s.forbidden != nil {
					from -= from % 64
				}
				for k := range s.cost {
					j := (from + k) % len(s.cost)
					c := int64(s.cost[j]) * want.scale
					if value := c - s.price[j]; value < want.limit && (s.forbidden == nil || !s.forbidden.Has(j)) {
						want.add(value, j, c)
					}
				}
				if got.n != want.n || got.limit != want.limit || !slices.Equal(got.column[:got.n], want.column[:want.n]) ||
					!slices.Equal(got.cost[:got.n], want.cost[:want.n]) || !slices.Equal(got.value[:got.n], want.value[:want.n]) {
					t.Fatalf("round %d: %d pairs %v below %d, want %d pairs %v below %d", round,
						got.n, got.column[:got.n], got.limit, want.n, want.column[:want.n], want.limit)
				}
			}
		})
	}
}

// TestSameOnAllVectors solves problems with all kernels: the results are the same
// in all that they say.
func TestSameOnAllVectors(t *testing.T) {
	for name, p := range map[string]Problem{
		"uniform": uniform(300, 300, 1<<30), "mentors": mentors(400, 400), "Euclidean": euclidean(300),
		"wide": uniform(100, 1100, 1000), "spread": spreadCapacity(mentors(400, 200)),
		"some forbidden": forbidding(mentors(400, 400), func(i, j int) bool { return i == j || (i*7+j*3)%5 != 0 }),
		"most forbidden": forbidding(euclidean(300), func(i, j int) bool { return i == j || (i*7+j*3)%5 == 0 }),
		"products":       macholWien(450),
	} {
		var want *Result
		for v := none; v <= fastest; v++ {
			with(t, v)
			got, err := Solve(t.Context(), p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if want == nil {
				want = got
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %v gives another result than Go", name, v)
			}
		}
	}
}
