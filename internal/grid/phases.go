package grid

import (
	"time"

	"mentormatch/matcher/lap"
)

// A PhaseTime is how long a phase of solving took, all its turns together.
type PhaseTime struct {
	Phase lap.Phase
	Time  time.Duration
}

// A phaseClock takes the time of phases.
type phaseClock struct {
	phases  []PhaseTime
	running int // of phases, the one that began at last
	began   time.Time
}

// enter ends the phase that is running, and begins one.
func (c *phaseClock) enter(p lap.Phase) {
	c.stop()
	c.running = 0
	for c.running < len(c.phases) && c.phases[c.running].Phase != p {
		c.running++
	}
	if c.running == len(c.phases) {
		c.phases = append(c.phases, PhaseTime{Phase: p})
	}
	c.began = time.Now()
}

// stop ends the phase that is running.
func (c *phaseClock) stop() {
	if len(c.phases) > 0 {
		c.phases[c.running].Time += time.Since(c.began)
	}
}
