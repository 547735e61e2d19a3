package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"

	"mentormatch/internal/diag"
)

// run does what the arguments ask for and gives the exit code. Whatever goes
// wrong, a person reads what is wrong and what to do, and never a stack trace.
func run(args []string, s *streams) (code int) {
	defer func() {
		if r := recover(); r != nil {
			code = complain(s, newCrash(r))
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second interrupt ends the program at once, wherever it is.
	context.AfterFunc(ctx, stop)

	root := newRootCommand(s)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = s.helpless
	}
	return complain(s, err)
}

// complain writes what went wrong to standard error, in one place for every
// error there is, and gives the exit code. It writes nothing when nothing did.
func complain(s *streams, err error) int {
	if err == nil {
		return exitDone
	}
	var problems diag.Problems
	if errors.As(err, &problems) {
		diag.Render(s.err, problems, s.showing(s.errTerminal))
	}
	text, hint := describe(err)
	fmt.Fprintln(s.err, "mentormatch: "+diag.Visible(text))
	for line := range strings.Lines(hint) {
		fmt.Fprintln(s.err, "  "+diag.Visible(strings.TrimSuffix(line, "\n")))
	}
	return exitCode(err)
}

// describe is the line that says what is wrong and the lines that say what to
// do about it.
func describe(err error) (text, hint string) {
	if errors.Is(err, context.Canceled) {
		return "stopped: nothing was written", ""
	}
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return err.Error(), hinted.Hint()
	}
	if is[diag.Problems](err) {
		return "the profiles are wrong, so nothing was done", "correct what is listed above, then type the same command again"
	}
	return err.Error(), ""
}

// A crash is a mistake in the program itself.
type crash struct{ where string }

func newCrash(r any) *crash {
	// Only a run-time error is quoted: any other value could hold what
	// somebody wrote in a profile.
	where := "unknown"
	if e, ok := r.(runtime.Error); ok {
		where = e.Error()
	}
	return &crash{where}
}

func (c *crash) Error() string {
	return "a mistake in the program itself, not in what you did"
}

func (c *crash) Hint() string {
	return "please report the command you typed and this: " + c.where
}

// A failure is an error with a hint, for what goes wrong outside the command
// line and the profiles.
type failure struct{ text, hint string }

func (f *failure) Error() string { return f.text }
func (f *failure) Hint() string  { return f.hint }

// plural counts things: "1 problem", "2 problems".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
