package report

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"

	"mentormatch/internal/outfile"
)

// A workbook of n matches, n mentees who are not matched and n mentors: how
// long it takes, how large it is, and what the heap holds at most beyond the
// round itself, garbage left out, looked at every 20 ms.
func BenchmarkXLSX(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000, 300_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			run := many(n)
			before, peak := liveHeap(), uint64(0)
			done, stopped := make(chan bool), make(chan bool)
			go func() {
				defer close(stopped)
				for {
					select {
					case <-done:
						return
					case <-time.After(20 * time.Millisecond):
						peak = max(peak, markedHeap())
					}
				}
			}()
			path := filepath.Join(b.TempDir(), "matches.xlsx")
			for b.Loop() {
				if err := outfile.Write(path, nil, func(w io.Writer) error { return WriteXLSX(w, run) }); err != nil {
					b.Fatal(err)
				}
			}
			close(done)
			<-stopped
			if info, err := os.Stat(path); err == nil {
				b.ReportMetric(float64(info.Size())/1e6, "MB-file")
			}
			b.ReportMetric(float64(max(peak, before)-before)/1e6, "MB-beyond-run")
			runtime.KeepAlive(run)
		})
	}
}

func liveHeap() uint64 {
	runtime.GC()
	return markedHeap()
}

// markedHeap is what the last collection found to be in use.
func markedHeap() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
