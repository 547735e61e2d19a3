package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/outfile"
	"mentormatch/internal/report"
)

// A format is a way to write a result.
type format string

// The formats.
const (
	formatText format = "txt"
	formatCSV  format = "csv"
	formatJSON format = "json"
	formatXLSX format = "xlsx"
	formatHTML format = "html"
)

// standardOutput is the name that stands for it.
const standardOutput = "-"

// outputs are where a command writes its result, and in which formats.
type outputs struct {
	formats []format // that the command can write
	paths   []string // -o, as typed
	format  string   // --format, as typed
}

// A target is one place to write to.
type target struct {
	path   string // standardOutput, or a file
	format format
}

// addFlags adds the flags that say where the result goes.
func (o *outputs) addFlags(cmd *cobra.Command, formats ...format) {
	o.formats = formats
	cmd.Flags().StringArrayVarP(&o.paths, "output", "o", nil,
		"flag.output")
	valueOf(cmd, "output", "formats", prefixed(formats, ".")...)
	cmd.Flags().StringVar(&o.format, "format", "",
		"flag.format")
	valueOf(cmd, "format", "formats", words(formats)...)
}

// targets checks what was typed, without looking at the disk.
func (o *outputs) targets(s *streams) ([]target, error) {
	given := format(strings.ToLower(strings.TrimPrefix(o.format, ".")))
	if o.format != "" && !slices.Contains(o.formats, given) {
		return nil, &usageError{
			diag.Say(`unknown format "{format}"`, "format", o.format),
			diag.Suggest(o.format, words(o.formats), ""),
		}
	}
	paths := o.paths
	if len(paths) == 0 {
		paths = []string{standardOutput}
	}
	var targets []target
	for _, path := range paths {
		t, err := o.target(path, given)
		if err != nil {
			return nil, err
		}
		for _, other := range targets {
			if samePath(other.path, t.path) {
				return nil, &usageError{diag.Say(`"{path}" is given twice as an output`, "path", path), "give each output once"}
			}
		}
		if t.path == standardOutput && t.format == formatXLSX && s.outTerminal {
			return nil, &usageError{"a spreadsheet is not for a terminal to show", "write it to a file: -o matches.xlsx"}
		}
		targets = append(targets, t)
	}
	return targets, nil
}

func (o *outputs) target(path string, given format) (target, error) {
	if path == standardOutput {
		if given == "" && slices.Contains(o.formats, formatText) {
			given = formatText
		} else if given == "" {
			given = o.formats[0]
		}
		return target{path, given}, nil
	}
	if path == "" {
		return target{}, &usageError{"the name of an output is empty", "name a file: -o matches.xlsx"}
	}
	if os.IsPathSeparator(path[len(path)-1]) {
		return target{}, &usageError{diag.Say(`"{path}" is a folder, and an output is a file`, "path", path), diag.Say("name a file in it: -o {word}", "word", quote(path+"matches.xlsx"))}
	}
	ending := format(strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")))
	switch {
	case ending == "yaml" || ending == "yml":
		return target{}, &usageError{
			diag.Say(`"{path}" has the name of a profile file, and the next run could read it as one`, "path", path),
			diag.Say("end the name with {endings}", "endings", endings(o.formats)),
		}
	case slices.Contains(o.formats, ending):
		if given != "" && given != ending && len(o.paths) == 1 {
			return target{}, &usageError{
				diag.Say(`"{path}" and --format {given} do not agree`, "path", path, "given", given),
				"leave out --format, or name the file otherwise",
			}
		}
		return target{path, ending}, nil
	case given != "":
		return target{path, given}, nil
	case isFolder(path):
		return target{path, ""}, nil // refused by check, which names what to do
	}
	return target{}, &usageError{
		diag.Say(`"{path}" does not say in which format to write`, "path", path),
		diag.Say("end the name with {endings}, or give --format", "endings", endings(o.formats)),
	}
}

// check looks at the disk, before the long work, for what would stop the
// targets from being written after it.
func check(targets []target, inputs []string) error {
	for _, t := range targets {
		if t.path == standardOutput {
			continue
		}
		if err := outfile.Check(t.path, inputs); err != nil {
			return outputFailure(err)
		}
	}
	return nil
}

// layout is how a table to read is laid out: for the terminal, or whole in a file.
func (s *streams) layout(t target) report.TerminalOptions {
	return report.TerminalOptions{Width: s.width, Colour: t.path == standardOutput && s.colour(), Whole: t.path != standardOutput}
}

// write writes every target. Of the files it writes all or none: each is
// complete under a temporary name before the first takes its place.
func write(s *streams, targets []target, inputs []string, one func(w io.Writer, t target) error) error {
	isFile := func(t target) bool { return t.path != standardOutput }
	if err := writeFiles(slices.DeleteFunc(slices.Clone(targets), func(t target) bool { return !isFile(t) }), inputs, one); err != nil {
		return err
	}
	for _, t := range targets {
		if isFile(t) {
			continue
		}
		if err := one(s.out, t); err != nil {
			return &failure{diag.Say("cannot write to standard output: {cause}", "cause", diag.Cause(err)), ""}
		}
	}
	return nil
}

func writeFiles(targets []target, inputs []string, one func(w io.Writer, t target) error) error {
	if len(targets) == 0 {
		return nil
	}
	t := targets[0]
	return outputFailure(outfile.Write(t.path, inputs, func(w io.Writer) error {
		if err := one(w, t); err != nil {
			return err
		}
		return writeFiles(targets[1:], inputs, one)
	}))
}

func outputFailure(err error) error {
	if err == nil {
		return nil
	}
	var inner *failure
	if errors.As(err, &inner) {
		return inner
	}
	return err
}

// files are the names of the targets that are files.
func files(targets []target) []string {
	var names []string
	for _, t := range targets {
		if t.path != standardOutput {
			names = append(names, t.path)
		}
	}
	return names
}

// samePath reports whether two names are of one file, as far as can be told
// before it exists.
func samePath(a, b string) bool {
	if a == standardOutput || b == standardOutput {
		return a == b
	}
	absA, errA := filepath.Abs(a)
	absB, errB := filepath.Abs(b)
	if errA == nil && errB == nil && absA == absB {
		return true
	}
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func words(formats []format) []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = string(f)
	}
	return names
}

// prefixed are the names of formats with a sign before each.
func prefixed(formats []format, prefix string) []string {
	names := words(formats)
	for i := range names {
		names[i] = prefix + names[i]
	}
	return names
}

// endings names the formats as the ends of file names: ".xlsx, .csv or .json".
func endings(formats []format) diag.Message { return diag.Choice(prefixed(formats, ".")) }
