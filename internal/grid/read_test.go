package grid

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func read(t testing.TB, in string, opt Options) *Table {
	t.Helper()
	opt.Name = "s.csv"
	table, err := Read(context.Background(), strings.NewReader(in), opt)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return table
}

// dump writes a table as pairs in the order of the file, so that tables can
// be compared.
func dump(t *Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q %q\n", t.Rows, t.Columns)
	for i := range t.Rows {
		for j := range t.Columns {
			if score, allowed := t.Score(i, j); allowed {
				fmt.Fprintf(&b, "%s ", score)
			} else {
				b.WriteString("x ")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestWaysToWriteAGrid(t *testing.T) {
	want := "[\"ana\" \"bo\"] [\"dee\" \"eli\"]\n1.50 x \n-2.00 0.25 \n"
	for name, c := range map[string]struct {
		in  string
		opt Options
	}{
		"commas":                     {in: "name,dee,eli\nana,1.50,x\nbo,-2,.25\n"},
		"an empty first cell":        {in: ",dee,eli\nana,1.50,\nbo,-2,.25\n"},
		"no line break at the end":   {in: ",dee,eli\nana,1.50,\nbo,-2,.25"},
		"a capital cross":            {in: ",dee,eli\nana,1.50,X\nbo,-2,.25\n"},
		"CR LF":                      {in: ",dee,eli\r\nana,1.50,x\r\nbo,-2,.25\r\n"},
		"CR LF after an empty cell":  {in: ",dee,eli\r\nana,1.50,\r\nbo,-2,.25\r\n"},
		"a byte order mark":          {in: "\ufeff,dee,eli\nana,1.50,x\nbo,-2,.25\n"},
		"a mark and quotation marks": {in: "\ufeff\"name\",\"dee\",\"eli\"\n\"ana\",\"1.50\",\"\"\n\"bo\",\"-2\",\"0.25\"\n"},
		"semicolons":                 {in: ";dee;eli\nana;1.50;x\nbo;-2;.25\n"},
		"tabs":                       {in: "name\tdee\teli\nana\t1.50\t\nbo\t-2\t.25\n"},
		"spaces around cells":        {in: " , dee , eli\n ana , 1.50 , x \n\u00a0bo\u00a0, -2,\u00a0.25\n"},
		"empty lines":                {in: "\n\r\n,dee,eli\n\nana,1.50,x\n\r\nbo,-2,.25\n\n\n"},
		"rows of nothing at the end": {in: ",dee,eli\nana,1.50,x\nbo,-2,.25\n,,\n , ,\r\n"},
		"plus signs, leading zeros":  {in: ",dee,eli\nana,+01.50,x\nbo,-0002.0,+00.25\n"},
		"a list":                     {in: "ana,dee,1.50\nbo,dee,-2\nbo,eli,.25\n", opt: Options{Edges: true}},
		"a list with a header":       {in: "row,column,score\nana,dee,1.50\nana,eli,x\nbo,dee,-2\nbo,eli,.25\n", opt: Options{Edges: true}},
		"a list with blank lines":    {in: "\r\nrow;column;score\r\nana;dee;1.50\r\n;;\r\n\r\nbo;dee;-2\r\nbo;eli;.25\r\n", opt: Options{Edges: true}},
		"a list, quoted":             {in: "\ufeff\"Mentee\",\"Mentor\",\"Punkte\"\n\"ana\",\"dee\",\"1.50\"\n\"bo\",\"dee\",\"-2\"\n\"bo\",\"eli\",\"0.25\"\n", opt: Options{Edges: true}},
		"a list with other headings": {in: "ردیف,ستون,امتیاز\nana,dee,1.50\nbo,dee,-2\nbo,eli,.25\n", opt: Options{Edges: true}},
		"as NumPy writes numbers":    {in: ",dee,eli\nana,1.500000000000000000e+00,\nbo,-2.000000000000000000e+00,2.50e-01\n"},
		"a typographic minus":        {in: ",dee,eli\nana,1.50,x\nbo,\u22122,.25\n"},
		"decimal commas":             {in: ";dee;eli\nana;1,50;x\nbo;-2;,25\n"},
		"decimal commas and tabs":    {in: "\tdee\teli\nana\t1,50\tx\nbo\t\"-2,0\"\t0,250e0\n"},
		"decimal commas in a list":   {in: "ana;dee;1,50\nbo;dee;-2\nbo;eli;,25\n", opt: Options{Edges: true}},
		"a separator declared":       {in: "sep=;\r\n;dee;eli\r\nana;1.50;x\r\nbo;-2;.25\r\n"},
		"a separator in quotes":      {in: "\ufeff\"SEP=|\"\n|dee|eli\nana|1.50|x\nbo|-2|.25\n"},
		"rounded":                    {in: ",dee,eli\nana,1.5000000000000004,x\nbo,-2,0.2499999999999999\n", opt: Options{Rounds: true, Decimals: 2}},
		"less is better":             {in: ",dee,eli\nana,1.50,x\nbo,-2,.25\n", opt: Options{Minimise: true}},
	} {
		got := dump(read(t, c.in, c.opt))
		if got != want {
			t.Errorf("%s:\n%swant\n%s", name, got, want)
		}
	}
}

func TestGridsThatAreReadAsTheyStand(t *testing.T) {
	for _, c := range []struct {
		name, in string
		opt      Options
		want     string
	}{
		{"a bare grid", "1,2\n3,x\n,\n", Options{NoNames: true}, "[\"1\" \"2\" \"3\"] [\"1\" \"2\"]\n1 2 \n3 x \nx x \n"},
		{"one column", "5\n\n7\n", Options{NoNames: true}, "[\"1\" \"2\"] [\"1\"]\n5 \n7 \n"},
		{"decimals that come late", "1,2\n0.5,3\n0.125,x\n", Options{NoNames: true}, "[\"1\" \"2\" \"3\"] [\"1\" \"2\"]\n1.000 2.000 \n0.500 3.000 \n0.125 x \n"},
		{"beyond 32 bits, late", "1,2\n0.5,2147483647\n", Options{NoNames: true}, "[\"1\" \"2\"] [\"1\" \"2\"]\n1.0 2.0 \n0.5 2147483647.0 \n"},
		{"near 64 bits", "9223372036854775807,-9223372036854775807\n", Options{NoNames: true}, "[\"1\"] [\"1\" \"2\"]\n9223372036854775807 -9223372036854775807 \n"},
		{"semicolons, though a name has commas", "\"a,b\";c\nd,e;1\n", Options{}, "[\"d,e\"] [\"c\"]\n1 \n"},
		{"commas, though a name has a semicolon", ",a;b,c\nr,1,2\n", Options{}, "[\"r\"] [\"a;b\" \"c\"]\n1 2 \n"},
		{"names with quotation marks", ",\"the \"\"big\"\" one\",5\" pipe\n\"r,s\",1,2\n", Options{}, "[\"r,s\"] [\"the \\\"big\\\" one\" \"5\\\" pipe\"]\n1 2 \n"},
		{"names with line breaks", ",\"a\r\nb\",c\r\n\"r\ns\",1,2\r\n", Options{}, "[\"r\\ns\"] [\"a\\nb\" \"c\"]\n1 2 \n"},
		{"years for columns", ",2025,2026\n101,1,2\n", Options{}, "[\"101\"] [\"2025\" \"2026\"]\n1 2 \n"},
		{"every script", ",দী,एली\nآنا,1,2\n", Options{}, "[\"آنا\"] [\"দী\" \"एली\"]\n1 2 \n"},
		{"a line of no allowed pair", "r,a,x\n", Options{Edges: true}, "[\"r\"] [\"a\"]\nx \n"},
		{"list decimals that come late", "r,a,1\nr,b,x\ns,a,0.25\n", Options{Edges: true}, "[\"r\" \"s\"] [\"a\" \"b\"]\n1.00 x \n0.25 x \n"},
	} {
		if got := dump(read(t, c.in, c.opt)); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestSmallScoresTakeLittleMemory(t *testing.T) {
	if table := read(t, "21474.83647,0\n", Options{NoNames: true}); table.narrow == nil || table.wide != nil {
		t.Error("2^31-1 units are not kept in 32 bits")
	}
	if table := read(t, "21474.83648,0\n", Options{NoNames: true}); table.narrow != nil || table.wide == nil {
		t.Error("2^31 units are not kept in 64 bits")
	}
}

// A file of many blocks is read as one of few, whatever stands where a block
// is cut and however little the system gives at a time.
func TestBlocksAreCutBetweenRecords(t *testing.T) {
	draw := rand.New(rand.NewPCG(2, 2))
	const rows, columns = 3000, 60
	var in, want strings.Builder
	var rowNames, columnNames []string
	for j := range columns {
		columnNames = append(columnNames, fmt.Sprintf("c%d\n%s", j, strings.Repeat("é", j+1)))
	}
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	for _, name := range columnNames {
		in.WriteString("," + quote(name))
	}
	for i := range rows {
		name := fmt.Sprintf("r%d \"%s\"\n,end", i, strings.Repeat("\n", draw.IntN(4)))
		rowNames = append(rowNames, name)
		in.WriteString("\n" + quote(name))
		for range columns {
			switch draw.IntN(10) {
			case 0:
				in.WriteString(",")
				want.WriteString("x ")
			default:
				n := draw.IntN(2_000_000) - 1_000_000
				fmt.Fprintf(&in, ",%d.5", n)
				fmt.Fprintf(&want, "%d.5 ", n)
			}
		}
		want.WriteByte('\n')
	}
	if in.Len() < 3*blockSize/2 {
		t.Fatalf("%d bytes are too few to be cut", in.Len())
	}
	whole := fmt.Sprintf("%q %q\n%s", rowNames, columnNames, want.String())
	for name, r := range map[string]io.Reader{
		"at once":       strings.NewReader(in.String()),
		"half a buffer": iotest.HalfReader(strings.NewReader(in.String())),
		"with the end":  iotest.DataErrReader(strings.NewReader(in.String())),
	} {
		table, err := Read(context.Background(), r, Options{Size: int64(in.Len())})
		if err != nil {
			t.Fatal(err)
		}
		if dump(table) != whole {
			t.Errorf("%s: the table is another from here:\n%s", name, difference(dump(table), whole))
		}
	}
}

// difference is where two texts part.
func difference(got, want string) string {
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	cut := func(s string) string { return s[max(at-40, 0):min(at+40, len(s))] }
	return fmt.Sprintf("%q\nwant\n%q", cut(got), cut(want))
}

// Blocks with different decimals and sizes of numbers come together in one
// unit.
func TestBlocksOfDifferentUnits(t *testing.T) {
	for _, edges := range []bool{false, true} {
		var in strings.Builder
		var want []string
		if !edges {
			in.WriteString(",a\n")
		}
		const rows = 150_000
		for i := range rows {
			score := fmt.Sprint(i)
			switch {
			case i > 3*rows/4:
				score = fmt.Sprintf("%d.125", i*1000)
			case i > rows/2:
				score = fmt.Sprintf("%d.5", i)
			}
			if edges {
				fmt.Fprintf(&in, "row number %d,a,%s\n", i, score)
			} else {
				fmt.Fprintf(&in, "row number %d,%s\n", i, score)
			}
			whole, decimals, _ := strings.Cut(score, ".")
			want = append(want, whole+"."+(decimals + "000")[:3])
		}
		table := read(t, in.String(), Options{Edges: edges, Size: int64(in.Len())})
		for i := range want {
			if score, _ := table.Score(i, 0); score.String() != want[i] {
				t.Fatalf("edges %v, row %d: %s, want %s", edges, i, score, want[i])
			}
		}
	}
}

func TestALineThatNeverEnds(t *testing.T) {
	in := io.MultiReader(strings.NewReader(",a\nr,1\n\""), io.LimitReader(endless{}, 2*longestRecord))
	_, err := Read(context.Background(), in, Options{Name: "s.csv"})
	want := "s.csv:3: the line is longer than 64 megabytes\n  is a quotation mark opened on it and never closed?\n1 problem in 1 file\n"
	if got := rendered(t, err); got != want {
		t.Errorf("%s", got)
	}
	in = io.MultiReader(strings.NewReader("\""), io.LimitReader(endless{}, 2*longestRecord))
	if _, err = Read(context.Background(), in, Options{Name: "s.csv"}); !strings.Contains(rendered(t, err), "never closed") {
		t.Error(err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'n'
	}
	return len(p), nil
}

// A file that is cut or grows while it is read is not solved as if it were whole.
func TestAFileThatChangesIsRefused(t *testing.T) {
	for _, opt := range []Options{{}, {Edges: true}} {
		in := ",dee,eli\nana,1.50,x\n"
		if opt.Edges {
			in = "ana,dee,1\nbo,eli,2\n"
		}
		for _, more := range []int64{-1, 1, 1 << 20} {
			opt.Size = int64(len(in)) + more
			_, err := Read(context.Background(), strings.NewReader(in), opt)
			if err == nil || !strings.Contains(rendered(t, err), "the file changed while it was read") {
				t.Errorf("%d bytes that were %d: %v", opt.Size, len(in), err)
			}
		}
	}
	table := read(t, ",a\nr,1\n", Options{})
	if err := table.ReadCapacities(context.Background(), strings.NewReader("a,2\n"), "", 40); err == nil {
		t.Error("capacities that are cut are read")
	}
}

// What is not as it is written is said.
func TestNotes(t *testing.T) {
	const commas = "numbers with a decimal comma, such as 1,5, were read as 1.5"
	for _, c := range []struct {
		in   string
		opt  Options
		want string
	}{
		{"a,b\nr,1.25\n", Options{}, ""},
		{"a;b\nr;1,25\n", Options{}, commas},
		{"a,b\nr,1.25\n", Options{Rounds: true, Decimals: 2}, ""},
		{"a,b\nr,1.25\n", Options{Rounds: true, Decimals: 1}, "scores were rounded to 1 decimal, and the answer is the best for the rounded scores"},
		{"a,b\nr,1.25\ns,1.00\n", Options{Rounds: true}, "scores were rounded to 0 decimals, and the answer is the best for the rounded scores"},
		{"r,a,1\ns,a,1e-12\n", Options{Edges: true, Rounds: true, Decimals: 9}, "scores were rounded to 9 decimals, and the answer is the best for the rounded scores"},
		{"r;a;1\ns;a;1,23456\n", Options{Edges: true, Rounds: true, Decimals: 3}, commas + "\nscores were rounded to 3 decimals, and the answer is the best for the rounded scores"},
	} {
		var notes []string
		for _, note := range read(t, c.in, c.opt).Notes() {
			notes = append(notes, note.String())
		}
		if got := strings.Join(notes, "\n"); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestReadingFails(t *testing.T) {
	broken := errors.New("broken")
	for _, start := range []string{"", ",a\n", ",a\nr,1\n"} {
		for _, opt := range []Options{{}, {Edges: true}, {NoNames: true}} {
			in := io.MultiReader(strings.NewReader(start), iotest.ErrReader(broken))
			if _, err := Read(context.Background(), in, opt); !errors.Is(err, broken) {
				t.Errorf("after %q: %v", start, err)
			}
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, opt := range []Options{{}, {Edges: true}} {
		if _, err := Read(ctx, strings.NewReader("r,a,1\ns,b,2\n"), opt); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped: %v", err)
		}
	}
	table := read(t, ",a\nr,1\n", Options{})
	if err := table.ReadCapacities(ctx, strings.NewReader("a,2\n"), "", 0); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if err := table.ReadCapacities(context.Background(), iotest.ErrReader(broken), "", 0); !errors.Is(err, broken) {
		t.Errorf("capacities: %v", err)
	}
	in := io.MultiReader(bytes.NewReader(bytes.Repeat([]byte("\n"), blockSize)), iotest.ErrReader(broken))
	if err := table.ReadCapacities(context.Background(), in, "", 0); !errors.Is(err, broken) {
		t.Errorf("capacities, later: %v", err)
	}
}

func TestPermute(t *testing.T) {
	draw := rand.New(rand.NewPCG(3, 3))
	for n := range 12 {
		for range 50 {
			of := make([]int32, n)
			for i, k := range draw.Perm(n) {
				of[i] = int32(k)
			}
			var m, want []int64
			for i := range n {
				m = append(m, int64(i), int64(-i))
				want = append(want, int64(of[i]), -int64(of[i]))
			}
			if permute(m, 2, of); !slices.Equal(m, want) {
				t.Fatalf("%v: %v", of, m)
			}
		}
	}
}
