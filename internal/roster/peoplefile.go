package roster

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// A peopleFile is a file of people as text, with a tree to find one's way in
// it. Changes are made to the text, so that whatever is not changed stays as
// somebody wrote it, to the last blank and comment.
type peopleFile struct {
	path  string
	mark  bool     // begins with a byte order mark
	crlf  bool     // lines end with CR LF
	lines []string // without their ends
	docs  []*yaml.Node
	edits []edit

	flowDocs []*yaml.Node // documents in [brackets] that have changed

	people map[string]*standing // by id
}

// A standing is a person in the text.
type standing struct {
	node *yaml.Node
	end  int // last line, from 1
	doc  *yaml.Node
}

// An edit puts lines in the place of others. When to is from-1, nothing is
// taken out and the lines come in front of from.
type edit struct {
	from, to int // lines, from 1, both included
	lines    []string
}

// readPeopleFile reads a file that the profiles have read without a problem.
func readPeopleFile(path string, data []byte) (*peopleFile, error) {
	f := &peopleFile{path: path, people: map[string]*standing{}}
	f.mark = bytes.HasPrefix(data, []byte("\uFEFF"))
	f.crlf = bytes.Contains(data, []byte("\r\n"))
	text := strings.TrimPrefix(string(data), "\uFEFF")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	f.lines = strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if text == "" {
		f.lines = nil
	}
	decoder := yaml.NewDecoder(strings.NewReader(text))
	for {
		doc := &yaml.Node{}
		err := decoder.Decode(doc)
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		f.docs = append(f.docs, doc)
	}
	for i, doc := range f.docs {
		end := len(f.lines)
		if i+1 < len(f.docs) && len(f.docs[i+1].Content) > 0 {
			end = f.docs[i+1].Content[0].Line - 1
		}
		f.place(doc, end)
	}
	return f, nil
}

// place finds the people of a document and where each ends.
func (f *peopleFile) place(doc *yaml.Node, end int) {
	if len(doc.Content) == 0 {
		return
	}
	root := doc.Content[0]
	people := []*yaml.Node{root}
	if root.Kind == yaml.SequenceNode {
		people = root.Content
	}
	for i, node := range people {
		last := end
		if i+1 < len(people) {
			last = people[i+1].Line - 1
		}
		if node.Kind != yaml.MappingNode {
			continue
		}
		if id := child(node, "id"); id != nil {
			f.people[strings.TrimSpace(id.Value)] = &standing{node: node, end: f.trim(node.Line, last, node.Column), doc: doc}
		}
	}
}

// child is the value of a field of a mapping; nil for none.
func child(m *yaml.Node, name string) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == name {
			return m.Content[i+1]
		}
	}
	return nil
}

// trim is the last line of a stretch that says something. Blank lines,
// comments and document marks at its end belong to what comes after. A line
// that is indented further than column is taken for text: it can be the end of
// a text in lines, in which # is no comment.
func (f *peopleFile) trim(from, to, column int) int {
	for ; to > from; to-- {
		line := f.lines[to-1]
		text := strings.TrimLeft(line, " ")
		switch {
		case strings.TrimSpace(line) == "", strings.TrimSpace(text) == "-",
			strings.HasPrefix(line, "---"), strings.HasPrefix(line, "..."):
			continue
		case strings.HasPrefix(text, "#") && len(line)-len(text) < column:
			continue
		}
		return to
	}
	return to
}

// bytes is the text with the edits made.
func (f *peopleFile) bytes() []byte {
	lines := f.lines
	// From the end, so that the lines before keep their numbers. Edits are
	// made in the order of the file, and those in one place in theirs.
	var out []string
	at := 1
	for _, e := range sortedEdits(f.edits) {
		out = append(out, lines[at-1:e.from-1]...)
		out = append(out, e.lines...)
		at = max(e.to+1, e.from)
	}
	out = append(out, lines[at-1:]...)
	end := "\n"
	if f.crlf {
		end = "\r\n"
	}
	text := strings.Join(out, end) + end
	if f.mark {
		text = "\uFEFF" + text
	}
	return []byte(text)
}

// append adds people at the end of the file.
func (f *peopleFile) append(records []*record) {
	indent, inList := 0, false
	if n := len(f.docs); n > 0 && len(f.docs[n-1].Content) > 0 {
		root := f.docs[n-1].Content[0]
		inList = root.Kind == yaml.SequenceNode && root.Style&yaml.FlowStyle == 0 && len(root.Content) > 0 &&
			!f.closed()
		if inList {
			indent = root.Column - 1
		}
		// A list of nobody, [], makes room.
		if root.Kind == yaml.SequenceNode && len(root.Content) == 0 && strings.TrimSpace(f.lines[root.Line-1]) == "[]" {
			f.edits = append(f.edits, edit{from: root.Line, to: root.Line})
			inList = true
		}
	}
	var added []string
	if !inList && len(f.docs) > 0 {
		added = append(added, "---")
	}
	dash := strings.Repeat(" ", indent) + "- "
	for i, r := range records {
		if i > 0 || inList && len(f.people) > 0 {
			added = append(added, "")
		}
		text := dash + r.lines(strings.Repeat(" ", len(dash)))
		added = append(added, strings.Split(strings.TrimSuffix(text, "\n"), "\n")...)
	}
	last := len(f.lines)
	for last > 0 && strings.TrimSpace(f.lines[last-1]) == "" {
		last--
	}
	f.edits = append(f.edits, edit{from: last + 1, to: last, lines: added})
}

// closed reports whether a line of three dots ends the last document.
func (f *peopleFile) closed() bool {
	for i := len(f.lines) - 1; i >= 0; i-- {
		if strings.HasPrefix(f.lines[i], "...") {
			return true
		}
		if text := strings.TrimSpace(f.lines[i]); text != "" && !strings.HasPrefix(text, "#") {
			return false
		}
	}
	return false
}
