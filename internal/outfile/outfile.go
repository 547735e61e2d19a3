// Package outfile writes a file whole or not at all.
//
// [Write] makes a temporary file beside the one that is wanted, fills it,
// brings it to the disk and gives it the name. Whoever opens the file sees
// the old content or the new, never half of either; when anything fails, the
// old file is as it was and nothing else is left behind. [Check] asks the same
// questions about the name without writing, so that a program can refuse
// before an hour of work and not after it.
package outfile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// Write calls write with the content's destination and, when it succeeds,
// puts what it wrote under path, readable and writable by its owner only.
//
// It refuses a path that [Check] refuses. Errors say in plain words what is
// wrong and what to do; they wrap the error beneath, that of write included.
func Write(path string, inputs []string, write func(io.Writer) error) (err error) {
	if err := Check(path, inputs); err != nil {
		return err
	}
	folder := filepath.Dir(path)
	temporary, err := os.CreateTemp(folder, ".mentormatch-*.tmp")
	if err != nil {
		return explain(path, err)
	}
	// Also when write panics: the caller may recover, the file must go.
	done := false
	defer func() {
		if !done {
			temporary.Close()
			os.Remove(temporary.Name())
		}
	}()

	buffer := bufio.NewWriterSize(temporary, 1<<16)
	if err := write(buffer); err != nil {
		return explain(path, err)
	}
	if err := buffer.Flush(); err != nil {
		return explain(path, err)
	}
	// CreateTemp asks for 0600, and a umask can only take from that.
	if err := temporary.Chmod(0o600); err != nil && runtime.GOOS != "windows" {
		return explain(path, err)
	}
	if err := temporary.Sync(); err != nil {
		return explain(path, err)
	}
	if err := temporary.Close(); err != nil {
		return explain(path, err)
	}
	// The content may have taken minutes to make: look again at what a
	// rename would replace.
	if err := Check(path, inputs); err != nil {
		return err
	}
	if err := os.Rename(temporary.Name(), path); err != nil {
		return explain(path, err)
	}
	done = true
	syncFolder(folder)
	return nil
}

// Check reports why path must not be written: it is a link, a folder, a pipe
// or a device, it is one of the inputs under this or another name, or its
// folder is missing. Inputs that do not exist are no obstacle.
func Check(path string, inputs []string) error {
	if path == "" {
		return errors.New("the output has no name; give one, such as matches.xlsx")
	}
	if os.IsPathSeparator(path[len(path)-1]) {
		return fmt.Errorf("%s is a folder; name a file in it, such as %s", path, filepath.Join(path, "matches.xlsx"))
	}
	folder := filepath.Dir(path)
	switch info, err := os.Stat(folder); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot write %s: the folder %s does not exist; make it first, or choose another", path, folder)
	case err != nil:
		return explain(path, err)
	case !info.IsDir():
		return fmt.Errorf("cannot write %s: %s is not a folder; choose another", path, folder)
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return explain(path, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("%s is a symbolic link; name the file itself, or remove the link first", path)
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name a file in it, such as %s", path, filepath.Join(path, "matches.xlsx"))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is a pipe or a device and not a file; choose another name, or - for standard output", path)
	}
	for _, input := range inputs {
		if other, err := os.Stat(input); err == nil && os.SameFile(info, other) {
			return fmt.Errorf("%s would overwrite %s, which this run reads; choose another name", path, input)
		}
	}
	return nil
}

// explain puts the usual failures into words.
func explain(path string, err error) error {
	advice := ""
	switch {
	case errors.Is(err, syscall.ENOSPC):
		advice = "the disk is full; free some space, or write to another disk"
	case errors.Is(err, syscall.EROFS):
		advice = "the disk can only be read; choose a folder elsewhere"
	case errors.Is(err, fs.ErrPermission):
		advice = "you may not write there; choose another folder, or ask its owner; if the file is open in a spreadsheet, close it"
	case errors.Is(err, syscall.ENAMETOOLONG):
		advice = "the name is too long; choose a shorter one"
	default:
		return fmt.Errorf("cannot write %s: %w", path, err)
	}
	return fmt.Errorf("cannot write %s: %s (%w)", path, advice, err)
}

// syncFolder brings the new name to the disk. The file is complete under its
// name by then and some systems cannot sync a folder, so a failure is not
// one of Write.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		f.Sync()
		f.Close()
	}
}
