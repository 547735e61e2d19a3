package report

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// hundredthsOf reads 63.11 as 6311, exactly.
func hundredthsOf(t *testing.T, s string) int {
	t.Helper()
	whole, decimals, ok := strings.Cut(s, ".")
	if !ok || len(decimals) != 2 {
		t.Fatalf("%q does not have two decimals", s)
	}
	n, err := strconv.Atoi(whole + decimals)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestContributionsSumToTheScoreInEveryOutput(t *testing.T) {
	run := small()
	sum := func(cells []string) int {
		total := 0
		for _, cell := range cells {
			total += hundredthsOf(t, cell)
		}
		return total
	}
	rows := readCSV(t, written(t, func(w io.Writer) error { return WriteCSV(w, run) }))
	f, err := excelize.OpenReader(bytes.NewReader(written(t, func(w io.Writer) error { return WriteXLSX(w, run) })))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet, err := f.GetRows(sheetMatches)
	if err != nil {
		t.Fatal(err)
	}
	rec := NewRecord(run)
	var total int64
	for k, m := range run.Result.Matches {
		want := m.Pair.Points
		if row := rows[k+1]; hundredthsOf(t, row[4]) != want || sum(row[5:9]) != want {
			t.Errorf("csv: %s = %s, want %d", row[4], strings.Join(row[5:9], " + "), want)
		}
		if row := sheet[rowOf(run, int32(k))-1]; hundredthsOf(t, row[4]) != want || sum(row[11:15]) != want {
			t.Errorf("xlsx: %s = %s, want %d", row[4], strings.Join(row[11:15], " + "), want)
		}
		got := 0
		for _, part := range rec.Matches[k].Criteria.parts() {
			got += part.Contribution
		}
		if got != want || rec.Matches[k].Points != want {
			t.Errorf("json: %d, parts %d, want %d", rec.Matches[k].Points, got, want)
		}
		text := written(t, func(w io.Writer) error { return ExplainPair(w, run, m.Mentee, m.Mentor, TerminalOptions{}) })
		var adds []string
		for _, match := range regexp.MustCompile(`(?m)^ *(\d+\.\d\d)  (?:lived experience|occupation|goals|availability) `).FindAllSubmatch(text, -1) {
			adds = append(adds, string(match[1]))
		}
		if len(adds) != 4 || sum(adds) != want || !strings.Contains(string(text), points(want)+"  sum") {
			t.Errorf("explain: %s, want %d in\n%s", strings.Join(adds, " + "), want, text)
		}
		total += int64(want)
	}
	if rec.Summary.TotalPoints != total {
		t.Errorf("total %d, want %d", rec.Summary.TotalPoints, total)
	}
}

// TestPeopleAddUp: read = matched + unmatched + rejected, in every output.
func TestPeopleAddUp(t *testing.T) {
	run := small()
	p := run.programme()
	p.Rejected = append(p.Rejected, profiles.Rejected{Role: profiles.RoleMentor, ID: "ivy", File: "mentors.yaml", Line: 9, Why: []diag.Message{"unknown field"}})
	const mentees, mentors = 8, 4 // 3 + 4 + 1 and 3 + 1

	rec := NewRecord(run)
	if s := rec.Summary; s.Mentees != mentees || s.Mentors != mentors || s.Matched+s.Unmatched+s.Rejected != mentees+1 ||
		len(rec.Matches) != s.Matched || len(rec.Unmatched) != s.Unmatched || len(rec.Rejected) != s.Rejected || len(rec.Mentors)+1 != mentors {
		t.Errorf("json: %+v", s)
	}

	rows := readCSV(t, written(t, func(w io.Writer) error { return WriteCSV(w, run) }))[1:]
	people := make(map[string]bool)
	for _, row := range rows {
		if row[0] != "" {
			people[row[0]] = true
		} else {
			people["mentor "+row[2]] = true
		}
	}
	if len(rows) != mentees+1 || len(people) != mentees+1 || !people["hal"] || !people["mentor ivy"] {
		t.Errorf("csv: %d rows about %v", len(rows), people)
	}

	f, err := excelize.OpenReader(bytes.NewReader(written(t, func(w io.Writer) error { return WriteXLSX(w, run) })))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := 0
	for _, sheet := range []string{sheetMatches, sheetUnmatched, sheetMentors} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		lines += len(rows) - 1
	}
	if lines != mentees+mentors { // the rejected mentor is among the unmatched
		t.Errorf("xlsx: %d rows, want %d", lines, mentees+mentors)
	}
	text := workbookText(t, written(t, func(w io.Writer) error { return WriteXLSX(w, run) }))
	for _, want := range []string{"8 read = 3 matched + 4 not matched + 1 not read", "4 read = 3 taking part + 1 not read"} {
		if !strings.Contains(text, want) {
			t.Errorf("xlsx does not say %q", want)
		}
	}

	screen := string(written(t, func(w io.Writer) error { return WriteTerminal(w, run, TerminalOptions{}) }))
	if want := "Of 8 mentees, 3 matched, 4 not matched and 1 not read; of 4 mentors, 1 not read."; !strings.Contains(strings.Join(strings.Fields(screen), " "), want) {
		t.Errorf("terminal does not say %q:\n%s", want, screen)
	}
	for _, person := range []string{"ana", "bo", "cy", "di", "ed", "fay", "gus", "hal", "ivy"} {
		if !regexp.MustCompile(`(?m)\b` + person + `\b`).MatchString(screen) {
			t.Errorf("terminal does not name %s", person)
		}
	}
}

