package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"mentormatch/internal/bench/instances"
	"mentormatch/matcher/lap"
)

// A run is one solution of one instance.
type run struct {
	time     time.Duration
	total    int64
	assigned int
}

// The names of this project's solver on one and on two processors.
const (
	one = "mentormatch, 1 processor"
	two = "mentormatch, 2 processors"
)

// A contender is a solver before an instance.
type contender struct {
	name  string
	solve func(ctx context.Context) (run, error)
	runs  []run
	err   error
}

// A measurement is what was found of one instance.
type measurement struct {
	size        instances.Size
	fingerprint string
	pairs       int
	contenders  []*contender
	reads       float64       // rows read or computed, for each row
	reading     time.Duration // the costs from memory once, on one processor; 0 for sparse ones
}

// measure solves an instance by every contender in turn, opt.runs times over.
// One of them works at a time; the others wait.
func measure(ctx context.Context, size instances.Size, dir string, peers []peer, opt options, versions map[string]string) (*measurement, error) {
	in := size.Make(opt.seed)
	m := &measurement{size: size, fingerprint: in.Fingerprint(), pairs: in.Pairs()}
	if !in.Sparse() {
		m.reading = reading(in.Dense)
	}
	for processors := 1; processors <= 2; processors++ {
		if processors <= runtime.NumCPU() {
			m.contenders = append(m.contenders, m.ours(in, processors, opt.limit))
		}
	}
	file := filepath.Join(dir, "instance")
	defer os.Remove(file)
	if err := save(in, file); err != nil {
		return nil, err
	}
	for _, p := range peers {
		if p.pairs > 0 && in.Pairs() > p.pairs {
			continue
		}
		c := &contender{name: p.name}
		m.contenders = append(m.contenders, c)
		s, err := p.start(ctx, file, opt.limit)
		if err != nil {
			c.err = err
			continue
		}
		defer s.end()
		versions[p.name] = s.version
		c.solve = func(context.Context) (run, error) { return s.solve(opt.limit) }
	}
	for round := range opt.runs {
		for _, c := range m.contenders {
			if c.err == nil && (round == 0 || round < enough(c.runs[0].time)) {
				c.once(ctx)
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
	}
	return m, nil
}

// enough is how many runs a solver that takes so long is measured by at most.
func enough(first time.Duration) int {
	switch {
	case first > time.Minute:
		return 1
	case first > 10*time.Second:
		return 3
	}
	return 1 << 30
}

func (c *contender) once(ctx context.Context) {
	r, err := c.solve(ctx)
	if err == nil && len(c.runs) > 0 && (r.total != c.runs[0].total || r.assigned != c.runs[0].assigned) {
		err = fmt.Errorf("a total of %d for %d rows, and %d for %d before", r.total, r.assigned, c.runs[0].total, c.runs[0].assigned)
	}
	if err != nil {
		c.err = err
		return
	}
	c.runs = append(c.runs, r)
}

// ours is this project's solver, its proof included.
func (m *measurement) ours(in *instances.Instance, processors int, limit time.Duration) *contender {
	name := one
	if processors == 2 {
		name = two
	}
	problem := in.Problem()
	return &contender{name: name, solve: func(ctx context.Context) (run, error) {
		// One processor is one for the collector of garbage too.
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		runtime.GC()
		awaken(processors)
		ctx, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		begin := time.Now()
		r, err := lap.Solve(ctx, problem, lap.Options{Processors: processors})
		taken := time.Since(begin)
		if err != nil {
			if ctx.Err() != nil {
				err = errLimit
			}
			return run{}, err
		}
		reads := float64(r.Work.RowsRead) / float64(in.Rows)
		if m.reads != 0 && m.reads != reads {
			return run{}, fmt.Errorf("%v rows read for each row, and %v before", reads, m.reads)
		}
		m.reads = reads
		return run{taken, r.Total, r.Assigned}, nil
	}}
}

// awaken has so many processors at work before a solution is timed, as they are in a program that has just read or computed its costs.
// A virtual processor that has slept while others were measured may get nothing to do for some 4 ms: Linux takes it for one that
// its host runs something else on, and wakes it at the next tick of its clock only.
func awaken(processors int) {
	const enough = 12 * time.Millisecond
	var all sync.WaitGroup
	for range processors {
		all.Go(func() {
			for begin := time.Now(); time.Since(begin) < enough; {
			}
		})
	}
	all.Wait()
}

// median of the times.
func (c *contender) median() time.Duration {
	var times []time.Duration
	for _, r := range c.runs {
		times = append(times, r.time)
	}
	slices.Sort(times)
	return times[len(times)/2]
}

// reading is how long it takes to read the costs from memory once: the least
// of five times.
func reading(cost []int32) time.Duration {
	least := time.Duration(1 << 62)
	for range 5 {
		begin := time.Now()
		var a, b, c, d int32
		for x := cost; len(x) >= 16; x = x[16:] {
			a |= x[0] | x[4] | x[8] | x[12]
			b |= x[1] | x[5] | x[9] | x[13]
			c |= x[2] | x[6] | x[10] | x[14]
			d |= x[3] | x[7] | x[11] | x[15]
		}
		runtime.KeepAlive(a | b | c | d) // or the compiler might leave out what nobody asks for
		least = min(least, time.Since(begin))
	}
	return least
}

func save(in *instances.Instance, name string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	if _, err := in.WriteTo(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
