// Command ondemand solves a mentor-like problem whose costs are computed when
// the solver asks for them, and says what time and memory it took and how
// many rows were computed.
//
//	go run ./internal/bench/ondemand -n 20000
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"mentormatch/internal/bench/instances"
	"mentormatch/matcher/lap"
)

func main() {
	n := flag.Int("n", 20000, "mentees, and mentors")
	processors := flag.Int("processors", 0, "rows that are computed at the same time; 0 for all processors")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *n, *processors); err != nil {
		fmt.Fprintln(os.Stderr, "ondemand:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, n, processors int) error {
	mentors := instances.Mentors(instances.Seed, n, n)
	var computed, computing atomic.Int64 // rows, nanoseconds
	problem := lap.Problem{Goal: lap.Complete, Costs: lap.Rows(n, n, func(row int, cost []int32, _ lap.Mask) {
		begin := time.Now()
		mentors.Row(row, cost)
		computing.Add(int64(time.Since(begin)))
		computed.Add(1)
	})}
	before := peak()
	begin := time.Now()
	r, err := lap.Solve(ctx, problem, lap.Options{Processors: processors})
	if err != nil {
		return err
	}
	taken := time.Since(begin)
	if r.Work.RowsRead != computed.Load() {
		return fmt.Errorf("the solver says that it read %d rows, and it had %d computed", r.Work.RowsRead, computed.Load())
	}
	fmt.Printf("problem            %d x %d, mentor-like, on demand\n", n, n)
	fmt.Printf("total              %d for %d rows\n", r.Total, r.Assigned)
	fmt.Printf("rows computed      %d, %.2f of each\n", r.Work.RowsRead, float64(r.Work.RowsRead)/float64(n))
	fmt.Printf("time               %.2f s solved and verified, on %d processors\n", taken.Seconds(), runtime.GOMAXPROCS(0))
	fmt.Printf("of which computing %.2f s of one processor\n", time.Duration(computing.Load()).Seconds())
	fmt.Printf("peak memory        %s, %s before\n", peak(), before)
	return nil
}

// peak is the most memory the process has had, as Linux counts it; elsewhere
// what Go has asked the system for.
func peak() string {
	if text, err := os.ReadFile("/proc/self/status"); err == nil {
		for line := range strings.Lines(string(text)) {
			rest, ok := strings.CutPrefix(line, "VmHWM:")
			kilobytes, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
			if ok && err == nil {
				return fmt.Sprintf("%.0f MiB", float64(kilobytes)/1024)
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return fmt.Sprintf("%.0f MiB", float64(m.Sys)/(1<<20))
}
