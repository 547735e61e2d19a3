package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mentormatch/scoring"
)

// The names and the order of columns are a promise to programs that read them.
// A new column goes to the end; none is renamed, moved or taken out.
func TestCSVColumnsStay(t *testing.T) {
	for _, c := range []struct {
		opt             CSVOptions
		usual, onDemand string
	}{
		{CSVOptions{}, "mentee_id,mentee,mentor_id,mentor,score,disability,occupation,goals,availability,evidence,language,meet,first_meeting,why,decision,other_mentor,reason,by,date,round", ""},
		{CSVOptions{Long: true}, "mentee_id,mentor_id,criterion,weight,points,contribution,evidence,reason", "mentee,mentor,score"},
		{CSVOptions{All: true}, "mentee_id,mentor_id,score", "mentee,mentor,disability,occupation,goals,availability,evidence,language,meet,first_meeting,why"},
		{CSVOptions{All: true, Long: true}, "mentee_id,mentor_id,criterion,weight,points,contribution,evidence,reason", "mentee,mentor,score"},
	} {
		usual, possible := CSVFields(c.opt)
		if got := strings.Join(usual, ","); got != c.usual {
			t.Errorf("%+v: the columns are\n%s, want\n%s", c.opt, got, c.usual)
		}
		more := slices.DeleteFunc(possible, func(name string) bool { return slices.Contains(usual, name) })
		if got := strings.Join(more, ","); got != c.onDemand {
			t.Errorf("%+v: more columns are\n%s, want\n%s", c.opt, got, c.onDemand)
		}
		if head, _, _ := strings.Cut(string(tableOf(t, small(), c.opt)), "\r\n"); head != byteOrderMark+c.usual {
			t.Errorf("%+v: the table begins with %q", c.opt, head)
		}
	}
}

func tableOf(t *testing.T, run *Run, opt CSVOptions) []byte {
	t.Helper()
	return written(t, func(w io.Writer) error { return WriteCSVAs(w, run, opt) })
}

// rowsOf reads a table as a program does that knows how it was written.
func rowsOf(t *testing.T, data []byte, opt CSVOptions) [][]string {
	t.Helper()
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte(byteOrderMark))))
	if opt.Delimiter != 0 {
		reader.Comma = opt.Delimiter
	}
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("%+v: %v", opt, err)
	}
	return rows
}

// However a table is written, the same is read from it.
func TestCSVIsTheSameInEveryForm(t *testing.T) {
	for _, text := range hostile {
		run := withNames(text)
		want := rowsOf(t, tableOf(t, run, CSVOptions{}), CSVOptions{})
		for _, opt := range []CSVOptions{
			{Delimiter: ';'}, {Delimiter: '\t'}, {NoMark: true}, {Plain: true}, {Plain: true, Delimiter: ';'}, {Plain: true, Delimiter: '\t'},
		} {
			data := tableOf(t, run, opt)
			if got := bytes.HasPrefix(data, []byte(byteOrderMark)); got == (opt.NoMark || opt.Plain) {
				t.Errorf("%+v: byte order mark %v", opt, got)
			}
			rows := rowsOf(t, data, opt)
			if len(rows) != len(want) {
				t.Fatalf("%.40q, %+v: %d rows, want %d", text, opt, len(rows), len(want))
			}
			for r, row := range rows {
				for c, cell := range row {
					expected := want[r][c]
					if r == 0 {
						// headings are as they are
					} else if number := c >= 4 && c <= 9; number && opt.Delimiter == ';' && !opt.Plain {
						expected = strings.Replace(expected, ".", ",", 1)
					} else if opt.Plain {
						expected = unescaped(expected, ',')
					} else {
						cell, expected = unescaped(cell, byte(opt.between())), unescaped(expected, ',')
					}
					if cell != expected {
						t.Errorf("%.40q, %+v: row %d, cell %d is %.60q, want %.60q", text, opt, r, c, cell, expected)
					}
				}
			}
			if opt.Plain && !strings.Contains(text, "\r") && bytes.Contains(data, []byte("\r")) {
				t.Errorf("%.40q, %+v: a line ends with CR", text, opt)
			}
		}
	}
}

