package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// patience is how long work lasts before a person is told how far it is.
// Below a second an answer feels immediate enough to wait for in silence.
const patience = time.Second

// A progress is one line on a terminal that is written over and over. The nil
// progress writes nothing.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	stage string
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
	p := &progress{w: s.err, stop: stop}
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

// Step says what is being done, and how much of how much; of is 0 when that
// is not known.
func (p *progress) Step(stage string, done, of int) {
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
		fmt.Fprintf(p.w, "\r\x1b[K%s: %d of %d", p.stage, p.done, p.of)
	} else {
		fmt.Fprintf(p.w, "\r\x1b[K%s ...", p.stage)
	}
}
