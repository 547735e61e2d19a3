package sample

import (
	"embed"
	"errors"
	"io"
	"strings"
	"text/template"

	"mentormatch/profiles"
)

//go:embed small/*.yaml.tmpl
var smallFiles embed.FS

// smallNames are the files of the small programme, in the order of reading.
var smallNames = []string{"programme.yaml", "mentees.yaml", "mentors.yaml", "decisions.yaml", "partners.yaml"}

// WriteSmall writes a programme of four mentees and three mentors into a
// folder. It runs as it is, and its comments explain every field.
//
// say gives its comments in the reader's language, by the English paragraph; nil
// leaves them English. Fields, codes and values are the same in every language.
//
// Its dates are counted from the given day, so that training is valid and the
// term lies ahead on the day that somebody begins. The folder is made when it
// does not exist. WriteSmall refuses one that has a programme with an
// [*ExistsError], and leaves nothing behind when writing fails.
func WriteSmall(dir string, on profiles.Date, say func(english string, namesAndValues ...any) string) error {
	if on.IsZero() {
		return errors.New("a programme needs the day it is made for")
	}
	files, err := template.New("").Funcs(dates(on)).ParseFS(smallFiles, "small/*")
	if err != nil {
		return err
	}
	f, err := newFolder(dir)
	if err != nil {
		return err
	}
	for _, name := range smallNames {
		err := f.write(name, func(w io.Writer) error {
			var text strings.Builder
			if err := files.ExecuteTemplate(&text, name+".tmpl", struct{ Term profiles.Date }{nextMonday(on)}); err != nil {
				return err
			}
			file := text.String()
			if say != nil {
				file = translated(file, say)
			}
			_, err := io.WriteString(w, file)
			return err
		})
		if err != nil {
			f.remove()
			return err
		}
	}
	return nil
}

// dates are the days that the files write, counted from the day of writing.
func dates(on profiles.Date) template.FuncMap {
	return template.FuncMap{
		"ago":   func(days int) string { return on.AddDays(-days).String() },
		"ahead": func(days int) string { return on.AddDays(days).String() },
		"month": func(days int) string {
			return strings.TrimSuffix(on.AddDays(days).String()[:8], "-")
		},
	}
}
