package profiles

import (
	"bytes"
	"errors"
	"fmt"
	"io"
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
	name   string // where its data are, for the way to a value: "mentees", or the name of the file

	// The tree while it is being walked.
	root   *yaml.Node
	person *yaml.Node // below the root; nil when it is no tree of people

	seen      *seen     // what has been read before; nil for nothing
	documents []stretch // of a part that is several documents; nil when it is one

	hashes bool         // see hasHash
	looked bool         // for hashes
	lines  []string     // of the text; nil until asked for
	hidden map[int]bool // lines that hold something sensitive; nil until asked for
}

// parse makes a tree of the part. It reports false when the part is not YAML,
// and then has said why. A part that says nothing has no tree.
func (p *part) parse(sink *diag.Problems) (root *yaml.Node, ok bool) {
	return p.parseChecked(p.characters(), sink)
}

// parseChecked is parse for a part whose bad characters are known.
func (p *part) parseChecked(bad []diag.Problem, sink *diag.Problems) (root *yaml.Node, ok bool) {
	text := p.text
	if len(bad) > 0 {
		*sink = append(*sink, bad...)
		text = legible(text)
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

// legible is a text with a mark in place of each character that YAML refuses.
func legible(text []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if unreadable(r) {
			return utf8.RuneError
		}
		return r
	}, text)
}

// tooLarge is the problem of a part above maxPart.
func (p *part) tooLarge() diag.Problem {
	return diag.Problem{ID: "too-large", File: p.file, Line: p.before + 1,
		Text: diag.Say("a document of more than {most} MB that cannot be read in pieces", "most", maxPart>>20),
		Hint: "write each person as a document of their own, with a line --- between them"}
}

// decode makes the tree of a text that is one document. A panic of the library
// is turned into an error; and so is text behind the document, which
// yaml.Unmarshal would leave unread in silence.
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
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(&document); err != nil {
		if err == io.EOF { // nothing is in it
			err = nil
		}
		return document, err
	}
	var more yaml.Node
	if err := decoder.Decode(&more); err != io.EOF {
		if err == nil {
			err = errors.New("yaml: expected document start")
		}
		return document, err
	}
	return document, nil
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

// hasHash reports whether a # in the text may cut one of its values: one that
// stands between a space and something else.
func (p *part) hasHash() bool {
	if !p.looked {
		p.looked = true
		for text := p.text; !p.hashes; {
			at := bytes.Index(text, []byte(" #"))
			if at < 0 || at+2 == len(text) {
				break
			}
			text = text[at+2:]
			p.hashes = text[0] != ' ' && text[0] != '\n'
		}
	}
	return p.hashes
}

// longestLine is the longest line, in bytes, that problems show a piece of. A
// list of people on one line of megabytes would take minutes to show piece by
// piece.
const longestLine = 20_000

// sensitiveFields can hold a disability, or speak of one; so can what somebody
// has put into share_disability by mistake.
var sensitiveFields = map[string]bool{
	"disability": true, "lived_experience": true, "washington_group": true, "share_disability": true, "notes": true, "why": true, "override": true,
}

// holdsSensitive reports whether a line of the part says something that is
// not for every eye. A part that cannot be parsed may hold anything anywhere.
func (p *part) holdsSensitive(line int) bool {
	if p.hidden == nil {
		p.hidden = map[int]bool{}
		documents := p.documents
		if documents == nil {
			documents = []stretch{p.stretch}
		}
		for _, d := range documents {
			before, lines := d.before-p.before, bytes.Count(d.text, []byte("\n"))+1
			tree := new(quick).read(string(d.text), 1)
			if tree == nil || len(p.characters()) > 0 {
				root, err := decode(legible(d.text))
				if err != nil {
					p.conceal(before+1, before+lines)
				}
				tree = &root
			}
			p.hide(tree, before, lines)
		}
	}
	return p.hidden[line]
}

// hide marks the lines of sensitive fields, and of fields that nobody knows:
// a misspelt name must not give away what stands behind it. The node reaches
// no further than the line end. Its lines are counted from the one behind
// before.
func (p *part) hide(node *yaml.Node, before, end int) {
	for i := 0; i < len(node.Content); i++ {
		child, last := node.Content[i], end
		if node.Kind == yaml.MappingNode {
			i++
			child = node.Content[i]
		}
		if i+1 < len(node.Content) {
			last = node.Content[i+1].Line
			if node.Style&yaml.FlowStyle == 0 && last > child.Line {
				last-- // the next one begins a line
			}
		}
		if node.Kind == yaml.MappingNode {
			key := node.Content[i-1]
			if sensitiveFields[key.Value] || !personFields[key.Value] {
				p.conceal(before+key.Line, before+last)
				continue
			}
		}
		p.hide(child, before, last)
	}
}

func (p *part) conceal(first, last int) {
	for line := first; line <= last; line++ {
		p.hidden[line] = true
	}
}
