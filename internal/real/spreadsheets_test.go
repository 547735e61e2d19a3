package real

import (
	"archive/zip"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"
)

// workbooks are all that the verbs write, each made once.
var workbooks = sync.OnceValue(func() map[string][]string {
	plan := filepath.Join(work, "scenarios.yaml")
	os.WriteFile(plan, []byte("- name: \"=1+1\"\n  capacity: {dee: 4}\n- name: साधा\n  weight: {goals: 40}\n"), 0o600)
	return map[string][]string{
		"match":     {"match", folder, "--date", day, "-o", "OUT"},
		"sure":      {"match", folder, "--date", day, "-o", "OUT", "--sure", "20"},
		"whatif":    {"whatif", folder, "--date", day, "-o", "OUT", "--capacity", "dee=4"},
		"scenarios": {"whatif", folder, "--date", day, "-o", "OUT", "--scenarios", plan},
		"gaps":      {"gaps", folder, "--date", day, "-o", "OUT"},
		"compare":   {"compare", folder, "--date", day, "-o", "OUT"},
		"roster":    {"export", folder, "--date", day, "--to", "OUT"},
		"form":      {"export", folder, "--date", day, "--to", "OUT", "--template"},
	}
})

// written makes all workbooks or tables, and those that differ most in each
// language that their verb has.
func written(t *testing.T, ending string) []string {
	t.Helper()
	var paths []string
	for name, args := range workbooks() {
		if ending != "xlsx" && (args[0] == "export" || name == "sure") {
			continue
		}
		paths = append(paths, made(t, name+"."+ending, slices.Clone(args)...))
		if slices.Contains([]string{"match", "gaps", "compare", "form"}, name) && offers(args[0], "--lang ") {
			for _, language := range []string{"ur", "bn", "mr"} {
				paths = append(paths, made(t, name+"-"+language+"."+ending, append(slices.Clone(args), "--lang", language)...))
			}
		}
	}
	slices.Sort(paths)
	return paths
}

// office runs LibreOffice to turn files into others in a folder. A filter to
// read with may be empty.
func office(t *testing.T, to, read, write string, paths ...string) {
	t.Helper()
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(work, "office")}
	if read != "" {
		args = append(args, "--infilter="+read)
	}
	args = append(append(args, "--convert-to", write, "--outdir", to), paths...)
	out, err := exec.Command(tool(t, "soffice", "libreoffice-calc"), args...).CombinedOutput()
	if err != nil || strings.Contains(string(out), "Error") {
		t.Fatalf("soffice %v: %v\n%.1000s", args, err, out)
	}
}

// asShown writes every sheet into a CSV file of its own, cells as they are
// shown, as UTF-8 with commas.
const asShown = "csv:Text - txt - csv (StarCalc):44,34,UTF8,1,,0,false,false,false,false,false,-1"

// LibreOffice has in every cell of every sheet what was written.
func TestLibreOfficeReadsWorkbooks(t *testing.T) {
	tool(t, "soffice", "libreoffice-calc")
	paths := written(t, "xlsx")
	to := filepath.Join(work, "sheets")
	office(t, to, "", asShown, paths...)
	cells := 0
	for _, path := range paths {
		for sheet, rows := range cellsOf(t, path) {
			name := strings.TrimSuffix(filepath.Base(path), ".xlsx") + "-" + sheet
			file := filepath.Join(to, name+".csv")
			if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) && hidden(t, path, sheet) {
				continue
			}
			got := table(t, file)
			cells += same(t, name, got, rows)
		}
	}
	fmt.Printf("real: LibreOffice read %d cells of %d workbooks as they were written\n", cells, len(paths))
	if cells < 5000 {
		t.Errorf("only %d cells were compared", cells)
	}
}

// hidden reports whether a sheet is not shown, or has nothing in it.
func hidden(t *testing.T, path, sheet string) bool {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	visible, err := f.GetSheetVisible(sheet)
	return err == nil && !visible
}

