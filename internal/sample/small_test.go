package sample_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/sample"
	"mentormatch/profiles"
)

func writeSmall(t testing.TB, on profiles.Date) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new", "programme")
	if err := sample.WriteSmall(dir, on, nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Somebody who begins years from now, or on a leap day, gets a programme whose
// dates lie around that day.
func TestSmallProgrammeLoadsOnAnyDay(t *testing.T) {
	for _, on := range []profiles.Date{
		monday, {Year: 2027, Month: 3, Day: 28}, {Year: 2028, Month: 2, Day: 29}, {Year: 2041, Month: 12, Day: 31},
	} {
		p := load(t, writeSmall(t, on), on)
		if len(p.Mentees) != 4 || len(p.Mentors) != 3 {
			t.Errorf("%s: %d mentees and %d mentors, want 4 and 3", on, len(p.Mentees), len(p.Mentors))
		}
		for _, m := range p.Mentors {
			for _, c := range []*profiles.Credential{m.Training, m.Clearance} {
				if c == nil || c.Completed.After(on) || on.AddDays(365).After(c.ValidUntil) {
					t.Errorf("%s: %s has a record that is not valid for the year to come: %v", on, m.ID, c)
				}
			}
		}
		if start := p.Settings.Term.Start; !start.After(on) || start.Weekday() != 1 {
			t.Errorf("%s: the term starts on %s, want the Monday after", on, start)
		}
	}
}

func TestSmallProgrammeIsForItsOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	dir := writeSmall(t, monday)
	for path, want := range map[string]os.FileMode{
		filepath.Dir(dir):                    0o700,
		dir:                                  0o700,
		filepath.Join(dir, "programme.yaml"): 0o600,
		filepath.Join(dir, "mentees.yaml"):   0o600,
		filepath.Join(dir, "mentors.yaml"):   0o600,
		filepath.Join(dir, "decisions.yaml"): 0o600,
		filepath.Join(dir, "partners.yaml"):  0o600,
	} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", path, info.Mode().Perm(), want)
		}
	}
}

func TestAProgrammeIsNeverOverwritten(t *testing.T) {
	writers := map[string]func(string) error{
		"WriteSmall": func(dir string) error { return sample.WriteSmall(dir, monday, nil) },
		"Generate": func(dir string) error {
			return sample.Generate(context.Background(), dir, sample.Options{Mentees: 2, Mentors: 2, Date: monday})
		},
	}
	for name, write := range writers {
		for _, there := range []string{"programme.yaml", "mentees", "decisions.yaml", "partners.yaml"} {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, there), []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			err := write(dir)
			var exists *sample.ExistsError
			if !errors.As(err, &exists) || !slices.Equal(exists.Names, []string{there}) || !strings.Contains(err.Error(), there) {
				t.Errorf("%s with %s there: %v", name, there, err)
			}
			left, _ := os.ReadDir(dir)
			if got, _ := os.ReadFile(filepath.Join(dir, there)); string(got) != "mine" || len(left) != 1 {
				t.Errorf("%s has changed a folder with %s", name, there)
			}
		}
		// A folder with other things in it is fine.
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "letter.txt"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := write(dir); err != nil {
			t.Errorf("%s beside a letter: %v", name, err)
		}
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file, filepath.Join(file, "below"), filepath.Join(dir, "a", "b\x00c")} {
		if err := sample.WriteSmall(path, monday, nil); err == nil {
			t.Errorf("%q is accepted as a folder", path)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	if err := sample.WriteSmall(filepath.Join(dir, "new"), profiles.Date{}, nil); err == nil {
		t.Error("no day is accepted")
	}
}

// A link that points nowhere, or to a file of somebody else, is in the way.
func TestALinkIsNotFollowed(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(dir, "elsewhere"), filepath.Join(dir, "mentors.yaml")); err != nil {
		t.Skip("no symbolic links here")
	}
	if err := sample.WriteSmall(dir, monday, nil); err == nil {
		t.Error("a link was written through")
	}
	if _, err := os.Stat(filepath.Join(dir, "elsewhere")); err == nil {
		t.Error("what the link points to was made")
	}
}
