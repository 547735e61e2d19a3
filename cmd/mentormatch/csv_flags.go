package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
)

// csvFlags are how a CSV table is to be.
type csvFlags struct {
	delimiter string // as typed
	noBOM     bool
	plain     bool
	fields    string // as typed: names with commas between
	long      bool
	scores    string // as typed: "" or scoresAll

	typed []string // the flags that were given
}

// scoresAll asks for every allowed pair.
const scoresAll = "all"

func (f *csvFlags) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.delimiter, "delimiter", ",", "the `CHARACTER` between the cells of a CSV table: a comma, a semicolon (\";\", for spreadsheets of countries that write 12,50), or tab")
	cmd.Flags().BoolVar(&f.noBOM, "no-bom", false, "CSV without the byte order mark in front, by which spreadsheets know UTF-8")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "CSV for programs, and not for opening in a spreadsheet: no byte order mark, lines that end with LF, ids as the profiles have them, no apostrophe before what looks like a formula")
	cmd.Flags().StringVar(&f.fields, "fields", "", "the `COLUMNS` of a CSV table, in order, with commas between: mentee_id,mentor_id,score")
	cmd.Flags().BoolVar(&f.long, "long", false, "CSV with a line for each pair and criterion, to sum up in a pivot table")
	cmd.Flags().StringVar(&f.scores, "scores", "", "of `WHOM` a CSV table has the scores: all is every allowed pair; when not given, those who are matched")
}

// options checks what was typed.
func (f *csvFlags) options(cmd *cobra.Command) (opt report.CSVOptions, err error) {
	for _, name := range []string{"delimiter", "no-bom", "plain", "fields", "long", "scores"} {
		if cmd.Flags().Changed(name) {
			f.typed = append(f.typed, "--"+name)
		}
	}
	opt = report.CSVOptions{NoMark: f.noBOM, Plain: f.plain, Long: f.long}
	switch strings.ToLower(f.delimiter) {
	case ",", "comma":
		opt.Delimiter = ','
	case ";", "semicolon":
		opt.Delimiter = ';'
	case "\t", `\t`, "tab":
		opt.Delimiter = '\t'
	default:
		return opt, &usageError{fmt.Sprintf("--delimiter %q does not part cells", f.delimiter), `give ",", ";" or tab`}
	}
	switch {
	case f.scores == scoresAll:
		opt.All = true
	case f.scores != "":
		return opt, &usageError{fmt.Sprintf("--scores %q: there is only all", f.scores), "give --scores all for every allowed pair, or leave --scores out for those who are matched"}
	}
	if cmd.Flags().Changed("fields") {
		opt.Fields, err = f.columns(opt)
	}
	return opt, err
}

// columns checks the names of --fields.
func (f *csvFlags) columns(opt report.CSVOptions) ([]string, error) {
	_, possible := report.CSVFields(opt)
	var fields []string
	for _, name := range strings.Split(f.fields, ",") {
		name = strings.TrimSpace(name)
		switch {
		case name == "":
			return nil, &usageError{fmt.Sprintf("--fields %q has an empty name", f.fields), "known here: " + strings.Join(possible, ", ")}
		case !slices.Contains(possible, name):
			return nil, &usageError{fmt.Sprintf("--fields: no column %q%s", name, f.kind(opt)), f.elsewhere(name, opt, possible)}
		case slices.Contains(fields, name):
			return nil, &usageError{fmt.Sprintf("--fields has %q twice", name), "give each column once"}
		}
		fields = append(fields, name)
	}
	return fields, nil
}

// kind is what the table is, in words.
func (f *csvFlags) kind(opt report.CSVOptions) string {
	switch {
	case opt.Long:
		return " in a --long table"
	case opt.All:
		return " in a table of --scores all"
	}
	return ""
}

// elsewhere is what to do about a column that the table cannot have.
func (f *csvFlags) elsewhere(name string, opt report.CSVOptions, possible []string) string {
	if _, long := report.CSVFields(report.CSVOptions{Long: true}); !opt.Long && slices.Contains(long, name) {
		return fmt.Sprintf("%s is a column of --long: give that too", name)
	}
	if _, usual := report.CSVFields(report.CSVOptions{}); slices.Contains(usual, name) {
		without := "--long"
		if !opt.Long {
			without = "--scores all"
		}
		return fmt.Sprintf("%s is a column without %s; known here: %s", name, without, strings.Join(possible, ", "))
	}
	hint := diag.Suggest(name, possible, "").String()
	if known := "known here: "; !strings.HasPrefix(hint, known) {
		hint += "\n" + known + strings.Join(possible, ", ")
	}
	return hint
}

// suits refuses flags that have nothing to work on.
func (f *csvFlags) suits(targets []target) error {
	if len(f.typed) == 0 || slices.ContainsFunc(targets, func(t target) bool { return t.format == formatCSV }) {
		return nil
	}
	verb := "is"
	if len(f.typed) > 1 {
		verb = "are"
	}
	return &usageError{
		fmt.Sprintf("%s %s for CSV, and no output is CSV", strings.Join(f.typed, ", "), verb),
		"write one: -o matches.csv, or -o - --format csv",
	}
}

// steps tells how far the writing of every pair is, and ends it when the
// person does.
func steps(ctx context.Context, progress *progress) func(done, of int) error {
	return func(done, of int) error {
		progress.Step("writing every allowed pair", done, of)
		return ctx.Err()
	}
}
