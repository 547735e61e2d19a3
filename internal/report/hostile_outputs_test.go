package report

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/internal/safecell"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// withWords is the small run with a text wherever somebody could have typed it.
func withWords(text string) *Run {
	run := withNames(text)
	p := run.programme()
	voc := &p.Settings.Vocabulary
	for _, list := range [][]profiles.Entry{voc.Goals, voc.Conditions, voc.Categories} {
		for i := range list {
			list[i].Label = text
		}
	}
	for k := range p.Partners {
		p.Partners[k].Offers = []string{"benefits", "confidence", "new-occupation"}
		p.Partners[k].Where, p.Partners[k].Contact = text, text
	}
	return run
}

// A hostileOutput is something that writes a run in one format.
type hostileOutput struct {
	name   string
	format string
	write  func(w io.Writer, run *Run) error
}

// hostileOutputs are all writers beside those of a round itself.
func hostileOutputs(text string) []hostileOutput {
	gaps := smallGaps()
	scenarios := func(run *Run) []Scenario {
		return []Scenario{{Name: text, After: run}, {Name: text, Impossible: [][2]string{{text, text}}}}
	}
	compared := func(run *Run) *Comparison {
		return NewComparison([]ObjectiveRound{{Run: run}, {Run: run, Blocking: 2}})
	}
	return []hostileOutput{
		{"a round", "txt", func(w io.Writer, run *Run) error { return WriteTerminal(w, run, TerminalOptions{}) }},
		{"a round", "csv", WriteCSV},
		{"a round", "json", WriteJSON},
		{"a round", "xlsx", WriteXLSX},
		{"gaps", "txt", func(w io.Writer, run *Run) error { return WriteGaps(w, run, gaps, 5000, TerminalOptions{}) }},
		{"gaps", "csv", func(w io.Writer, run *Run) error { return WriteGapsCSV(w, run, gaps, CSVOptions{}) }},
		{"gaps", "json", func(w io.Writer, run *Run) error { return WriteGapsJSON(w, run, gaps, 5000) }},
		{"gaps", "xlsx", func(w io.Writer, run *Run) error { return WriteGapsXLSX(w, run, gaps) }},
		{"scenarios", "txt", func(w io.Writer, run *Run) error { return WriteScenarios(w, run, scenarios(run), TerminalOptions{}) }},
		{"scenarios", "csv", func(w io.Writer, run *Run) error { return WriteScenariosCSV(w, run, scenarios(run), CSVOptions{}) }},
		{"scenarios", "json", func(w io.Writer, run *Run) error { return WriteScenariosJSON(w, run, scenarios(run)) }},
		{"scenarios", "xlsx", func(w io.Writer, run *Run) error { return WriteScenariosXLSX(w, run, scenarios(run)) }},
		{"compare", "txt", func(w io.Writer, run *Run) error { return WriteComparison(w, compared(run), TerminalOptions{}) }},
		{"compare", "csv", func(w io.Writer, run *Run) error { return WriteComparisonCSV(w, compared(run), CSVOptions{}) }},
		{"compare", "json", func(w io.Writer, run *Run) error { return WriteComparisonJSON(w, compared(run)) }},
		{"compare", "xlsx", func(w io.Writer, run *Run) error { return WriteComparisonXLSX(w, compared(run)) }},
		{"whatif", "txt", func(w io.Writer, run *Run) error {
			result := *run.Result
			result.Matches = append([]matcher.Matched{}, result.Matches[1:]...)
			after := &Run{Scorer: run.Scorer, Result: &result, Language: run.Language}
			return WriteWhatIf(w, run, after, []string{text}, TerminalOptions{})
		}},
	}
}

// Whatever stands in a field, no output has a formula, a script, or a character
// that a terminal or a spreadsheet obeys, in any language.
func TestHostileTextInEveryOutput(t *testing.T) {
	outputs := 0
	for n, text := range hostile {
		if testing.Short() && n%3 != 0 {
			continue
		}
		for k, o := range hostileOutputs(text) {
			run := withWords(text)
			run.Language = lang.Languages()[(n+k)%len(lang.Languages())]
			data := written(t, func(w io.Writer) error { return o.write(w, run) })
			for _, wrong := range obeyedIn(t, o.format, data) {
				t.Errorf("%s as %s, with %.40q: %s", o.name, o.format, text, wrong)
			}
			outputs++
		}
	}
	t.Logf("%d outputs", outputs)
	if outputs < 300 {
		t.Errorf("only %d outputs were looked at", outputs)
	}
}

