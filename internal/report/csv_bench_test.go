package report

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/internal/outfile"
)

// BenchmarkCSV makes a table of 100 000 matches into a file, as a person waits
// for it: written beside its place, brought to the disk and renamed. The same
// bytes are written in the same way, and by os.WriteFile, which does not wait
// for the disk: how many times longer the table takes than each is stated with
// it. Of real pairs nearly every sentence is another; the pairs of Same are
// all alike.
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
		path := filepath.Join(b.TempDir(), "table.csv")
		ways := []struct {
			name  string
			write func() error
			took  float64
		}{
			{name: "os.WriteFile", write: func() error { return os.WriteFile(path, table.Bytes(), 0o600) }},
			{name: "Same bytes", write: func() error {
				return outfile.Write(path, nil, func(w io.Writer) error { _, err := w.Write(table.Bytes()); return err })
			}},
			{name: "Table", write: func() error {
				return outfile.Write(path, nil, func(w io.Writer) error { return WriteCSVAs(w, run, c.opt) })
			}},
		}
		for k := range ways {
			way := &ways[k]
			b.Run(c.name+"/"+way.name, func(b *testing.B) {
				b.SetBytes(int64(table.Len()))
				b.ReportAllocs()
				for b.Loop() {
					if err := way.write(); err != nil {
						b.Fatal(err)
					}
				}
				way.took = b.Elapsed().Seconds() / float64(b.N)
				if k > 1 {
					b.ReportMetric(way.took/ways[0].took, "x-os.WriteFile")
					b.ReportMetric(way.took/ways[1].took, "x-same-bytes")
				}
			})
		}
	}
}

func matchesOnly(n int) *Run {
	run := many(n)
	run.Result.Unmatched = nil
	run.programme().Rejected = nil
	return run
}
