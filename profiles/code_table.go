package profiles

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"mentormatch/internal/diag"
)

// TableOptions say how a published table of codes is read.
type TableOptions struct {
	Name   string // of the file, in problems
	System string // of its codes: ISCO or SOC; "" for what the headings say

	// The headings of its columns; "" for those that are known: of ESCO's
	// occupations and ISCO groups, and of O*NET's occupation data, related
	// occupations and crosswalks.
	Code, Label, Related, Strength, SameAs string

	// SOC2018 are the codes of the SOC 2018 for each code of the SOC 2010, from
	// [ReadSOC2018]; nil to take codes of 2010 for those of 2018.
	SOC2018 map[string][]string
}

// A CodeTable is a published table in the form of a programme folder.
type CodeTable struct {
	Kind  string // "labels", "titles" (more labels, shown after those), "related" or "crosswalk"
	Name  string // of its file in the folder, such as codes/isco-labels.csv
	Lines int
	rows  [][]string
}

// tiers are O*NET's words for how near a related occupation is, as strengths:
// the nearest tier above the neutral half, the widest a little below.
var tiers = map[string]int{"primary-short": 80, "primary-long": 60, "supplemental": 40}

// usualStrength is that of related occupations in a table without a column for
// it: the middle tier.
const usualStrength = 60

// ReadTable reads a published table: values separated by commas, semicolons or
// tabs, in UTF-8 or Windows-1252, with a heading that may stand below lines of
// titles. Lines that cannot be used, such as codes that their system does not
// have, are left out and come back as problems, each with its line. The error
// says why the table cannot be used at all.
func ReadTable(r io.Reader, opt TableOptions) (*CodeTable, diag.Problems, error) {
	var problems diag.Problems
	s, err := publishedSheet(r, opt.Name, &problems)
	if err != nil {
		return nil, nil, err
	}
	c, err := findHeading(s, opt)
	if err != nil {
		return nil, nil, err
	}
	t := &CodeTable{Kind: c.kind, Name: "codes/" + c.system + "-" + c.kind + ".csv"}
	var rows [][]string
	for s.next() {
		if strings.Join(s.row, "") == "" {
			continue
		}
		t.Lines++
		rows = append(rows, c.convert(s)...)
	}
	t.put(rows)
	if len(t.rows) == 0 {
		return nil, problems, &CodeError{"no line of the table can be used", diag.Say("is it a table of codes of {system}?", "system", c.system)}
	}
	return t, problems, nil
}

// publishedSheet begins to read a published table.
func publishedSheet(r io.Reader, name string, problems *diag.Problems) (*sheet, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxFile {
		return nil, &CodeError{diag.Say("a table of more than {most} MB", "most", maxFile>>20), "cut it into several"}
	}
	text, problem := textOf(data)
	if problem != nil {
		return nil, &CodeError{problem.Text, problem.Hint}
	}
	if !utf8.Valid(text) {
		// The encoding in which spreadsheets on Windows have saved CSV for
		// decades; it has a character for each byte.
		text, _ = charmap.Windows1252.NewDecoder().Bytes(text)
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, &CodeError{"the table is empty", "download it again"}
	}
	s := newSheet(name, text, separator(text), problems)
	s.rows.LazyQuotes = true
	return s, nil
}

// separator is the one of comma, semicolon and tab that a line of the first
// ones, of which one is the heading, has most of.
func separator(text []byte) rune {
	best, most := ',', 0
	line := 0
	for one := range bytes.Lines(text) {
		for _, c := range ",;\t" {
			if n := bytes.Count(one, []byte(string(c))); n > most {
				best, most = c, n
			}
		}
		if line++; line == titleLines {
			break
		}
	}
	return best
}

// convert makes the lines of a programme's table of a line.
func (c columns) convert(s *sheet) [][]string {
	if len(s.row) < c.all {
		s.problem(0, "csv", diag.Say("a line of {count} values, where the heading has {headings}", "count", len(s.row), "headings", c.all), "", "")
		return nil
	}
	var list [][]string
	for _, o := range c.published(s, c.code, c.system) {
		list = append(list, c.about(s, o)...)
	}
	return list
}

