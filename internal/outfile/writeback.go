package outfile

import "os"

// A writeback is a file that the system is asked to bring to the disk while it
// is still being written, where systems can be asked without waiting, so that
// there is little left to wait for when it is synced at the end.
type writeback struct {
	*os.File
	written, begun int64 // bytes, and for how many of them it was asked
}

// writebackEach is after how many bytes the system is asked: a table of a
// hundred thousand matches has 70 MB. Short files are synced once, at the end.
const writebackEach = 4 << 20

func (f *writeback) Write(b []byte) (int, error) {
	n, err := f.File.Write(b)
	f.written += int64(n)
	if waiting := f.written - f.begun; err == nil && waiting >= writebackEach {
		beginWriteback(f.File, f.begun, waiting)
		f.begun = f.written
	}
	return n, err
}
