//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package outfile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// openLocked opens a file, which is made where there is none, and locks it. It does not wait: when another
// process has locked it, the error is errHeld. It follows no link.
func openLocked(name string) (*os.File, error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o666)
		if errors.Is(err, fs.ErrPermission) {
			// Left behind by another person, it can be locked all the same.
			// Where none is, the folder can only be read: that is what is wrong.
			if left, other := os.OpenFile(name, os.O_RDONLY|syscall.O_NOFOLLOW, 0); other == nil {
				f, err = left, nil
			}
		}
		if err != nil {
			return nil, err
		}
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err {
		case nil, syscall.ENOTSUP, syscall.ENOSYS, syscall.ENOLCK:
		case syscall.EINTR:
			f.Close()
			continue
		case syscall.EWOULDBLOCK:
			f.Close()
			return nil, errHeld
		default:
			f.Close()
			return nil, err
		}
		if isStill(f, name) {
			return f, nil
		}
		f.Close()
	}
}

// isStill tells whether an open file has its name still. Who held the lock deletes the file, which may be after it was opened here;
// then the next one makes another, and both would have a lock.
func isStill(f *os.File, name string) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(name)
	return err == nil && os.SameFile(open, there)
}

// giveFree deletes a file while it is locked, and ends the lock.
func giveFree(f *os.File, name string) {
	os.Remove(name)
	f.Close()
}
