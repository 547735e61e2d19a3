package main

import (
	"context"
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

// addFlags adds those for a table of matches.
func (f *csvFlags) addFlags(cmd *cobra.Command) {
	f.addForm(cmd)
	cmd.Flags().StringVar(&f.fields, "fields", "", "flag.fields")
	cmd.Flags().BoolVar(&f.long, "long", false, "flag.long")
	cmd.Flags().StringVar(&f.scores, "scores", "", "flag.scores")
}

// addForm adds those that any table has: how it is written, and not what is in
// it.
func (f *csvFlags) addForm(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.delimiter, "delimiter", ",", "flag.delimiter")
	cmd.Flags().BoolVar(&f.noBOM, "no-bom", false, "flag.no-bom")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "flag.plain")
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
		return opt, &usageError{diag.Say(`--delimiter "{delimiter}" does not part cells`, "delimiter", f.delimiter), `give ",", ";" or tab`}
	}
	switch {
	case f.scores == scoresAll:
		opt.All = true
	case f.scores != "":
		return opt, &usageError{diag.Say(`--scores "{scores}": there is only all`, "scores", f.scores), "give --scores all for every allowed pair, or leave --scores out for those who are matched"}
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
			return nil, &usageError{diag.Say(`--fields "{fields}" has an empty name`, "fields", f.fields), diag.Say("known here: {words}", "words", possible)}
		case !slices.Contains(possible, name):
			return nil, &usageError{f.kind(name, opt), f.elsewhere(name, opt, possible)}
		case slices.Contains(fields, name):
			return nil, &usageError{diag.Say(`--fields has "{name}" twice`, "name", name), "give each column once"}
		}
		fields = append(fields, name)
	}
	return fields, nil
}

// kind says that the table has no such column.
func (f *csvFlags) kind(name string, opt report.CSVOptions) diag.Message {
	switch {
	case opt.Long:
		return diag.Say(`--fields: no column "{name}" in a --long table`, "name", name)
	case opt.All:
		return diag.Say(`--fields: no column "{name}" in a table of --scores all`, "name", name)
	}
	return diag.Say(`--fields: no column "{name}"`, "name", name)
}

// elsewhere is what to do about a column that the table cannot have.
func (f *csvFlags) elsewhere(name string, opt report.CSVOptions, possible []string) diag.Message {
	if _, long := report.CSVFields(report.CSVOptions{Long: true}); !opt.Long && slices.Contains(long, name) {
		return diag.Say("{column} is a column of --long: give that too", "column", name)
	}
	if _, usual := report.CSVFields(report.CSVOptions{}); slices.Contains(usual, name) {
		without := "--long"
		if !opt.Long {
			without = "--scores all"
		}
		return diag.Say("{column} is a column without {flag}; known here: {words}", "column", name, "flag", without, "words", possible)
	}
	known := diag.Say("known here: {words}", "words", possible)
	if hint := diag.Suggest(name, possible, ""); hint != known {
		return diag.Say("{hint}\n{known}", "hint", hint, "known", known)
	}
	return known
}

// suits refuses flags that have nothing to work on.
func (f *csvFlags) suits(targets []target) error {
	if len(f.typed) == 0 || slices.ContainsFunc(targets, func(t target) bool { return t.format == formatCSV }) {
		return nil
	}
	text := diag.Message("{flags} is for CSV, and no output is CSV")
	if len(f.typed) > 1 {
		text = "{flags} are for CSV, and no output is CSV"
	}
	return &usageError{
		diag.Say(text, "flags", f.typed),
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
