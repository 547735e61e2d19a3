package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/outfile"
	"mentormatch/internal/roster"
)

type importOptions struct {
	streams   *streams
	rosters   []string
	mapFile   string
	to        string
	date      string
	in        string
	suggest   bool
	strict    bool
	overwrite bool
}

func newImportCommand(s *streams) *cobra.Command {
	o := &importOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "import ROSTER [ROSTER ...] --to DIR [flags]",
		Short: "verb.import",
		Long:  "verb.import.long",
		Example: examples(
			"mentormatch import answers.xlsx --suggest --to map.yaml", "example.import.guess-what-the",
			"mentormatch import answers.xlsx --suggest --in harbour --to map.yaml", "example.import.in-its-terms",
			"mentormatch import answers.xlsx --map map.yaml --to harbour", "example.import.write-or-update",
			"mentormatch import mentees.csv mentors.csv --map map.yaml --to harbour", "",
			"mentormatch import roster.xlsx --to harbour", "example.import.a-workbook-from",
		),
		Args: arguments(1, 100),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.rosters = args
			return runImport(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.mapFile, "map", "", "flag.import.map")
	cmd.Flags().StringVar(&o.to, "to", "", "flag.import.to")
	cmd.Flags().BoolVar(&o.suggest, "suggest", false, "flag.import.suggest")
	cmd.Flags().StringVar(&o.in, "in", "", "flag.codes.in")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "flag.import.strict")
	cmd.Flags().BoolVar(&o.overwrite, "overwrite", false, "flag.import.overwrite")
	cmd.Flags().StringVar(&o.date, "date", "", "flag.import.date")
	return cmd
}

func runImport(ctx context.Context, o *importOptions) error {
	on, err := (&folder{date: o.date}).on()
	if err != nil {
		return err
	}
	switch {
	case o.suggest && (o.mapFile != "" || o.strict || o.overwrite):
		return &usageError{"--suggest writes a mapping file and imports nothing", "leave out --map, --strict and --overwrite, or leave out --suggest"}
	case !o.suggest && o.in != "":
		return &usageError{"--in is for --suggest: an import goes by the terms of the programme that it goes into", "leave it out, or add --suggest"}
	case !o.suggest && o.to == "":
		return &usageError{"import into which folder?", "name it: --to harbour; or see what the columns could mean: --suggest"}
	case !o.suggest && isFile(o.to):
		return &usageError{diag.Say(`"{to}" is a file, and not the folder of a programme`, "to", o.to), "name a folder: --to harbour"}
	}
	progress := startProgress(o.streams)
	defer progress.Clear()
	progress.Step("reading the roster", 0, 0)
	tables, err := readTables(o.rosters)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if o.suggest {
		progress.Clear()
		return runSuggest(o, tables)
	}
	progress.Step("reading the profiles", 0, 0)
	im := &roster.Import{Tables: tables, MapFile: filepath.ToSlash(o.mapFile), Name: filepath.ToSlash(o.to), On: on, Overwrite: o.overwrite}
	if o.mapFile != "" {
		data, err := readInput(o.mapFile)
		if err != nil {
			return err
		}
		if im.Map, err = roster.ReadMap(im.MapFile, data); err != nil {
			return wrongMap(err)
		}
	}
	unlock, err := o.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	im.Folder = os.DirFS(o.to)
	result, err := im.Run()
	if err != nil {
		return o.wrongImport(err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	progress.Clear()
	if o.strict && len(result.Unmapped) > 0 {
		return &rosterError{
			"not everything can be mapped, so nothing was imported",
			"complete the mapping file, or leave out --strict: then it is kept in the notes",
			result.Unmapped,
		}
	}
	if err := o.write(result); err != nil {
		return err
	}
	if err := o.report(result); err != nil {
		return err
	}
	o.streams.next("validate", []string{o.to})
	return nil
}

// readTables reads all tables of all rosters.
func readTables(paths []string) ([]*roster.Table, error) {
	var tables []*roster.Table
	var problems diag.Problems
	for _, path := range paths {
		data, err := readInput(path)
		if err != nil {
			return nil, err
		}
		list, err := roster.Open(filepath.ToSlash(path), data)
		var wrong diag.Problems
		switch {
		case errors.As(err, &wrong):
			problems = append(problems, wrong...)
		case err != nil:
			return nil, err
		}
		tables = append(tables, list...)
	}
	if len(problems) > 0 {
		return nil, &rosterError{"the roster cannot be read", "correct what is listed above, then type the same command again", problems}
	}
	return tables, nil
}

// largestInput is the most that is read of a roster or a mapping file, in
// bytes; the room that reads them has its own, smaller limits.
const largestInput = 128 << 20

func readInput(path string) ([]byte, error) {
	refuse := func(err error) error {
		hint := nearestFile(path, "check the name, and the folder you are in")
		if errors.Is(err, fs.ErrPermission) {
			hint = "check that you may read it"
		}
		return &failure{diag.Say(`cannot read "{path}": {cause}`, "path", path, "cause", diag.Cause(err)), hint}
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, refuse(err)
	case info.IsDir():
		return nil, &failure{diag.Say(`"{path}" is a folder, and not a spreadsheet`, "path", path), "name the file"}
	case !info.Mode().IsRegular():
		return nil, &failure{diag.Say(`"{path}" is not a regular file`, "path", path), "save it as a file first"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, refuse(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestInput))
	if err != nil {
		return nil, refuse(err)
	}
	return data, nil
}

// A rosterError is a roster or a mapping file that is wrong.
type rosterError struct {
	text, hint diag.Message
	problems   diag.Problems
}

func (e *rosterError) Error() string                  { return e.text.String() }
func (e *rosterError) Say() (text, hint diag.Message) { return e.text, e.hint }
func (e *rosterError) Unwrap() error                  { return e.problems }

func wrongMap(err error) error {
	var problems diag.Problems
	if errors.As(err, &problems) {
		return &rosterError{"the mapping file is wrong, so nothing was imported", "correct what is listed above, then type the same command again", problems}
	}
	return err
}

// wrongImport says whether the mapping file or the profiles are wrong.
func (o *importOptions) wrongImport(err error) error {
	var problems diag.Problems
	if !errors.As(err, &problems) {
		return err
	}
	if slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.ID == "no-map" }) {
		return &rosterError{"the roster needs a mapping file", diag.Say("{command}", "command", typed("import", o.rosters, "--suggest", "--to", "map.yaml")), problems}
	}
	if o.mapFile != "" && problems[0].File == filepath.ToSlash(o.mapFile) {
		return wrongMap(problems)
	}
	return err
}

// lock makes the folder where there is none, and keeps other commands from it. Unlocking
// takes a folder away in which nothing was written.
func (o *importOptions) lock(ctx context.Context) (unlock func(), err error) {
	made, err := makeFolder(o.to)
	if err != nil {
		return nil, err
	}
	free, err := lock(ctx, o.streams, o.to)
	if err != nil {
		return nil, err
	}
	return func() {
		free()
		for _, dir := range made {
			os.Remove(dir) // it stays where something is in it
		}
	}, nil
}

// makeFolder makes a folder, and those above that are not there; it lists them, the lowest first.
func makeFolder(dir string) (made []string, err error) {
	for up := filepath.Clean(dir); ; up = filepath.Dir(up) {
		if _, err := os.Stat(up); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, up)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, &failure{diag.Say(`cannot make the folder "{dir}": {cause}`, "dir", dir, "cause", diag.Cause(err)), "choose another, or check that you may write there"}
	}
	return made, nil
}

