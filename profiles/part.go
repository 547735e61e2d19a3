package profiles

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// A part is a stretch of a file that is parsed by itself: a document, or one
// entry of a document that is a list.
type part struct {
	stretch
	file   string // as problems name it
	people bool   // of a file of people or decisions, where a line can hold a disability

	lines  []string     // of the text; nil until asked for
	hidden map[int]bool // lines that hold something sensitive; nil until asked for
}

// parse makes a tree of the part. It reports false when the part is not YAML,
// and then has said why. A part that says nothing has no tree.
func (p *part) parse(sink *diag.Problems) (root *yaml.Node, ok bool) {
	text := p.text
	if bad := p.characters(); len(bad) > 0 {
		*sink = append(*sink, bad...)
		text = []byte(strings.Map(func(r rune) rune {
			if unreadable(r) {
				return utf8.RuneError
			}
			return r
		}, string(text)))
	}
	if line, found := directive(text); found {
		*sink = append(*sink, p.problem(line, 1, diag.Problem{
			ID: "directive", Text: "a YAML directive, which profiles do not use",
			Hint: "take the line out"}))
		return nil, false
	}
	document, err := decode(text)
	if err != nil {
		*sink = append(*sink, p.syntaxProblem(text, err))
		return nil, false
	}
	if len(document.Content) == 0 {
		return nil, true
	}
	return document.Content[0], true
}

// tooLarge is the problem of a part above maxPart.
func (p *part) tooLarge() diag.Problem {
	return diag.Problem{ID: "too-large", File: p.file, Line: p.before + 1,
		Text: fmt.Sprintf("a document of more than %d MB that cannot be read in pieces", maxPart>>20),
		Hint: "write each person as a document of their own, with a line --- between them"}
}

// decode is yaml.Unmarshal, with a panic of the library turned into an error.
//
// It is quick for whatever it is given, so that what is nested too deeply or
// has too many keys need not be found before: of 1 MB, "[[[[" and "- - - -"
// are refused in 10 ms at a depth of 10 000, and a mapping of 100 000 keys
// takes 0.13 s, because nothing is decoded into a Go map.
func decode(text []byte) (document yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot be read: %v", r)
		}
	}()
	err = yaml.Unmarshal(text, &document)
	return document, err
}

// problem gives a problem its place. Line and column are those of the part.
func (p *part) problem(line, column int, problem diag.Problem) diag.Problem {
	problem.File = p.file
	problem.Line = p.before + line
	problem.Column = column
	problem.Excerpt = p.excerpt(line)
	if p.people && !problem.Sensitive {
		problem.SensitiveLine = p.holdsSensitive(line)
	}
	return problem
}

// excerpt is a line of the part, without its end; "" for one that is too long
// to be written by a person. All excerpts share one copy of the part.
func (p *part) excerpt(line int) string {
	if p.lines == nil {
		p.lines = strings.Split(string(p.text), "\n")
	}
	if line < 1 || line > len(p.lines) || len(p.lines[line-1]) > longestLine {
		return ""
	}
	return p.lines[line-1]
}

// longestLine is the longest line, in bytes, that problems show a piece of. A
// list of people on one line of megabytes would take minutes to show piece by
// piece.
const longestLine = 20_000

// sensitiveFields can hold a disability, or speak of one.
var sensitiveFields = map[string]bool{
	"disability": true, "lived_experience": true, "notes": true, "why": true, "override": true,
}

// holdsSensitive reports whether a line of the part says something that is
// not for every eye. A part that cannot be parsed may hold anything anywhere.
func (p *part) holdsSensitive(line int) bool {
	if p.hidden == nil {
		p.hidden = map[int]bool{}
		document, err := decode(p.text)
		if err != nil {
			p.hidden[0] = true
		}
		p.hide(&document, bytes.Count(p.text, []byte("\n"))+1)
	}
	return p.hidden[0] || p.hidden[line]
}

// hide marks the lines of sensitive fields, and of fields that nobody knows:
// a misspelt name must not give away what stands behind it. The node reaches
// no further than the line end.
func (p *part) hide(node *yaml.Node, end int) {
	for i := 0; i < len(node.Content); i++ {
		child, last := node.Content[i], end
		if node.Kind == yaml.MappingNode {
			i++
			child = node.Content[i]
		}
		if i+1 < len(node.Content) {
			last = node.Content[i+1].Line
		}
		if node.Kind == yaml.MappingNode {
			key := node.Content[i-1]
			if sensitiveFields[key.Value] || !personFields[key.Value] {
				if i+1 < len(node.Content) && node.Content[i+1].Column == key.Column && last > key.Line {
					last--
				}
				for line := key.Line; line <= last; line++ {
					p.hidden[line] = true
				}
				continue
			}
		}
		p.hide(child, last)
	}
}
