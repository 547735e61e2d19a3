package report

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"testing"

	"mentormatch/internal/outfile"
	"mentormatch/profiles"
)

// A workbook of n matches, n mentees who are not matched and n mentors: how
// long it takes, how large it is, and what the heap holds at most beyond the
// round itself. It is weighed at thirty moments or more while rows are made, by
// a collection that everything waits for: what is collected meanwhile would
// count what was made since as in use, and the more the larger the round is.
func BenchmarkXLSX(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000, 300_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			run := many(n)
			path := filepath.Join(b.TempDir(), "matches.xlsx")
			write := func() {
				if err := outfile.Write(path, nil, func(w io.Writer) error { return WriteXLSX(w, run) }); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				write()
			}
			if info, err := os.Stat(path); err == nil {
				b.ReportMetric(float64(info.Size())/1e6, "MB-file")
			}
			before := liveHeap()
			run = &Run{Scorer: &weigher{Scorer: run.Scorer, each: n}, Result: run.Result}
			write()
			b.ReportMetric(float64(run.Scorer.(*weigher).most)/1e6-float64(before)/1e6, "MB-beyond-run")
		})
	}
}

// A weigher weighs the heap each time that it was asked for the programme so
// often: several times a row.
type weigher struct {
	Scorer
	each, asked int
	most        uint64
}

func (w *weigher) Programme() *profiles.Programme {
	if w.asked++; w.asked%w.each == 0 {
		w.most = max(w.most, liveHeap())
	}
	return w.Scorer.Programme()
}

// liveHeap is what a collection finds to be in use.
func liveHeap() uint64 {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