// write writes the files of the folder, all or none.
func (o *importOptions) write(result *roster.Result) error {
	for _, f := range result.Files {
		made, err := makeFolder(filepath.Dir(filepath.Join(o.to, filepath.FromSlash(f.Path))))
		if err != nil {
			return err
		}
		defer func() {
			for _, dir := range made {
				os.Remove(dir) // where nothing was written
			}
		}()
	}
	return o.writeFiles(result.Files)
}

func (o *importOptions) writeFiles(files []roster.File) error {
	if len(files) == 0 {
		return nil
	}
	path := filepath.Join(o.to, filepath.FromSlash(files[0].Path))
	inputs := slices.Concat(o.rosters, []string{o.mapFile})
	return outputFailure(outfile.Write(path, inputs, func(w io.Writer) error {
		if _, err := w.Write(files[0].Data); err != nil {
			return err
		}
		return o.writeFiles(files[1:])
	}))
}

// runSuggest writes a mapping file to start from.
func runSuggest(o *importOptions, tables []*roster.Table) error {
	p, err := settingsIn(o.in)
	if err != nil {
		return err
	}
	data, err := roster.Suggest(tables, &p.Settings, o.streams.words().Language)
	if err != nil {
		return &rosterError{"there is nothing to map", "", err.(diag.Problems)}
	}
	if o.to == "" || o.to == standardOutput {
		if _, err := o.streams.out.Write(data); err != nil {
			return &failure{diag.Say("cannot write to standard output: {cause}", "cause", diag.Cause(err)), ""}
		}
		return nil
	}
	if isFile(o.to) {
		return &failure{diag.Say(`"{to}" is there already`, "to", o.to), "a mapping file that you have corrected is not written over: name another, or delete it"}
	}
	err = outputFailure(outfile.Write(o.to, o.rosters, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}))
	if err != nil {
		return err
	}
	o.streams.tell(diag.Say("wrote {to}: look through it, and correct what is guessed wrong", "to", o.to))
	if roster.IsForm(tables) {
		o.streams.tell(diag.Message("this is a form that export wrote: it can be imported as it is, without a mapping file"))
	}
	o.streams.next("import", o.rosters, "--map", o.to, "--to", "myprogramme")
	return nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