// commands are characters that a terminal obeys, or that turn a line round.
const commands = "\x00\x07\x1b\u009b\u202a\u202b\u202d\u202e\u2028\u2029\ufffe\uffff"

// runs fits what a spreadsheet would run in a cell, with quotation marks or not.
var runs = regexp.MustCompile(`^["\s\pZ\p{Cf}]*([=@|\x{ff1d}\x{ff20}\x{fe66}]|[-+\x{2212}\x{ff0b}][^;]*[=+*/^&|!(@])`)

// obeyedIn is what a program that opens an output would obey in it.
func obeyedIn(t *testing.T, format string, data []byte) (found []string) {
	t.Helper()
	text := string(data)
	if format != "xlsx" && strings.ContainsAny(text, commands) {
		found = append(found, "a character that is obeyed")
	}
	switch format {
	case "txt":
		if strings.ContainsAny(text, "\r\t") {
			found = append(found, "a tab or the return of a line")
		}
		for line := range strings.Lines(text) {
			if width := lang.TextWidth(strings.TrimSuffix(line, "\n")); width > 80 {
				found = append(found, "a line of "+strconv.Itoa(width)+" cells")
			}
		}
	case "csv":
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
		if err != nil {
			return append(found, err.Error())
		}
		for _, row := range rows {
			for _, cell := range row {
				if _, err := strconv.ParseFloat(cell, 64); err != nil && safecell.IsFormula(cell) {
					found = append(found, "the formula "+cell[:min(40, len(cell))])
				}
			}
		}
		// Whoever takes semicolons for what stands between the cells.
		for line := range strings.Lines(text) {
			for cell := range strings.SplitSeq(line, ";") {
				if runs.MatchString(cell) {
					found = append(found, "a formula behind a semicolon: "+cell[:min(40, len(cell))])
				}
			}
		}
	case "json":
		if !json.Valid(data) || strings.Contains(text, "</") || strings.Contains(text, "<!") {
			found = append(found, "JSON that is broken or can end a script")
		}
	case "xlsx":
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return append(found, err.Error())
		}
		for _, part := range archive.File {
			r, err := part.Open()
			if err != nil {
				return append(found, err.Error())
			}
			for _, wrong := range obeyedInPart(r) {
				found = append(found, part.Name+": "+wrong)
			}
			r.Close()
		}
	}
	return found
}

// obeyedInPart looks through a part of a workbook, which must be well-formed.
func obeyedInPart(r io.Reader) (found []string) {
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		switch {
		case err == io.EOF:
			return found
		case err != nil:
			return append(found, err.Error())
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, a := range token.Attr {
				if a.Name.Local == "TargetMode" && a.Value == "External" || token.Name.Local == "c" && a.Name.Local == "t" && a.Value == "str" {
					found = append(found, "a link out of the workbook, or the result of a formula")
				}
			}
			if token.Name.Space == "http://schemas.openxmlformats.org/spreadsheetml/2006/main" && token.Name.Local == "f" {
				found = append(found, "a formula")
			}
		case xml.CharData:
			if strings.ContainsAny(string(token), commands) {
				found = append(found, "a character that is obeyed")
			}
		}
	}
}

// What the test above looks for is found where it is.
func TestObeyedIsSeen(t *testing.T) {
	for _, c := range []struct{ format, text string }{
		{"txt", "a\x1b[31m"}, {"txt", "a\u202eb"}, {"txt", "a\tb"}, {"txt", strings.Repeat("x", 81)},
		{"csv", "a,=1+1\r\n"}, {"csv", "a,\" \uff1d1\"\r\n"}, {"csv", "a,@SUM(A1)\r\n"}, {"csv", "a,x;=1+1\r\n"}, {"csv", "a,\"x; \"\"=1+1\"\"\"\r\n"},
		{"json", `{"a": "</script>"}`}, {"json", `{"a": }`},
	} {
		if len(obeyedIn(t, c.format, []byte(c.text))) == 0 {
			t.Errorf("%s: %q passes", c.format, c.text)
		}
	}
	for _, part := range []string{
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><f>1+1</f></worksheet>`,
		`<Relationship TargetMode="External"/>`, `<a>`, "<a>\u202e</a>", `<c t="str"/>`,
	} {
		if len(obeyedInPart(strings.NewReader(part))) == 0 {
			t.Errorf("%s passes", part)
		}
	}
}