// many is a run of n matches and n unmatched mentees.
func many(n int) *Run {
	run := small()
	p := run.programme()
	match, unmatched, first := run.Result.Matches[0], run.Result.Unmatched[1], run.Result.Loads[0]
	mentee, mentor := p.Mentees[0], p.Mentors[0]
	p.Mentees, p.Mentors = nil, nil
	run.Result.Matches, run.Result.Unmatched, run.Result.Loads = nil, nil, nil
	run.Result.Proof.MenteePrice, run.Result.Proof.MentorPrice = make([]int64, 2*n), make([]int64, n)
	for i := range n {
		mentor.ID = fmt.Sprintf("m%06d", i)
		p.Mentors = append(p.Mentors, mentor)
		mentee.ID = fmt.Sprintf("p%06d", i)
		p.Mentees = append(p.Mentees, mentee)
		match.Mentee, match.Mentor, match.Pair.Mentee, match.Pair.Mentor = i, i, i, i
		run.Result.Matches = append(run.Result.Matches, match)
		load := first
		load.Mentor = i
		run.Result.Loads = append(run.Result.Loads, load)
	}
	for i := range n {
		mentee.ID = fmt.Sprintf("q%06d", i)
		p.Mentees = append(p.Mentees, mentee)
		unmatched.Mentee = n + i
		unmatched.Allowed[0].Holders = []int{0}
		run.Result.Unmatched = append(run.Result.Unmatched, unmatched)
	}
	return run
}

func TestLongListsSayWhereTheRestIs(t *testing.T) {
	run := many(60)
	text := string(written(t, func(w io.Writer) error { return WriteTerminal(w, run, TerminalOptions{}) }))
	row := regexp.MustCompile(`(?m)^ *\d+\.\d\d  p0000`)
	if pairs := len(row.FindAllString(text, -1)); pairs != 50 {
		t.Errorf("%d pairs are shown, want 50", pairs)
	}
	for _, want := range []string{
		"The first 50 of 60 are shown; -o matches.xlsx writes them all.",
		"The first 50 of 60 are shown; -o matches.xlsx writes them all.",
		"60 places free with 60 mentors.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said in\n%s", want, text)
		}
	}
	text = string(written(t, func(w io.Writer) error {
		return WriteTerminal(w, run, TerminalOptions{Files: []string{"a.xlsx", "b.csv"}})
	}))
	if want := "The first 50 of 60 are shown; all of them are in a.xlsx and b.csv."; !strings.Contains(text, want) {
		t.Errorf("%q is not said", want)
	}
	text = string(written(t, func(w io.Writer) error { return WriteTerminal(w, run, TerminalOptions{Whole: true}) }))
	if pairs := len(row.FindAllString(text, -1)); pairs != 60 || strings.Contains(text, "are shown") {
		t.Errorf("%d of 60 are shown in a text that is to be whole", pairs)
	}
}

func TestEmptyProgramme(t *testing.T) {
	run := many(0)
	files, _ := everyOutput(t, run)
	if !strings.Contains(files["terminal"], "0 of 0 mentees matched") {
		t.Errorf("terminal: %s", files["terminal"])
	}
	rec, err := ReadRecord(strings.NewReader(files["json"]))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rec.Claim(); err != nil {
		t.Error(err)
	}
}

func TestSameBytesTwice(t *testing.T) {
	for range 3 {
		for name, write := range map[string]func(io.Writer, *Run) error{"xlsx": WriteXLSX, "csv": WriteCSV, "json": WriteJSON} {
			a := written(t, func(w io.Writer) error { return write(w, small()) })
			b := written(t, func(w io.Writer) error { return write(w, small()) })
			if !bytes.Equal(a, b) {
				t.Errorf("%s: other bytes the second time", name)
			}
		}
	}
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, io.ErrClosedPipe
	}
	return len(p), nil
}

func TestAFailingWriterIsReported(t *testing.T) {
	run := small()
	for name, write := range map[string]func(io.Writer) error{
		"csv":      func(w io.Writer) error { return WriteCSV(w, run) },
		"xlsx":     func(w io.Writer) error { return WriteXLSX(w, run) },
		"json":     func(w io.Writer) error { return WriteJSON(w, run) },
		"terminal": func(w io.Writer) error { return WriteTerminal(w, run, TerminalOptions{}) },
		"pair":     func(w io.Writer) error { return ExplainPair(w, run, 0, 0, TerminalOptions{}) },
		"person":   func(w io.Writer) error { return ExplainPerson(w, run, profiles.RoleMentee, 0, TerminalOptions{}) },
	} {
		for _, after := range []int{0, 2, 500} {
			if err := write(&failing{after}); err == nil {
				t.Errorf("%s: no error from a writer that fails after %d bytes", name, after)
			}
		}
	}
}

func benchmark(b *testing.B, write func(io.Writer, *Run) error) {
	run := many(1000)
	b.ReportAllocs()
	for b.Loop() {
		if err := write(io.Discard, run); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCSV1000(b *testing.B)  { benchmark(b, WriteCSV) }
func BenchmarkXLSX1000(b *testing.B) { benchmark(b, WriteXLSX) }
func BenchmarkJSON1000(b *testing.B) { benchmark(b, WriteJSON) }
