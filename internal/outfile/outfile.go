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
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"mentormatch/internal/diag"
)

// Write calls write with the content's destination and, when it succeeds,
// puts what it wrote under path, readable and writable by its owner only.
//
// The destination has a method Scratch() string: the folder of the file, where
// what is too long for memory can be put aside.
//
// It refuses a path that [Check] refuses. Every error is an [*Error] in plain
// words, and wraps the error beneath, that of write included.
func Write(path string, inputs []string, write func(io.Writer) error) (err error) {
	if err := Check(path, inputs); err != nil {
		return err
	}
	// What is written, looked at and renamed is one file, also where the
	// path goes up through a folder that is a link or is not there.
	path = filepath.Clean(path)
	folder := filepath.Dir(path)
	file, err := os.CreateTemp(folder, ".mentormatch-*.tmp")
	if err != nil {
		return explain(path, err)
	}
	temporary := &writeback{File: file}
	// Also when write panics: the caller may recover, the file must go.
	done := false
	defer func() {
		if !done {
			temporary.Close()
			os.Remove(temporary.Name())
		}
	}()

	buffer := &destination{bufio.NewWriterSize(temporary, 1<<16), folder}
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

// A destination is where a file's content goes.
type destination struct {
	*bufio.Writer
	folder string
}

// Scratch is the folder of the file: what has to be put aside while the content
// is made may stand there, and is to be taken away again.
func (d *destination) Scratch() string { return d.folder }

// Check reports why path must not be written: it is a link, a folder, a pipe
// or a device, it is one of the inputs under this or another name, or its
// folder is missing. Inputs that do not exist are no obstacle.
func Check(path string, inputs []string) error {
	if path == "" {
		return &Error{Text: "the output has no name", Advice: "give one, such as matches.xlsx"}
	}
	if os.IsPathSeparator(path[len(path)-1]) {
		return aFolder(path)
	}
	path = filepath.Clean(path)
	folder := filepath.Dir(path)
	switch info, err := os.Stat(folder); {
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Path: path, Text: diag.Say("the folder {folder} does not exist", "folder", folder), Advice: "make it first, or choose another"}
	case err != nil:
		return explain(path, err)
	case !info.IsDir():
		return &Error{Path: path, Text: diag.Say("{folder} is not a folder", "folder", folder), Advice: "choose another"}
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return explain(path, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return &Error{Path: path, Text: "it is a symbolic link", Advice: "name the file itself, or remove the link first"}
	case info.IsDir():
		return aFolder(path)
	case !info.Mode().IsRegular():
		return &Error{Path: path, Text: "it is a pipe or a device and not a file", Advice: "choose another name, or - for standard output"}
	}
	for _, input := range inputs {
		if other, err := os.Stat(input); err == nil && os.SameFile(info, other) {
			return &Error{Path: path, Text: diag.Say("it is {input}, which this run reads", "input", input), Advice: "choose another name"}
		}
	}
	return nil
}

func aFolder(path string) error {
	return &Error{Path: path, Text: "it is a folder", Advice: diag.Say("name a file in it, such as {file}", "file", filepath.Join(path, "matches.xlsx"))}
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
