package sample

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"mentormatch/internal/diag"
)

// reserved are the names that a programme folder gives a meaning to.
var reserved = []string{
	"programme.yaml", "mentees.yaml", "mentees", "mentors.yaml", "mentors", "decisions.yaml", "partners.yaml",
}

// An ExistsError says that a folder already has a programme, or parts of one.
type ExistsError struct {
	Dir   string
	Names []string // of the files and folders that are in the way
}

// Error names what is in the way.
func (e *ExistsError) Error() string {
	text, _ := e.Say()
	return text.String()
}

// Say names what is in the way, and what to do.
func (e *ExistsError) Say() (text, hint diag.Message) {
	return diag.Say("{dir} already has {names}: nothing was written", "dir", e.Dir, "names", e.Names), otherFolder
}

const otherFolder diag.Message = "name a folder that does not exist yet"

// A notFolderError says that a file stands where the folder should.
type notFolderError struct{ dir string }

func (e *notFolderError) Error() string {
	text, _ := e.Say()
	return text.String()
}

func (e *notFolderError) Say() (text, hint diag.Message) {
	return diag.Say("{dir} is a file: nothing was written", "dir", e.dir), otherFolder
}

// A folder is a programme folder in the making.
type folder struct {
	dir  string
	made []string // what was created, the outermost first
}

// newFolder makes a folder, and those above it, for its owner alone: profiles
// say what people live with. A folder that exists is used when no programme is
// in it.
func newFolder(dir string) (*folder, error) {
	f := &folder{dir: dir}
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return nil, &notFolderError{dir}
	case errors.Is(err, fs.ErrNotExist):
		if err := f.makeDir(dir); err != nil {
			f.remove()
			return nil, err
		}
	case err != nil:
		return nil, err
	}
	var names []string
	for _, name := range reserved {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			names = append(names, name)
		}
	}
	if names != nil {
		return nil, &ExistsError{Dir: dir, Names: names}
	}
	return f, nil
}

// makeDir makes a folder and those above it that are missing.
func (f *folder) makeDir(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if above := filepath.Dir(dir); above != dir {
		if err := f.makeDir(above); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	f.made = append(f.made, dir)
	return nil
}

// write creates a file of the folder for its owner alone. It never writes
// over one that is there, nor through a symbolic link.
func (f *folder) write(name string, write func(io.Writer) error) error {
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := f.makeDir(filepath.Dir(path)); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	f.made = append(f.made, path)
	return errors.Join(write(file), file.Close())
}

// remove takes away what was created, so that a run that failed leaves
// nothing behind.
func (f *folder) remove() {
	for i := len(f.made) - 1; i >= 0; i-- {
		os.Remove(f.made[i]) // as far as it goes: the first error is the one to tell
	}
}
