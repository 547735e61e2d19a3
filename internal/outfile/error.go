package outfile

import (
	"errors"

	"mentormatch/internal/diag"
)

// An Error says why a file was not written, and what to do.
type Error struct {
	Path   string       // the file, as the person named it
	Text   diag.Message // what is wrong
	Advice diag.Message // what to do; "" when nobody can know
	Err    error        // the error beneath; nil when the path itself was refused
}

// Error is the text and the advice in one line.
func (e *Error) Error() string {
	text, advice := e.Say()
	if advice == "" {
		return text.String()
	}
	return text.String() + "; " + advice.String()
}

// Say is what could not be written and why, and what to do.
func (e *Error) Say() (text, hint diag.Message) {
	if e.Path == "" {
		return diag.Say("cannot write: {text}", "text", e.Text), e.Advice
	}
	return diag.Say(`cannot write "{path}": {text}`, "path", e.Path, "text", e.Text), e.Advice
}

// Unwrap is the error beneath.
func (e *Error) Unwrap() error { return e.Err }

// explain puts the usual failures into words. What writing another file within
// this one said is said already.
func explain(path string, err error) error {
	var other *Error
	if errors.As(err, &other) {
		return other
	}
	e := &Error{Path: path, Text: diag.Cause(err), Err: err}
	switch e.Text {
	case "the disk is full", "you have used up your share of the disk":
		e.Advice = "free some space, or write to another disk"
	case "the disk can only be read":
		e.Advice = "choose a folder elsewhere"
	case "permission denied":
		e.Text, e.Advice = "you may not write there", "choose another folder, or ask its owner; if the file is open in a spreadsheet, close it"
	case "another program has it open":
		e.Advice = "close it there, or choose another name"
	case "the name is too long":
		e.Advice = "choose a shorter one"
	case "a part of the path is a file and not a folder":
		e.Advice = "choose another folder"
	}
	return e
}
