package profiles_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/sample"
	"mentormatch/profiles"
)

// largeProgramme writes a programme by which loading is measured, with a
// document for each person or, changed by then, in another layout. It returns
// the folder and the bytes of its people.
func largeProgramme(b *testing.B, mentees, mentors int, then func([]byte) []byte) (string, int64) {
	if testing.Short() {
		b.Skip("a large programme takes a while")
	}
	dir := filepath.Join(b.TempDir(), "large")
	err := sample.Generate(context.Background(), dir, sample.Options{Mentees: mentees, Mentors: mentors, Seed: 1, Date: on})
	if err != nil {
		b.Fatal(err)
	}
	var size int64
	for _, name := range []string{"mentees.yaml", "mentors.yaml"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			b.Fatal(err)
		}
		if then != nil {
			data = then(data)
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
				b.Fatal(err)
			}
		}
		size += int64(len(data))
	}
	return dir, size
}

var on = profiles.Date{Year: 2026, Month: 11, Day: 30}

// oneList makes documents of one person each into one list.
func oneList(documents []byte) []byte {
	list := bytes.ReplaceAll(documents, []byte("\n"), []byte("\n  "))
	list = bytes.ReplaceAll(list, []byte("\n  ---\n  "), []byte("\n- "))
	return append([]byte("- "), bytes.TrimSpace(bytes.TrimPrefix(list, []byte("---\n  ")))...)
}

// peak is the most memory that the program has had since it started, in bytes.
func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	_, rest, ok := bytes.Cut(status, []byte("VmHWM:"))
	if err != nil || !ok {
		return 0
	}
	kilobytes := 0.0
	for _, c := range bytes.Fields(rest)[0] {
		kilobytes = kilobytes*10 + float64(c-'0')
	}
	return kilobytes * 1024
}

func benchmarkLoad(b *testing.B, mentees, mentors, processors int, then func([]byte) []byte) {
	dir, size := largeProgramme(b, mentees, mentors, then)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		p, err := profiles.Load(os.DirFS(dir), profiles.LoadOptions{On: on, Processors: processors})
		if err != nil {
			b.Fatal(err)
		}
		if len(p.Mentees) != mentees || len(p.Mentors) != mentors {
			b.Fatalf("%d mentees and %d mentors", len(p.Mentees), len(p.Mentors))
		}
	}
	b.ReportMetric(peak()/(1<<30), "peak-GB")
}

// BenchmarkLoadLarge loads 100 000 mentees and 50 000 mentors from documents
// of one person each. Its speed is to be at least 1.6 times that of
// BenchmarkDecodeLarge in the same run.
func BenchmarkLoadLarge(b *testing.B) {
	b.Run("all", func(b *testing.B) { benchmarkLoad(b, 100_000, 50_000, 0, nil) })
	b.Run("one", func(b *testing.B) { benchmarkLoad(b, 100_000, 50_000, 1, nil) })
}

// BenchmarkLoadList loads the same people from one list.
func BenchmarkLoadList(b *testing.B) { benchmarkLoad(b, 100_000, 50_000, 0, oneList) }

func BenchmarkLoadTenThousand(b *testing.B) { benchmarkLoad(b, 10_000, 5_000, 0, nil) }

// BenchmarkDecodeLarge decodes the files of BenchmarkLoadLarge to trees, one
// document after the other, and does nothing with them.
func BenchmarkDecodeLarge(b *testing.B) {
	dir, size := largeProgramme(b, 100_000, 50_000, nil)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, name := range []string{"mentees.yaml", "mentors.yaml"} {
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				b.Fatal(err)
			}
			decoder := yaml.NewDecoder(bytes.NewReader(data))
			for {
				var node yaml.Node
				err := decoder.Decode(&node)
				if err == io.EOF {
					break
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}
