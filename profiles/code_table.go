package profiles

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"mentormatch/internal/diag"
)

// TableOptions say how a published table of codes is read.
type TableOptions struct {
	Name   string // of the file, in problems
	System string // of its codes: ISCO or SOC

	// The headings of its columns; "" for those that are known: of ESCO's
	// occupations and ISCO groups, and of O*NET's occupation data, related
	// occupations and crosswalks.
	Code, Label, Related, Strength, SameAs string
}

// A CodeTable is a published table in the form of a programme folder.
type CodeTable struct {
	Kind  string // "labels", "related" or "crosswalk"
	Name  string // of its file in the folder, such as codes/isco-labels.csv
	Lines int
	rows  [][]string
}

// usualHeadings are those of published tables, in small letters.
var usualHeadings = struct{ code, label, related, strength, same map[string][]string }{
	code: map[string][]string{
		ISCO: {"iscogroup", "isco-08 code", "isco 08 code", "isco08", "isco code", "code"},
		SOC:  {"o*net-soc code", "o*net-soc 2019 code", "2018 soc code", "soc 2018 code", "soc code", "onetsoc_code", "code"},
	},
	label:    map[string][]string{ISCO: {"preferredlabel", "isco-08 title en", "title en", "title", "label"}, SOC: {"title", "o*net-soc 2019 title", "2018 soc title", "label"}},
	related:  map[string][]string{ISCO: {"related isco group", "related"}, SOC: {"related o*net-soc code", "related_onetsoc_code", "related"}},
	strength: map[string][]string{ISCO: {"strength"}, SOC: {"relatedness tier", "relatedness_tier", "strength"}},
}

// tiers are O*NET's words for how near a related occupation is, as strengths:
// the nearest tier above the neutral half, the widest a little below.
var tiers = map[string]int{"primary-short": 80, "primary-long": 60, "supplemental": 40}

// usualStrength is that of related occupations in a table without a column for
// it: the middle tier.
const usualStrength = 60

// ReadTable reads a published table: values separated by commas, semicolons or
// tabs, with a heading. Lines that cannot be used, such as codes that their
// system does not have, are left out and come back as problems, each with its
// line. The error says why the table cannot be used at all.
func ReadTable(r io.Reader, opt TableOptions) (*CodeTable, diag.Problems, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, nil, err
	}
	if len(data) > maxFile {
		return nil, nil, &CodeError{diag.Say("a table of more than {most} MB", "most", maxFile>>20), "cut it into several"}
	}
	text, problem := textOf(data)
	if problem != nil {
		return nil, nil, &CodeError{problem.Text, problem.Hint}
	}
	var problems diag.Problems
	s := newSheet(opt.Name, text, separator(text), &problems)
	s.rows.LazyQuotes = true
	if !s.next() {
		return nil, nil, &CodeError{"the table is empty", "download it again"}
	}
	c, err := chooseColumns(s.row, opt)
	if err != nil {
		return nil, nil, err
	}
	t := &CodeTable{Kind: c.kind, Name: "codes/" + opt.System + "-" + c.kind + ".csv"}
	seen := map[string]bool{}
	for s.next() {
		t.Lines++
		if row, ok := c.convert(s); ok && !seen[strings.Join(row, "\x00")] {
			seen[strings.Join(row, "\x00")] = true
			t.rows = append(t.rows, row)
		}
	}
	if len(t.rows) == 0 {
		return nil, problems, &CodeError{"no line of the table can be used", diag.Say("is it a table of codes of {system}?", "system", opt.System)}
	}
	slices.SortStableFunc(t.rows, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	return t, problems, nil
}

// separator is the one of comma, semicolon and tab that the heading has most of.
func separator(text []byte) rune {
	heading := string(text[:lineEnd(text, 0)])
	best := ','
	for _, c := range []rune{';', '\t'} {
		if strings.Count(heading, string(c)) > strings.Count(heading, string(best)) {
			best = c
		}
	}
	return best
}

