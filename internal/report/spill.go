package report

import (
	"bytes"
	"io"
	"os"
)

// A scratcher is a writer that knows where what it does not hold in memory may
// stand for a while: beside the file that it writes, as that is where the
// person wants what it tells. Others have the folder of the system.
type scratcher interface{ Scratch() string }

func scratchOf(w io.Writer) string {
	if s, ok := w.(scratcher); ok {
		return s.Scratch()
	}
	return ""
}

// mostHeld is how much a spill holds in memory.
const mostHeld = 1 << 20

// A spill keeps what is written until it is asked for: in memory, and what is
// long in a file.
type spill struct {
	folder string // "" for the system's
	held   bytes.Buffer
	file   *os.File // nil until it is needed
	size   int64
}

func (s *spill) Write(b []byte) (int, error) {
	s.size += int64(len(b))
	if s.held.Len()+len(b) <= mostHeld {
		return s.held.Write(b)
	}
	if s.file == nil {
		file, err := os.CreateTemp(s.folder, ".mentormatch-*.tmp") // for its owner alone
		if err != nil {
			return 0, err
		}
		s.file = file
	}
	if _, err := s.held.WriteTo(s.file); err != nil {
		return 0, err
	}
	return s.file.Write(b)
}

// WriteTo hands over all that was written, once.
func (s *spill) WriteTo(w io.Writer) (int64, error) {
	if s.file == nil {
		return s.held.WriteTo(w)
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	n, err := io.Copy(w, s.file)
	if err != nil {
		return n, err
	}
	rest, err := s.held.WriteTo(w)
	return n + rest, err
}

// Close lets go of everything.
func (s *spill) Close() {
	s.held = bytes.Buffer{}
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
		s.file = nil
	}
}
