package main

import (
	"os"
	"path/filepath"
	"slices"

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
func (c *scenario) readWith(p *profiles.Programme, on profiles.Date, m *matcher.Scenario) (q *profiles.Programme, words []diag.Message, err error) {
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
func changeWords(p *profiles.Programme, path string, c *profiles.Change) []diag.Message {
	var joining, other, fields []diag.Message
	sortOut := func(role profiles.Role, id string, known bool) {
		if known {
			other = append(other, diag.Say("{id}", "id", id))
			return
		}
		joining = append(joining, diag.Say("{role} {id}", "role", roleWord(role), "id", id))
	}
	for _, m := range c.Mentees {
		sortOut(profiles.RoleMentee, m.ID, slices.ContainsFunc(p.Mentees, func(x profiles.Mentee) bool { return x.ID == m.ID }))
	}
	for _, m := range c.Mentors {
		sortOut(profiles.RoleMentor, m.ID, slices.ContainsFunc(p.Mentors, func(x profiles.Mentor) bool { return x.ID == m.ID }))
	}
	for _, field := range c.Fields {
		fields = append(fields, diag.Say("{id}", "id", field))
	}
	var words []diag.Message
	for _, part := range []struct {
		text  diag.Message
		names []diag.Message
	}{{"{file} brings {names}", joining}, {"{file} changes the profile of {names}", other}, {"{file} sets {names}", fields}} {
		if len(part.names) > 0 {
			words = append(words, diag.Say(part.text, "file", filepath.ToSlash(path), "names", shortList(part.names)))
		}
	}
	return words
}

// shortList joins names, of which there can be many.
func shortList(names []diag.Message) diag.Message {
	const most = 8
	if len(names) > most {
		return diag.Say("{names} and {count} more", "names", diag.Joined(names[:most], "{before}, {next}"), "count", len(names)-most)
	}
	return diag.Joined(names, "{before}, {next}")
}
