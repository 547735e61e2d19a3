package outfile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// An Error says why a file was not written, and what to do.
type Error struct {
	Path   string // the file, as the person named it
	Text   string // what is wrong
	Advice string // what to do; "" when nobody can know
	Err    error  // the error beneath; nil when the path itself was refused
}

// Error is the text and the advice in one line.
func (e *Error) Error() string {
	s := "cannot write"
	if e.Path != "" {
		s += " " + e.Path
	}
	s += ": " + e.Text
	if e.Advice != "" {
		s += "; " + e.Advice
	}
	return s
}

// Hint is what to do.
func (e *Error) Hint() string { return e.Advice }

// Unwrap is the error beneath.
func (e *Error) Unwrap() error { return e.Err }

// explain puts the usual failures into words.
func explain(path string, err error) error {
	e := &Error{Path: path, Err: err}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		e.Text, e.Advice = "the disk is full", "free some space, or write to another disk"
	case errors.Is(err, syscall.EROFS):
		e.Text, e.Advice = "the disk can only be read", "choose a folder elsewhere"
	case errors.Is(err, fs.ErrPermission):
		e.Text, e.Advice = "you may not write there", "choose another folder, or ask its owner; if the file is open in a spreadsheet, close it"
	case errors.Is(err, syscall.ENAMETOOLONG):
		e.Text, e.Advice = "the name is too long", "choose a shorter one"
	case errors.Is(err, syscall.ENOTDIR):
		e.Text, e.Advice = "a part of the path is a file and not a folder", "choose another folder"
	default:
		e.Text = err.Error()
		var path *fs.PathError
		var rename *os.LinkError
		switch {
		case errors.As(err, &path):
			e.Text = path.Err.Error()
		case errors.As(err, &rename):
			e.Text = rename.Err.Error()
		}
	}
	return e
}
