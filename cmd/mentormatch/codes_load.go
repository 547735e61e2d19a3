package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/outfile"
	"mentormatch/profiles"
)

type codesLoadOptions struct {
	streams *streams
	file    string
	to      string
	table   profiles.TableOptions
}

func newCodesLoadCommand(s *streams) *cobra.Command {
	o := &codesLoadOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "load FILE.csv --system isco|soc --to DIR [flags]",
		Short: "verb.codes.load",
		Long:  "verb.codes.load.long",
		Example: examples(
			"mentormatch codes load occupations_en.csv --system isco --to harbour", "",
			`mentormatch codes load "Related Occupations.txt" --system soc --to harbour`, "",
			"mentormatch codes load jobs.csv --system isco --code Gruppe --label Beruf --to harbour", "",
			"mentormatch codes load both.csv --system soc --same-as ISCO --to harbour", "",
		),
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file = args[0]
			return runCodesLoad(o)
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
var rowsOf = map[string]string{"labels": "label", "related": "related pair", "crosswalk": "pair of codes"}

// check looks for what is missing on the command line.
func (o *codesLoadOptions) check() error {
	systems := []string{profiles.ISCO, profiles.SOC}
	switch {
	case o.table.System == "":
		return &usageError{"which system? --system is missing", "write --system isco or --system soc"}
	case o.table.System != profiles.ISCO && o.table.System != profiles.SOC:
		return &usageError{diag.Say(`--system "{system}" is not known`, "system", o.table.System), diag.Suggest(o.table.System, systems, "")}
	case o.to == "":
		return &usageError{"which programme? --to is missing", "write --to and the folder of the programme"}
	}
	return nil
}

func runCodesLoad(o *codesLoadOptions) error {
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
	in, err := os.Open(o.file)
	if err != nil {
		return &failure{diag.Say(`cannot open "{file}": {cause}`, "file", o.file, "cause", diag.Cause(err)), diag.Suggest(filepath.Base(o.file), filesBeside(o.file), "check the name, and the folder you are in")}
	}
	defer in.Close()
	o.table.Name = filepath.ToSlash(o.file)
	table, left, err := profiles.ReadTable(in, o.table)
	if err != nil {
		var wrong *profiles.CodeError
		if errors.As(err, &wrong) {
			text, hint := wrong.Say()
			return &failure{diag.Say(`cannot use "{file}": {cause}`, "file", o.file, "cause", text), hint}
		}
		return &failure{diag.Say(`cannot read "{file}": {cause}`, "file", o.file, "cause", diag.Cause(err)), "check that it is a file that you may read"}
	}
	path := filepath.Join(o.to, filepath.FromSlash(table.Name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return &failure{diag.Say(`cannot make the folder "{dir}": {cause}`, "dir", filepath.Dir(path), "cause", diag.Cause(err)), "check that you may write there"}
	}
	err = outfile.Write(path, []string{o.file}, func(w io.Writer) error { return table.Write(w) })
	if err != nil {
		return &failure{diag.Say("{cause}", "cause", err), ""}
	}
	if len(left) > 0 {
		if err := diag.Render(o.streams.err, left, o.streams.showing(o.streams.errTerminal)); err != nil {
			return err
		}
		o.streams.tell(diag.Say("left out what is listed above, of {lines}", "lines", counted(table.Lines, "line")))
	}
	o.streams.tell(diag.Say("wrote {path}: {things}", "path", path, "things", counted(table.Rows(), rowsOf[table.Kind])))
	o.streams.next("validate", []string{o.to})
	return nil
}
