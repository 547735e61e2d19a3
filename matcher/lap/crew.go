package lap

import (
	"runtime"
	"sync"
	"sync/atomic"

	"mentormatch/internal/hint"
)

// A crew is the goroutines that share the work of one solution: the caller's own, and
// helpers that it starts when there is enough to share. Between two pieces of work, of
// which there may be thousands of some 20 microseconds each, helpers look out for the next
// for a while before they sleep: to wake one takes longer than such a piece.
// A helper that comes late is not waited for.
type crew struct {
	size int // goroutines at most, the caller's included

	// state has, from the lowest bit: whether there is work that is open to helpers; whether the caller
	// sleeps until they have done it; whether they are to go home; how many of them work; and the number of
	// the piece of work.
	state   atomic.Uint64
	job     func(member int) // read by helpers that have come in, while the caller waits
	number  uint64
	started int // helpers
	asleep  atomic.Int32
	wake    chan struct{}
	done    chan struct{}
	home    sync.WaitGroup
}

const (
	crewOpen    = 1
	crewAwaited = 2
	crewLeaving = 4
	crewOne     = 8 // one helper at work
	crewNumber  = 1 << 24
	crewWorking = crewNumber - crewOne // mask of how many
)

const (
	// worthSharing is how many pairs are gone through in less time than it takes to share them with
	// helpers that are awake, and worthWaking with those that are not: some 2 and 50 microseconds.
	worthSharing = 1 << 12
	worthWaking  = 1 << 16
	// lookout is how many times a helper looks for work before it sleeps, up to about a
	// millisecond in all: as long as rows may bid until lists are made anew. With an eighth, helpers sleep through many lists of
	// Euclidean costs of 5000 rows, which take 1.08 times as long. Every so many times it lets others have its processor.
	lookout   = 1 << 15
	lookPause = 1 << 5
)

// newCrew makes a crew of so many goroutines, of GOMAXPROCS for 0 or less. It has to be dismissed.
func newCrew(processors int) *crew {
	if processors <= 0 {
		processors = runtime.GOMAXPROCS(0)
	}
	processors = min(processors, crewWorking/crewOne)
	return &crew{size: processors, wake: make(chan struct{}, processors), done: make(chan struct{}, 1)}
}

// helps tells whether helpers would take part in work with so many pairs.
func (c *crew) helps(pairs int64) bool {
	return c.size > 1 && pairs >= worthSharing && (pairs >= worthWaking || c.started > int(c.asleep.Load()))
}

// begin has job called, where so many pairs are worth it, by up to most-1 helpers, as members 1 and up. The caller
// has to call finish, which calls job as member 0 in its own goroutine and returns when all
// are done, before it begins anything else.
func (c *crew) begin(most int, pairs int64, job func(member int)) (finish func()) {
	helpers := min(most, c.size) - 1
	if helpers <= 0 || !c.helps(pairs) {
		return func() { job(0) }
	}
	c.number++
	c.job = job
	c.state.Store(c.number*crewNumber | crewOpen)
	if pairs >= worthWaking {
		for range min(helpers, int(c.asleep.Load())) {
			select {
			case c.wake <- struct{}{}:
			default: // they are being woken already
			}
		}
		for ; c.started < helpers; c.started++ {
			member := c.started + 1
			c.home.Go(func() { c.help(member) })
		}
	}
	return func() {
		job(0)
		c.close()
	}
}

// close waits until helpers have done what they came in for.
func (c *crew) close() {
	c.state.And(^uint64(crewOpen))
	for looks := 0; c.state.Load()&crewWorking != 0; looks++ {
		if looks < lookout {
			pause(looks)
			continue
		}
		if c.state.Or(crewAwaited)&crewWorking != 0 {
			<-c.done
		}
		return
	}
}

// dismiss sends the helpers home, and waits until they are gone.
func (c *crew) dismiss() {
	c.state.Or(crewLeaving)
	close(c.wake)
	c.home.Wait()
}

// help takes part in all work until the crew is dismissed.
func (c *crew) help(member int) {
	for last := uint64(0); c.enter(&last); {
		c.take(member)
	}
}

// take takes part in the work that the helper has come in for.
func (c *crew) take(member int) {
	defer func() {
		if s := c.state.Add(^uint64(crewOne - 1)); s&crewAwaited != 0 && s&crewWorking == 0 {
			c.done <- struct{}{}
		}
	}()
	c.job(member)
}

// enter waits for work after the last that this helper took part in, and comes in. It is false
// when the crew is dismissed.
func (c *crew) enter(last *uint64) bool {
	for looks := 0; ; looks++ {
		s := c.state.Load()
		if s&crewLeaving != 0 {
			return false
		}
		if s&crewOpen != 0 && s/crewNumber != *last {
			if c.state.CompareAndSwap(s, s+crewOne) {
				*last = s / crewNumber
				return true
			}
			continue
		}
		if looks < lookout {
			pause(looks)
			continue
		}
		// Who opens work from now on sees that this helper sleeps.
		c.asleep.Add(1)
		if c.state.Load() == s {
			<-c.wake
		}
		c.asleep.Add(-1)
		looks = 0
	}
}

// pause lets others have the processor now and then.
func pause(looks int) {
	hint.Relax()
	if looks%lookPause == lookPause-1 {
		runtime.Gosched()
	}
}
