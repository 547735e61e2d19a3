package profiles

import (
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mentormatch/internal/diag"
)

// maxFile is the largest file that is read, in bytes: some 400 000 people.
const maxFile = 256 << 20

// A folder is the files of a programme that are there.
type folder struct {
	programme, decisions, partners bool
	mentees, mentors, codes        []string // sorted
}

// list looks at what is in the folder. Every file that looks as if it were
// read, and is not, is a problem. It reports false when there is no folder.
func (l *loader) list() (folder, bool) {
	var f folder
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		l.problems = append(l.problems, diag.Problem{ID: "no-folder", File: filepath.ToSlash(l.opt.Name),
			Text: unreadableFolder(err), Hint: "name a folder that holds a programme.yaml"})
		return f, false
	}
	var others []string // files of other kinds
	for _, entry := range entries {
		name := entry.Name()
		isFolder := l.isFolder(entry)
		switch {
		case isFolder && name == "mentees":
			f.mentees = append(f.mentees, l.listPeople(name)...)
		case isFolder && name == "mentors":
			f.mentors = append(f.mentors, l.listPeople(name)...)
		case isFolder && name == "codes":
			f.codes = l.listCodes(name)
		case isFolder:
			if near, ok := diag.Nearest(name, []string{"mentees", "mentors", "codes"}); ok {
				l.unread(name, "a folder that nobody reads", diag.Say("did you mean {name}? rename it", "name", near))
			}
		case name == "programme.yaml":
			f.programme = true
		case name == "mentees.yaml":
			f.mentees = append(f.mentees, name)
		case name == "mentors.yaml":
			f.mentors = append(f.mentors, name)
		case name == "decisions.yaml":
			f.decisions = true
		case name == "partners.yaml":
			f.partners = true
		case strings.HasPrefix(name, "."):
		case isYAML(name):
			l.unread(name, "nobody reads this file", renameHint(name))
		case !isFolder:
			others = append(others, name)
		}
	}
	for _, name := range others {
		there := map[string]bool{"mentees": len(f.mentees) > 0, "mentors": len(f.mentors) > 0}
		if hint := lookalikeHint(name, there); hint != "" {
			l.unread(name, "nobody reads this file", hint)
		}
	}
	slices.Sort(f.mentees)
	slices.Sort(f.mentors)
	slices.Sort(f.codes)
	if !f.programme && !l.reported("program") {
		l.missing("programme.yaml", "this file is missing: a programme needs its settings",
			"write one: it can be as short as the line name: My programme")
	}
	if len(f.mentees) == 0 && !l.reported("mentee") {
		l.missing("mentees.yaml", "this file is missing: nobody to match", "write mentees.yaml, or a folder mentees with .yaml files")
	}
	if len(f.mentors) == 0 && !l.reported("mentor") {
		l.missing("mentors.yaml", "this file is missing: nobody to match with", "write mentors.yaml, or a folder mentors with .yaml files")
	}
	return f, true
}

// reported reports whether a file or folder whose name starts like this has
// been found not to be read: then the real one need not be missed as well.
func (l *loader) reported(start string) bool {
	return slices.ContainsFunc(l.problems, func(p diag.Problem) bool {
		return p.ID == "unread-file" && strings.HasPrefix(strings.ToLower(path.Base(p.File)), start)
	})
}

func (l *loader) listPeople(dir string) []string {
	return l.listDir(dir, ".yaml", func(name string) diag.Message {
		switch {
		case isYAML(name):
			return renameHint(name)
		case isTable(strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")):
			return "make profiles of it: mentormatch import --help"
		}
		return diag.Say("only .yaml files are read; move it out of {folder}", "folder", dir)
	})
}

// listDir is the files of a folder with an ending. Any other is a problem, with
// the hint that is given for its name.
func (l *loader) listDir(dir, ending string, hint func(name string) diag.Message) []string {
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		l.fileProblem(dir, diag.Problem{ID: "unreadable-file", Text: unreadableFolder(err)})
		return nil
	}
	var list []string
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		switch {
		case strings.HasPrefix(entry.Name(), "."), strings.HasPrefix(entry.Name(), "~$"): // what programs leave beside a file that is open
		case l.isFolder(entry):
			l.unread(name, "a folder that nobody reads", diag.Say("put its files into {folder}", "folder", dir))
		case strings.HasSuffix(name, ending):
			list = append(list, name)
		default:
			l.unread(name, "nobody reads this file", hint(name))
		}
	}
	return list
}

// isFolder follows a symbolic link, as reading does.
func (l *loader) isFolder(entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.IsDir()
	}
	info, err := fs.Stat(l.fsys, entry.Name())
	return err == nil && info.IsDir()
}

