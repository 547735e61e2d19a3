package roster

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkImport reads a form of a thousand people into a new folder.
func BenchmarkImport(b *testing.B) {
	var csv strings.Builder
	csv.WriteString(head)
	for i := range 1000 {
		fmt.Fprintf(&csv, "p%d,%s,Person %d,job-search; skills 5,Mon 18:00-20:00,isco:7231,Words of %d,\n", i, []string{"mentee", "mentor"}[i%2], i, i)
	}
	im := csvImport(b, peopleMap, csv.String())
	b.ResetTimer()
	for b.Loop() {
		into(b, nil, im)
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "people/s")
}
