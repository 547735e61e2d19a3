package main

import (
	"context"
	"errors"
	"io/fs"
	"strconv"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/sample"
)

type initOptions struct {
	streams  *streams
	dir      string
	generate bool // one of the sizes was given
	mentees  int
	mentors  int
	seed     uint64
	date     string
}

// madeFor is the day that an invented programme is made for unless --date says
// otherwise. It is fixed, so that a seed gives the same files on any day.
const madeFor = "2026-11-30"

func newInitCommand(s *streams) *cobra.Command {
	o := &initOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "init DIR [flags]",
		Short: "verb.init",
		Long:  "verb.init.long",
		Example: examples(
			"mentormatch init harbour", "example.init.small-every-field",
			"mentormatch init big --mentees 1000 --mentors 800 --seed 7", "example.init.any-size-invented",
		),
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.dir = args[0]
			for _, size := range []string{"mentees", "mentors", "seed"} {
				o.generate = o.generate || cmd.Flags().Changed(size)
			}
			return runInit(cmd.Context(), o)
		},
	}
	cmd.Flags().IntVar(&o.mentees, "mentees", 30, "flag.init.mentees")
	cmd.Flags().IntVar(&o.mentors, "mentors", 20, "flag.init.mentors")
	cmd.Flags().Uint64Var(&o.seed, "seed", 1, "flag.init.seed")
	cmd.Flags().StringVar(&o.date, "date", "", "flag.init.date")
	valueOf(cmd, "date", "day", madeFor)
	return cmd
}

func runInit(ctx context.Context, o *initOptions) error {
	for _, n := range []struct {
		flag  string
		value int
	}{{"--mentees", o.mentees}, {"--mentors", o.mentors}} {
		if n.value < 0 || n.value > sample.MostPeople {
			return &usageError{diag.Say("{flag} {value} is not possible", "flag", n.flag, "value", strconv.Itoa(n.value)), diag.Say("give a number from 0 to {mostpeople}", "mostpeople", strconv.Itoa(sample.MostPeople))}
		}
	}
	date := folder{date: o.date}
	if o.generate && o.date == "" {
		date.date = madeFor
	}
	on, err := date.on()
	if err != nil {
		return err
	}
	progress := startProgress(o.streams)
	defer progress.Clear()
	progress.Step("writing the profiles", 0, 0)
	if o.generate {
		err = sample.Generate(ctx, o.dir, sample.Options{
			Mentees: o.mentees, Mentors: o.mentors, Seed: o.seed, Date: on, Say: o.streams.translate(),
			Progress: func(done, of int) { progress.Step("writing the profiles", done, of) },
		})
	} else {
		err = sample.WriteSmall(o.dir, on, o.streams.translate())
	}
	if err != nil {
		return o.inWords(err)
	}
	progress.Clear()
	o.streams.tell(diag.Say("wrote a programme into {dir}", "dir", o.dir))
	if o.generate {
		o.streams.next("match", []string{o.dir}, "-o", "matches.xlsx", "--date", on.String())
	} else {
		o.streams.next("validate", []string{o.dir})
	}
	return nil
}

// inWords says what the system said about the folder, and what to do.
func (o *initOptions) inWords(err error) error {
	var path *fs.PathError
	if !errors.As(err, &path) {
		return err
	}
	text, hint := diag.Cause(err), diag.Message("choose another folder")
	switch text {
	case "permission denied":
		text, hint = "you may not write there", "choose another folder, or ask its owner"
	case "the disk is full":
		hint = "free some space, or write to another disk"
	}
	return &failure{diag.Say(`cannot write a programme into "{dir}": {cause}`, "dir", o.dir, "cause", text), hint}
}
