package roster

import (
	"cmp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/profiles"
)

func sortedEdits(edits []edit) []edit {
	list := slices.Clone(edits)
	slices.SortStableFunc(list, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	return list
}

// A change sets an answer of a profile, or takes it out when node is nil.
type change struct {
	leaf leaf
	node *yaml.Node
}

// change makes changes to a person who is in the file.
func (f *peopleFile) change(id string, role profiles.Role, changes []change) {
	p := f.people[id]
	root := p.doc.Content[0]
	if root.Kind == yaml.SequenceNode && root.Style&yaml.FlowStyle != 0 {
		// People within [brackets] share lines: each is put on lines of their
		// own, once, and then changed in the tree.
		setIn(p.node, role, changes)
		f.rewriteLater(p.doc)
		return
	}
	before := len(f.edits)
	if !f.blockwise(p.node) || !f.changeBlock(p.node, p.end, role, changes) {
		f.edits = f.edits[:before]
		setIn(p.node, role, changes)
		f.rewrite(p)
	}
}

// blockwise reports whether every field of a mapping begins a line of its own.
func (f *peopleFile) blockwise(m *yaml.Node) bool {
	if m.Kind != yaml.MappingNode || m.Style&yaml.FlowStyle != 0 {
		return false
	}
	for i := 0; i < len(m.Content); i += 2 {
		key := m.Content[i]
		if key.Column != m.Content[0].Column || i > 0 && key.Line == m.Content[i-2].Line {
			return false
		}
		before := f.lines[key.Line-1][:min(key.Column-1, len(f.lines[key.Line-1]))]
		if strings.Trim(before, " -") != "" || i > 0 && strings.TrimSpace(before) != "" {
			return false
		}
	}
	return true
}

// changeBlock changes the fields of a mapping of lines; end is its last line.
// It reports false when it cannot, and may then have made edits.
func (f *peopleFile) changeBlock(m *yaml.Node, end int, role profiles.Role, changes []change) bool {
	indent := strings.Repeat(" ", m.Content[0].Column-1)
	for _, group := range grouped(changes) {
		top := group[0].leaf.top()
		i := 0
		for i < len(m.Content) && m.Content[i].Value != top {
			i += 2
		}
		if i == len(m.Content) {
			if node := changedNode(nil, role, group); node != nil {
				f.insert(end, writeField(top, node, indent))
			}
			continue
		}
		if i == 0 {
			return false // on the line of the dash
		}
		key, value := m.Content[i], m.Content[i+1]
		last := end
		if i+2 < len(m.Content) {
			last = m.Content[i+2].Line - 1
		}
		last = f.trim(key.Line, last, key.Column)
		node := changedNode(value, role, group)
		if group[0].leaf.below(role) != "" && node != nil && f.blockwise(value) && value.Line > key.Line {
			f.changeFields(value, last, role, group)
			continue
		}
		f.replace(key.Line, last, top, node, indent)
	}
	return true
}

// changeFields changes the fields of a mapping within a person.
func (f *peopleFile) changeFields(m *yaml.Node, end int, role profiles.Role, changes []change) {
	indent := strings.Repeat(" ", m.Content[0].Column-1)
	for _, c := range changes {
		name := c.leaf.below(role)
		i := 0
		for i < len(m.Content) && m.Content[i].Value != name {
			i += 2
		}
		if i == len(m.Content) {
			if c.node != nil {
				f.insert(end, writeField(name, c.node, indent))
			}
			continue
		}
		last := end
		if i+2 < len(m.Content) {
			last = m.Content[i+2].Line - 1
		}
		f.replace(m.Content[i].Line, f.trim(m.Content[i].Line, last, m.Content[i].Column), name, c.node, indent)
	}
}

func (f *peopleFile) insert(after int, text string) {
	f.edits = append(f.edits, edit{from: after + 1, to: after, lines: linesOf(text)})
}

func linesOf(text string) []string { return strings.Split(strings.TrimSuffix(text, "\n"), "\n") }

// replace writes a field anew in the place of its lines; nil takes it out. The
// comments within the lines are kept.
func (f *peopleFile) replace(from, to int, name string, node *yaml.Node, indent string) {
	kept := f.comments(from, to)
	var lines []string
	if node != nil {
		lines = linesOf(writeField(name, node, indent))
	}
	if len(kept) == 1 && len(lines) == 1 {
		lines[0] += " " + kept[0]
	} else {
		for i := range kept {
			kept[i] = indent + kept[i]
		}
		lines = append(kept, lines...)
	}
	f.edits = append(f.edits, edit{from, to, lines})
}

// comments are those in lines of the file, in their order.
func (f *peopleFile) comments(from, to int) []string {
	lines := slices.Clone(f.lines[from-1 : to])
	if line := lines[0]; strings.HasPrefix(strings.TrimLeft(line, " "), "- ") {
		// The dash of the person, for which the line would be a list.
		lines[0] = strings.Replace(line, "-", " ", 1)
	}
	var node yaml.Node
	if err := yaml.Unmarshal([]byte(strings.Join(lines, "\n")), &node); err != nil {
		// Cannot be, since the whole was read; what is there is kept.
		for i := range lines {
			lines[i] = "# " + strings.TrimSpace(lines[i])
		}
		return lines
	}
	return commentsOf(&node, nil)
}

func commentsOf(n *yaml.Node, list []string) []string {
	add := func(comment string) {
		for line := range strings.Lines(comment) {
			if line = strings.TrimSpace(line); line != "" {
				list = append(list, line)
			}
		}
	}
	add(n.HeadComment)
	add(n.LineComment)
	for _, c := range n.Content {
		list = commentsOf(c, list)
	}
	add(n.FootComment)
	return list
}

// grouped puts the changes of one field of the profile together.
func grouped(changes []change) [][]change {
	var groups [][]change
	for _, top := range tops {
		var group []change
		for _, c := range changes {
			if c.leaf.top() == top {
				group = append(group, c)
			}
		}
		if group != nil {
			groups = append(groups, group)
		}
	}
	return groups
}

// changedNode is a field of the profile with changes made; nil for none left.
func changedNode(value *yaml.Node, role profiles.Role, changes []change) *yaml.Node {
	if changes[0].leaf.below(role) == "" {
		return changes[0].node
	}
	node := mapping()
	if value != nil {
		node.Content = slices.Clone(value.Content)
	}
	for _, c := range changes {
		name := c.leaf.below(role)
		i := 0
		for i < len(node.Content) && node.Content[i].Value != name {
			i += 2
		}
		switch {
		case i == len(node.Content) && c.node != nil:
			node.Content = append(node.Content, scalar(name), c.node)
		case i < len(node.Content) && c.node != nil:
			node.Content[i+1] = c.node
		case i < len(node.Content):
			node.Content = slices.Delete(node.Content, i, i+2)
		}
	}
	if len(node.Content) == 0 {
		return nil
	}
	return node
}

// setIn makes changes to a person in the tree.
func setIn(person *yaml.Node, role profiles.Role, changes []change) {
	for _, group := range grouped(changes) {
		top := group[0].leaf.top()
		i := 0
		for i < len(person.Content) && person.Content[i].Value != top {
			i += 2
		}
		var value *yaml.Node
		if i < len(person.Content) {
			value = person.Content[i+1]
		}
		node := changedNode(value, role, group)
		switch {
		case node == nil && value != nil:
			person.Content = slices.Delete(person.Content, i, i+2)
		case node != nil && value != nil:
			person.Content[i+1] = node
		case node != nil:
			person.Content = append(person.Content, scalar(top), node)
		}
	}
}

// rewrite writes a person on lines, one field each, in the place of what is
// there. The comments within stand above.
func (f *peopleFile) rewrite(p *standing) {
	first := f.lines[p.node.Line-1]
	before := first[:min(p.node.Column-1, len(first))]
	if strings.Trim(before, " -") != "" {
		before = strings.Repeat(" ", len(before))
	}
	f.edits = append(f.edits, edit{p.node.Line, p.end, personLines(p.node, before, f.comments(p.node.Line, p.end))})
}

// personLines writes a person from the tree; before stands in front of the
// first field.
func personLines(person *yaml.Node, before string, comments []string) []string {
	indent := strings.Repeat(" ", len(before))
	var lines []string
	for _, c := range comments {
		lines = append(lines, strings.Repeat(" ", len(before)-len(strings.TrimLeft(before, " ")))+c)
	}
	for i := 0; i+1 < len(person.Content); i += 2 {
		field := linesOf(writeField(person.Content[i].Value, person.Content[i+1], indent))
		if i == 0 {
			field[0] = before + strings.TrimPrefix(field[0], indent)
		}
		lines = append(lines, field...)
	}
	return lines
}

// rewriteLater has a whole document written on lines when all changes to its
// tree have been made; see finish.
func (f *peopleFile) rewriteLater(doc *yaml.Node) {
	if !slices.Contains(f.flowDocs, doc) {
		f.flowDocs = append(f.flowDocs, doc)
	}
}

// finish makes the edits that wait for all changes.
func (f *peopleFile) finish() {
	for _, doc := range f.flowDocs {
		root := doc.Content[0]
		end := len(f.lines)
		if i := slices.Index(f.docs, doc); i+1 < len(f.docs) && len(f.docs[i+1].Content) > 0 {
			end = f.docs[i+1].Content[0].Line - 1
		}
		end = f.trim(root.Line, end, 1)
		var lines []string
		if first := f.lines[root.Line-1]; strings.HasPrefix(first, "---") {
			lines = append(lines, "---")
		}
		lines = append(lines, f.comments(root.Line, end)...)
		for _, person := range root.Content {
			lines = append(lines, personLines(person, "- ", nil)...)
		}
		f.edits = append(f.edits, edit{root.Line, end, lines})
	}
}
