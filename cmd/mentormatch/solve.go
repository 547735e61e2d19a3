package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/grid"
	"mentormatch/matcher/lap"
)

type solveOptions struct {
	streams    *streams
	outputs    outputs
	scores     string // the file, or standardInput
	capacities string // --capacities, a file or standardInput; "" for none
	edges      bool
	noNames    bool
	minimise   bool
	rounds     bool   // --decimals is given
	decimals   int    // --decimals
	objective  string // --objective, as typed
	complete   bool
	stats      bool
}

// standardInput is the name that stands for it.
const standardInput = "-"

func newSolveCommand(s *streams) *cobra.Command {
	o := &solveOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "solve SCORES.csv [flags]",
		Short: "verb.solve",
		Long:  "verb.solve.long",
		Example: examples(
			"mentormatch solve scores.csv", "example.solve.a-table-to",
			"mentormatch solve scores.csv -o answer.csv -o answer.json", "",
			"mentormatch solve costs.csv --minimize", "example.solve.less-is-better",
			"mentormatch solve scores.csv --capacities places.csv", "example.solve.lines-of-name",
			"mentormatch solve pairs.csv --edges", "example.solve.lines-of-row",
			"mentormatch solve scores.csv --decimals 6", "example.solve.rounded",
			"mentormatch solve scores.csv --complete", "example.solve.every-row-or",
			"some-program | mentormatch solve - --no-names --format json", "",
		),
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.scores = args[0]
			o.rounds = cmd.Flags().Changed("decimals")
			return runSolve(cmd.Context(), o)
		},
	}
	flags := cmd.Flags()
	o.outputs.addFlags(cmd, formatCSV, formatJSON, formatText)
	flags.BoolVar(&o.minimise, "minimize", false, "flag.solve.minimize")
	flags.BoolVar(&o.minimise, "minimise", false, "flag.solve.minimise")
	flags.Lookup("minimise").Hidden = true
	flags.StringVar(&o.capacities, "capacities", "", "flag.solve.capacities")
	flags.BoolVar(&o.edges, "edges", false, "flag.solve.edges")
	flags.BoolVar(&o.noNames, "no-names", false, "flag.solve.no-names")
	flags.IntVar(&o.decimals, "decimals", 0, "flag.solve.decimals")
	flags.StringVar(&o.objective, "objective", "coverage", "flag.solve.objective")
	flags.BoolVar(&o.complete, "complete", false, "flag.solve.complete")
	flags.BoolVar(&o.stats, "stats", false, "flag.solve.stats")
	return cmd
}

// objectives are those of solve, as they are typed.
var objectives = []string{string(grid.Coverage), string(grid.Quality)}

// check looks for flags that do not go together.
func (o *solveOptions) check() error {
	quality := o.objective == string(grid.Quality)
	switch {
	case o.objective != string(grid.Coverage) && !quality:
		return &usageError{diag.Say(`unknown objective "{objective}"`, "objective", o.objective), diag.Suggest(o.objective, objectives, "")}
	case quality && o.minimise:
		return &usageError{
			"--objective quality and --minimize do not go together",
			"quality leaves a row out where that is better, and leaving everybody out costs the least;\n" +
				"if scores below 0 are what is wanted, turn their signs around and leave out --minimize",
		}
	case quality && o.complete:
		return &usageError{"--objective quality and --complete do not go together", "quality leaves a row out where that is better, and --complete leaves none out; give one of them"}
	case o.rounds && (o.decimals < 0 || o.decimals > grid.MaxDecimals):
		return &usageError{diag.Say("--decimals {decimals} is not possible", "decimals", o.decimals), diag.Say("give a whole number from 0 to {most}", "most", grid.MaxDecimals)}
	case o.edges && o.noNames:
		return &usageError{"--edges and --no-names do not go together", "a long list names its rows and columns in every line; give one of them"}
	case o.scores == standardInput && o.capacities == standardInput:
		return &usageError{"scores and capacities cannot both be read from standard input", "save one of them in a file and name that"}
	}
	return nil
}

