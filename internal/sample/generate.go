package sample

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"mentormatch/profiles"
)

// MostPeople is how many mentees, and how many mentors, a generated
// programme can have.
const MostPeople = 999_999

// Options say what [Generate] writes.
type Options struct {
	Mentees, Mentors int    // how many of each, 0 to MostPeople
	Seed             uint64 // the same seed and date give the same bytes
	// Date is the day that the programme is made for: its term starts on the
	// Monday after, and training and clearance are valid or not on this day.
	Date profiles.Date
	// Say, when set, gives what the files say to people in another language, by
	// the English: the comment, and the name of the programme. Who is invented
	// stays who they are.
	Say func(english string, namesAndValues ...any) string
	// Progress, when set, is told now and then how many people are written.
	Progress func(done, of int)
}

// Generate writes a programme of invented people into a folder, with the
// spread of a real one: a few conditions and occupations are common and most
// are rare, people meet in the evening and at the week-end in their own time
// zones, and every field is left blank by some. Mentors have room for 1 to 4.
// A few pairs have met before.
//
// Person i is the same however many others there are, but for the few who
// name somebody that a smaller programme does not have. Each person is
// written before the next is made, so memory does not grow with their number.
// It refuses a folder that has a programme with an [*ExistsError], and leaves
// nothing behind when writing fails or ctx ends.
func Generate(ctx context.Context, dir string, opt Options) error {
	if opt.Mentees < 0 || opt.Mentees > MostPeople || opt.Mentors < 0 || opt.Mentors > MostPeople {
		return fmt.Errorf("a programme can have 0 to %d mentees and as many mentors", MostPeople)
	}
	if opt.Date.IsZero() {
		return errors.New("a generated programme needs the day it is made for")
	}
	f, err := newFolder(dir)
	if err != nil {
		return err
	}
	err = f.generate(ctx, opt)
	if err != nil {
		f.remove()
	}
	return err
}

func (f *folder) generate(ctx context.Context, opt Options) error {
	done := 0
	people := func(count int, write func(*maker, int)) func(io.Writer) error {
		return func(w io.Writer) error {
			m := newMaker(w, opt)
			if count == 0 {
				m.line("[]") // an empty file would be taken for a mistake
			}
			for i := range count {
				write(m, i)
				if done++; done%1000 != 0 {
					continue
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if opt.Progress != nil {
					opt.Progress(done, opt.Mentees+opt.Mentors)
				}
			}
			return m.w.Flush()
		}
	}
	if err := f.write("programme.yaml", func(w io.Writer) error { return writeSettings(w, opt) }); err != nil {
		return err
	}
	if err := f.write("mentees.yaml", people(opt.Mentees, (*maker).mentee)); err != nil {
		return err
	}
	if err := f.write("mentors.yaml", people(opt.Mentors, (*maker).mentor)); err != nil {
		return err
	}
	return f.write("decisions.yaml", func(w io.Writer) error {
		m := newMaker(w, opt)
		m.earlier()
		return m.w.Flush()
	})
}

func newMaker(w io.Writer, opt Options) *maker {
	return &maker{
		w: bufio.NewWriterSize(w, 1<<16), seed: opt.Seed, on: opt.Date, term: nextMonday(opt.Date),
		mentees: opt.Mentees, mentors: opt.Mentors,
	}
}

// What the files of invented people say to those who read them.
const (
	madeByChance = "Invented people, made by chance:"
	inventedName = "Invented programme"
)

func writeSettings(w io.Writer, opt Options) error {
	say := opt.Say
	if say == nil {
		say = func(english string, _ ...any) string { return english }
	}
	_, err := fmt.Fprintf(w, `# %s mentormatch init --mentees %d --mentors %d --seed %d --date %s
name: %s %d
time_zone: Asia/Dhaka
term: {start: %s, weeks: 12}
meeting: {minutes: 60, comfortable: 120}
`, say(madeByChance), opt.Mentees, opt.Mentors, opt.Seed, opt.Date, say(inventedName), opt.Seed, nextMonday(opt.Date))
	return err
}

// nextMonday is the first Monday after a day.
func nextMonday(d profiles.Date) profiles.Date {
	return d.AddDays(7 - (int(d.Weekday())+6)%7)
}
