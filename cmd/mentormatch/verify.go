package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

type verifyOptions struct {
	streams *streams
	folder  folder
	record  string // the file of the result
}

func newVerifyCommand(s *streams) *cobra.Command {
	o := &verifyOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "verify [DIR] MATCHES.json [flags]",
		Short: "Prove a result again, from the profiles",
		Long: `Verify reads the profiles in the folder DIR and a result that match wrote as
JSON. It scores every pair again and checks that the result follows the rules,
that no better one exists, and that everything in it is as the profiles say. It
takes the day, the objective and the minimum from the result. DIR may be left
out in the folder itself.`,
		Example: `  mentormatch match harbour -o matches.json
  mentormatch verify harbour matches.json`,
		Args: arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.bothNamed(args); err != nil {
				return err
			}
			last := len(args) - 1
			o.record = args[last]
			if err := o.folder.named(args[:last]); err != nil {
				return err
			}
			return runVerify(cmd.Context(), o)
		},
	}
	o.folder.addDate(cmd)
	cmd.Flags().Lookup("date").Usage = "the `DAY` that the result must be for; when not given, any"
	return cmd
}

// bothNamed says which of the two is missing, when one is.
func (o *verifyOptions) bothNamed(args []string) error {
	if len(args) != 1 {
		return nil
	}
	if isProgramme(args[0]) {
		return &usageError{
			fmt.Sprintf("verify what? %q is a programme", args[0]),
			"name the result too: mentormatch verify " + quote(args[0]) + " matches.json",
		}
	}
	if !isProgramme(".") {
		return &usageError{
			"which programme? the current folder has no " + settingsFile,
			"name the folder of the programme first: mentormatch verify DIR " + quote(args[0]),
		}
	}
	return nil
}

func runVerify(ctx context.Context, o *verifyOptions) error {
	s := o.streams
	record, err := readRecord(o.record)
	if err != nil {
		return err
	}
	progress := startProgress(s)
	defer progress.Clear()
	progress.Step("reading the profiles", 0, 0)
	on, err := profiles.ParseDate(record.Date)
	if err != nil {
		return unreadable(o.record, err)
	}
	if typed, err := o.folder.on(); err != nil {
		return err
	} else if o.folder.date != "" && typed != on {
		return &failure{fmt.Sprintf("the result is for %s, and not for %s", on, typed), "leave out --date, or match again for that day"}
	}
	o.folder.progress = progress
	p, err := o.folder.load(ctx, on, len(record.Rejected) > 0)
	if err != nil {
		return err
	}
	progress.Step("proving the result", 0, 0)
	run, findings, err := prove(ctx, p, on, record)
	if err != nil {
		return err
	}
	progress.Clear()
	if len(findings) > 0 {
		for _, f := range findings {
			fmt.Fprintln(s.out, diag.Visible(f))
		}
		return &failure{
			"not proved: " + plural(len(findings), "finding"),
			"match again to have a result that is proved: " + typed("match", o.folder.words(), "-o", o.record),
		}
	}
	return o.proved(run)
}

func readRecord(path string) (*report.Record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, cause(err))
	}
	defer f.Close()
	record, err := report.ReadRecord(f)
	if err != nil && isSpreadsheet(path) {
		err = errors.New("it is a spreadsheet, and what is proved is the record that match writes as JSON")
	}
	if err != nil {
		return nil, unreadable(path, cause(err))
	}
	return record, nil
}

// isSpreadsheet reports whether a file is a workbook by what it begins with:
// that of a ZIP archive, or of what came before.
func isSpreadsheet(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	begin := make([]byte, 4)
	_, err = io.ReadFull(f, begin)
	return err == nil && (string(begin) == "PK\x03\x04" || string(begin) == "\xd0\xcf\x11\xe0")
}

func unreadable(path string, err error) error {
	return &failure{
		fmt.Sprintf("cannot read the result %q: %v", path, err),
		"name a file that match has written: mentormatch match DIR -o matches.json",
	}
}