func runSolve(ctx context.Context, o *solveOptions) error {
	s := o.streams
	if err := o.check(); err != nil {
		return err
	}
	targets, err := o.outputs.targets(s)
	if err != nil {
		return err
	}
	inputs := o.inputs()
	if err := check(targets, inputs); err != nil {
		return err
	}

	progress := startProgress(s)
	defer progress.Clear()
	progress.Step("reading the scores", 0, 0)
	began := time.Now()
	table, err := o.read(ctx)
	if err != nil {
		return err
	}
	read := time.Since(began)
	answer, err := grid.Solve(ctx, table, grid.SolveOptions{
		Objective: grid.Objective(o.objective),
		Progress:  func(settled, rows int) { progress.Step("assigning rows", settled, rows) },
		Prove:     o.stats,
	})
	if err != nil {
		return inScores(err)
	}
	if o.complete {
		if err := answer.Complete(); err != nil {
			return err
		}
	}
	progress.Step("writing the answer", 0, 0)
	began = time.Now()
	err = write(s, targets, inputs, func(w io.Writer, t target) error {
		if t.path == standardOutput && s.outTerminal {
			progress.Clear()
		}
		return writeAnswer(w, t, answer, s.translate())
	})
	if err != nil {
		return err
	}
	progress.Clear()
	if o.stats {
		o.writeStats(table, answer, read, time.Since(began))
	}
	written := files(targets)
	if !slices.Contains(targets, target{standardOutput, formatText}) { // which says them too
		s.tell(table.Notes()...)
	}
	if len(written) > 0 {
		s.tell(diag.Say("matched {count} of {rows}, total {total}", "count", len(answer.Pairs), "rows", counted(len(table.Rows), "row"), "total", json.Number(answer.Total.String())))
	}
	for _, name := range written {
		s.tell(diag.Say("wrote {name}", "name", name))
	}
	if len(answer.Pairs) == 0 {
		return &nobodyError{"no row could be assigned", "the answer says for each row why not"}
	}
	if len(o.outputs.paths) == 0 && s.outTerminal && o.scores != standardInput {
		s.next("solve", []string{o.scores}, "-o", "answer.csv")
	}
	return nil
}

// inputs are the files that are read.
func (o *solveOptions) inputs() []string {
	var names []string
	for _, name := range []string{o.scores, o.capacities} {
		if name != "" && name != standardInput {
			names = append(names, name)
		}
	}
	return names
}

// read reads the scores and the capacities.
func (o *solveOptions) read(ctx context.Context) (*grid.Table, error) {
	var table *grid.Table
	err := o.open(ctx, o.scores, func(in io.Reader, name string, size int64) (err error) {
		table, err = grid.Read(ctx, in, grid.Options{
			Name: name, Size: size, Edges: o.edges, NoNames: o.noNames, Minimise: o.minimise,
			Rounds: o.rounds, Decimals: o.decimals,
		})
		return err
	})
	if err != nil || o.capacities == "" {
		return table, err
	}
	return table, o.open(ctx, o.capacities, func(in io.Reader, name string, size int64) error {
		return table.ReadCapacities(ctx, in, name, size)
	})
}

// open gives a file to read, its name for messages and its size in bytes, 0
// when that is not known. What is waited for ends with ctx.
func (o *solveOptions) open(ctx context.Context, path string, read func(in io.Reader, name string, size int64) error) error {
	if path == standardInput {
		return inScores(read(until(ctx, o.streams.in), "standard input", 0))
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &failure{diag.Say(`there is no file "{path}"`, "path", path), diag.Suggest(filepath.Base(path), filesBeside(path), "check the name, and the folder you are in")}
	}
	if err != nil {
		return &failure{diag.Say(`cannot open "{path}": {cause}`, "path", path, "cause", diag.Cause(err)), "check that you may read it"}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return &failure{diag.Say(`cannot read "{path}": {cause}`, "path", path, "cause", diag.Cause(err)), "check that you may read it"}
	}
	in, size := io.Reader(f), int64(0)
	switch {
	case info.IsDir():
		return &failure{diag.Say(`"{path}" is a folder, and not a file of scores`, "path", path), diag.Say("for a programme of profiles, type: mentormatch match {word}", "word", quote(path))}
	case info.Mode().IsRegular():
		size = info.Size()
	default: // a pipe
		in = until(ctx, f)
	}
	err = inScores(read(in, filepath.ToSlash(path), size))
	var system *fs.PathError
	if errors.As(err, &system) {
		return &failure{diag.Say(`cannot read "{path}": {cause}`, "path", path, "cause", diag.Cause(err)), "check the disk it is on"}
	}
	return err
}

