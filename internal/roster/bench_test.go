package roster

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkImport reads a form of a thousand people into a new folder, with
// all that is written and looked at again.
func BenchmarkImport(b *testing.B) {
	im := csvImport(b, peopleMap, benchCSV(1000))
	b.ResetTimer()
	for b.Loop() {
		into(b, nil, im)
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "people/s")
}

// BenchmarkImportAgain reads the same form into the folder that it made.
func BenchmarkImportAgain(b *testing.B) {
	im := csvImport(b, peopleMap, benchCSV(1000))
	folder, _ := into(b, nil, im)
	b.ResetTimer()
	for b.Loop() {
		into(b, folder, im)
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "people/s")
}

func benchCSV(people int) string {
	var csv strings.Builder
	csv.WriteString(head)
	for i := range people {
		fmt.Fprintf(&csv, "p%d,%s,Person %d,job-search; skills 5,Mon 18:00-20:00,isco:7231,Words of %d,\n", i, []string{"mentee", "mentor"}[i%2], i, i)
	}
	return csv.String()
}
