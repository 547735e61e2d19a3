package main

import (
	"errors"

	"mentormatch/internal/diag"
	"mentormatch/matcher"
	"mentormatch/matcher/lap"
)

// The exit codes, for scripts to tell apart.
const (
	exitDone       = 0 // done; some people may be unmatched
	exitFailure    = 1 // what was asked could not be done, or a proof does not hold
	exitUsage      = 2 // the command line is wrong, whatever is on the disk
	exitProfiles   = 3 // the profiles are wrong
	exitImpossible = 4 // nobody could be matched, or a required pair is impossible
)

// exitCodes says which errors end with which code. The first that fits
// decides; any other error is a failure.
var exitCodes = []struct {
	code int
	fits func(error) bool
}{
	{exitUsage, is[*usageError]},
	{exitProfiles, is[diag.Problems]},
	{exitImpossible, is[*matcher.PinError]},
	{exitImpossible, is[*lap.InfeasibleError]},
	{exitImpossible, is[*nobodyError]},
}

// exitCode is the code that an error ends the program with.
func exitCode(err error) int {
	if err == nil {
		return exitDone
	}
	for _, row := range exitCodes {
		if row.fits(err) {
			return row.code
		}
	}
	return exitFailure
}

// is reports whether an error is, or wraps, an E.
func is[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}

// A usageError is a command line that cannot be understood.
type usageError struct{ text, hint diag.Message }

func (e *usageError) Error() string                  { return e.text.String() }
func (e *usageError) Say() (text, hint diag.Message) { return e.text, e.hint }

// A nobodyError is a run that matched nobody. What it found has been written.
type nobodyError struct{ text, hint diag.Message }

func (e *nobodyError) Error() string                  { return e.text.String() }
func (e *nobodyError) Say() (text, hint diag.Message) { return e.text, e.hint }
