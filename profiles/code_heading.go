package profiles

import (
	"io"
	"slices"
	"strings"

	"mentormatch/internal/diag"
)

// usualHeadings are those of published tables, in small letters: of ESCO 1.0 to
// 1.2 (occupations, ISCO groups, broader relations), of the databases of O*NET
// (Occupation Data, Alternate Titles, Related Occupations, Career Changers
// Matrix), of the crosswalks of the Bureau of Labor Statistics, and of the ILO's
// structure of ISCO-08.
var usualHeadings = struct {
	code, label, related, strength map[string][]string
	title, more                    []string
}{
	code: map[string][]string{
		ISCO: {"iscogroup", "isco-08 code", "isco 08 code", "isco08", "isco code", "broaderuri", "code"},
		SOC:  {"o*net-soc code", "o*net-soc 2019 code", "2018 soc code", "soc 2018 code", "2010 soc code", "soc code", "onetsoc_code", "code"},
	},
	label: map[string][]string{
		ISCO: {"preferredlabel", "conceptlabel", "isco-08 title en", "title en", "title", "label"},
		SOC:  {"alternate title", "title", "o*net-soc 2019 title", "2018 soc title", "label"},
	},
	related:  map[string][]string{ISCO: {"related isco group", "related"}, SOC: {"related o*net-soc code", "related_onetsoc_code", "related"}},
	strength: map[string][]string{ISCO: {"strength"}, SOC: {"relatedness tier", "relatedness_tier", "strength"}},
	// Headings by which a table is of titles below the codes, and not of the
	// codes' own labels.
	title: []string{"iscogroup", "broaderuri", "alternate title"},
	more:  []string{"altlabels"},
}

// titleLines is among how many lines of a table the heading is looked for. The
// tables of the Bureau of Labor Statistics have up to eight above it.
const titleLines = 20

// A columns is where in a table to look for what.
type columns struct {
	kind                        string // of CodeTable
	system, other               string
	code, second, strength, all int // second: label, related or same; strength: -1 for none
	more                        int // more labels; -1 for none
	of2010                      []int
	soc2018                     map[string][]string
}

// findHeading reads up to the line that holds the headings. Of two systems
// that both could be, the one comes first whose code has a heading of its own.
func findHeading(s *sheet, opt TableOptions) (columns, error) {
	systems := []string{opt.System}
	if opt.System == "" {
		systems = []string{ISCO, SOC}
	}
	var first error
	var widest []string
	for range titleLines {
		if !s.next() {
			break
		}
		heading := make([]string, len(s.row))
		for i, h := range s.row {
			heading[i] = oneLine(h)
		}
		for _, system := range systems {
			one := opt
			one.System = system
			c, err := chooseColumns(heading, one)
			if err == nil && opt.System == "" && opt.Code == "" && strings.EqualFold(heading[c.code], "code") && !slices.Contains(heading, "conceptUri") {
				err = &CodeError{"which system? the headings do not say", "write --system isco or --system soc"}
				return columns{}, err
			}
			if err == nil {
				c.soc2018 = opt.SOC2018
				for i, h := range heading {
					if strings.EqualFold(h, "2010 SOC Code") {
						c.of2010 = append(c.of2010, i)
					}
				}
				return c, nil
			}
			if first == nil || len(heading) > len(widest) {
				first, widest = err, heading
			}
		}
	}
	return columns{}, first
}

func chooseColumns(heading []string, opt TableOptions) (columns, error) {
	c := columns{system: opt.System, other: ISCO, strength: -1, more: -1, all: len(heading)}
	if opt.System == ISCO {
		c.other = SOC
	}
	var wrong error
	find := func(named string, usual []string) int {
		at, err := column(heading, named, usual)
		if wrong == nil {
			wrong = err
		}
		return at
	}
	codes := usualHeadings.code[opt.System]
	c.code = find(opt.Code, codes)
	label := find(opt.Label, usualHeadings.label[opt.System])
	related := find(opt.Related, usualHeadings.related[opt.System])
	same := -1
	if others := usualHeadings.code[c.other]; opt.SameAs != "" || related < 0 && opt.Label == "" {
		same = find(opt.SameAs, others[:len(others)-1]) // without "code", which could be any
	}
	strength := find(opt.Strength, usualHeadings.strength[opt.System])
	isTitle := c.code >= 0 && slices.ContainsFunc(heading, func(h string) bool { return slices.Contains(usualHeadings.title, strings.ToLower(h)) })
	there := diag.Say("there are {columns}", "columns", heading)
	switch {
	case wrong != nil:
		return c, wrong
	case c.code < 0:
		return c, &CodeError{"which column holds the codes?", diag.Say("looked for {headings}; {there}; name it: --code COLUMN", "headings", codes, "there", there)}
	case related >= 0 && related != c.code:
		c.kind, c.second, c.strength = "related", related, strength
	case same >= 0 && same != c.code:
		c.kind, c.second = "crosswalk", same
	case label >= 0 && label != c.code:
		c.kind, c.second = "labels", label
		if isTitle {
			c.kind = "titles"
			c.more, _ = column(heading, "", usualHeadings.more)
		}
	case strings.EqualFold(heading[c.code], "broaderUri"):
		return c, &CodeError{"a table of what stands above what, without labels", "it is not needed: the digits of ISCO-08 say so; load the occupations and the ISCO groups of ESCO"}
	default:
		return c, &CodeError{"which column holds the labels?", diag.Say("looked for {headings}; {there}; name it: --label COLUMN, or --related or --same-as for a table of two codes",
			"headings", usualHeadings.label[opt.System], "there", there)}
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
		return -1, &CodeError{diag.Say(`the table has no column "{column}"`, "column", named), diag.Suggest(named, heading, diag.Say("there are {columns}", "columns", heading))}
	}
	for _, name := range usual {
		if i := slices.Index(lower, name); i >= 0 {
			return i, nil
		}
	}
	return -1, nil
}

// ReadSOC2018 reads the published table of what became of each code of the SOC
// 2010 in the SOC 2018. It is nil for a table that is about something else.
func ReadSOC2018(r io.Reader) (map[string][]string, error) {
	var problems diag.Problems
	s, err := publishedSheet(r, "", &problems)
	if err != nil {
		return nil, err
	}
	for range titleLines {
		if !s.next() {
			return nil, nil
		}
		from, _ := column(s.row, "", []string{"2010 soc code"})
		to, _ := column(s.row, "", []string{"2018 soc code"})
		isco, _ := column(s.row, "", usualHeadings.code[ISCO])
		if from < 0 || to < 0 || isco >= 0 {
			continue
		}
		became := map[string][]string{}
		for s.next() {
			if len(s.row) > max(from, to) && s.row[from] != "" && s.row[to] != "" && !slices.Contains(became[s.row[from]], s.row[to]) {
				became[s.row[from]] = append(became[s.row[from]], s.row[to])
			}
		}
		return became, nil
	}
	return nil, nil
}
