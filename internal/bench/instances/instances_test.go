package instances

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"mentormatch/matcher/lap"
)

// small has every family in a size that takes no time.
func small() (sizes []Size) {
	for _, f := range Families {
		s := f.Sizes[0]
		switch f.Group {
		case Dense, Sparse:
			s.Rows, s.Columns = 60, 60
			s.Candidates = min(s.Candidates, 8)
		case Rectangular:
			s.Rows, s.Columns = 12, 120
		case Capacities:
			s.Rows, s.Columns = 100, 20
		}
		sizes = append(sizes, s)
	}
	return sizes
}

// What a seed gives must never change: figures of last year would not be
// comparable any more, and the known totals would be wrong.
func TestASeedGivesTheSameOnEveryMachine(t *testing.T) {
	want := map[string]string{
		"u_60":             "67d2d3cc800427fe",
		"in_60":            "5ad958e380786162",
		"i100_60":          "8e22d98587c9e18e",
		"ment_60":          "200d6898bdcc5f21",
		"geo_60":           "1d3fa871f1f5b9eb",
		"lr_60":            "f3e145986e92269c",
		"mw_60":            "ed8be8d5f53a2b83",
		"line_60":          "ab0baf88b9597d62",
		"top_60":           "12357648388b5af3",
		"rect_u_12x120":    "e5a7050135255962",
		"rect_ment_12x120": "304deca5621449d8",
		"rect_mw_12x120":   "d726db4497dc88ce",
		"cap_u_100x20":     "0589e9613b0404ef",
		"cap_ment_100x20":  "d82c46034efcb421",
		"su_60_8":          "87d9a50c3708158d",
		"si_60_8":          "0248528d7c70335f",
		"sm_60_8":          "dd8db74d03ad70fd",
	}
	for _, s := range small() {
		if got := s.Make(Seed).Fingerprint(); got != want[s.Name()] {
			t.Errorf("%q: %q,", s.Name(), got)
		}
	}
}

func TestSeedsAndNamesHaveNumbersOfTheirOwn(t *testing.T) {
	seen := map[string]string{}
	for _, s := range small() {
		for seed := range uint64(3) {
			if strings.HasSuffix(s.Family.Name, "mw") && seed > 0 {
				continue // there is nothing random in it
			}
			in := s.Make(seed)
			in.Name = ""
			print := in.Fingerprint()
			if other, ok := seen[print]; ok {
				t.Errorf("%s of seed %d is %s", s.Name(), seed, other)
			}
			seen[print] = s.Name()
		}
	}
}

func TestShapes(t *testing.T) {
	for _, s := range small() {
		in := s.Make(Seed)
		pairs, places := s.Rows*s.Columns, s.Columns*s.Capacity
		if s.Candidates > 0 {
			pairs = s.Rows * s.Candidates
		}
		if in.Rows != s.Rows || in.Columns != s.Columns || in.Pairs() != pairs || in.Places() != places {
			t.Errorf("%s: %d rows, %d columns, %d pairs, %d places; want %d, %d, %d, %d",
				in.Name, in.Rows, in.Columns, in.Pairs(), in.Places(), s.Rows, s.Columns, pairs, places)
		}
		if in.Sparse() != (s.Family.Group == Sparse) {
			t.Errorf("%s: sparse is %t", in.Name, in.Sparse())
		}
	}
}

