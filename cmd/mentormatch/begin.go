package main

import (
	"context"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A begun run is what match, explain and whatif have in hand before they
// differ: outputs that can be written, and a programme that was read.
type begun struct {
	programme *profiles.Programme
	scorer    *scoring.Scorer
	targets   []target
	inputs    []string // files that no output may replace
	progress  *progress
}

// begin checks the day and the outputs that were typed and reads the programme.
// Outputs are looked at before the reading, which can take long, and again when
// it is known which files were read. The caller clears the progress.
func begin(ctx context.Context, s *streams, f *folder, out *outputs, skipInvalid bool) (*begun, error) {
	on, err := f.on()
	if err != nil {
		return nil, err
	}
	b := &begun{}
	if b.targets, err = out.targets(s); err != nil {
		return nil, err
	}
	if err := check(b.targets, nil); err != nil {
		return nil, err
	}
	b.progress = startProgress(s)
	b.progress.Step("reading the profiles", 0, 0)
	f.progress = b.progress
	if err := b.read(ctx, f, on, skipInvalid); err != nil {
		b.progress.Clear()
		return nil, err
	}
	if len(b.programme.Warnings) > 0 {
		b.progress.Clear()
		s.warn(b.programme, f, fewWarnings)
	}
	return b, nil
}

func (b *begun) read(ctx context.Context, f *folder, on profiles.Date, skipInvalid bool) (err error) {
	if b.programme, err = f.load(ctx, on, skipInvalid); err != nil {
		return err
	}
	b.scorer = scoring.New(b.programme, on).Remembering()
	b.inputs = f.inputs(b.programme)
	return check(b.targets, b.inputs)
}
