package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/outfile"
	"mentormatch/internal/roster"
	"mentormatch/profiles"
)

type codesLoadOptions struct {
	streams *streams
	files   []string
	to      string
	table   profiles.TableOptions
}

func newCodesLoadCommand(s *streams) *cobra.Command {
	o := &codesLoadOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "load FILE [FILE ...] --to DIR [flags]",
		Short: "verb.codes.load",
		Long:  "verb.codes.load.long",
		Example: examples(
			"mentormatch codes load occupations_en.csv ISCOGroups_en.csv --to harbour", "",
			`mentormatch codes load "Related Occupations.txt" --to harbour`, "",
			"mentormatch codes load isco_soc_crosswalk.xlsx soc_2010_to_2018_crosswalk.xlsx --to harbour", "",
			"mentormatch codes load jobs.csv --system isco --code Gruppe --label Beruf --to harbour", "",
			"mentormatch codes load both.csv --system soc --same-as ISCO --to harbour", "",
		),
		Args: arguments(1, 20),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			return runCodesLoad(cmd.Context(), o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.table.System, "system", "", "flag.codes.load.system")
	flags.StringVar(&o.to, "to", "", "flag.codes.load.to")
	flags.StringVar(&o.table.Code, "code", "", "flag.codes.load.code")
	flags.StringVar(&o.table.Label, "label", "", "flag.codes.load.label")
	flags.StringVar(&o.table.Related, "related", "", "flag.codes.load.related")
	flags.StringVar(&o.table.Strength, "strength", "", "flag.codes.load.strength")
	flags.StringVar(&o.table.SameAs, "same-as", "", "flag.codes.load.same-as")
	return cmd
}

// rowsOf is what a line of each kind of table is.
var rowsOf = map[string]string{"labels": "label", "titles": "label", "related": "related pair", "crosswalk": "pair of codes"}

// check looks for what is missing on the command line.
func (o *codesLoadOptions) check() error {
	systems := []string{profiles.ISCO, profiles.SOC}
	switch {
	case o.table.System != "" && o.table.System != profiles.ISCO && o.table.System != profiles.SOC:
		return &usageError{diag.Say(`--system "{system}" is not known`, "system", o.table.System), diag.Suggest(o.table.System, systems, "")}
	case o.to == "":
		return &usageError{"which programme? --to is missing", "write --to and the folder of the programme"}
	}
	return nil
}

func runCodesLoad(ctx context.Context, o *codesLoadOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	f := folder{dir: o.to}
	if err := f.exists(); err != nil {
		return err
	}
	if !isProgramme(o.to) {
		return &failure{diag.Say(`"{to}" is not a programme: it has no {file}`, "to", o.to, "file", settingsFile), "name the folder of a programme"}
	}
	tables, left, err := o.readAll()
	if err != nil {
		return err
	}
	unlock, err := lock(ctx, o.streams, o.to)
	if err != nil {
		return err
	}
	defer unlock()
	for _, table := range tables {
		path := filepath.Join(o.to, filepath.FromSlash(table.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return &failure{diag.Say(`cannot make the folder "{dir}": {cause}`, "dir", filepath.Dir(path), "cause", diag.Cause(err)), "check that you may write there"}
		}
		err = outfile.Write(path, o.files, func(w io.Writer) error { return table.Write(w) })
		if err != nil {
			return &failure{diag.Say("{cause}", "cause", err), ""}
		}
	}
	if len(left) > 0 {
		lines := 0
		for _, table := range tables {
			lines += table.Lines
		}
		if err := diag.Render(o.streams.err, left, o.streams.showing(o.streams.errTerminal)); err != nil {
			return err
		}
		o.streams.tell(diag.Say("left out what is listed above, of {lines}", "lines", counted(lines, "line")))
	}
	for _, table := range tables {
		path := filepath.Join(o.to, filepath.FromSlash(table.Name))
		o.streams.tell(diag.Say("wrote {path}: {things}", "path", path, "things", counted(table.Rows(), rowsOf[table.Kind])))
	}
	o.streams.next("validate", []string{o.to})
	return nil
}

// readAll reads the tables of all files; those that go into one file of the
// programme are put together.
func (o *codesLoadOptions) readAll() (tables []*profiles.CodeTable, left diag.Problems, err error) {
	texts := make([][]string, len(o.files))
	for i, file := range o.files {
		if texts[i], err = tableTexts(file); err != nil {
			return nil, nil, err
		}
	}
	bridges := make([]bool, len(o.files)) // between the SOC 2010 and 2018, for the other files
	for i := range texts {
		if len(o.files) == 1 {
			break // it is the table to load itself
		}
		for _, text := range texts[i] {
			if became, err := profiles.ReadSOC2018(strings.NewReader(text)); err == nil && became != nil {
				o.table.SOC2018, bridges[i] = became, true
			}
		}
	}
	for i, file := range o.files {
		if bridges[i] {
			continue
		}
		table, problems, err := o.read(file, texts[i])
		if err != nil {
			return nil, nil, err
		}
		left = append(left, problems...)
		if at := slices.IndexFunc(tables, func(t *profiles.CodeTable) bool { return t.Name == table.Name }); at >= 0 {
			tables[at].Add(table)
		} else {
			tables = append(tables, table)
		}
	}
	return tables, left, nil
}

// read reads a file: of the sheets of a workbook, the first that is a table.
func (o *codesLoadOptions) read(file string, texts []string) (*profiles.CodeTable, diag.Problems, error) {
	options := o.table
	options.Name = filepath.ToSlash(file)
	var first error
	for _, text := range texts {
		table, left, err := profiles.ReadTable(strings.NewReader(text), options)
		if err == nil {
			return table, left, nil
		}
		first = cmp.Or(first, err)
	}
	var wrong *profiles.CodeError
	if errors.As(first, &wrong) {
		text, hint := wrong.Say()
		return nil, nil, &failure{diag.Say(`cannot use "{file}": {cause}`, "file", file, "cause", text), hint}
	}
	return nil, nil, &failure{diag.Say(`cannot read "{file}": {cause}`, "file", file, "cause", diag.Cause(first)), "check that it is a file that you may read"}
}

// tableTexts are the tables of a file: its text, or the sheets of a workbook as
// text in which every row stands on the line of its number.
func tableTexts(file string) ([]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, &failure{diag.Say(`cannot open "{file}": {cause}`, "file", file, "cause", diag.Cause(err)), diag.Suggest(filepath.Base(file), filesBeside(file), "check the name, and the folder you are in")}
	}
	if !roster.IsForeign(data) {
		return []string{string(data)}, nil
	}
	sheets, err := roster.Open(filepath.ToSlash(file), data)
	var problems diag.Problems
	switch {
	case errors.As(err, &problems):
		return nil, &failure{diag.Say(`cannot use "{file}": {cause}`, "file", file, "cause", problems[0].Text), problems[0].Hint}
	case err != nil:
		return nil, err
	}
	var texts []string
	for _, sheet := range sheets {
		texts = append(texts, sheet.CSV())
	}
	return texts, nil
}
