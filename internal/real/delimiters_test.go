package real

import (
	"fmt"
	"path/filepath"
	"testing"
)

// LibreOffice, set to a country that parts cells by semicolons, or told to part
// them by tabs, has the cells that it has of the table with commas: names,
// numbers and ids.
func TestLibreOfficeReadsDelimiters(t *testing.T) {
	tool(t, "soffice", "libreoffice-calc")
	want := table(t, made(t, "comma.csv", "match", folder, "--date", day, "-o", "OUT"))
	to := filepath.Join(work, "delimiters")
	cells := 0
	for _, c := range []struct {
		delimiter, read string // how LibreOffice is to read it: character, language
	}{
		{"semicolon", "CSV:59,34,UTF8,1,,1031,false,true"},
		{"semicolon", "CSV:59,34,UTF8,1,,1036,false,true"},
		{"tab", "CSV:9,34,UTF8,1,,1033,false,true"},
	} {
		path := made(t, c.delimiter+".csv", "match", folder, "--date", day, "-o", "OUT", "--delimiter", c.delimiter)
		office(t, to, c.read, "csv:Text - txt - csv (StarCalc):44,34,UTF8,1,,1033,false,false", path)
		cells += same(t, c.delimiter+" "+c.read, table(t, filepath.Join(to, c.delimiter+".csv")), want)
	}
	fmt.Printf("real: LibreOffice read %d cells of tables with semicolons and tabs as they were written\n", cells)
	if cells < 1000 {
		t.Errorf("only %d cells were compared", cells)
	}
}
