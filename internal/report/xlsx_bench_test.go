package report

import (
	"fmt"
	"runtime"
	"testing"
	"time"
)

// A workbook of n matches, n mentees who are not matched and n mentors: how
// long it takes, how large it is, and what the heap has at most beyond the
// round itself, looked at every 20 ms.
func BenchmarkXLSX(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			run := many(n)
			runtime.GC()
			var stats runtime.MemStats
			runtime.ReadMemStats(&stats)
			before, peak := stats.HeapAlloc, uint64(0)
			done, stopped := make(chan bool), make(chan bool)
			go func() {
				defer close(stopped)
				for {
					select {
					case <-done:
						return
					case <-time.After(20 * time.Millisecond):
						var stats runtime.MemStats
						runtime.ReadMemStats(&stats)
						peak = max(peak, stats.HeapAlloc)
					}
				}
			}()
			var size counter
			for b.Loop() {
				size = 0
				if err := WriteXLSX(&size, run); err != nil {
					b.Fatal(err)
				}
			}
			close(done)
			<-stopped
			b.ReportMetric(float64(size)/1e6, "MB-file")
			b.ReportMetric(float64(max(peak, before)-before)/1e6, "MB-beyond-run")
			runtime.KeepAlive(run)
		})
	}
}

// A counter counts what is written.
type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
