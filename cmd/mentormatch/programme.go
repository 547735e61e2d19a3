package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/parallel"
	"mentormatch/profiles"
)

// settingsFile is what makes a folder a programme.
const settingsFile = "programme.yaml"

// A folder is a programme on the disk, on a day.
type folder struct {
	dir  string // "." when it was left out
	args []string
	date string // --date, as typed; "" for today

	progress *progress // of reading; nil shows none
}

// addDate adds the flag that says which day a run is for.
func (f *folder) addDate(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.date, "date", "", "flag.date")
}

// named takes the folder that a person typed, or the current one when it was
// left out.
func (f *folder) named(args []string) error {
	f.dir, f.args = ".", args
	if len(args) > 0 {
		f.dir = args[0]
		return nil
	}
	if !isProgramme(".") {
		return &usageError{
			diag.Say("which programme? the current folder has no {file}", "file", settingsFile),
			"name the folder of the programme, or write a small one to try: mentormatch init harbour",
		}
	}
	return nil
}

// namedWith takes the folder, or the current one, and the file that a person typed behind it.
// Whoever types the file first means the same.
func (f *folder) namedWith(args []string) (file string, err error) {
	last := len(args) - 1
	if last == 1 && !isFolder(args[0]) && isProgramme(args[1]) {
		args = []string{args[1], args[0]}
	}
	return args[last], f.named(args[:last])
}

// words is the folder as it was typed, to type again.
func (f *folder) words() []string {
	if len(f.args) == 0 {
		return nil
	}
	return []string{f.dir}
}

// again is the flags that a command about the same day needs.
func (f *folder) again() []string {
	if f.date == "" {
		return nil
	}
	return []string{"--date", f.date}
}

// on is the day of the run.
func (f *folder) on() (profiles.Date, error) {
	if f.date == "" {
		return profiles.DateOf(time.Now()), nil
	}
	return parseDate(f.date)
}

// parseDate reads what was typed after --date.
func parseDate(typed string) (profiles.Date, error) {
	d, err := profiles.ParseDate(typed)
	if err != nil {
		return profiles.Date{}, &usageError{diag.Say(`--date "{typed}" is not a day`, "typed", typed), "write the year, month and day: --date 2026-11-22"}
	}
	return d, nil
}

// load reads the programme. Its error is diag.Problems when the profiles are
// wrong. A reading that is stopped is not waited for: it may be in the middle of
// something that the disk takes long for.
func (f *folder) load(ctx context.Context, on profiles.Date, skipInvalid bool) (*profiles.Programme, error) {
	if err := cmp.Or(f.exists(), f.holdsSomething()); err != nil {
		return nil, err
	}
	name := filepath.ToSlash(f.dir)
	if f.dir == "." {
		name = ""
	}
	type reading struct {
		programme *profiles.Programme
		err       error
		panicked  *parallel.Panic
	}
	read := make(chan reading, 1)
	go func() {
		var r reading
		defer func() {
			if p := recover(); p != nil {
				r.panicked = parallel.Caught(p)
			}
			read <- r
		}()
		r.programme, r.err = profiles.LoadContext(ctx, os.DirFS(f.dir), profiles.LoadOptions{
			Name: name, On: on, SkipInvalid: skipInvalid,
			Progress: func(done, of int64) { f.progress.Step("reading the profiles, in MB", int(done>>20), int(of>>20)) },
		})
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-read:
		if r.panicked != nil {
			panic(r.panicked)
		}
		return r.programme, r.err
	}
}

// exists says in plain words what is wrong with a folder that is not one.
func (f *folder) exists() error {
	info, err := os.Stat(f.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &failure{
			diag.Say(`there is no folder "{dir}"`, "dir", f.dir),
			nearestOr(filepath.Base(f.dir), foldersBeside(f.dir), diag.Say("write a small programme to try: {command}", "command", "mentormatch init "+quote(f.dir))),
		}
	case err != nil:
		return &failure{diag.Say(`cannot open the folder "{dir}": {cause}`, "dir", f.dir, "cause", diag.Cause(err)), "check that you may read it"}
	case !info.IsDir():
		hint := diag.Say("name the folder that holds {file}", "file", settingsFile)
		if slices.Contains([]string{".xlsx", ".csv", ".xls", ".ods"}, strings.ToLower(filepath.Ext(f.dir))) {
			hint = diag.Say("{hint}\nmake profiles of a spreadsheet first: {command}", "hint", hint, "command", "mentormatch import "+quote(f.dir)+" --suggest --to map.yaml")
		}
		return &failure{diag.Say(`"{dir}" is a file, and not the folder of a programme`, "dir", f.dir), hint}
	}
	return nil
}

// holdsSomething says in plain words that a folder has nothing of a programme in it,
// and where there is one below it. A folder that has some files and lacks others
// is read, which names those.
func (f *folder) holdsSomething() error {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return nil // reading says what is wrong
	}
	var below []string
	for _, e := range entries {
		switch ext := strings.ToLower(filepath.Ext(e.Name())); {
		case ext == ".yaml", ext == ".yml", e.IsDir() && (e.Name() == "mentees" || e.Name() == "mentors"):
			return nil
		case e.IsDir() && isProgramme(filepath.Join(f.dir, e.Name())):
			below = append(below, filepath.Join(f.dir, e.Name()))
		}
	}
	hint := diag.Say("write a small programme to try: {command}", "command", "mentormatch init "+quote(f.dir))
	if len(below) > 0 {
		hint = diag.DidYouMean(below[0])
	}
	return &failure{diag.Say(`the folder "{dir}" has no programme in it`, "dir", f.dir), hint}
}

// inputs are the files that were read, as paths that can be opened.
func (f *folder) inputs(p *profiles.Programme) []string {
	paths := make([]string, len(p.Inputs))
	for i, in := range p.Inputs {
		paths[i] = filepath.Join(f.dir, filepath.FromSlash(in.Path))
	}
	return paths
}

func isProgramme(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, settingsFile))
	return err == nil && !info.IsDir()
}

// foldersBeside lists the folders that a mistyped one could be.
func foldersBeside(dir string) []string {
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}
