package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/letters"
	"mentormatch/internal/outfile"
	"mentormatch/internal/report"
)

type lettersOptions struct {
	streams      *streams
	folder       folder
	record       string // the file of the result
	to           string // the folder to write into
	easy, all    bool
	template     string // a file; "" for our own
	showTemplate bool
}

func newLettersCommand(s *streams) *cobra.Command {
	o := &lettersOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "letters [DIR] MATCHES.json --to FOLDER [flags]",
		Short: "verb.letters",
		Long:  "verb.letters.long",
		Example: examples(
			"mentormatch letters harbour matches.json --to letters", "example.letters.write-the-letters",
			"mentormatch letters harbour matches.json --to letters --lang ur", "example.letters.in-urdu",
			"mentormatch letters harbour matches.json --to letters --easy", "example.letters.short-sentences-large",
			"mentormatch letters --show-template > letter.html", "example.letters.a-template-to",
			"mentormatch letters harbour matches.json --to letters --template letter.html", "",
		),
		Args: func(cmd *cobra.Command, args []string) error {
			if o.showTemplate {
				return arguments(0, 0)(cmd, args)
			}
			return arguments(1, 2)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.showTemplate {
				_, err := io.WriteString(s.out, letters.DefaultTemplate)
				return err
			}
			var err error
			if o.record, err = o.folder.namedWith(args); err != nil {
				return err
			}
			return runLetters(cmd.Context(), o)
		},
	}
	o.folder.addDate(cmd)
	cmd.Flags().Lookup("date").Usage = "flag.letters.date"
	cmd.Flags().StringVar(&o.to, "to", "", "flag.letters.to")
	cmd.Flags().BoolVar(&o.easy, "easy", false, "flag.letters.easy")
	cmd.Flags().BoolVar(&o.all, "all", false, "flag.letters.all")
	cmd.Flags().StringVar(&o.template, "template", "", "flag.letters.template")
	cmd.Flags().BoolVar(&o.showTemplate, "show-template", false, "flag.letters.show-template")
	return cmd
}

func runLetters(ctx context.Context, o *lettersOptions) error {
	if o.to == "" {
		return &usageError{"where to? --to is missing", "name a folder for the letters: --to letters"}
	}
	opt := letters.Options{Easy: o.easy, Language: o.streams.language}
	if o.template != "" {
		text, err := os.ReadFile(o.template)
		if err != nil {
			return &failure{diag.Say(`cannot read the template "{template}": {cause}`, "template", o.template, "cause", diag.Cause(err)), "name the file of a template; mentormatch letters --show-template writes one"}
		}
		opt.Template = string(text)
	}
	run, err := readFitting(ctx, o.streams, &o.folder, o.record, "no letters written: the result does not fit the profiles any more")
	if err != nil {
		return err
	}
	chosen := letters.ToWrite(run, o.all)
	if len(chosen) == 0 {
		return &failure{
			"no match is approved yet, so there is nobody to write to",
			"approve matches in the spreadsheet and read them back with decide; or write for proposals too, with --all",
		}
	}
	files, err := letters.Make(run, chosen, opt)
	var wrong *letters.Mistake
	if errors.As(err, &wrong) {
		return o.mistaken(wrong)
	}
	if err != nil {
		return err
	}
	if err := o.write(files, run); err != nil {
		return err
	}
	o.streams.tell(diag.Say("wrote {files} for {matches} into {to}", "files", counted(len(files), "file"), "matches", diag.Counted(len(chosen), "1 match", "{count} matches"), "to", o.to))
	return nil
}

// mistaken says what is wrong in the template, and where.
func (o *lettersOptions) mistaken(m *letters.Mistake) error {
	at := fmt.Sprintf("%s:%d:%d", o.template, m.Line, m.Column)
	return &failure{diag.Say("the template of letters does not work, {place}: {cause}", "place", at, "cause", m.What), m.Hint}
}

// write puts the files into the folder, which it makes where it is not there. A
// letter that is there and says something else may have been changed by hand: it stays, and nothing is written.
func (o *lettersOptions) write(files []letters.File, run *report.Run) error {
	for _, file := range files {
		path := filepath.Join(o.to, filepath.FromSlash(file.Name))
		if there, err := os.ReadFile(path); err == nil && !bytes.Equal(there, file.Data) {
			return &failure{
				diag.Say(`"{path}" is there already and says something else, so nothing was written`, "path", path),
				"a letter that may have been changed by hand is not written over: name another folder with --to, or delete it",
			}
		}
	}
	inputs := append(o.folder.inputs(run.Scorer.Programme()), o.record)
	for _, file := range files {
		path := filepath.Join(o.to, filepath.FromSlash(file.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return &failure{diag.Say(`cannot make the folder "{dir}": {cause}`, "dir", filepath.Dir(path), "cause", diag.Cause(err)), "choose another folder with --to"}
		}
		err := outfile.Write(path, inputs, func(w io.Writer) error { _, err := w.Write(file.Data); return err })
		if err != nil {
			return &failure{diag.Cause(err), "choose another folder with --to"}
		}
	}
	return nil
}
