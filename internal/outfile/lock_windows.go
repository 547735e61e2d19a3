package outfile

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// openLocked opens a file, which is made where there is none, so that no other process can open it for writing, or
// delete it, until it is closed. It does not wait: when another process has it open, the error is
// errHeld. It follows no link.
func openLocked(name string) (*os.File, error) {
	path, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	h, err := windows.CreateFile(path, windows.GENERIC_READ|windows.GENERIC_WRITE, windows.FILE_SHARE_READ, nil,
		windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_OPEN_REPARSE_POINT, 0)
	switch {
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION):
		return nil, errHeld
	case err != nil:
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	return os.NewFile(uintptr(h), name), nil
}

// giveFree ends a lock and deletes the file, which fails where the next one has it open already.
func giveFree(f *os.File, name string) {
	f.Close()
	os.Remove(name)
}
