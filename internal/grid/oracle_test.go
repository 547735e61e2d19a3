package grid

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// An instance is a small problem, with scores as they are written.
type instance struct {
	rows, columns []string
	score         [][]string // by row and column; "" is not allowed
	capacity      []int
}

func drawInstance(draw *rand.Rand) instance {
	var in instance
	n, m := 1+draw.IntN(5), 1+draw.IntN(4)
	for i := range n {
		in.rows = append(in.rows, "row "+strconv.Itoa(i*7%5)+strings.Repeat("'", i))
	}
	for j := range m {
		in.columns = append(in.columns, "column "+strconv.Itoa(j*3%4))
		in.capacity = append(in.capacity, draw.IntN(3))
	}
	spread := 1 + draw.IntN(6) // few values: many ties
	barred := draw.IntN(4)
	for range n {
		row := make([]string, m)
		for j := range row {
			if draw.IntN(4) >= barred {
				row[j] = []string{"0.1", "0.2", "0.3", "-1", "2.5", "1.125"}[draw.IntN(spread)]
			}
		}
		in.score = append(in.score, row)
	}
	return in
}

// grid writes the instance with rows and columns in some order.
func (in instance) grid(rowOrder, columnOrder []int) string {
	var b strings.Builder
	for _, j := range columnOrder {
		b.WriteString("," + in.columns[j])
	}
	b.WriteByte('\n')
	for _, i := range rowOrder {
		b.WriteString(in.rows[i])
		for _, j := range columnOrder {
			b.WriteString("," + in.score[i][j])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// edges writes the instance as a list in some order; a pair that is not
// allowed is crossed out, so that its row and column are known.
func (in instance) edges(draw *rand.Rand) string {
	var lines []string
	for i, row := range in.rows {
		for j, column := range in.columns {
			score := in.score[i][j]
			if score == "" {
				score = "x"
			}
			lines = append(lines, row+","+column+","+score+"\n")
		}
	}
	draw.Shuffle(len(lines), func(a, b int) { lines[a], lines[b] = lines[b], lines[a] })
	return "row,column,score\n" + strings.Join(lines, "")
}

func (in instance) capacities(order []int) string {
	b := "name,capacity\n"
	for _, j := range order {
		b += fmt.Sprintf("%s,%d\n", in.columns[j], in.capacity[j])
	}
	return b
}

func (in instance) at(i, j int) *big.Rat {
	r, ok := new(big.Rat).SetString(in.score[i][j])
	if !ok {
		return nil
	}
	return r
}

// best tries every assignment: how many rows the best one has, and its total.
func (in instance) best(objective Objective, minimise bool) (matched int, total *big.Rat) {
	left := slices.Clone(in.capacity)
	found := false
	var try func(i, assigned int, sum *big.Rat)
	try = func(i, assigned int, sum *big.Rat) {
		if i == len(in.rows) {
			better := !found
			if found {
				sign := sum.Cmp(total)
				if minimise {
					sign = -sign
				}
				better = sign > 0
				if objective == Coverage && assigned != matched {
					better = assigned > matched
				}
			}
			if better {
				found, matched, total = true, assigned, sum
			}
			return
		}
		try(i+1, assigned, sum)
		for j := range in.columns {
			if score := in.at(i, j); score != nil && left[j] > 0 {
				left[j]--
				try(i+1, assigned+1, score.Add(score, sum))
				left[j]++
			}
		}
	}
	try(0, 0, new(big.Rat))
	return matched, total
}

// An answer is what WriteJSON writes.
type answer struct {
	Matched int         `json:"matched"`
	Total   json.Number `json:"total"`
	Pairs   []struct {
		Row, Column string
		Score       json.Number
	} `json:"pairs"`
	Unmatched []struct {
		Row      string
		Reason   Reason
		Shortage *int
	} `json:"unmatched"`
	Shortages []struct {
		Rows, Columns []string
		Places        int
	} `json:"shortages"`
	Certificate struct {
		Sense        string
		OutPrice     json.Number            `json:"out_price"`
		RowPrices    map[string]json.Number `json:"row_prices"`
		ColumnPrices map[string]json.Number `json:"column_prices"`
	} `json:"certificate"`
}

func solved(t testing.TB, in, capacities string, opt Options, objective Objective) answer {
	t.Helper()
	table := read(t, in, opt)
	if capacities != "" {
		if err := table.ReadCapacities(context.Background(), strings.NewReader(capacities), "c.csv", 0); err != nil {
			t.Fatal(err)
		}
	}
	a, err := Solve(context.Background(), table, SolveOptions{Objective: objective, Prove: true})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, a); err != nil {
		t.Fatal(err)
	}
	var got answer
	decoder := json.NewDecoder(&b)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got
}

func rat(t testing.TB, n json.Number) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(string(n))
	if !ok {
		t.Fatalf("%q is no number", n)
	}
	return r
}

// Small problems, from the text of a file to JSON, against every assignment
// there is; then the certificate and the reasons, checked from the JSON alone.
func TestAgainstEveryAssignment(t *testing.T) {
	draw := rand.New(rand.NewPCG(4, 4))
	for k := range 1000 {
		in := drawInstance(draw)
		objective, minimise := Coverage, draw.IntN(2) == 0
		if !minimise && draw.IntN(2) == 0 {
			objective = Quality
		}
		rows, columns := draw.Perm(len(in.rows)), draw.Perm(len(in.columns))
		text, opt := in.grid(rows, columns), Options{Minimise: minimise}
		if draw.IntN(2) == 0 {
			text, opt.Edges = in.edges(draw), true
		}
		got := solved(t, text, in.capacities(columns), opt, objective)
		matched, total := in.best(objective, minimise)
		if objective == Coverage && got.Matched != matched || rat(t, got.Total).Cmp(total) != 0 {
			t.Fatalf("problem %d, %s, minimise %v: matched %d, total %s, want %d, %s\n%s%s",
				k, objective, minimise, got.Matched, got.Total, matched, total.FloatString(3), text, in.capacities(columns))
		}
		in.checkPairs(t, got)
		in.checkCertificate(t, got, minimise)
		in.checkReasons(t, got, objective)
	}
}

func (in instance) checkPairs(t *testing.T, got answer) {
	t.Helper()
	left := slices.Clone(in.capacity)
	seen := map[string]bool{}
	sum := new(big.Rat)
	for _, p := range got.Pairs {
		i, j := slices.Index(in.rows, p.Row), slices.Index(in.columns, p.Column)
		if i < 0 || j < 0 || seen[p.Row] || in.at(i, j) == nil || in.at(i, j).Cmp(rat(t, p.Score)) != 0 {
			t.Fatalf("the pair %v is none of the file", p)
		}
		if left[j]--; left[j] < 0 {
			t.Fatalf("%s has more rows than its capacity", p.Column)
		}
		seen[p.Row] = true
		sum.Add(sum, rat(t, p.Score))
	}
	for _, u := range got.Unmatched {
		if seen[u.Row] {
			t.Fatalf("%s is listed twice", u.Row)
		}
		seen[u.Row] = true
	}
	if len(seen) != len(in.rows) || got.Matched != len(got.Pairs) || sum.Cmp(rat(t, got.Total)) != 0 {
		t.Fatalf("%d of %d rows are listed; the total is %s", len(seen), len(in.rows), got.Total)
	}
}

// checkCertificate checks what the comment of Proof promises.
func (in instance) checkCertificate(t *testing.T, got answer, minimise bool) {
	t.Helper()
	c := got.Certificate
	// atLeast is the sign of a-b, so that 0 or more is right in both senses.
	atLeast := func(a, b *big.Rat) int {
		if minimise {
			return b.Cmp(a)
		}
		return a.Cmp(b)
	}
	if want := map[bool]string{false: "maximize", true: "minimize"}[minimise]; c.Sense != want {
		t.Fatalf("sense %q, want %q", c.Sense, want)
	}
	if len(c.RowPrices) != len(in.rows) || len(c.ColumnPrices) != len(in.columns) {
		t.Fatal("prices are missing")
	}
	out := rat(t, c.OutPrice)
	bound := new(big.Rat)
	for i, row := range in.rows {
		u := rat(t, c.RowPrices[row])
		bound.Add(bound, u)
		if atLeast(u, out) < 0 {
			t.Fatalf("the price of %s is on the wrong side of %s", row, out)
		}
		for j, column := range in.columns {
			score := in.at(i, j)
			if score == nil || in.capacity[j] == 0 {
				continue
			}
			if atLeast(new(big.Rat).Add(u, rat(t, c.ColumnPrices[column])), score) < 0 {
				t.Fatalf("the prices of %s and %s do not cover their score", row, column)
			}
		}
	}
	for j, column := range in.columns {
		v := rat(t, c.ColumnPrices[column])
		if atLeast(v, new(big.Rat)) < 0 {
			t.Fatalf("the price of %s has the wrong sign", column)
		}
		bound.Add(bound, v.Mul(v, new(big.Rat).SetInt64(int64(in.capacity[j]))))
	}
	value := rat(t, got.Total)
	value.Add(value, out.Mul(out, new(big.Rat).SetInt64(int64(len(got.Unmatched)))))
	if value.Cmp(bound) != 0 {
		t.Fatalf("the prices prove %s, and the answer has %s", bound.FloatString(9), value.FloatString(9))
	}
}

func (in instance) checkReasons(t *testing.T, got answer, objective Objective) {
	t.Helper()
	for _, u := range got.Unmatched {
		i := slices.Index(in.rows, u.Row)
		open, gain := false, false
		for j := range in.columns {
			if score := in.at(i, j); score != nil && in.capacity[j] > 0 {
				open = true
				gain = gain || score.Sign() > 0
			}
		}
		want := NoColumn
		switch {
		case open && objective == Coverage:
			want = Taken
		case gain:
			want = Outbid
		case open:
			want = NoGain
		}
		if u.Reason != want || (u.Shortage != nil) != (want == Taken) {
			t.Fatalf("%s is left out for %q, want %q", u.Row, u.Reason, want)
		}
		if want == Taken && !slices.Contains(got.Shortages[*u.Shortage].Rows, u.Row) {
			t.Fatalf("%s is not among the rows of its shortage", u.Row)
		}
	}
	for _, s := range got.Shortages {
		places, out := 0, 0
		for _, column := range s.Columns {
			places += in.capacity[slices.Index(in.columns, column)]
		}
		for _, row := range s.Rows {
			i := slices.Index(in.rows, row)
			for j, column := range in.columns {
				if in.at(i, j) != nil && in.capacity[j] > 0 && !slices.Contains(s.Columns, column) {
					t.Fatalf("%s could also go to %s", row, column)
				}
			}
			for _, u := range got.Unmatched {
				if u.Row == row {
					out++
				}
			}
		}
		if places != s.Places || len(s.Rows)-places != out || out == 0 {
			t.Fatalf("%d rows for %d places, of which %d are left out", len(s.Rows), places, out)
		}
	}
}

// The order of rows and columns in a grid, and that of lines in a list, decide
// nothing.
func TestOrderInTheFileDecidesNothing(t *testing.T) {
	draw := rand.New(rand.NewPCG(5, 5))
	for range 150 {
		in := drawInstance(draw)
		first := map[bool]string{}
		for k := range 6 {
			rows, columns := draw.Perm(len(in.rows)), draw.Perm(len(in.columns))
			text, opt := in.grid(rows, columns), Options{Edges: k%2 == 1}
			if opt.Edges {
				text = in.edges(draw)
			}
			a := solved(t, text, in.capacities(columns), opt, Coverage)
			slices.SortFunc(a.Pairs, func(x, y struct {
				Row, Column string
				Score       json.Number
			}) int {
				return strings.Compare(x.Row, y.Row)
			})
			got := fmt.Sprint(a.Total, a.Pairs, a.Certificate) // maps are printed in order
			if k < 2 {
				first[opt.Edges] = got
			}
			if got != first[opt.Edges] {
				t.Fatalf("%s\ngives\n%s\nand in another order\n%s", text, got, first[opt.Edges])
			}
		}
	}
}

// The same scores as a grid and as a list, in any order and many of them
// equal, are the same problem and have the same answer.
func TestGridsAndListsAgree(t *testing.T) {
	draw := rand.New(rand.NewPCG(4, 5))
	byRow := func(a answer) map[string]string {
		column := map[string]string{}
		for _, p := range a.Pairs {
			column[p.Row] = p.Column
		}
		return column
	}
	for k := range 500 {
		in := drawInstance(draw)
		rows, columns := draw.Perm(len(in.rows)), draw.Perm(len(in.columns))
		grid := solved(t, in.grid(rows, columns), in.capacities(columns), Options{}, Coverage)
		list := solved(t, in.edges(draw), in.capacities(columns), Options{Edges: true}, Coverage)
		if a, b := byRow(grid), byRow(list); !maps.Equal(a, b) {
			t.Fatalf("problem %d: %v as a grid, %v as a list\n%s", k, a, b, in.grid(rows, columns))
		}
	}
}