// until reads from in until ctx ends. A person may be typing there, or a program may be slow: no read of the
// system's ends by itself when the run is stopped, so a goroutine waits for it.
func until(ctx context.Context, in io.Reader) io.Reader {
	out, w := io.Pipe()
	context.AfterFunc(ctx, func() { w.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(w, in)
		w.CloseWithError(err)
	}()
	return out
}

// nearestFile is the file beside a mistyped one that was meant, or another hint where none is near.
func nearestFile(path string, otherwise diag.Message) diag.Message {
	return nearestOr(filepath.Base(path), filesBeside(path), otherwise)
}

// filesBeside lists the files that a mistyped one could be.
func filesBeside(path string) []string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// A scoresError is what is wrong with scores or capacities.
type scoresError struct{ problems diag.Problems }

func (e *scoresError) Error() string {
	text, _ := e.Say()
	return text.String()
}
func (e *scoresError) Say() (text, hint diag.Message) {
	return "the scores cannot be used, so nothing was done", "correct what is listed above, then type the same command again"
}
func (e *scoresError) Unwrap() error { return e.problems }

// inScores says that problems are those of scores, and not of profiles.
func inScores(err error) error {
	var problems diag.Problems
	if errors.As(err, &problems) {
		return &scoresError{problems}
	}
	return err
}

// writeAnswer writes an answer in the format of its target.
func writeAnswer(w io.Writer, t target, answer *grid.Answer, translate grid.Translator) error {
	switch t.format {
	case formatCSV:
		return grid.WriteCSV(w, answer)
	case formatJSON:
		return grid.WriteJSON(w, answer)
	}
	return grid.WriteTable(w, answer, translate)
}

// phaseTexts say what the solver does in each phase.
var phaseTexts = [...]diag.Message{
	lap.FirstPrices: "first prices of columns",
	lap.Lists:       "lists of the nearest pairs of each row",
	lap.Auction:     "auction",
	lap.Reduction:   "reduction of prices",
	lap.Paths:       "shortest paths for rows that are left",
	lap.FreePlaces:  "prices of free places",
	lap.Proof:       "proof, and choice among equally good answers",
}

// writeStats says how long each phase took. The solver proves its answer
// before it returns, so that verify is time on top, measured by proving it
// once more.
func (o *solveOptions) writeStats(t *grid.Table, a *grid.Answer, read, wrote time.Duration) {
	line := func(took time.Duration, indent string, what diag.Message) {
		milliseconds := json.Number(strconv.FormatFloat(took.Seconds()*1000, 'f', 2, 64))
		said := o.streams.say(diag.Say("{milliseconds} ms", "milliseconds", milliseconds))
		fmt.Fprintf(o.streams.err, "%12s  %s%s\n", said, indent, o.streams.say(what))
	}
	line(read, "", diag.Say("reading {rows} and {columns}", "rows", counted(len(t.Rows), "row"), "columns", counted(len(t.Columns), "column")))
	line(a.SolveTime, "", diag.Counted(int(a.RowsRead), "solving, with its proof; a row of scores was looked at once", "solving, with its proof; rows of scores were looked at {count} times"))
	for _, phase := range a.Phases {
		line(phase.Time, "  ", phaseTexts[phase.Phase])
	}
	line(a.ProveTime, "", "verifying the proof once more")
	line(wrote, "", diag.Say("writing {pairs}", "pairs", counted(len(a.Pairs), "pair")))
}
