package scoring

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"mentormatch/internal/parallel"
	"mentormatch/internal/sample"
	"mentormatch/profiles"
)

// realistic makes a programme like those that programmes have: evening and
// week-end hours, one or two conditions, a tenth of the answers blank, and few
// rules that bar.
func (m maker) realistic(mentees, mentors int) *profiles.Programme {
	p := &profiles.Programme{Settings: testSettings()}
	p.Settings.Term.Weeks = 26
	zones := []*time.Location{zoneNamed("Asia/Dhaka"), zoneNamed("Asia/Dhaka"), zoneNamed("Europe/London"), zoneNamed("America/New_York")}
	person := func(id string) profiles.Person {
		person := profiles.Person{
			ID: id, Languages: []profiles.Language{testLanguages[0], testLanguages[1]},
			Meet: []profiles.Mode{profiles.Remote, profiles.InPerson}, Place: &testPlaces[m.IntN(4)], Gender: pick(m, testGenders),
		}
		if m.chance(90) {
			a := &profiles.Availability{Location: pick(m, zones)}
			for day := range 7 {
				switch {
				case day == 0 || day == 6:
					if m.chance(50) {
						a.Weekly = append(a.Weekly, profiles.Window{Day: time.Weekday(day), Start: 9 * 60, End: (12 + m.IntN(6)) * 60})
					}
				case m.chance(60):
					start := (16 + m.IntN(4)) * 60
					a.Weekly = append(a.Weekly, profiles.Window{Day: time.Weekday(day), Start: start, End: start + 60*(2+m.IntN(3)), Mode: pick(m, []profiles.Mode{"", "", profiles.Remote})})
				}
			}
			from := testDay.AddDays(m.IntN(150))
			a.Except = []profiles.DateRange{{From: from, Until: from.AddDays(m.IntN(9))}}
			person.Availability = a
		}
		if m.chance(10) {
			person.Meet = nil
		}
		if m.chance(15) {
			person.Prefer.Gender = pick(m, testGenders)
		}
		return person
	}
	lived := func() []profiles.Experience {
		if m.chance(10) {
			return nil
		}
		e := profiles.Experience{Condition: pick(m, testConditions).Code, Cause: pick(m, testCauses).Code, Since: testDay.AddDays(-400 - m.IntN(3000))}
		for range 1 + m.IntN(4) {
			e.Functions = append(e.Functions, profiles.Function{Code: pick(m, testFunctions), Qualifier: 1 + m.IntN(4)})
		}
		return []profiles.Experience{e}
	}
	for i := range mentees {
		p.Mentees = append(p.Mentees, profiles.Mentee{
			Person: person(fmt.Sprintf("e%06d", i)), Disability: lived(),
			Held: some(m, 10, 2, testOccupations), Target: some(m, 10, 2, testOccupations), Goals: m.goals(),
		})
	}
	for j := range mentors {
		p.Mentors = append(p.Mentors, profiles.Mentor{
			Person: person(fmt.Sprintf("r%06d", j)), Capacity: 1 + m.IntN(4), LivedExperience: lived(),
			Held: some(m, 10, 3, testOccupations), Current: &testOccupations[m.IntN(10)],
			Returned: profiles.Return{Answered: m.chance(90), Returned: true}, Supports: m.supports(),
			Training: &profiles.Credential{}, Clearance: &profiles.Credential{},
		})
	}
	return p
}

// BenchmarkRow scores every pair of 1 000 mentees and 800 mentors who have
// holidays and clock changes in a term of half a year.
func BenchmarkRow(b *testing.B) { benchmarkRows(b, New(newMaker(1).realistic(1000, 800), testDay)) }

// BenchmarkRow2000 scores every pair of a programme that init makes, of 2 000
// mentees and as many mentors, on one processor.
func BenchmarkRow2000(b *testing.B) { benchmarkRows(b, New(sampled(b, 2000, 2000), testDay)) }

// BenchmarkRow10000 does so with 10 000 of each, whose scores have no matrix:
// every row is scored when it is asked for.
func BenchmarkRow10000(b *testing.B) {
	if testing.Short() {
		b.Skip("20 000 people take seconds to make")
	}
	benchmarkRows(b, New(sampled(b, 10_000, 10_000), testDay))
}

func benchmarkRows(b *testing.B, s *Scorer) {
	row := make([]int32, len(s.mentors))
	allowed, pairs, i := 0, 0, 0
	b.ReportAllocs()
	for b.Loop() {
		s.Row(i, row)
		i = (i + 1) % len(s.mentees)
		pairs += len(row)
		allowed += len(row) - count(row, NotAllowed)
	}
	b.ReportMetric(float64(pairs)/b.Elapsed().Seconds(), "pairs/s")
	b.ReportMetric(float64(allowed*100)/float64(pairs), "%allowed")
}

// BenchmarkRowProcessors scores all rows of the programme of BenchmarkRow2000
// on one processor and on two by turns, and gives the ratio of their times.
func BenchmarkRowProcessors(b *testing.B) {
	s := New(sampled(b, 2000, 2000), testDay)
	all := func(workers int) time.Duration {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
		begun := time.Now()
		newRow := func() []int32 { return make([]int32, len(s.mentors)) }
		if _, err := parallel.EachWith(b.Context(), len(s.mentees), nil, newRow, func(row []int32, i int) error { s.Row(i, row); return nil }); err != nil {
			b.Fatal(err)
		}
		return time.Since(begun)
	}
	var took [3]time.Duration
	for b.Loop() {
		for workers := 1; workers <= 2; workers++ {
			took[workers] += all(workers)
		}
	}
	b.ReportMetric(float64(took[1])/float64(took[2]), "times-faster-on-two")
}

// sampled is a programme that init makes.
func sampled(tb testing.TB, mentees, mentors int) *profiles.Programme {
	tb.Helper()
	dir := filepath.Join(tb.TempDir(), "programme")
	if err := sample.Generate(tb.Context(), dir, sample.Options{Mentees: mentees, Mentors: mentors, Seed: 1, Date: testDay}); err != nil {
		tb.Fatal(err)
	}
	p, err := profiles.Load(os.DirFS(dir), profiles.LoadOptions{On: testDay})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// BenchmarkPair gives one pair with all its reasons.
func BenchmarkPair(b *testing.B) {
	s := New(newMaker(1).realistic(100, 100), testDay)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		s.Pair(i%100, i/100%100)
		i++
	}
}

// BenchmarkNew makes 1 000 mentees and 800 mentors ready.
func BenchmarkNew(b *testing.B) {
	p := newMaker(1).realistic(1000, 800)
	for b.Loop() {
		New(p, testDay)
	}
}

// BenchmarkNew100000 makes 100 000 mentees and 50 000 mentors ready, and gives
// the memory that they then take.
func BenchmarkNew100000(b *testing.B) {
	if testing.Short() {
		b.Skip("150 000 people take half a minute to make")
	}
	p := sampled(b, 100_000, 50_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var s *Scorer
	b.ReportAllocs()
	for b.Loop() {
		s = New(p, testDay)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
	runtime.KeepAlive(s)
	runtime.KeepAlive(p)
}

func count(row []int32, value int32) (n int) {
	for _, p := range row {
		if p == value {
			n++
		}
	}
	return n
}