func TestCSVFieldsAreChosen(t *testing.T) {
	rows := rowsOf(t, tableOf(t, small(), CSVOptions{Fields: []string{"score", "mentor_id", "mentee"}}), CSVOptions{})
	if got := strings.Join(rows[1], "|"); got != "63.11|dee|আনা রহমান" {
		t.Errorf("the first match is %q", got)
	}
	if got := strings.Join(rows[4], "|"); got != "||دانش احمد" {
		t.Errorf("the first who is not matched is %q", got)
	}
	// A line is a line, even when its one cell is empty.
	if rows := rowsOf(t, tableOf(t, small(), CSVOptions{Fields: []string{"mentor_id"}}), CSVOptions{}); len(rows) != 9 || rows[4][0] != "" {
		t.Errorf("%q, want a heading and 8 lines", rows)
	}
	if err := WriteCSVAs(io.Discard, small(), CSVOptions{Fields: []string{"points"}}); err == nil {
		t.Error("a column that is not there is written")
	}
}

// Three pairs of four criteria; what they contribute sums to the pair's score.
func TestLongCSVSums(t *testing.T) {
	for _, all := range []bool{false, true} {
		run := small()
		opt := CSVOptions{Long: true, All: all, Fields: []string{"mentee_id", "mentor_id", "criterion", "contribution", "score"}}
		rows := rowsOf(t, tableOf(t, run, opt), opt)[1:]
		// Of the three matches one is barred, by a pin that overrides; the pair
		// fay and eli is allowed and not matched.
		if len(rows) != 12 {
			t.Fatalf("all %v: %d lines, want 3 pairs of 4", all, len(rows))
		}
		for k := 0; k < len(rows); k += 4 {
			sum := 0
			for c, row := range rows[k : k+4] {
				if row[2] != scoring.Criterion(c).String() || row[0] != rows[k][0] || row[4] != rows[k][4] {
					t.Errorf("line %d is %q", k+c, row)
				}
				sum += hundredthsOf(t, row[3])
			}
			if want := hundredthsOf(t, rows[k][4]); sum != want {
				t.Errorf("%s: %d is contributed, want %d", rows[k][0], sum, want)
			}
		}
	}
}

// The table of all pairs has those that Score allows, by mentee and mentor.
func TestAllPairsInCSV(t *testing.T) {
	run := small()
	p := run.programme()
	want := "mentee_id,mentor_id,score\n"
	for i := range p.Mentees {
		for j := range p.Mentors {
			if score, allowed := run.Scorer.Score(i, j); allowed {
				want += p.Mentees[i].ID + "," + p.Mentors[j].ID + "," + points(score) + "\n"
			}
		}
	}
	steps := []int{}
	got := tableOf(t, run, CSVOptions{All: true, Plain: true, Step: func(done, of int) error {
		steps = append(steps, done*100+of)
		return nil
	}})
	if string(got) != want || strings.Count(want, "\n") != 4 {
		t.Errorf("%s, want 3 pairs\n%s", got, want)
	}
	if !slices.Equal(steps, []int{107, 207, 307, 407, 507, 607, 707}) {
		t.Errorf("steps %v", steps)
	}
	enough := errors.New("enough")
	if err := WriteCSVAs(io.Discard, run, CSVOptions{All: true, Step: func(done, _ int) error {
		if done == 2 {
			return enough
		}
		return nil
	}}); !errors.Is(err, enough) {
		t.Errorf("the error of a step becomes %v", err)
	}
}

// Blocks are written in their order, on however many processors.
func TestInOrder(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		want := ""
		for k := range n {
			want += strconv.Itoa(k) + " "
		}
		got := written(t, func(w io.Writer) error {
			return inOrder(w, n, func() func(int, []byte) []byte {
				return func(block int, to []byte) []byte { return append(strconv.AppendInt(to, int64(block), 10), ' ') }
			}, nil)
		})
		if string(got) != want {
			t.Errorf("%d blocks: %.60q", n, got)
		}
	}
}
