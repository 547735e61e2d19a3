package profiles

import (
	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// readPeople reads a file of people: a list, or documents that are each a
// person or a list.
func (l *loader) readPeople(path string, role Role) {
	data, ok := l.read(path)
	if !ok {
		l.peopleUnread = true
		return
	}
	before, unread := len(l.people), false
	anything := false
	for _, document := range cutDocuments(data) {
		said, ok := l.readPeopleDocument(path, document, role)
		anything = anything || said
		unread = unread || !ok
	}
	l.peopleUnread = l.peopleUnread || unread
	if !anything && !unread && len(l.people) == before {
		l.fileProblem(path, diag.Problem{ID: "empty-file", Text: "nobody is in this file",
			Hint: "write [] when that is meant, or delete the file"})
	}
}

// readPeopleDocument reads a document, a few entries at a time when it is a
// list. said reports whether there is anything in it, ok whether it is YAML.
func (l *loader) readPeopleDocument(path string, document stretch, role Role) (said, ok bool) {
	entries, list := cutItems(document)
	if !list || len(entries) == 1 {
		return l.readPeoplePart(path, document, role)
	}
	people, problems := len(l.people), len(l.problems)
	ok = true
	for len(entries) > 0 {
		n, together := batch(entries)
		if n == 1 || !l.readBatch(path, together, role) {
			for _, entry := range entries[:n] {
				_, entryOK := l.readPeoplePart(path, entry, role)
				ok = ok && entryOK
			}
		}
		entries = entries[n:]
	}
	if ok || len(document.text) > maxPart {
		return true, ok
	}
	// Either an entry is not YAML, or a quotation was cut in two.
	if _, err := decode(document.text); err != nil {
		return true, false
	}
	l.people, l.problems = l.people[:people], l.problems[:problems]
	return l.readPeoplePart(path, document, role)
}

// batchSize is how many bytes of a list are parsed together. The parser
// allocates some 10 kB before it reads the first byte, which this spreads over
// many people; a larger batch is no faster.
const batchSize = 32 << 10

// batch takes the entries that are parsed together, at least one.
func batch(entries []stretch) (n int, together stretch) {
	size := 0
	for n < len(entries) && (n == 0 || size+len(entries[n].text) <= batchSize) {
		size += len(entries[n].text)
		n++
	}
	// The entries are neighbours in one slice.
	return n, stretch{entries[0].text[:size:size], entries[0].before}
}

// readBatch reads several entries as one part. It reports false, having done
// nothing, when they are not YAML.
func (l *loader) readBatch(path string, text stretch, role Role) bool {
	p := &part{stretch: text, file: l.named(path), people: true}
	var own diag.Problems
	root, ok := p.parse(&own)
	if ok {
		l.readRoot(p, root, own, role)
	}
	return ok
}

// maxPart is the largest document that is parsed in one piece, in bytes: about
// a second and a half of parsing, and twenty thousand people.
const maxPart = 16 << 20

func (l *loader) readPeoplePart(path string, text stretch, role Role) (said, ok bool) {
	p := &part{stretch: text, file: l.named(path), people: true}
	if len(text.text) > maxPart {
		l.problems = append(l.problems, p.tooLarge())
		return true, false
	}
	var own diag.Problems
	root, ok := p.parse(&own)
	if !ok {
		l.problems = append(l.problems, own...)
		return true, false
	}
	return l.readRoot(p, root, own, role), true
}

// readRoot reads the people of a part: one, or a list. own are the problems
// of the part's text, which are theirs on whose lines they are. It reports
// whether there is anything in the part.
func (l *loader) readRoot(p *part, root *yaml.Node, own diag.Problems, role Role) bool {
	if root == nil || root.Kind == yaml.ScalarNode && root.Tag == "!!null" && root.Value == "" {
		l.problems = append(l.problems, own...)
		return false
	}
	top := value{node: root, spot: spot{part: p, line: root.Line, column: root.Column, path: string(role) + "s", sink: &l.problems}}
	people := []*yaml.Node{root}
	if root.Kind == yaml.SequenceNode {
		if people = root.Content; !top.plain() {
			people = nil
		}
	}
	before := len(l.people)
	for _, node := range people {
		l.people = append(l.people, l.readCandidate(top.at(node, ""), role))
	}
	for _, problem := range own {
		sink := &l.problems
		for i, node := range people {
			last := i+1 == len(people) || people[i+1].Line > problem.Line-p.before
			if problem.Line-p.before >= node.Line && last && (i == 0 || people[i-1].Line < node.Line) {
				sink = &l.people[before+i].problems
			}
		}
		*sink = append(*sink, problem)
	}
	return true
}
