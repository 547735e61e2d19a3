package parallel

import (
	"fmt"
	"runtime"
	"strings"
)

// A Panic is what a goroutine of this package panicked with, which becomes a
// panic of the caller.
type Panic struct {
	Value any
	stack []uintptr
}

// Caught is what recover gave, with the stack that it came from: it has to be called before the deferred
// function that recovered returns. What was caught before keeps its stack.
func Caught(r any) *Panic {
	if p, ok := r.(*Panic); ok {
		return p
	}
	stack := make([]uintptr, 64)
	return &Panic{r, stack[:runtime.Callers(2, stack)]}
}

// Error is the value, and the functions that led to the panic, the last first.
func (p *Panic) Error() string {
	var text strings.Builder
	fmt.Fprint(&text, p.Value)
	p.frames(func(f runtime.Frame) bool {
		fmt.Fprintf(&text, "\n%s\n\t%s:%d", f.Function, f.File, f.Line)
		return true
	})
	return text.String()
}

// Unwrap is the value, when it is an error.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// Where is the function of this module that panicked and its line, as
// "mentormatch/matcher.solve:12"; empty when there is none.
func (p *Panic) Where() (where string) {
	begun := false
	p.frames(func(f runtime.Frame) bool {
		// Above the panic stand the deferred functions that ran because of it.
		begun = begun || strings.HasPrefix(f.Function, "runtime.")
		if begun && (strings.HasPrefix(f.Function, "mentormatch/") || strings.HasPrefix(f.Function, "main.")) {
			where = fmt.Sprintf("%s:%d", f.Function, f.Line)
		}
		return where == ""
	})
	return where
}

func (p *Panic) frames(see func(runtime.Frame) bool) {
	frames := runtime.CallersFrames(p.stack)
	for more := len(p.stack) > 0; more; {
		var f runtime.Frame
		f, more = frames.Next()
		if !see(f) {
			return
		}
	}
}
