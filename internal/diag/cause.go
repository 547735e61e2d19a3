package diag

import (
	"errors"
	"io/fs"
	"os"
)

// Cause says in words why something could not be done: what the error says of
// itself, or what the system says of a file. The name of the file is left out,
// for the message around it has that. A failure that is not known is told as
// the system tells it.
func Cause(err error) Message {
	var said interface {
		Say() (text, hint Message)
	}
	if errors.As(err, &said) {
		text, _ := said.Say()
		return text
	}
	for _, known := range systemCauses {
		if errors.Is(err, known.is) {
			return known.said
		}
	}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return Say("{cause}", "cause", err)
}

// A systemCause is what a system's error is called. The first that fits an
// error is said.
type systemCause struct {
	is   error
	said Message
}