func TestRangesOfCosts(t *testing.T) {
	for _, want := range []struct {
		family    string
		low, high int64
		multiple  int64 // costs are low and so many steps
	}{
		{"u", 1, 1 << 30, 1},
		{"in", 1, 60, 1},
		{"i100", 1, 100, 1},
		{"ment", 1, 10001, 50},
		{"geo", 0, 1414214, 1}, // 1 000 000·√2
		{"lr", 0, 2 * constant, 1},
		{"mw", 1, 3600, 1}, // 60·60
		{"rect_u", 1, 1 << 30, 1},
		{"rect_ment", 1, 10001, 50},
		{"cap_u", 1, 1 << 30, 1},
		{"cap_ment", 1, 10001, 50},
		{"su", 1, 1 << 30, 1}, // never 0, which SciPy takes for no pair
		{"si", 1, 100, 1},
		{"sm", 1, 10001, 50},
	} {
		k := slices.IndexFunc(small(), func(s Size) bool { return s.Family.Name == want.family })
		in := small()[k].Make(Seed)
		costs := slices.Clone(in.Cost)
		for _, c := range in.Dense {
			costs = append(costs, int64(c))
		}
		low, high := slices.Min(costs), slices.Max(costs)
		if low < want.low || high > want.high {
			t.Errorf("%s: costs from %d to %d, want from %d to %d", in.Name, low, high, want.low, want.high)
		}
		// A range that is not used would mean another family than the one described.
		if (high-low)*4 < want.high-want.low && want.family != "lr" {
			t.Errorf("%s: costs from %d to %d only, of %d to %d", in.Name, low, high, want.low, want.high)
		}
		for _, c := range costs {
			if (c-want.low)%want.multiple != 0 {
				t.Errorf("%s: a cost of %d is no multiple of %d above %d", in.Name, c, want.multiple, want.low)
				break
			}
		}
	}
}

