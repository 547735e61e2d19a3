package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// readProven reads a result that match wrote and proves it from the profiles,
// for the day that it says. The findings are everything that is wrong with it;
// with none, it is proved.
func readProven(ctx context.Context, s *streams, f *folder, path string) (*report.Run, []diag.Message, error) {
	record, err := readRecord(path)
	if err != nil {
		return nil, nil, err
	}
	progress := startProgress(s)
	defer progress.Clear()
	progress.Step("reading the profiles", 0, 0)
	on, err := profiles.ParseDate(record.Date)
	if err != nil {
		return nil, nil, unreadable(path, err)
	}
	if typed, err := f.on(); err != nil {
		return nil, nil, err
	} else if f.date != "" && typed != on {
		return nil, nil, &failure{diag.Say("the result is for {on}, and not for {typed}", "on", on, "typed", typed), "leave out --date, or match again for that day"}
	}
	f.progress = progress
	p, err := f.load(ctx, on, len(record.Rejected) > 0)
	if err != nil {
		return nil, nil, err
	}
	progress.Step("proving the result", 0, 0)
	return prove(ctx, p, on, record)
}

func readRecord(path string) (*report.Record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	record, err := report.ReadRecord(f)
	if err != nil && isSpreadsheet(path) {
		err = diag.Wrong("it is a spreadsheet, and what is proved is the record that match writes as JSON")
	}
	if err != nil {
		return nil, unreadable(path, err)
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
	hint := diag.Message("name a file that match has written: mentormatch match DIR -o matches.json")
	if errors.Is(err, fs.ErrNotExist) {
		hint = nearestFile(path, hint)
	}
	return &failure{diag.Say(`cannot read the result "{path}": {cause}`, "path", path, "cause", diag.Cause(err)), hint}
}

// prove proves a result from the profiles. The findings are everything that
// is wrong with it; with none, it is proved.
func prove(ctx context.Context, p *profiles.Programme, on profiles.Date, record *report.Record) (*report.Run, []diag.Message, error) {
	findings := renamed(record, p)
	if len(findings) > 0 && strange(record, p) {
		return nil, append(findings, "none of its mentees is in this programme"), nil
	}
	findings = append(findings, changed(record, p)...)
	claim, err := record.Claim()
	if err != nil {
		return nil, append(findings, diag.Cause(err)), nil
	}
	scorer := scoring.New(p, on).Remembering()
	result, err := matcher.Prove(ctx, scorer, claim)
	var proof *matcher.ProofError
	switch {
	case errors.As(err, &proof):
		return nil, append(findings, proof.Findings...), nil
	case err != nil:
		return nil, nil, err
	}
	run := &report.Run{Scorer: scorer, Result: result}
	if opt, asked := record.SureOptions(); asked {
		if run.Sure, err = matcher.Sure(ctx, scorer, result, opt); err != nil && !errors.Is(err, matcher.ErrNotRanged) {
			return nil, nil, err
		}
	}
	if err := tellChanges(ctx, scorer, run, nil); err != nil {
		return nil, nil, err
	}
	want := report.NewRecord(run)
	if len(findings) > 0 {
		want.Programme, want.Inputs = record.Programme, record.Inputs // told above, in plainer words
	}
	return run, append(findings, report.Compare(record, want)...), nil
}

// renamed says so when the result has the name of another programme.
func renamed(record *report.Record, p *profiles.Programme) []diag.Message {
	if record.Programme == p.Settings.Name {
		return nil
	}
	return []diag.Message{diag.Say(`the result is of the programme "{other}", and this is "{programme}"`, "other", record.Programme, "programme", p.Settings.Name)}
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
func changed(record *report.Record, p *profiles.Programme) []diag.Message {
	now := map[string]string{}
	for _, in := range p.Inputs {
		now[in.Path] = in.SHA256
	}
	var findings []diag.Message
	for _, in := range record.Inputs {
		sum, ok := now[in.Path]
		switch {
		case !ok:
			findings = append(findings, diag.Say("{file}: was read for the result, and is not there any more", "file", in.Path))
		case sum != in.SHA256:
			findings = append(findings, diag.Say("{file}: has changed since the result was made", "file", in.Path))
		}
		delete(now, in.Path)
	}
	for _, in := range p.Inputs {
		if _, new := now[in.Path]; new {
			findings = append(findings, diag.Say("{file}: is new since the result was made", "file", in.Path))
		}
	}
	return findings
}

// readFitting reads a result that must fit the profiles, for a verb that writes
// from it. Where it does not, it says what is wrong, and the error begins with
// what was not written.
func readFitting(ctx context.Context, s *streams, f *folder, path string, unwritten diag.Message) (*report.Run, error) {
	run, findings, err := readProven(ctx, s, f, path)
	if err != nil {
		return nil, err
	}
	if len(findings) > 0 {
		s.tell(findings...)
		return nil, &failure{unwritten, diag.Say("match again: {command}", "command", typed("match", f.words(), "-o", path))}
	}
	return run, nil
}
