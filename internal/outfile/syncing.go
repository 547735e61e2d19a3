package outfile

import "os"

// A syncing file is brought to the disk while it is still being written, so
// that what makes the content need not wait for the disk at the end.
type syncing struct {
	*os.File
	unsynced int        // bytes that no sync was begun for
	underWay chan error // how the sync that was begun has ended; nil when there is none
}

// syncEach is after how many bytes a sync is begun: a table of a hundred
// thousand matches has 70 MB. Short files are synced once, at the end.
const syncEach = 8 << 20

func (f *syncing) Write(b []byte) (int, error) {
	n, err := f.File.Write(b)
	if f.unsynced += n; err != nil || f.unsynced < syncEach {
		return n, err
	}
	if f.underWay != nil {
		select {
		case err := <-f.underWay:
			f.underWay = nil
			if err != nil {
				return n, err
			}
		default: // one at a time
			return n, nil
		}
	}
	f.unsynced = 0
	underWay := make(chan error, 1)
	f.underWay = underWay
	go func() { underWay <- f.File.Sync() }()
	return n, nil
}

// Sync brings everything to the disk. A system tells of a failure once, so that
// of the sync under way is one of Sync.
func (f *syncing) Sync() error {
	if err := f.wait(); err != nil {
		return err
	}
	return f.File.Sync()
}

// Close waits for the sync under way: some systems remove no file that is in
// use.
func (f *syncing) Close() error {
	err := f.wait()
	if closed := f.File.Close(); closed != nil {
		return closed
	}
	return err
}

func (f *syncing) wait() error {
	if f.underWay == nil {
		return nil
	}
	err := <-f.underWay
	f.underWay = nil
	return err
}
