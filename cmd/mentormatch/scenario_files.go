package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// A scenarioFile is a file that a what-if reads beside the programme, as its
// folder and its name there.
type scenarioFile struct {
	dir, name string
}

func newScenarioFile(path string) scenarioFile {
	return scenarioFile{filepath.Dir(path), filepath.Base(path)}
}

// options are those that files beside a programme are read with.
func (f scenarioFile) options(on profiles.Date) profiles.LoadOptions {
	name := filepath.ToSlash(f.dir)
	if name == "." {
		name = ""
	}
	return profiles.LoadOptions{Name: name, On: on}
}

// exists says in plain words when a file is not there.
func (f scenarioFile) exists(flag string) error {
	path := filepath.Join(f.dir, f.name)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return &failure{diag.Say(`cannot read "{path}": {cause}`, "path", path, "cause", diag.Cause(err)), diag.Say("name a file that is there after {flag}", "flag", flag)}
	case info.IsDir():
		return &failure{diag.Say(`"{path}" is a folder`, "path", path), diag.Say("name a file after {flag}", "flag", flag)}
	}
	return nil
}

// readWith reads the files of --with, one after another, and makes the programme that they
// change it to.
func (c *scenario) readWith(p *profiles.Programme, on profiles.Date, m *matcher.Scenario) (q *profiles.Programme, words []string, err error) {
	for _, path := range c.with {
		f := newScenarioFile(path)
		if err := f.exists("--with"); err != nil {
			return nil, nil, err
		}
		change, err := profiles.ReadChange(os.DirFS(f.dir), f.name, p, f.options(on))
		if err != nil {
			return nil, nil, err
		}
		words = append(words, changeWords(p, path, change)...)
		m.With = append(m.With, *change)
		p = change.Apply(p)
	}
	return p, words, nil
}

// changeWords say what a file changes.
func changeWords(p *profiles.Programme, path string, c *profiles.Change) []string {
	var joined, other []string
	sortOut := func(role profiles.Role, id string, known bool) {
		if known {
			other = append(other, id)
			return
		}
		joined = append(joined, fmt.Sprintf("%s %s", role, id))
	}
	for _, m := range c.Mentees {
		sortOut(profiles.RoleMentee, m.ID, slices.ContainsFunc(p.Mentees, func(x profiles.Mentee) bool { return x.ID == m.ID }))
	}
	for _, m := range c.Mentors {
		sortOut(profiles.RoleMentor, m.ID, slices.ContainsFunc(p.Mentors, func(x profiles.Mentor) bool { return x.ID == m.ID }))
	}
	var words []string
	for _, part := range []struct {
		what  string
		names []string
	}{{"brings", joined}, {"changes the profile of", other}, {"sets", c.Fields}} {
		if len(part.names) > 0 {
			words = append(words, fmt.Sprintf("%s %s %s", filepath.ToSlash(path), part.what, shortList(part.names)))
		}
	}
	return words
}

// shortList joins names, of which there can be many.
func shortList(names []string) string {
	const most = 8
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
}
