package grid

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"mentormatch/internal/diag"
)

// rendered is what a person reads of an error.
func rendered(t *testing.T, err error) string {
	t.Helper()
	var problems diag.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("the error is %v, not problems", err)
	}
	var b bytes.Buffer
	if err := diag.Render(&b, problems, diag.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBadScores(t *testing.T) {
	const orX = "  write a number such as 12 or 12.5, or x where the pair is not allowed\n"
	cell := func(at, text, value, line, hint string) string {
		column := strings.Index(line, value)
		return fmt.Sprintf("s.csv:2:%d: %s: %s \"%s\"\n  2 | %s\n    | %s^\n  %s\n1 problem in 1 file\n",
			column+1, at, text, value, line, strings.Repeat(" ", column), hint)
	}
	number := func(value, text, hint string) [2]string {
		return [2]string{",a,b\nr;s,1," + value + "\n", cell("C2", text, value, "r;s,1,"+value, hint)}
	}
	const digitsOnly = "the number is not written with the digits 0 to 9 and the signs - and ."
	const roundHint = "give --decimals 9 to have all scores rounded, or write it with 9 decimals or fewer"
	numberHint := strings.TrimSpace(orX)
	cases := map[string][2]string{
		"an exponent without digits":   number("1e", "the score is not a number", numberHint),
		"a power of a power":           number("1e2e3", "the score is not a number", numberHint),
		"ten decimals by its exponent": number("1e-10", "the number has more than 9 decimals", roundHint),
		"not a number, by name":        number("NaN", "the score is not a finite number", numberHint),
		"minus infinity":               number("-inf", "the score is not a finite number", numberHint),
		"infinity in full":             number("Infinity", "the score is not a finite number", numberHint),
		"a missing value":              number("N/A", "the score is not a number", "leave the cell empty, or write x, where the pair is not allowed"),
		"a dash":                       number("-", "the score is not a number", "leave the cell empty, or write x, where the pair is not allowed"),
		"a word":                       number("good", "the score is not a number", numberHint),
		"two crosses":                  number("xx", "the score is not a number", numberHint),
		"a hexadecimal number":         number("0x1F", "the score is not a number", numberHint),
		"two signs":                    number("--1", "the score is not a number", numberHint),
		"two different signs":          number("-+5", "the score is not a number", numberHint),
		"a thousands apostrophe":       number("1'000", "the number has a thousands separator", "write it without, such as 1000 or 1000.5"),
		"a thousands underscore":       number("1_000", "the number has a thousands separator", "write it without, such as 1000 or 1000.5"),
		"a thousands space":            number("1 000", "the number has a thousands separator", "write it without, such as 1000 or 1000.5"),
		"thousands points":             number("1.000.000", "the number has a thousands separator", "write it without, such as 1000 or 1000.5"),
		"a percent sign":               number("85 %", "the number has a percent sign", "write every score without it, such as 85 for 85%"),
		"Bengali digits":               number("১২", digitsOnly, numberHint),
		"a dash for a minus":           number("\u20135", digitsOnly, numberHint),
		"ten decimals":                 number("0.1234567891", "the number has more than 9 decimals", roundHint),
		"more than 64 bits":            number("9223372036854775808", "the number has too many digits to be kept exactly", "write it with 18 digits or fewer, decimals included"),
		"more than a hundred bits":     number("123456789012345678901234567890", "the number has too many digits to be kept exactly", "write it with 18 digits or fewer, decimals included"),
	}
	for name, c := range cases {
		check(t, name, c[0], Options{}, c[1])
	}
	check(t, "a decimal comma in quotation marks", ",a\nr,\"1,5\"\n", Options{},
		"s.csv:2:3: B2: the number has a decimal comma \"1,5\"\n  2 | r,\"1,5\"\n    |   ^\n  write a decimal point, such as 1.5 for 1,5\n1 problem in 1 file\n")
	check(t, "a comma that may be either", ";a\nr;1,500\n", Options{},
		"s.csv:2:3: B2: the number has a comma, which may be meant for thousands or for decimals \"1,500\"\n  2 | r;1,500\n    |   ^\n  write it with a decimal point and no other separator, such as 1000.5\n1 problem in 1 file\n")
	check(t, "both separators", ";a\nr;1.500,25\n", Options{},
		"s.csv:2:3: B2: the number has a thousands separator or a decimal comma \"1.500,25\"\n  2 | r;1.500,25\n    |   ^\n  write it with a decimal point and no other separator, such as 1000.5\n1 problem in 1 file\n")
	check(t, "bytes that are no UTF-8", ",a\nr,\xff\n", Options{},
		"s.csv:2:3: B2: the cell is not text in UTF-8 \"\ufffd\"\n  2 | r,\ufffd\n    |   ^\n  save the file as CSV in UTF-8\n1 problem in 1 file\n")
}

func check(t *testing.T, name, in string, opt Options, want string) {
	t.Helper()
	opt.Name = "s.csv"
	_, err := Read(context.Background(), strings.NewReader(in), opt)
	if err == nil {
		t.Errorf("%s: no error", name)
		return
	}
	if got := rendered(t, err); got != want {
		t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
	}
}

func TestBadShapes(t *testing.T) {
	const one = "1 problem in 1 file\n"
	many := func(count string) string {
		return "s.csv: " + count + " scores have more than 9 decimals\n  give --decimals 9 to have all scores rounded\n" + one
	}
	const grid = "s.csv:1: this is a grid with two columns of scores: its second cells are scores, and those of a list are names of columns\n  leave out --edges\n" + one
	for _, c := range []struct {
		name, in string
		opt      Options
		want     string
	}{
		{"nothing at all", "", Options{}, "s.csv: the file is empty\n  write the names of the columns in its first line, and a row of scores in each line after it\n" + one},
		{"empty lines", "\r\n\n\n", Options{}, "s.csv: the file is empty\n  write the names of the columns in its first line, and a row of scores in each line after it\n" + one},
		{"a byte order mark alone", "\ufeff", Options{}, "s.csv: the file is empty\n  write the names of the columns in its first line, and a row of scores in each line after it\n" + one},
		{"names and no rows", "name,a,b\n", Options{}, "s.csv:1: there are no rows below the names of the columns\n  write a row of scores in each line after it\n" + one},
		{"numbers and no rows", "1,2,3", Options{}, "s.csv:1: there are no rows below the names of the columns\n  write a row of scores in each line after it; if the first line is scores, give --no-names\n" + one},
		{"numbers for names", "1,2\n3,4\n", Options{}, "s.csv:1: the first line and the first cell of every row are names, and all of them are numbers\n  if they are scores, give --no-names; if they are names, leave the first cell of the first line empty\n" + one},
		{"no columns", "name\nana\n", Options{}, "s.csv:1: the first line names no columns\n  separate its cells with commas, semicolons or tabs; the first cell stands above the names of the rows\n" + one},
		{"old line ends", ",a\rr,1\r", Options{}, "s.csv: its lines end in a carriage return alone, as those of old Macintoshes did\n  save it as CSV in UTF-8\n" + one},
		{"a zero byte", ",a\nr\x00,1\n", Options{}, "s.csv:2: there is a zero byte on this line, which no text has\n  save it as CSV in UTF-8\n" + one},
		{"nothing at all, for a list", "", Options{Edges: true}, "s.csv: the file is empty\n  write a row, a column and the score of the pair in each line\n" + one},
		{"a workbook", "PK\x03\x04...", Options{}, "s.csv: this is a spreadsheet, and solve reads CSV\n  open it, choose Save as, and save the sheet with the scores as CSV in UTF-8\n" + one},
		{"an old workbook", "\xd0\xcf\x11\xe0...", Options{}, "s.csv: this is a spreadsheet, and solve reads CSV\n  open it, choose Save as, and save the sheet with the scores as CSV in UTF-8\n" + one},
		{"UTF-16", "\xff\xfe,\x00a\x00", Options{}, "s.csv: the file is in UTF-16\n  save it as CSV in UTF-8\n" + one},
		{"a short row", ",a,b\nr,1\ns,1,2\n", Options{}, "s.csv:2: the row has 2 cells, and the first line has 3\n  give every row a cell for each column; leave it empty where the pair is not allowed\n" + one},
		{"a name alone", ",a,b\nr\n", Options{}, "s.csv:2: the row has 1 cell, and the first line has 3\n  give every row a cell for each column; leave it empty where the pair is not allowed\n" + one},
		{"a long row", ",a\nr,1,2\n", Options{}, "s.csv:2: the row has 3 cells, and the first line has 2\n  give every row a cell for each column; leave it empty where the pair is not allowed\n" + one},
		{"a long bare row", "1,2\n1,2,3\n", Options{NoNames: true}, "s.csv:2: the row has 3 cells, and the first line has 2\n  give every row a cell for each column; leave it empty where the pair is not allowed\n" + one},
		{"two columns of one name", ",a,b,a\nr,1,2,3\n", Options{}, "s.csv:1:6: D1: B1 has a column of this name too \"a\"\n  1 | ,a,b,a\n    |      ^\n  give each column a name of its own, or delete one of them\n" + one},
		{"two rows of one name", ",a\nr,1\n\ns,1\n r ,2\n", Options{}, "s.csv:5:1: A5: line 2 has a row of this name too \"r\"\n  give each row a name of its own, or delete one of them\n" + one},
		{"a column without a name", ",a,\nr,1,2\n", Options{}, "s.csv:1:4: C1: the column name is empty\n  1 | ,a,\n    |    ^\n  give it a name, or delete it\n" + one},
		{"a row without a name", ",a\n,2\n", Options{}, "s.csv:2:1: A2: the row name is empty\n  2 | ,2\n    | ^\n  give it a name, or delete it\n" + one},
		{"a terminal sequence in a name", ",a\nr\x1b[31m,2\n", Options{}, "s.csv:2:1: A2: the row name has the invisible control character U+001B \"r\\u001b[31m\"\n  2 | r\\u001b[31m,2\n    | ^\n  type the name again\n" + one},
		{"an override of direction", ",a\u202eb\nr,2\n", Options{}, "s.csv:1:2: B1: the column name has the invisible control character U+202E \"a\\u202eb\"\n  1 | ,a\\u202eb\n    |  ^\n  type the name again\n" + one},
		{"a name that is no UTF-8", ",a\n\xe9,2\n", Options{}, "s.csv:2:1: A2: the row name is not text in UTF-8 \"\ufffd\"\n  2 | \ufffd,2\n    | ^\n  save the file as CSV in UTF-8\n" + one},
		{"a very long name", ",a\n" + strings.Repeat("n", 2001) + ",2\n", Options{}, "s.csv:2:1: A2: the row name has more than 2000 characters \"" + strings.Repeat("n", 59) + "…\"\n  shorten it; is a quotation mark left open?\n" + one},
		{"a quotation mark left open", ",a\n\"r,2\ns,3\n", Options{}, "s.csv:2:1: A2: a quotation mark opens here and is never closed\n  2 | \"r,2\n    | ^\n  close it, or delete it\n" + one},
		{"text after a quotation mark", ",a\n\"r\"t,2\ns,3\n", Options{}, "s.csv:2:1: A2: there is text after the closing quotation mark\n  2 | \"r\"t,2\n    | ^\n  write a quotation mark inside a name twice: \"the \"\"big\"\" one\"\n" + one},
		{"one in the first line", ",\"a\"b\nr,3\n", Options{}, "s.csv:1:2: B1: there is text after the closing quotation mark\n  1 | ,\"a\"b\n    |  ^\n  write a quotation mark inside a name twice: \"the \"\"big\"\" one\"\n" + one},
		{"one in a score", ",a\nr,\"3\"4\n", Options{}, "s.csv:2:3: B2: there is text after the closing quotation mark\n  2 | r,\"3\"4\n    |   ^\n  write a quotation mark inside a name twice: \"the \"\"big\"\" one\"\n" + one},
		{"digits that do not go together", ",a,b\nr,12345678901,1\ns,1,0.123456789\n", Options{}, "s.csv:2: B2: the number is too large to be kept exactly beside the 9 decimals of C3 on line 3\n  write fewer decimals or smaller numbers: 18 digits in all, decimals included, always fit\n" + one},
		{"a long list", "ana,dee,80\nana,eli,5\nbo,dee,x\n", Options{}, "s.csv: the second cell of every line is a word, and below the first line a grid has scores there\n  if each line is a row, a column and a score, give --edges\n" + one},
		{"a long list with a heading", "row,column,score\nana,dee,80\n", Options{}, "s.csv: the second cell of every line is a word, and below the first line a grid has scores there\n  if each line is a row, a column and a score, give --edges\n" + one},
		{"floats", ",a,b,c\n" + strings.Repeat("r,1e-17,0.30000000000000004,1\n", 10), Options{}, many("20 of 30")},
		{"floats in a list", strings.Repeat("r,c,0.30000000000000004\n", 21), Options{Edges: true}, many("21 of 21")},
		{"a list of people", "first,last,grade,health\n" + strings.Repeat("bo,7,high,secret\n", 11), Options{}, "s.csv: 22 of 33 cells below the first line are words and not scores: this is no grid of scores\n  solve reads names in the first line and the first cell of each line, and numbers in all other cells; for profiles of people there is match\n" + one},
		{"cells parted by spaces", "4 1 3\n2 0 5\n", Options{NoNames: true}, "s.csv: every line is one cell with spaces in it\n  separate the cells of a line with commas, semicolons or tabs\n" + one},
		{"a list without pairs", "row,column,score\n", Options{Edges: true}, "s.csv:1: there are no pairs in the file\n  write a row, a column and the score of the pair in each line\n" + one},
		{"a list of two columns", "r,a,1\nr,b\n", Options{Edges: true}, "s.csv:2: the line has 2 cells, and a row, a column and a score are 3\n  write a row, a column and the score of the pair in each line; without --edges, a grid is read\n" + one},
		{"a pair twice", "r,a,1\ns,a,2\nr,a,x\n", Options{Edges: true}, "s.csv:3:1: line 1 has this pair too \"r, a\"\n  keep one score for each pair\n" + one},
		{"a first line that is no header", "r,a,goood\nr,b,1\n", Options{Edges: true}, "s.csv:1:5: C1: the score is not a number \"goood\"\n  1 | r,a,goood\n    |     ^\n  write a number such as 12 or 12.5, or x where the pair is not allowed\n" + one},
		{"a first line with a missing value", "r,a,NA\ns,b,1\n", Options{Edges: true}, "s.csv:1:5: C1: the score is not a number \"NA\"\n  1 | r,a,NA\n    |     ^\n  leave the cell empty, or write x, where the pair is not allowed\n" + one},
		{"a list with a quotation mark left open", "r,a,1\n\"s,b,1\n", Options{Edges: true}, "s.csv:2:1: A2: a quotation mark opens here and is never closed\n  2 | \"s,b,1\n    | ^\n  close it, or delete it\n" + one},
		{"a list with text after a quotation mark", "r,a,1\ns,\"b\"c,1\n", Options{Edges: true}, "s.csv:2:3: B2: there is text after the closing quotation mark\n  2 | s,\"b\"c,1\n    |   ^\n  write a quotation mark inside a name twice: \"the \"\"big\"\" one\"\n" + one},
		{"a grid read as a list", ";a;b\nx;1,5;2\n", Options{Edges: true}, grid},
		{"a grid of whole numbers", ",a,b\nx,1,2\ny,3,4\n", Options{Edges: true}, grid},
		{"a grid with a name in its first cell", "name,a,b\nx,1,2.5\ny,3.25,4\n", Options{Edges: true}, grid},
		{"a problem behind a declared separator", "sep=;\n;a\nr;good\n", Options{}, "s.csv:3:3: B2: the score is not a number \"good\"\n  3 | r;good\n    |   ^\n  write a number such as 12 or 12.5, or x where the pair is not allowed\n" + one},
		{"commas and points", ";a;b\nr;1,5;1.5\n", Options{}, "s.csv:2:3: B2: the number has a decimal comma \"1,5\"\n  2 | r;1,5;1.5\n    |   ^\n  write a decimal point, such as 1.5 for 1,5\n" + one},
		{"list digits that do not go together", "r,a,12345678901\ns,a,0.123456789\n", Options{Edges: true}, "s.csv:1: C1: the number is too large to be kept exactly beside the 9 decimals of C2 on line 2\n  write fewer decimals or smaller numbers: 18 digits in all, decimals included, always fit\n" + one},
	} {
		check(t, c.name, c.in, c.opt, c.want)
	}
	_, err := Read(context.Background(), strings.NewReader(",a\nr,1\n"), Options{Name: "Scores.XLSX"})
	if err == nil || !strings.Contains(rendered(t, err), "this is a spreadsheet") {
		t.Errorf("a workbook by its name: %v", err)
	}
}

// Everything that is wrong is told in one run, in the order of the file.
func TestAllProblemsAtOnce(t *testing.T) {
	in := ",a,b,a\n" + // B1 and D1
		"r,1,good,2\n" + // C2
		"r,1,2,3\n" + // A3 again
		"s,1,2\n" + // short
		",NaN,2,3\n" // no name, and B5
	_, err := Read(context.Background(), strings.NewReader(in), Options{Name: "s.csv"})
	var problems diag.Problems
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%d %s %s", p.Line, p.Path, p.ID))
	}
	want := "1 D1 duplicate-column|2 C2 not-a-number|3 A3 duplicate-row|4 A4 ragged-row|5 A5 empty-name|5 B5 not-finite"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

// A file with the wrong kind of number has a problem in every cell: the first
// thousand are listed, and all are counted, whatever the blocks.
func TestAMillionProblemsAreCounted(t *testing.T) {
	const rows, columns = 20_000, 50
	var in strings.Builder
	for j := range columns {
		fmt.Fprintf(&in, ",c%d", j)
	}
	for i := range rows {
		fmt.Fprintf(&in, "\nr%d%s", i, strings.Repeat(",1_5", columns))
	}
	_, err := Read(context.Background(), strings.NewReader(in.String()), Options{Name: "s.csv"})
	var problems diag.Problems
	if !errors.As(err, &problems) || len(problems) != mostOfAKind+1 {
		t.Fatalf("%d problems, want %d", len(problems), mostOfAKind+1)
	}
	last := problems[mostOfAKind]
	if last.Line != rows+1 || last.Text.String() != "and 999000 more problems of this kind, the last of them on this line" ||
		last.Hint.String() != "the first 1000 are listed above; there are 1000000" {
		t.Errorf("%+v", last)
	}
	if first := problems[mostOfAKind-1]; first.Path != "AY21" { // 20 rows of 50 scores, past the names in column A
		t.Errorf("the thousandth is at %s, want AY21", first.Path)
	}
}

func TestCellsAreNamedAsInSpreadsheets(t *testing.T) {
	for field, want := range map[int]string{0: "A7", 25: "Z7", 26: "AA7", 51: "AZ7", 52: "BA7", 701: "ZZ7", 702: "AAA7", 16383: "XFD7"} {
		if got := (spot{record: 7, field: field}).String(); got != want {
			t.Errorf("column %d: %s, want %s", field, got, want)
		}
	}
}
