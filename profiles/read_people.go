package profiles

import (
	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// A reader reads people. Each goroutine has its own; what they share stays as
// it is meanwhile.
type reader struct {
	settings         *Settings
	on               Date // the day of the run
	vocabularyUnread bool // the settings could not be read, so that terms are not known
	quick            quick
	seen             *seen
}

func (l *loader) reader() *reader {
	return &reader{settings: &l.programme.Settings, on: l.opt.On, vocabularyUnread: l.vocabularyUnread, seen: newSeen()}
}

func (r *reader) vocabulary() *Vocabulary { return &r.settings.Vocabulary }

// A fileOf is a file of people, as problems name it.
type fileOf struct {
	file string
	role Role
}

// A reading is what was read in a stretch of a file.
type reading struct {
	people   []*candidate
	problems diag.Problems // nobody's own
	// leading are those in front of the first person, which are the person's
	// before, as long as there is one in the document.
	leading diag.Problems
	said    bool // there is anything in it
	failed  bool // a part of it is not YAML
}

// add puts what stands behind a within the same document to it.
func (a *reading) add(b reading) {
	if n := len(a.people); n > 0 {
		a.people[n-1].problems = append(a.people[n-1].problems, b.leading...)
	} else {
		a.leading = append(a.leading, b.leading...)
	}
	a.addDocument(b)
}

// addDocument puts the documents behind a to it.
func (a *reading) addDocument(b reading) {
	a.people = append(a.people, b.people...)
	a.problems = append(a.problems, b.problems...)
	a.said = a.said || b.said
	a.failed = a.failed || b.failed
}

// end closes a document.
func (a *reading) end() {
	a.problems = append(a.problems, a.leading...)
	a.leading = nil
}

// batchSize is how many bytes one goroutine reads at a time. The library's
// parser allocates some 10 kB before it reads the first byte, which this
// spreads over many people; a larger batch is no faster.
const batchSize = 32 << 10

// batch takes the pieces that are read together, at least one.
func batch(pieces []stretch) (n int, together stretch) {
	size := 0
	for n < len(pieces) && (n == 0 || size+len(pieces[n].text) <= batchSize) {
		size += len(pieces[n].text)
		n++
	}
	// The pieces are neighbours in one slice.
	return n, stretch{pieces[0].text[:size:size], pieces[0].before}
}

// readDocuments reads neighbouring documents.
func (r *reader) readDocuments(src fileOf, documents []stretch, together stretch) reading {
	p := &part{stretch: together, file: src.file, people: true, documents: documents, seen: r.seen}
	plain := len(p.characters()) == 0
	var all reading
	for _, document := range documents {
		if plain {
			if root := r.quick.read(string(document.text), document.before-together.before+1); root != nil {
				one := r.readRoot(p, root, nil, src.role)
				one.end()
				all.addDocument(one)
				r.quick.reset()
				continue
			}
			r.quick.reset()
		}
		all.addDocument(r.readDocument(src, document))
	}
	return all
}

// readDocument reads a document, a few entries at a time when it is a list.
func (r *reader) readDocument(src fileOf, document stretch) reading {
	entries, list := cutItems(document)
	if !list || len(entries) == 1 {
		whole := r.readPart(src, document)
		whole.end()
		return whole
	}
	var all reading
	for len(entries) > 0 {
		n, together := batch(entries)
		all.add(r.readEntries(src, entries[:n], together))
		entries = entries[n:]
	}
	return r.settle(src, document, all)
}

// readEntries reads neighbouring entries of a list: together or, when they
// are not YAML, each by itself.
func (r *reader) readEntries(src fileOf, entries []stretch, together stretch) reading {
	if len(together.text) <= maxPart {
		p := &part{stretch: together, file: src.file, people: true, seen: r.seen}
		var own diag.Problems
		if root, ok := r.parse(p, &own); ok {
			return r.readRoot(p, root, own, src.role)
		}
	}
	var all reading
	for _, entry := range entries {
		all.add(r.readPart(src, entry))
	}
	return all
}

// settle is what a list says whose entries were read apart. When one of them
// is not YAML, a quotation may have been cut in two; the list is then parsed
// whole to find out.
func (r *reader) settle(src fileOf, document stretch, apart reading) reading {
	apart.said = true
	if apart.failed && len(document.text) <= maxPart {
		if _, err := decode(legible(document.text)); err == nil {
			apart = r.readPart(src, document)
		}
	}
	apart.end()
	return apart
}

// maxPart is the largest document that is parsed in one piece, in bytes: about
// a second and a half of parsing, and twenty thousand people.
const maxPart = 16 << 20

func (r *reader) readPart(src fileOf, text stretch) reading {
	p := &part{stretch: text, file: src.file, people: true, seen: r.seen}
	if len(text.text) > maxPart {
		return reading{problems: diag.Problems{p.tooLarge()}, said: true, failed: true}
	}
	var own diag.Problems
	root, ok := r.parse(p, &own)
	if !ok {
		return reading{problems: own, said: true, failed: true}
	}
	return r.readRoot(p, root, own, src.role)
}

// parse makes a tree of a part, quickly if it can be.
func (r *reader) parse(p *part, sink *diag.Problems) (*yaml.Node, bool) {
	bad := p.characters()
	if len(bad) == 0 {
		r.quick.reset()
		if root := r.quick.read(string(p.text), 1); root != nil {
			return root, true
		}
	}
	return p.parseChecked(bad, sink)
}

// readRoot reads the people of a part: one, or a list. own are the problems
// of the part's text, which are theirs on whose lines they are.
func (r *reader) readRoot(p *part, root *yaml.Node, own diag.Problems, role Role) reading {
	var all reading
	if root == nil || root.Kind == yaml.ScalarNode && root.Tag == "!!null" && root.Value == "" {
		all.problems = own
		return all
	}
	all.said = true
	p.name, p.root = string(role)+"s", root
	top := value{node: root, spot: spot{part: p, line: int32(root.Line), column: int32(root.Column), sink: &all.problems}}
	people := []*yaml.Node{root}
	if root.Kind == yaml.SequenceNode {
		if people = root.Content; !top.plain() {
			people = nil
		}
	}
	for _, node := range people {
		all.people = append(all.people, r.readCandidate(top.at(node), role))
	}
	p.root, p.person = nil, nil
	for _, problem := range own {
		sink := &all.leading
		for i, node := range people {
			last := i+1 == len(people) || people[i+1].Line > problem.Line-p.before
			if problem.Line-p.before >= node.Line && last && (i == 0 || people[i-1].Line < node.Line) {
				sink = &all.people[i].problems
			}
		}
		*sink = append(*sink, problem)
	}
	return all
}
