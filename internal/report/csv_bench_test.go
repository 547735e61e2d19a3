package report

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"mentormatch/internal/lang"
)

// BenchmarkCSV writes 100 000 matches into a file, as Same bytes does that has
// the table already: what is between them is what the sentences cost.
func BenchmarkCSV(b *testing.B) {
	for _, in := range []lang.Language{lang.English, lang.Urdu} {
		run := matchesOnly(100_000)
		run.Language = in
		run.Round() // once a run, and not of the table
		for _, c := range []struct {
			name string
			opt  CSVOptions
		}{
			{"Whole", CSVOptions{}},
			{"No sentences", CSVOptions{Fields: []string{"mentee_id", "mentee", "mentor_id", "mentor", "score", "disability", "occupation", "goals", "availability"}}},
			{"Long", CSVOptions{Long: true}},
		} {
			var table bytes.Buffer
			write := func(w io.Writer) error { return WriteCSVAs(w, run, c.opt) }
			if err := write(&table); err != nil {
				b.Fatal(err)
			}
			b.Run(in.Code+"/"+c.name, func(b *testing.B) { benchmarkFile(b, table.Len(), write) })
			b.Run(in.Code+"/"+c.name+"/Same bytes", func(b *testing.B) {
				benchmarkFile(b, table.Len(), func(w io.Writer) error {
					for block := range chunks(table.Bytes()) {
						if _, err := w.Write(block); err != nil {
							return err
						}
					}
					return nil
				})
			})
		}
	}
}

// chunks are a text in blocks as large as those that the table is written in.
func chunks(text []byte) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for size := 100_000; len(text) > 0; {
			n := min(size, len(text))
			if !yield(text[:n]) {
				return
			}
			text = text[n:]
		}
	}
}

// benchmarkFile writes into a file that is on the disk when it ends, as an
// output is.
func benchmarkFile(b *testing.B, size int, write func(io.Writer) error) {
	b.SetBytes(int64(size))
	path := filepath.Join(b.TempDir(), "table.csv")
	b.ReportAllocs()
	for b.Loop() {
		f, err := os.Create(path)
		if err != nil {
			b.Fatal(err)
		}
		if err := write(f); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func matchesOnly(n int) *Run {
	run := many(n)
	run.Result.Unmatched = nil
	run.programme().Rejected = nil
	return run
}
