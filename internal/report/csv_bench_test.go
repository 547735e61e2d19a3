package report

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"mentormatch/internal/lang"
	"mentormatch/internal/outfile"
)

// BenchmarkCSV makes a table of 100 000 matches into a file, as a person waits
// for it: written beside its place, brought to the disk and renamed. In turn
// with it the same bytes are written in the same way, and by os.WriteFile,
// which does not wait for the disk, and the same cells, which are there already, by
// encoding/csv: the median of each is stated, and how many times longer the table takes. Of real pairs nearly every sentence is another;
// the pairs of Same are all alike.
func BenchmarkCSV(b *testing.B) {
	real, same := population(b, 100_000), matchesOnly(100_000)
	for _, c := range []struct {
		name string
		run  *Run
		in   lang.Language
		opt  CSVOptions
	}{
		{"Default", real, lang.English, CSVOptions{}},
		{"Plain", real, lang.English, CSVOptions{Plain: true}},
		{"Long", real, lang.English, CSVOptions{Long: true}},
		{"Without sentences", real, lang.English, CSVOptions{Fields: []string{"mentee_id", "mentee", "mentor_id", "mentor", "score", "disability", "occupation", "goals", "availability"}}},
		{"Urdu", real, lang.Urdu, CSVOptions{}},
		{"Urdu long", real, lang.Urdu, CSVOptions{Long: true}},
		{"Bengali", real, lang.Bengali, CSVOptions{}},
		{"Same", same, lang.English, CSVOptions{}},
	} {
		run := c.run.ReadBy(c.run.For, c.in)
		run.Round() // once a run, and not of the table
		var table bytes.Buffer
		if err := WriteCSVAs(&table, run, c.opt); err != nil {
			b.Fatal(err)
		}
		cells, err := csv.NewReader(bytes.NewReader(table.Bytes())).ReadAll()
		if err != nil {
			b.Fatal(err)
		}
		path := filepath.Join(b.TempDir(), "table.csv")
		ways := []func() error{
			func() error { return WriteCSVAs(io.Discard, run, c.opt) },
			func() error { return os.WriteFile(path, table.Bytes(), 0o600) },
			func() error {
				return outfile.Write(path, nil, func(w io.Writer) error { _, err := w.Write(table.Bytes()); return err })
			},
			func() error {
				return outfile.Write(path, nil, func(w io.Writer) error { return WriteCSVAs(w, run, c.opt) })
			},
			func() error {
				return outfile.Write(path, nil, func(w io.Writer) error { return csv.NewWriter(w).WriteAll(cells) })
			},
		}
		b.Run(c.name, func(b *testing.B) {
			took := make([][]time.Duration, len(ways))
			for b.Loop() {
				for k, way := range ways {
					begin := time.Now()
					if err := way(); err != nil {
						b.Fatal(err)
					}
					took[k] = append(took[k], time.Since(begin))
				}
			}
			median := make([]float64, len(ways))
			for k, all := range took {
				slices.Sort(all)
				median[k] = all[len(all)/2].Seconds() * 1000
			}
			for k, name := range []string{"ms-made", "ms-os.WriteFile", "ms-same-bytes", "ms-table", "ms-encoding/csv"} {
				b.ReportMetric(median[k], name)
			}
			b.ReportMetric(median[3]/median[1], "x-os.WriteFile")
			b.ReportMetric(median[3]/median[2], "x-same-bytes")
			b.ReportMetric(median[3]/median[4], "x-encoding/csv")
			b.ReportMetric(float64(table.Len())/1e6, "MB-file")
		})
	}
}

func matchesOnly(n int) *Run {
	run := many(n)
	run.Result.Unmatched = nil
	run.programme().Rejected = nil
	return run
}
