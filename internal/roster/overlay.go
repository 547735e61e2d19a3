package roster

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// An overlay is a folder as it will be: files that are changed in front of
// those that are there.
type overlay struct {
	base  fs.FS // nil for a folder that is not there yet
	files map[string][]byte
}

// Open opens a file, the changed one if there is one.
func (o *overlay) Open(name string) (fs.File, error) {
	if data, ok := o.files[name]; ok {
		return &openFile{Reader: bytes.NewReader(data), info: fileInfo{path.Base(name), int64(len(data)), 0o600}}, nil
	}
	if o.base == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.base.Open(name)
}

// ReadDir lists a folder with the files that are new in it.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var list []fs.DirEntry
	if o.base != nil {
		var err error
		if list, err = fs.ReadDir(o.base, name); err != nil {
			return nil, err
		}
	} else if name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	for file, data := range o.files {
		if path.Dir(file) == name && !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == path.Base(file) }) {
			list = append(list, fs.FileInfoToDirEntry(fileInfo{path.Base(file), int64(len(data)), 0o600}))
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

type openFile struct {
	*bytes.Reader
	info fileInfo
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type fileInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) Mode() fs.FileMode  { return i.mode }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return false }
func (i fileInfo) Sys() any           { return nil }

// read reads a file of the overlay; nil when it is not there.
func (o *overlay) read(name string) ([]byte, error) {
	f, err := o.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// has reports whether a file or folder is there.
func (o *overlay) has(name string) bool {
	if _, ok := o.files[name]; ok {
		return true
	}
	if o.base == nil {
		return false
	}
	_, err := fs.Stat(o.base, name)
	return err == nil
}