func isYAML(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending == ".yaml" || ending == ".yml"
}

// renameHint says what a file that nobody reads should be called.
func renameHint(name string) diag.Message {
	base := path.Base(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	if path.Dir(name) != "." {
		return diag.Say("rename it to {name}", "name", stem+".yaml")
	}
	if near, ok := diag.Nearest(stem, programmeFiles); ok {
		return diag.Say("rename it to {name}", "name", near+".yaml")
	}
	var files []string
	for _, file := range programmeFiles {
		files = append(files, file+".yaml")
	}
	return diag.Say("the files are {files}, and those in mentees/, mentors/ and codes/; move it elsewhere", "files", files)
}

// lookalikeHint says what to do with a file that somebody may take for one of
// the programme's, though it is of another kind; "" for any other. A table of
// people is one only when their profiles are not there: it can be where those
// came from.
func lookalikeHint(name string, there map[string]bool) diag.Message {
	stem, ending, _ := strings.Cut(strings.ToLower(name), ".")
	if !slices.Contains(programmeFiles, stem) {
		return ""
	}
	people := stem == "mentees" || stem == "mentors"
	switch {
	case slices.Contains([]string{"yaml.txt", "yml.txt", "txt"}, ending):
		return diag.Say("rename it to {name}; some editors add .txt without showing it", "name", stem+".yaml")
	case ending == "json", ending == "yaml.json":
		return diag.Say("rename it to {name}: JSON is read as YAML", "name", stem+".yaml")
	case isTable(ending) && people && !there[stem]:
		return "make profiles of it: mentormatch import --help"
	}
	return ""
}

// isTable reports whether an ending, in small letters, is that of a table, which
// import makes profiles of or says how to.
func isTable(ending string) bool {
	return slices.Contains([]string{"csv", "tsv", "xlsx", "xls", "ods"}, ending)
}

// programmeFiles are the files of a programme, without .yaml.
var programmeFiles = []string{"programme", "mentees", "mentors", "decisions", "partners"}

// read reads a whole file and takes down what it was. It reports false when
// the file cannot be read as text, and then has said why.
func (l *loader) read(name string) ([]byte, bool) {
	unreadable := func(text diag.Message) ([]byte, bool) {
		l.fileProblem(name, diag.Problem{ID: "unreadable-file", Text: text})
		return nil, false
	}
	info, err := fs.Stat(l.fsys, name)
	switch {
	case err != nil:
		return unreadable(unreadableFile(err))
	case !info.Mode().IsRegular():
		return unreadable("this is not a regular file")
	case info.Size() > maxFile:
		return l.tooLarge(name)
	}
	file, err := l.fsys.Open(name)
	if err != nil {
		return unreadable(unreadableFile(err))
	}
	defer file.Close()
	data := make([]byte, 0, info.Size()+1)
	for len(data) <= maxFile {
		n, err := file.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return unreadable(unreadableFile(err))
		}
		if len(data) == cap(data) {
			data = slices.Grow(data, len(data)+1)
		}
	}
	if len(data) > maxFile {
		return l.tooLarge(name)
	}
	l.programme.Inputs = append(l.programme.Inputs, Input{Path: name, SHA256: sum(data)})
	text, problem := textOf(data)
	if problem != nil {
		l.fileProblem(name, *problem)
		return nil, false
	}
	return text, true
}

func (l *loader) tooLarge(name string) ([]byte, bool) {
	l.fileProblem(name, diag.Problem{ID: "too-large",
		Text: diag.Say("a file of more than {most} MB", "most", maxFile>>20), Hint: "cut it into several files in a folder"})
	return nil, false
}

// unreadableFile says why a file cannot be read.
func unreadableFile(err error) diag.Message {
	return diag.Say("cannot read this file: {cause}", "cause", diag.Cause(err))
}

// unreadableFolder says why a folder cannot be read.
func unreadableFolder(err error) diag.Message {
	return diag.Say("cannot read this folder: {cause}", "cause", diag.Cause(err))
}

func (l *loader) named(name string) string {
	return path.Join(filepath.ToSlash(l.opt.Name), name)
}

func (l *loader) fileProblem(name string, p diag.Problem) {
	p.File = l.named(name)
	l.problems = append(l.problems, p)
}

func (l *loader) unread(name string, text, hint diag.Message) {
	l.fileProblem(name, diag.Problem{ID: "unread-file", Text: text, Hint: hint})
}

func (l *loader) missing(name string, text, hint diag.Message) {
	l.fileProblem(name, diag.Problem{ID: "missing-file", Text: text, Hint: hint})
}
