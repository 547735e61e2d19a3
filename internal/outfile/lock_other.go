//go:build !darwin && !dragonfly && !freebsd && !illumos && !linux && !netbsd && !openbsd && !windows

package outfile

import "os"

// openLocked keeps nobody out: these systems have no lock that ends with the process.
func openLocked(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
}

func giveFree(f *os.File, name string) {
	f.Close()
	os.Remove(name)
}
