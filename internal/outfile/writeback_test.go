package outfile

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// A long file, which goes to the disk while it is written, has every byte in its
// place; and when it is given up, nothing is left behind.
func TestLongFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.csv")
	text := bytes.Repeat([]byte("0123456789abcde\n"), 3*writebackEach/16+1)
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
