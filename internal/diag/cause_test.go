package diag

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

type saying struct{ text Message }

func (s saying) Error() string             { return s.text.String() }
func (s saying) Say() (text, hint Message) { return s.text, "do this" }

// What the system says of a file is said in our words, without the file's name.
func TestCause(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, missing := os.Open(filepath.Join(dir, "missing"))
	_, folder := os.ReadFile(dir)
	there := os.Mkdir(dir, 0o700)
	for _, test := range []struct {
		err          error
		want, reason string
	}{
		{missing, "it is not there", "a file that is missing"},
		{fmt.Errorf("sheet 1: %w", missing), "it is not there", "however deep"},
		{folder, "it is a folder", "a folder where a file should be"},
		{there, "it is there already", "what exists"},
		{&fs.PathError{Op: "open", Path: file, Err: fs.ErrPermission}, "permission denied", "no permission"},
		{&fs.PathError{Op: "open", Path: file, Err: errors.New("the moon is full")}, "the moon is full", "what nobody foresaw, without the name"},
		{&os.LinkError{Op: "rename", Old: file, New: dir, Err: errors.New("no")}, "no", "and without both names"},
		{errors.New("no"), "no", "any other error"},
		{fmt.Errorf("around: %w", saying{"said already"}), "said already", "an error that says itself"},
	} {
		if got := Cause(test.err).String(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.reason, got, test.want)
		}
	}
	for _, known := range systemCauses {
		if got := Cause(&fs.PathError{Op: "open", Path: file, Err: known.is}); got != known.said {
			t.Errorf("%v: got %q, want %q: no row of the table hides another", known.is, got, known.said)
		}
	}
}
