package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/scoring"
)

// weighed is small with how sure its first pair is.
func weighed(held int) *Run {
	run := small()
	run.Sure = &matcher.Sureness{
		Weights: [scoring.NumCriteria]int{30, 25, 25, 20},
		Most:    [scoring.NumCriteria]int{280, 300, 300, 320},
		Draws:   200, Seed: 1,
		Pairs: []matcher.SurePair{{Mentee: 0, Mentor: run.Result.Matches[0].Mentor, Held: held, Ranges: [scoring.NumCriteria]matcher.Range{
			{Low: 12, High: 55}, {Low: 0, High: 40}, {Low: 7, High: 300}, {Low: 0, High: 320},
		}}},
	}
	return run
}

func TestSureInWords(t *testing.T) {
	run := weighed(184)
	var b bytes.Buffer
	if err := ExplainPerson(&b, run, "mentee", 0, TerminalOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"while lived experience weighs between 12 and 55 (now 30)",
		"while occupation weighs 40 or less (now 25)",
		"while goals weigh 7 or more, up to 300 (now 25)",
		"whatever availability weighs, from 0 to 320 (now 20)",
		"It holds in 184 of 200 weightings near yours (92 %).\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the explanation lacks %q:\n%s", want, b.String())
		}
	}
	if got := wordsOf(lang.English, run.programme()).rangeText(scoring.Goals, matcher.Range{Low: 25, High: 25}, 25, 300); got != "only while goals weigh 25, as now" {
		t.Errorf("a range of one weight is %q", got)
	}
	if got := FragileNote(run); !strings.HasPrefix(got, "no proposed pair is fragile: each holds in 70 % or more of 200") {
		t.Errorf("92 %% is noted as %q", got)
	}
}

func TestFragile(t *testing.T) {
	for _, c := range []struct {
		held    int
		fragile bool
		share   string
		reason  string
	}{
		{140, false, "70 %", "140 of 200 is 70 %, which is not under it"},
		{139, true, "69 %", "139 of 200 is 69.5 %, rounded down"},
		{199, false, "99 %", "it failed once"},
		{0, true, "0 %", "it never held"},
	} {
		run := weighed(c.held)
		text, note := run.survivalText(&run.Sure.Pairs[0]), FragileNote(run)
		if strings.Contains(text, "fragile") != c.fragile || strings.HasPrefix(note, "fragile: 1 of 1 proposed pair,") != c.fragile || !strings.Contains(text, "("+c.share+")") {
			t.Errorf("%d of 200: %q, %q; want %s, fragile %v: %s", c.held, text, note, c.share, c.fragile, c.reason)
		}
	}
}

// TestSureColumns finds the columns where they were asked for.
func TestSureColumns(t *testing.T) {
	headings := func(run *Run) []string {
		f, _ := openWorkbook(t, run)
		rows, err := f.GetRows(sheetMatches)
		if err != nil {
			t.Fatal(err)
		}
		return rows[0]
	}
	if list := headings(small()); slices.Contains(list, "Sure %") {
		t.Errorf("nobody asked how sure: %q", list)
	}
	list := headings(weighed(110))
	at := slices.Index(list, "Sure %")
	if at < 0 || list[at+1] != "Holds" {
		t.Fatalf("the columns are %q", list)
	}
	f, _ := openWorkbook(t, weighed(110))
	rows, err := f.GetRows(sheetMatches)
	if err != nil {
		t.Fatal(err)
	}
	if row := rows[3]; row[at] != "55.00" || !strings.HasPrefix(row[at+1], "fragile; while lived experience weighs between 12 and 55") {
		t.Errorf("the cells are %q", row[at:at+2])
	}
	if row := rows[2]; len(row) > at && row[at] != "" {
		t.Errorf("a pair that was not asked about has %q", row[at:])
	}
}

func TestRecordOfSure(t *testing.T) {
	run := weighed(110)
	var b bytes.Buffer
	if err := WriteJSON(&b, run); err != nil {
		t.Fatal(err)
	}
	rec, err := ReadRecord(&b)
	if err != nil {
		t.Fatal(err)
	}
	if found := Compare(rec, NewRecord(run)); len(found) > 0 {
		t.Errorf("written and read: %q", found)
	}
	if found := Compare(rec, NewRecord(weighed(111))); len(found) != 1 || !strings.HasPrefix(found[0].String(), "sure.pairs[0].held: 110 in the file, 111") {
		t.Errorf("another count: %q", found)
	}
	if opt, asked := rec.SureOptions(); !asked || opt.Draws != 200 || opt.Seed != 1 {
		t.Errorf("asked %v with %v", asked, opt)
	}
	for _, wrong := range []RecordSure{{Draws: -1}, {Draws: MostDraws + 1}, {Seed: -1}} {
		rec.Sure = &wrong
		if _, asked := rec.SureOptions(); asked {
			t.Errorf("%v can have been asked", wrong)
		}
	}
}