func TestMacholWien(t *testing.T) {
	f, _ := Of("mw")
	got := f.of(3)[0].Make(Seed).Dense
	if want := []int32{1, 2, 3, 2, 4, 6, 3, 6, 9}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Two occupations share as many levels as their numbers, cut in tens of the
// tree, agree in from the front.
func TestSharedOccupations(t *testing.T) {
	for _, c := range []struct {
		a, b int
		want int32
		why  string
	}{
		{7, 7, 4, "the same"},
		{6, 7, 3, "6 and 7 are one small group of two"},
		{6, 9, 2, "6 to 11 are one group of six"},
		{6, 13, 1, "0 to 23 are one major group"},
		{6, 24, 0, "24 begins another major group"},
		{5, 6, 1, "neighbours, and of two groups"},
	} {
		if got := shared(c.a, c.b); got != c.want {
			t.Errorf("%d and %d share %d levels, want %d: %s", c.a, c.b, got, c.want, c.why)
		}
	}
}

func TestCostOfOnePair(t *testing.T) {
	mentee := person{occupation: 6, skills: 0b1111, level: 2}
	mentee.hours[0], mentee.hours[2] = 0b11100, 1
	mentor := person{occupation: 7, skills: 0b110110, level: 4}
	mentor.hours[0], mentor.hours[2] = 0b01100, 1
	// Twentieths by weight: three of four levels of the tree 15·4; two of four
	// skills 10·3; three joint hours of six 10·2; two levels above 16·1.
	want := int32(10001 - 50*(15*4+10*3+10*2+16*1))
	if got := mentee.view().cost(&mentee, &mentor); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

func TestSparseRowsAreDifferentColumnsInOrder(t *testing.T) {
	for _, s := range small() {
		in := s.Make(Seed)
		if !in.Sparse() {
			continue
		}
		for i := range in.Rows {
			columns := in.Column[in.Start[i]:in.Start[i+1]]
			if len(columns) != s.Candidates {
				t.Errorf("%s: row %d has %d candidates, want %d", in.Name, i, len(columns), s.Candidates)
			}
			for k := 1; k < len(columns); k++ {
				if columns[k-1] >= columns[k] {
					t.Errorf("%s: row %d has column %d before %d", in.Name, i, columns[k-1], columns[k])
				}
			}
		}
	}
}

// Complete fails where a row has to stay out; an instance with one candidate a
// row leaves nothing but the hidden permutation.
func TestEveryRowCanBeAssigned(t *testing.T) {
	for _, s := range small() {
		for seed := range uint64(5) {
			if s.Family.Group == Sparse {
				s.Candidates = 1 + int(seed)
			}
			in := s.Make(seed)
			r, err := lap.Solve(context.Background(), in.Problem(), lap.Options{})
			if err != nil {
				t.Fatalf("%s, seed %d: %v", in.Name, seed, err)
			}
			if r.Assigned != min(in.Rows, in.Places()) {
				t.Errorf("%s, seed %d: %d rows assigned", in.Name, seed, r.Assigned)
			}
		}
	}
}

func TestMentorsOnDemandStayTheSame(t *testing.T) {
	m, again := Mentors(Seed, 20, 30), Mentors(Seed, 20, 30)
	a, b := make([]int32, 30), make([]int32, 30)
	m.Row(7, a)
	again.Row(3, b)
	again.Row(7, b)
	if !slices.Equal(a, b) {
		t.Errorf("row 7 is %v, and after row 3 it is %v", a, b)
	}
}

// A reader in another language goes by the description of WriteTo alone.
func TestFileHasWhatItsDescriptionSays(t *testing.T) {
	in := &Instance{Rows: 2, Columns: 3, Capacity: []int{1, 0, 2},
		Start: []int{0, 1, 3}, Column: []int32{2, 0, 1}, Cost: []int64{70, 80, 90}}
	var out bytes.Buffer
	n, err := in.WriteTo(&out)
	if err != nil || n != int64(out.Len()) {
		t.Fatalf("%d bytes counted of %d, %v", n, out.Len(), err)
	}
	want := []byte("LAPINST1")
	for _, x := range []uint64{1, 2, 3, 3, 1, 0, 2, 0, 1, 3} {
		want = binary.LittleEndian.AppendUint64(want, x)
	}
	for _, x := range []uint32{2, 0, 1, 70, 80, 90} {
		want = binary.LittleEndian.AppendUint32(want, x)
	}
	if !bytes.Equal(out.Bytes(), want) {
		t.Errorf("got  %v\nwant %v", out.Bytes(), want)
	}
}

func TestSelect(t *testing.T) {
	for _, c := range []struct {
		families []string
		n        []int
		want     string
	}{
		{[]string{"u", "in"}, []int{1000, 300}, "u_1000 u_300 in_1000 in_300"},
		{[]string{"cap", "rect_u"}, []int{7}, "rect_u_1000x10000 rect_u_10000x1000 cap_u_5000x1000 cap_ment_5000x1000"},
		{[]string{"sm"}, nil, "sm_10000_30 sm_50000_30 sm_100000_30"},
		{[]string{"su"}, []int{10000}, "su_10000_20 su_10000_50"},
		{[]string{"su"}, []int{50000}, "su_50000_20"},
		{[]string{"su"}, []int{40}, "su_40_20"},
		{[]string{"su"}, []int{400}, "su_400_20 su_400_50"},
	} {
		sizes, err := Select(c.families, c.n)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, s := range sizes {
			names = append(names, s.Name())
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%v, %v: %s, want %s", c.families, c.n, got, c.want)
		}
	}
	if _, err := Select([]string{"uniform"}, nil); err == nil || !strings.Contains(err.Error(), "rect_ment") {
		t.Errorf("an unknown family gives %v, which does not list those there are", err)
	}
	if all, _ := Select(nil, nil); len(all) != 27+6+2+11 {
		t.Errorf("%d instances in all, want 27 square, 6 oblong, 2 with capacities and 11 sparse", len(all))
	}
}

func TestKnownTotals(t *testing.T) {
	known, err := Known()
	if err != nil {
		t.Fatal(err)
	}
	usual := map[string]bool{}
	all, _ := Select(nil, nil)
	for _, s := range all {
		usual[s.Name()] = true
	}
	seen := map[string]bool{}
	for _, k := range known {
		if !usual[k.Name] || seen[k.Name] {
			t.Errorf("%s is no usual instance, or is there twice", k.Name)
		}
		seen[k.Name] = true
	}
}

func TestTotalsAreReadAsTheyAreWritten(t *testing.T) {
	want := Total{"u_1000", "0123456789abcdef", 42, "SciPy,LEMON"}
	got, err := ParseTotals("# comment\n" + want.String() + "\n")
	if err != nil || len(got) != 1 || got[0] != want {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := ParseTotals("u_1000 0123"); err == nil {
		t.Error("a line that is cut off is read")
	}
}
