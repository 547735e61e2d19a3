package report

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"testing"
)

// A limited writer has a folder, and takes so many bytes.
type limited struct {
	bytes.Buffer
	folder string
	left   int
}

var errNoRoom = errors.New("no room")

func (l *limited) Scratch() string { return l.folder }

func (l *limited) Write(b []byte) (int, error) {
	if l.left -= len(b); l.left < 0 {
		return 0, errNoRoom
	}
	return l.Buffer.Write(b)
}

// What is long waits outside of memory, in the folder of the file; it comes
// back whole, and nothing is left in the folder, also when there is no room.
func TestLongPartsOfAWorkbookWaitInItsFolder(t *testing.T) {
	long := make([]byte, 3*mostHeld+1) // that cannot be pressed
	random := rand.NewChaCha8([32]byte{1})
	random.Read(long)
	for _, c := range []struct {
		reason string
		left   int
		want   error
	}{
		{"there is room", 1 << 30, nil}, {"no room for the long part", 2 * mostHeld, errNoRoom}, {"no room at all", 0, errNoRoom},
	} {
		to := &limited{folder: t.TempDir(), left: c.left}
		archive := newSortedZip(to, nil)
		for _, part := range []struct {
			name string
			data []byte
		}{{"b", long}, {"a", []byte("short")}} {
			w, err := archive.Create(part.name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(w, bytes.NewReader(part.data)); err != nil {
				t.Fatal(err)
			}
		}
		if waiting, _ := os.ReadDir(to.folder); len(waiting) != 1 {
			t.Errorf("%s: %d files wait in the folder, want that of the long part", c.reason, len(waiting))
		}
		err := archive.Close()
		archive.discard()
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.reason, err, c.want)
		}
		if left, _ := os.ReadDir(to.folder); len(left) != 0 {
			t.Errorf("%s: %v is left in the folder", c.reason, left)
		}
		if c.want != nil {
			continue
		}
		written, err := zip.NewReader(bytes.NewReader(to.Bytes()), int64(to.Len()))
		if err != nil || len(written.File) != 2 || written.File[0].Name != "a" {
			t.Fatalf("%v, %v: want two parts in order", written, err)
		}
		r, err := written.File[1].Open()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, long) {
			t.Errorf("the long part is read back as %d bytes, %v", len(got), err)
		}
	}
}
