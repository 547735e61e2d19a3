package outfile

import (
	"os"

	"golang.org/x/sys/unix"
)

// beginWriteback asks the system to bring bytes of a file to the disk, and does
// not wait for it. What fails is told by the sync at the end.
func beginWriteback(f *os.File, offset, bytes int64) {
	unix.SyncFileRange(int(f.Fd()), offset, bytes, unix.SYNC_FILE_RANGE_WRITE)
}
