package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/parallel"
)

// run does what the arguments ask for and gives the exit code. Whatever goes
// wrong, a person reads what is wrong and what to do, and never a stack trace.
func run(args []string, s *streams) (code int) {
	return runUntil(context.Background(), args, s)
}

// runUntil is run, which a context can stop as an interrupt does.
func runUntil(until context.Context, args []string, s *streams) (code int) {
	defer func() {
		if r := recover(); r != nil {
			code = complain(s, newCrash(r))
		}
	}()
	ctx, stop := signal.NotifyContext(until, os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second interrupt ends the program at once, wherever it is.
	context.AfterFunc(ctx, stop)

	if named, ok := typedLanguage(args); ok {
		s.language = named
	}
	root := newRootCommand(s)
	root.SetArgs(args)
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		sayToShell(s, root)
	}
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
	fmt.Fprintln(s.err, "mentormatch: "+s.say(text))
	for line := range strings.Lines(s.say(hint)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" {
			fmt.Fprintln(s.err, "  "+line)
		}
	}
	return exitCode(err)
}

// describe is the line that says what is wrong and the lines that say what to
// do about it.
func describe(err error) (text, hint diag.Message) {
	if errors.Is(err, context.Canceled) {
		return "stopped: nothing was written", ""
	}
	var said interface {
		Say() (text, hint diag.Message)
	}
	if errors.As(err, &said) {
		return said.Say()
	}
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return diag.Cause(err), lines(hinted.Hint())
	}
	if is[diag.Problems](err) {
		return "the profiles are wrong, so nothing was done", "correct what is listed above, then type the same command again"
	}
	var file *fs.PathError
	if errors.As(err, &file) {
		return diag.Say("{path}: {cause}", "path", file.Path, "cause", diag.Cause(err)), ""
	}
	return diag.Say("{cause}", "cause", err), ""
}

// lines are those of a text that is said already.
func lines(text string) diag.Message {
	var all []diag.Message
	for line := range strings.Lines(text) {
		all = append(all, diag.Say("{line}", "line", strings.TrimSuffix(line, "\n")))
	}
	return stacked(all)
}

// stacked are messages one below the other.
func stacked(list []diag.Message) diag.Message { return diag.Joined(list, "{before}\n{next}") }

// A crash is a mistake in the program itself.
type crash struct{ where string }

// newCrash is called by the deferred function that has recovered.
func newCrash(r any) *crash {
	p := parallel.Caught(r)
	where := cmp.Or(p.Where(), "unknown")
	// Only a run-time error is quoted: any other value could hold what
	// somebody wrote in a profile.
	if e, ok := p.Value.(runtime.Error); ok {
		where = fmt.Sprintf("%s, %v", where, e)
	}
	return &crash{where}
}

func (c *crash) Error() string {
	text, _ := c.Say()
	return text.String()
}

// Say is what went wrong and what to do.
func (c *crash) Say() (text, hint diag.Message) {
	return "a mistake in the program itself, not in what you did",
		diag.Say("please report the command you typed and this: {where}", "where", c.where)
}

// A failure is an error with a hint, for what goes wrong outside the command
// line and the profiles.
type failure struct{ text, hint diag.Message }

func (f *failure) Error() string                  { return f.text.String() }
func (f *failure) Say() (text, hint diag.Message) { return f.text, f.hint }

// counted counts things, of those that things knows.
func counted(n int, thing string) diag.Message {
	return diag.Counted(n, things[thing].one, things[thing].many)
}

// things are what is counted.
var things = map[string]struct{ one, many diag.Message }{
	"label":         {"1 label", "{count} labels"},
	"related pair":  {"1 related pair", "{count} related pairs"},
	"pair of codes": {"1 pair of codes", "{count} pairs of codes"},
	"code":          {"1 code", "{count} codes"},
	"column":        {"1 column", "{count} columns"},
	"decision":      {"1 decision", "{count} decisions"},
	"file":          {"1 file", "{count} files"},
	"finding":       {"1 finding", "{count} findings"},
	"line":          {"1 line", "{count} lines"},
	"mentee":        {"1 mentee", "{count} mentees"},
	"mentor":        {"1 mentor", "{count} mentors"},
	"pair":          {"1 pair", "{count} pairs"},
	"pin":           {"1 pin", "{count} pins"},
	"place":         {"1 place", "{count} places"},
	"row":           {"1 row", "{count} rows"},
}