// LibreOffice, asked to take for a date or a number whatever looks like one,
// still has in every cell of every CSV table what was written.
func TestLibreOfficeReadsTables(t *testing.T) {
	tool(t, "soffice", "libreoffice-calc")
	paths := written(t, "csv")
	to := filepath.Join(work, "tables")
	office(t, to, "CSV:44,34,UTF8,1,,0,false,true", "csv:Text - txt - csv (StarCalc):44,34,UTF8,1,,0,false,false", paths...)
	cells := 0
	for _, path := range paths {
		cells += same(t, filepath.Base(path), table(t, filepath.Join(to, filepath.Base(path))), table(t, path))
	}
	fmt.Printf("real: LibreOffice read %d cells of %d CSV tables as they were written\n", cells, len(paths))
	if cells < 1000 {
		t.Errorf("only %d cells were compared", cells)
	}
}

// Every part of a workbook is well-formed, with no character that XML does not
// have, and Python's openpyxl has in every cell what was written.
func TestOpenpyxlReadsWorkbooks(t *testing.T) {
	paths := written(t, "xlsx")
	for _, path := range paths {
		wellFormed(t, path)
	}
	var got map[string]map[string][][]string
	python(t, "openpyxl", `
import json, sys, openpyxl
from openpyxl.utils.escape import unescape
def text(c):
    if c.data_type == "f": return "FORMULA " + str(c.value)
    # It leaves it to the caller to take back what stands for characters.
    return "" if c.value is None else unescape(str(c.value))
print(json.dumps({p: {s.title: [[text(c) for c in row] for row in s.iter_rows()] for s in openpyxl.load_workbook(p).worksheets} for p in sys.argv[1:]}))
`, paths, &got)
	cells := 0
	for _, path := range paths {
		for sheet, rows := range cellsOf(t, path) {
			cells += same(t, filepath.Base(path)+" "+sheet, got[path][sheet], rows)
		}
	}
	fmt.Printf("real: openpyxl read %d cells of %d workbooks as they were written\n", cells, len(paths))
}

func wellFormed(t *testing.T, path string) {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s: %s: %v", filepath.Base(path), part.Name, err)
				break
			}
		}
		r.Close()
	}
}

// Every workbook can be printed, and a name in each script is on the paper.
func TestLibreOfficePrintsWorkbooks(t *testing.T) {
	tool(t, "soffice", "libreoffice-calc")
	pdftotext := tool(t, "pdftotext", "poppler-utils")
	path := made(t, "print.xlsx", "match", folder, "--date", day, "-o", "OUT")
	office(t, work, "", "pdf", path)
	out, err := exec.Command(pdftotext, filepath.Join(work, "print.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Amy", "আনা", "दीपाली"} {
		if !strings.Contains(string(out), name) {
			t.Errorf("%s is not on the paper", name)
		}
	}
	if pages := strings.Count(string(out), "\f"); pages == 0 || pages > 60 {
		t.Errorf("30 mentees are printed on %d pages", pages)
	}
}

// cellsOf are the cells of each sheet of a workbook, as they are shown.
func cellsOf(t *testing.T, path string) map[string][][]string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheets := map[string][][]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		sheets[sheet] = rows
	}
	return sheets
}

func table(t *testing.T, path string) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
	r.FieldsPerRecord, r.LazyQuotes = -1, false
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return rows
}

// same compares tables cell by cell, and returns how many there were. A number
// may be written another way; an empty cell at the end may be left out.
func same(t *testing.T, name string, got, want [][]string) int {
	t.Helper()
	at := func(rows [][]string, r, c int) string {
		if r < len(rows) && c < len(rows[r]) {
			return rows[r][c]
		}
		return ""
	}
	cells := 0
	for r := range max(len(got), len(want)) {
		columns := 0
		if r < len(got) {
			columns = len(got[r])
		}
		if r < len(want) {
			columns = max(columns, len(want[r]))
		}
		for c := range columns {
			a, b := at(got, r, c), at(want, r, c)
			cells++
			if a == b || strings.ReplaceAll(a, "\r\n", "\n") == b {
				continue
			}
			x, errX := strconv.ParseFloat(a, 64)
			y, errY := strconv.ParseFloat(b, 64)
			if errX == nil && errY == nil && x == y && a == strconv.FormatFloat(x, 'f', -1, 64) && strings.Contains(b, ".") {
				continue // 62.50 is shown as 62.5
			}
			t.Errorf("%s: row %d, column %d is %.60q, and %.60q was written", name, r+1, c+1, a, b)
		}
	}
	return cells
}