// A columns is where in a table to look for what.
type columns struct {
	kind                        string // of CodeTable
	system, other               string
	code, second, strength, all int // second: label, related or same; strength: -1 for none
}

func chooseColumns(heading []string, opt TableOptions) (columns, error) {
	c := columns{system: opt.System, other: ISCO, strength: -1, all: len(heading)}
	if opt.System == ISCO {
		c.other = SOC
	}
	var err error
	find := func(named string, usual []string) int {
		at, wrong := column(heading, named, usual)
		err = errors.Join(err, wrong)
		return at
	}
	c.code = find(opt.Code, usualHeadings.code[opt.System])
	label := find(opt.Label, usualHeadings.label[opt.System])
	related := find(opt.Related, usualHeadings.related[opt.System])
	same := -1
	if others := usualHeadings.code[c.other]; opt.SameAs != "" || related < 0 && opt.Label == "" {
		same = find(opt.SameAs, others[:len(others)-1]) // without "code", which could be any
	}
	strength := find(opt.Strength, usualHeadings.strength[opt.System])
	switch {
	case err != nil:
		return c, err
	case c.code < 0:
		return c, &CodeError{"which column holds the codes?", diag.Say("name it: --code COLUMN; there are {columns}", "columns", strings.Join(heading, ", "))}
	case related >= 0 && related != c.code:
		c.kind, c.second, c.strength = "related", related, strength
	case same >= 0 && same != c.code:
		c.kind, c.second = "crosswalk", same
	case label >= 0 && label != c.code:
		c.kind, c.second = "labels", label
	default:
		return c, &CodeError{"which column holds the labels?", diag.Say("name it: --label COLUMN, or --related or --same-as for a table of two codes; there are {columns}", "columns", strings.Join(heading, ", "))}
	}
	return c, nil
}

// column finds a heading: the one that is named, or else a usual one; -1 for
// none.
func column(heading []string, named string, usual []string) (int, error) {
	lower := make([]string, len(heading))
	for i, h := range heading {
		lower[i] = strings.ToLower(h)
	}
	if named != "" {
		if i := slices.Index(lower, strings.ToLower(named)); i >= 0 {
			return i, nil
		}
		return -1, &CodeError{diag.Say(`the table has no column "{column}"`, "column", named), diag.Suggest(named, heading, diag.Say("there are {columns}", "columns", strings.Join(heading, ", ")))}
	}
	for _, name := range usual {
		if i := slices.Index(lower, name); i >= 0 {
			return i, nil
		}
	}
	return -1, nil
}

// convert makes a line of a programme's table.
func (c columns) convert(s *sheet) ([]string, bool) {
	if len(s.row) < c.all {
		s.problem(0, "csv", diag.Say("a line of {count} values, where the heading has {headings}", "count", len(s.row), "headings", c.all), "", "")
		return nil, false
	}
	o, ok := s.published(c.code, c.system)
	if !ok {
		return nil, false
	}
	switch c.kind {
	case "labels":
		label, ok := s.label(c.second, s.row[c.second])
		return []string{o.String(), label}, ok
	case "crosswalk":
		other, ok := s.published(c.second, c.other)
		return []string{o.String(), other.String()}, ok
	}
	other, ok := s.published(c.second, c.system)
	if !ok || o == other {
		return nil, false
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
			return nil, false
		}
		strength = n
	}
	return []string{o.String(), other.String(), strconv.Itoa(strength)}, true
}

// published reads a cell as a code of a system, as publishers write it: without
// the system, and ISCO-08 groups with a C in front.
func (s *sheet) published(cell int, system string) (Occupation, bool) {
	code := s.row[cell]
	if system == ISCO {
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

// Write writes the table as a programme folder keeps it.
func (t *CodeTable) Write(w io.Writer) error {
	heading := map[string][]string{"labels": labelHeading, "related": relatedHeading, "crosswalk": sameHeading}[t.Kind]
	out := csv.NewWriter(w)
	_ = out.Write(heading) // Error tells below
	_ = out.WriteAll(t.rows)
	return out.Error()
}
