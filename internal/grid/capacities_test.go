package grid

import (
	"context"
	"slices"
	"strings"
	"testing"
)

func TestCapacities(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []int // of a, b, c
	}{
		{"with a first line", "name,capacity\nb,3\na,0\n", []int{0, 3, 1}},
		{"without", "b,3\na,0\n", []int{0, 3, 1}},
		{"of a spreadsheet", "\ufeff\"Column\";\"Places\"\r\n\"c\";\"2\"\r\n;\r\n", []int{1, 1, 2}},
		{"a whole number with a point", "a,2.0\nb,007\nc,+1\n", []int{2, 7, 1}},
		{"with an exponent, as NumPy writes it", "a,2.0e+00\n", []int{2, 1, 1}},
		{"with a decimal comma", "a;2,0\nb;1,0\n", []int{2, 1, 1}},
		{"more than there are rows in the world", "a,9000000000000000000\n", []int{1<<31 - 1, 1, 1}},
		{"no line at all past the first", "name,capacity\n", []int{1, 1, 1}},
	} {
		table := read(t, ",c,a,b\nr,1,2,3\n", Options{})
		if err := table.ReadCapacities(context.Background(), strings.NewReader(c.in), "c.csv", 0); err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !slices.Equal(table.capacity, c.want) {
			t.Errorf("%s: %v, want %v", c.name, table.capacity, c.want)
		}
	}
}

func TestBadCapacities(t *testing.T) {
	const whole = "  write how many rows the column takes, such as 3\n1 problem in 1 file\n"
	bad := func(value string) string {
		return "c.csv:2:6: B2: the capacity is not a whole number, 0 or more \"" + value + "\"\n  2 | anna," + value + "\n    |      ^\n" + whole
	}
	for _, c := range []struct{ name, in, want string }{
		{"a fraction", "a,1\nanna,2.7\n", bad("2.7")},
		{"below 0", "a,1\nanna,-1\n", bad("-1")},
		{"a fraction by its exponent", "a,1\nanna,1e-1\n", bad("1e-1")},
		{"a word in the first line, of a column there is", "anna,many\n", "c.csv:1:6: B1: the capacity is not a whole number, 0 or more \"many\"\n  1 | anna,many\n    |      ^\n" + whole},
		{"nothing", "anna,\n", "c.csv:1:6: B1: the capacity is not a whole number, 0 or more\n  1 | anna,\n    |      ^\n" + whole},
		{"no such column", "zed,1\n", "c.csv:1:1: A1: no column has this name \"zed\"\n  1 | zed,1\n    | ^\n  the names of the columns are in the first line of s.csv\n1 problem in 1 file\n"},
		{"nearly a column", "Anna,2\n", "c.csv:1:1: A1: no column has this name \"Anna\"\n  1 | Anna,2\n    | ^\n  did you mean \"anna\"?\n1 problem in 1 file\n"},
		{"a row", "bernard,2\n", "c.csv:1:1: A1: no column has this name \"bernard\"\n  1 | bernard,2\n    | ^\n  it is the name of a row; capacities are of columns\n1 problem in 1 file\n"},
		{"twice", "anna,2\na,1\nanna,2\n", "c.csv:3:1: A3: A1 has a column of this name too \"anna\"\n  3 | anna,2\n    | ^\n  give each column a name of its own, or delete one of them\n1 problem in 1 file\n"},
		{"three cells", "anna,2,3\n", "c.csv:1: the line has 3 cells, and a name and a capacity are 2\n  write the name of a column and how many rows it takes in each line\n1 problem in 1 file\n"},
		{"a quotation mark left open", "\"anna,2\n", "c.csv:1:1: A1: a quotation mark opens here and is never closed\n  1 | \"anna,2\n    | ^\n  close it, or delete it\n1 problem in 1 file\n"},
		{"an empty file", "", "c.csv: the file is empty\n  write the name of a column and how many rows it takes in each line\n1 problem in 1 file\n"},
	} {
		table := read(t, ",anna,a\nbernard,1,2\n", Options{})
		err := table.ReadCapacities(context.Background(), strings.NewReader(c.in), "c.csv", 0)
		if err == nil {
			t.Errorf("%s: no error", c.name)
			continue
		}
		if got := rendered(t, err); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		if table.capacity != nil {
			t.Errorf("%s: some capacities were taken", c.name)
		}
	}
	table := read(t, "r,anna,1\n", Options{Edges: true})
	err := table.ReadCapacities(context.Background(), strings.NewReader("zed,1\n"), "c.csv", 0)
	if got := rendered(t, err); !strings.Contains(got, "in the second cell of each line of s.csv") {
		t.Errorf("beside a list: %s", got)
	}
	if err := table.ReadCapacities(context.Background(), strings.NewReader("anna,1\n"), "c.xls", 0); err == nil {
		t.Error("a workbook is read")
	}
}