// about are the lines about one occupation.
func (c columns) about(s *sheet, o Occupation) (list [][]string) {
	switch c.kind {
	case "labels", "titles":
		if label, ok := s.label(c.second, oneLine(s.row[c.second])); ok {
			list = append(list, []string{o.String(), label})
		}
		if c.more < 0 {
			return list
		}
		// ESCO writes other labels a line each within the cell.
		for more := range strings.Lines(s.row[c.more]) {
			if more = strings.TrimSpace(more); more != "" {
				if label, ok := s.label(c.more, more); ok {
					list = append(list, []string{o.String(), label})
				}
			}
		}
		return list
	case "crosswalk":
		for _, other := range c.published(s, c.second, c.other) {
			list = append(list, []string{o.String(), other.String()})
		}
		return list
	}
	strength := usualStrength
	if c.strength >= 0 {
		written := s.row[c.strength]
		n, err := strconv.Atoi(written)
		if tier, known := tiers[strings.ToLower(written)]; known {
			n, err = tier, nil
		}
		if err != nil || n < 1 || n > 100 {
			s.problem(c.strength, "number", "not a strength", written, "a whole number from 1 to 100, or a tier of O*NET: Primary-Short, Primary-Long, Supplemental")
			return nil
		}
		strength = n
	}
	for _, other := range c.published(s, c.second, c.system) {
		if o != other {
			list = append(list, []string{o.String(), other.String(), strconv.Itoa(strength)})
		}
	}
	return list
}

// published reads a cell as the codes that it means: one, or for a code of the
// SOC 2010 those that took its place.
func (c columns) published(s *sheet, cell int, system string) []Occupation {
	if c.soc2018 != nil && system == SOC && slices.Contains(c.of2010, cell) {
		codes, known := c.soc2018[s.row[cell]]
		if !known {
			s.problem(cell, "occupation", "a code of the SOC 2010 that the table of the SOC 2018 does not have", s.row[cell], "look it up, and write the pair into a table of your own")
			return nil
		}
		var list []Occupation
		for _, code := range codes {
			if o, err := ParseOccupation(SOC + ":" + code); err == nil {
				list = append(list, o.base())
			}
		}
		return list
	}
	if o, ok := s.published(cell, system); ok {
		return []Occupation{o}
	}
	return nil
}

// oneLine puts a label that was broken into lines on one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// published reads a cell as a code of a system, as publishers write it: without
// the system, and ISCO-08 groups with a C in front.
func (s *sheet) published(cell int, system string) (Occupation, bool) {
	code := s.row[cell]
	if system == ISCO {
		// ESCO names a group C7231, and in links .../isco/C7231.
		if _, group, link := strings.Cut(code, "/isco/"); link {
			code = group
		} else if strings.Contains(code, "://") {
			return Occupation{}, false // below an occupation of ESCO, and no group
		}
		code = strings.TrimPrefix(code, "C")
	}
	if code == "" {
		s.problem(cell, "missing-value", "no code", "", "")
		return Occupation{}, false
	}
	o, ok := s.occupation(cell, system+":"+strings.TrimPrefix(code, system+":"))
	return o.base(), ok
}

// Rows is how many lines of the table are kept.
func (t *CodeTable) Rows() int { return len(t.rows) }

// Add adds the lines of another table that goes into the same file. Of labels
// for one code those of t stay first.
func (t *CodeTable) Add(other *CodeTable) {
	t.Lines += other.Lines
	t.put(other.rows)
}

// put adds rows that are not there yet, and sorts all by their codes.
func (t *CodeTable) put(rows [][]string) {
	all := slices.Concat(t.rows, rows)
	t.rows = make([][]string, 0, len(all))
	seen := make(map[string]bool, len(all))
	for _, row := range all {
		if key := strings.Join(row, "\x00"); !seen[key] {
			seen[key] = true
			t.rows = append(t.rows, row)
		}
	}
	slices.SortStableFunc(t.rows, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
}

// Write writes the table as a programme folder keeps it.
func (t *CodeTable) Write(w io.Writer) error {
	heading := map[string][]string{"labels": labelHeading, "titles": labelHeading, "related": relatedHeading, "crosswalk": sameHeading}[t.Kind]
	out := csv.NewWriter(w)
	_ = out.Write(heading) // Error tells below
	_ = out.WriteAll(t.rows)
	return out.Error()
}
