// Command peers solves the same instances with this project's solver, SciPy
// and LEMON, by turns in one run, and prints tables of times and ratios.
// docs/benchmarks.md says how to run it and what the numbers mean.
//
//	go run ./internal/bench/peers -families u,in -n 1000,2000 -runs 5
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"time"

	"mentormatch/internal/bench/instances"
)

type options struct {
	sizes  []instances.Size
	seed   uint64
	runs   int
	limit  time.Duration
	pairs  int    // of the largest instance that LEMON is given
	doc    string // page whose tables are replaced; "" for none
	record string // file of known totals to extend; "" for none
	only   []string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	opt, err := parse(os.Args[1:], os.Stderr)
	if err == nil {
		err = compare(ctx, opt, os.Stdout, os.Stderr)
	}
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func parse(arguments []string, stderr io.Writer) (options, error) {
	var opt options
	flags := flag.NewFlagSet("peers", flag.ContinueOnError)
	flags.SetOutput(stderr)
	families := flags.String("families", "", "families or groups (dense, rect, cap, sparse), with commas between; all when left out")
	n := flags.String("n", "", "rows of square and sparse instances, with commas between; the usual ones when left out")
	small := flags.Bool("small", false, "leave out large instances: dense of over 2 000 rows, sparse of over 10 000")
	only := flags.String("peers", "SciPy,LEMON", "the peers to run, with commas between")
	flags.IntVar(&opt.runs, "runs", 5, "how often each solver solves each instance; 3 times where the first takes over 10 s, once where over 60 s")
	flags.DurationVar(&opt.limit, "limit", 10*time.Minute, "how long one solution may take")
	flags.IntVar(&opt.pairs, "lemon-pairs", 110_000_000, "the most pairs that LEMON is given; it takes about 65 bytes for each")
	flags.Uint64Var(&opt.seed, "seed", instances.Seed, "seed of the instances")
	flags.StringVar(&opt.doc, "doc", "", "page in which to put the tables, between its two marks")
	flags.StringVar(&opt.record, "record", "", "file of known totals to which to add those that a peer confirms")
	if err := flags.Parse(arguments); err != nil {
		return opt, err
	}
	if flags.NArg() > 0 {
		return opt, fmt.Errorf("unexpected %q", flags.Arg(0))
	}
	var rows []int
	for _, text := range list(*n) {
		x, err := strconv.Atoi(text)
		if err != nil || x < 1 {
			return opt, fmt.Errorf("-n %s: %q is no number of rows", *n, text)
		}
		rows = append(rows, x)
	}
	if opt.runs < 1 {
		return opt, fmt.Errorf("-runs %d: at least 1 is needed", opt.runs)
	}
	if opt.record != "" && opt.seed != instances.Seed {
		return opt, fmt.Errorf("totals are recorded for the seed %d only", instances.Seed)
	}
	opt.only = list(*only)
	var err error
	opt.sizes, err = instances.Select(list(*families), rows)
	if *small {
		opt.sizes = slices.DeleteFunc(opt.sizes, instances.Size.Large)
	}
	return opt, err
}

func list(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}

// compare measures every instance, says on progress how far it is, and writes the
// tables.
func compare(ctx context.Context, opt options, out, progress io.Writer) error {
	dir, err := os.MkdirTemp("", "mentormatch-peers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	peers, err := prepare(ctx, dir, opt)
	if err != nil {
		return err
	}
	report := &report{machine: machine(), versions: map[string]string{}, peers: peers}
	for k, size := range opt.sizes {
		fmt.Fprintf(progress, "%d of %d: %s\n", k+1, len(opt.sizes), size.Name())
		m, err := measure(ctx, size, dir, peers, opt, report.versions)
		if err != nil {
			return err
		}
		report.add(m)
		fmt.Fprintln(progress, report.row(m))
		if opt.record != "" {
			if err := record(opt.record, m); err != nil {
				return err
			}
		}
		if opt.doc != "" { // after each instance: a long run may be broken off
			if err := replace(opt.doc, report.markdown()); err != nil {
				return err
			}
		}
	}
	if _, err := io.WriteString(out, report.markdown()); err != nil {
		return err
	}
	return report.disagreement()
}
