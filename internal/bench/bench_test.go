package bench

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"mentormatch/internal/report"
	"mentormatch/internal/sample"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

const (
	mentees = 1000
	mentors = 800
	seed    = 7
)

var day = profiles.Date{Year: 2026, Month: 11, Day: 30}

// folder writes the programme that is measured.
func folder(b *testing.B) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "programme")
	if err := sample.Generate(context.Background(), dir, sample.Options{Mentees: mentees, Mentors: mentors, Seed: seed, Date: day}); err != nil {
		b.Fatal(err)
	}
	return dir
}

func load(b *testing.B, dir string) *profiles.Programme {
	b.Helper()
	p, err := profiles.Load(os.DirFS(dir), profiles.LoadOptions{Name: dir, On: day})
	if err != nil {
		b.Fatal(err)
	}
	return p
}

func solve(b *testing.B, s *scoring.Scorer) *matcher.Result {
	b.Helper()
	result, err := matcher.Match(b.Context(), s, matcher.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return result
}

// rate reports how many things a second were done.
func rate(b *testing.B, things int, unit string) {
	b.ReportMetric(float64(things)*float64(b.N)/b.Elapsed().Seconds(), unit+"/s")
}

// BenchmarkGenerate writes the programme.
func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		folder(b)
	}
	rate(b, mentees+mentors, "people")
}

// BenchmarkLoad reads and checks the programme.
func BenchmarkLoad(b *testing.B) {
	dir := folder(b)
	for b.Loop() {
		load(b, dir)
	}
	rate(b, mentees+mentors, "people")
}

// BenchmarkScore scores every pair, on one processor.
func BenchmarkScore(b *testing.B) {
	p := load(b, folder(b))
	points := make([]int32, mentors)
	for b.Loop() {
		s := scoring.New(p, day)
		for i := range mentees {
			s.Row(i, points)
		}
	}
	rate(b, mentees*mentors, "pairs")
}

// BenchmarkSolve scores every pair, finds the best matching, proves it and
// says why somebody is left out.
func BenchmarkSolve(b *testing.B) {
	s := scoring.New(load(b, folder(b)), day)
	matched := 0
	for b.Loop() {
		matched = len(solve(b, s).Matches)
	}
	rate(b, mentees*mentors, "pairs")
	b.ReportMetric(float64(matched), "matched")
}

// BenchmarkWrite writes the result in each format, to nowhere.
func BenchmarkWrite(b *testing.B) {
	s := scoring.New(load(b, folder(b)), day)
	run := &report.Run{Scorer: s, Result: solve(b, s)}
	for _, format := range []struct {
		name  string
		write func(io.Writer, *report.Run) error
	}{{"CSV", report.WriteCSV}, {"JSON", report.WriteJSON}, {"XLSX", report.WriteXLSX}} {
		b.Run(format.name, func(b *testing.B) {
			for b.Loop() {
				if err := format.write(io.Discard, run); err != nil {
					b.Fatal(err)
				}
			}
			rate(b, mentees, "people")
		})
	}
}

// BenchmarkWhole goes from the files of the profiles to a spreadsheet.
func BenchmarkWhole(b *testing.B) {
	dir := folder(b)
	for b.Loop() {
		s := scoring.New(load(b, dir), day)
		if err := report.WriteXLSX(io.Discard, &report.Run{Scorer: s, Result: solve(b, s)}); err != nil {
			b.Fatal(err)
		}
	}
	rate(b, mentees, "people")
}
