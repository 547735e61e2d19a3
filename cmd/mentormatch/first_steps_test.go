package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
)

// TestFirstSteps types what the pages of first steps say, one command after the
// other, and holds what they call things to what the workbook calls them.
func TestFirstSteps(t *testing.T) {
	docs, err := filepath.Abs(filepath.Join("..", "..", "docs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []lang.Language{lang.Urdu, lang.Bengali, lang.Marathi} {
		t.Run(l.Code, func(t *testing.T) {
			page, err := os.ReadFile(filepath.Join(docs, "first-steps."+l.Code+".md"))
			if err != nil {
				t.Fatal(err)
			}
			say := lang.New(l)
			for _, id := range []string{
				"matches", "unmatched", "head.decision", "head.other", "head.reason", "head.by", "head.date",
				"choice.approve", "choice.decline", "choice.hold", "choice.pin", "choice.end",
			} {
				if word := say.Say("sheets." + id); !strings.Contains(string(page), word) {
					t.Errorf("the page does not name %q", word)
				}
			}
			t.Chdir(t.TempDir())
			writeAnswers(t, "answers.xlsx")
			commands := commandsOf(string(page))
			for _, verb := range []string{"init", "validate", "match", "import", "decide", "letters", "explain"} {
				if !slices.ContainsFunc(commands, func(c []string) bool { return c[0] == verb }) {
					t.Errorf("the page does not say how to type %s", verb)
				}
			}
			for _, args := range commands {
				var out, errs bytes.Buffer
				if code := run(slices.Concat(args, []string{"--lang", l.Code}), &streams{out: &out, err: &errs}); code != exitDone {
					t.Fatalf("mentormatch %s: exit code %d\n%s", strings.Join(args, " "), code, errs.String())
				}
			}
		})
	}
}

// commandsOf are the commands of a page, each as its arguments.
func commandsOf(page string) (commands [][]string) {
	for line := range strings.Lines(page) {
		if words := strings.Fields(line); len(words) > 1 && words[0] == "mentormatch" {
			commands = append(commands, words[1:])
		}
	}
	return commands
}

func writeAnswers(t *testing.T, path string) {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, row := range [][]any{{"Id", "Name", "Languages"}, {"zoya", "Zoya Karim", "Urdu; English"}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetSheetName("Sheet1", "Mentees"); err != nil {
		t.Fatal(err)
	}
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}
