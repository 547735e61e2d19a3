package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"mentormatch/internal/diag"
)

// patience is how long work lasts before a person is told how far it is.
// Below a second an answer feels immediate enough to wait for in silence.
const patience = time.Second

// A progress is one line on a terminal that is written over and over. The nil
// progress writes nothing.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	say   func(diag.Message) string
	stage diag.Message
	done  int
	of    int
	shown bool
	stop  chan struct{}
}

// startProgress shows, after a second, how far the work is; only to a person,
// and only if the person did not ask for quiet. Clear ends it.
func startProgress(s *streams) *progress {
	if !s.errTerminal || s.quiet {
		return nil
	}
	stop := make(chan struct{})
	p := &progress{w: s.err, say: s.say, stop: stop}
	go func() {
		wait := time.NewTimer(patience)
		defer wait.Stop()
		for {
			select {
			case <-stop:
				return
			case <-wait.C:
				p.draw()
				wait.Reset(patience / 5)
			}
		}
	}()
	return p
}

// stages are what the matcher calls the stages of its work, in words.
var stages = map[string]diag.Message{
	"solve":                  "finding the best round",
	"explain":                "finding out why some are not matched",
	"curve":                  "weighing what moving people would give",
	"ranges":                 "finding how far each weight could move",
	"weightings":             "trying other weightings",
	"trying one more place":  "trying one more place",
	"trying one more mentor": "trying one more mentor",
}

// Stage says what stage of its work the matcher is in; see Step.
func (p *progress) Stage(name string, done, of int) { p.Step(stages[name], done, of) }

// Step says what is being done, and how much of how much; of is 0 when that
// is not known.
func (p *progress) Step(stage diag.Message, done, of int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stage, p.done, p.of = stage, done, of
}

// Clear ends the line and leaves nothing of it. It may be called twice.
func (p *progress) Clear() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stop == nil {
		return
	}
	close(p.stop)
	p.stop = nil
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

func (p *progress) draw() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stop == nil || p.stage == "" {
		return
	}
	p.shown = true
	if p.of > 0 {
		fmt.Fprint(p.w, "\r\x1b[K"+p.say(diag.Say("{stage}: {done} of {all}", "stage", p.stage, "done", p.done, "all", p.of)))
	} else {
		fmt.Fprint(p.w, "\r\x1b[K"+p.say(diag.Say("{stage} ...", "stage", p.stage)))
	}
}
