package sample

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"mentormatch/internal/lang"
)

// commentWidth is how many cells a line of a translated comment takes, as
// the English files do.
const commentWidth = 80

var (
	// comment is a line that is a comment alone: its mark and its text.
	comment = regexp.MustCompile(`^( *#)(.*)$`)
	// example is a text that is YAML for the person to take over.
	example = regexp.MustCompile(`^ (?:[a-z_]+:(?: \{.*\})?|  - \{.*\})$`)
	// entry is a line that explains what stands before it: a word or a piece of
	// YAML, or the dash of a list alone.
	entry = regexp.MustCompile(`^ {3}(?:- (?:\S.*?\S {2,})?|[a-z]+ {2,})`)
	// command is a text that leads to what is typed.
	command = regexp.MustCompile(`^ (.+:)( {2,}mentormatch .*)$`)
)

// A paragraph is what is translated as one: the mark and the words that stand
// before it, its text on one line, and what stands after it.
type paragraph struct {
	mark, before, text, after string
}

// paragraphs splits a file into the paragraphs of its comments. A line that is
// no comment, or nothing to translate, is a paragraph without text.
func paragraphs(file string) (all []paragraph) {
	open := false // whether the next line may go on with the last paragraph
	for _, line := range strings.Split(strings.TrimSuffix(file, "\n"), "\n") {
		c := comment.FindStringSubmatch(line)
		if c == nil || strings.TrimSpace(c[2]) == "" || example.MatchString(c[2]) {
			all, open = append(all, paragraph{before: line}), false
			continue
		}
		mark, said := c[1], c[2]
		p := paragraph{mark: mark, before: " ", text: words(said)}
		if e := entry.FindString(said); e != "" {
			p.before, p.text = e, words(said[len(e):])
		} else if typed := command.FindStringSubmatch(said); typed != nil {
			p.text, p.after = typed[1], typed[2]
			all, open = append(all, p), false
			continue
		} else if last := len(all) - 1; open && all[last].mark == mark && strings.HasPrefix(said, spaces(all[last].before)) {
			all[last].text += " " + p.text
			continue
		}
		all, open = append(all, p), true
	}
	return all
}

// translated is a file with its comments in another language, wrapped anew.
func translated(file string, say func(english string, namesAndValues ...any) string) string {
	var b strings.Builder
	for _, p := range paragraphs(file) {
		if p.text == "" {
			b.WriteString(p.before + "\n")
			continue
		}
		start := p.mark + p.before
		for i, line := range lang.Wrap(say(p.text), commentWidth-len(start)) {
			if i > 0 {
				start = p.mark + spaces(p.before)
			}
			b.WriteString(start + line)
			if i == 0 {
				b.WriteString(p.after)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// Paragraphs are the texts that a programme says to people, in English: what a
// translation is asked for.
func Paragraphs() []string {
	all := []string{madeByChance, inventedName}
	for _, name := range smallNames {
		data, err := fs.ReadFile(smallFiles, "small/"+name+".tmpl")
		if err != nil {
			panic(err) // the files are part of the program
		}
		for _, p := range paragraphs(string(data)) {
			if p.text != "" && !slices.Contains(all, p.text) {
				all = append(all, p.text)
			}
		}
	}
	return all
}

func words(text string) string  { return strings.Join(strings.Fields(text), " ") }
func spaces(like string) string { return strings.Repeat(" ", len(like)) }
