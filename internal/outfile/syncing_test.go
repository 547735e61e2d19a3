package outfile

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// A long file, which is synced while it is written, has every byte in its
// place; and when it is given up, nothing is left behind.
func TestLongFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.csv")
	text := bytes.Repeat([]byte("0123456789abcde\n"), 3*syncEach/16+1)
	piecemeal := func(w io.Writer) error {
		for rest := text; len(rest) > 0; {
			n := min(len(rest), 1<<20-7)
			if _, err := w.Write(rest[:n]); err != nil {
				return err
			}
			rest = rest[n:]
		}
		return nil
	}
	if err := Write(path, nil, piecemeal); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, text) {
		t.Fatalf("%d bytes are read, want %d: %v", len(got), len(text), err)
	}
	if err := Write(path, nil, func(w io.Writer) error { piecemeal(w); return io.ErrUnexpectedEOF }); err == nil {
		t.Error("a file that was given up is no error")
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("%d files are there, want the first alone", len(left))
	}
}

// What a sync under way has met is told, once, by whatever comes next.
func TestSyncingTellsErrors(t *testing.T) {
	for name, next := range map[string]func(*syncing) error{
		"Sync": (*syncing).Sync, "Close": (*syncing).Close,
		"Write": func(f *syncing) error { _, err := f.Write(make([]byte, syncEach)); return err },
	} {
		file, err := os.Create(filepath.Join(t.TempDir(), "f"))
		if err != nil {
			t.Fatal(err)
		}
		f := &syncing{File: file, underWay: make(chan error, 1)}
		f.underWay <- io.ErrShortWrite
		if err := next(f); err != io.ErrShortWrite {
			t.Errorf("%s says %v", name, err)
		}
		if err := f.Close(); name != "Close" && err != nil {
			t.Errorf("%s: it is told twice: %v", name, err)
		}
	}
}