// prove proves a result from the profiles. The findings are everything that
// is wrong with it; with none, it is proved.
func prove(ctx context.Context, p *profiles.Programme, on profiles.Date, record *report.Record) (*report.Run, []string, error) {
	findings := renamed(record, p)
	if len(findings) > 0 && strange(record, p) {
		return nil, append(findings, "none of its mentees is in this programme"), nil
	}
	findings = append(findings, changed(record, p)...)
	claim, err := record.Claim()
	if err != nil {
		return nil, append(findings, err.Error()), nil
	}
	scorer := scoring.New(p, on)
	result, err := matcher.Prove(ctx, scorer, claim)
	var proof *matcher.ProofError
	switch {
	case errors.As(err, &proof):
		return nil, append(findings, proof.Findings...), nil
	case err != nil:
		return nil, nil, err
	}
	run := &report.Run{Scorer: scorer, Result: result}
	want := report.NewRecord(run)
	if len(findings) > 0 {
		want.Programme, want.Inputs = record.Programme, record.Inputs // told above, in plainer words
	}
	return run, append(findings, report.Compare(record, want)...), nil
}

// renamed says so when the result has the name of another programme.
func renamed(record *report.Record, p *profiles.Programme) []string {
	if record.Programme == p.Settings.Name {
		return nil
	}
	return []string{fmt.Sprintf("the result is of the programme %q, and this is %q", record.Programme, p.Settings.Name)}
}

// strange reports whether a result has nobody whom the programme has: each
// of its people would be a finding otherwise.
func strange(record *report.Record, p *profiles.Programme) bool {
	known := map[string]bool{}
	for i := range p.Mentees {
		known[p.Mentees[i].ID] = true
	}
	for _, m := range record.Matches {
		if known[m.Mentee] {
			return false
		}
	}
	for _, u := range record.Unmatched {
		if known[u.Mentee] {
			return false
		}
	}
	return len(record.Matches)+len(record.Unmatched) > 0
}

// changed names the files that are not those that the result was made from.
func changed(record *report.Record, p *profiles.Programme) []string {
	now := map[string]string{}
	for _, in := range p.Inputs {
		now[in.Path] = in.SHA256
	}
	var findings []string
	for _, in := range record.Inputs {
		sum, ok := now[in.Path]
		switch {
		case !ok:
			findings = append(findings, in.Path+": was read for the result, and is not there any more")
		case sum != in.SHA256:
			findings = append(findings, in.Path+": has changed since the result was made")
		}
		delete(now, in.Path)
	}
	for _, in := range p.Inputs {
		if _, new := now[in.Path]; new {
			findings = append(findings, in.Path+": is new since the result was made")
		}
	}
	return findings
}

// proved says what has been proved.
func (o *verifyOptions) proved(run *report.Run) error {
	p, r := run.Scorer.Programme(), run.Result
	word, none := "optimal", "no better result exists"
	if r.Objective == profiles.Stable {
		word, none = "stable", "no two people would both rather have each other"
	}
	_, err := fmt.Fprintf(o.streams.out, `%s: proved
  %d of %s matched, %s
  objective %s, total %d.%02d, on %s
  %s unchanged, every pair scored again, %s
`,
		word, len(r.Matches), plural(len(p.Mentees), "mentee"), plural(len(p.Mentors), "mentor"),
		r.Objective, r.Total/100, r.Total%100, run.Scorer.On(),
		plural(len(p.Inputs), "file"), none)
	if err != nil {
		return &failure{fmt.Sprintf("cannot write to standard output: %v", cause(err)), ""}
	}
	if r.Keep != nil {
		o.streams.note(fmt.Sprintf("the proof counts %d points for each of the %d pairs that were kept, beside the total", r.Keep.Points, r.Kept))
	}
	if len(r.Matches) > 0 {
		o.streams.next("explain", o.folder.words(), p.Mentees[r.Matches[0].Mentee].ID, "--date", run.Scorer.On().String())
	}
	return nil
}
