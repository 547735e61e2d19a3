package roster

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// A spot is a place in a mapping file.
type spot struct {
	line, column int
	path         string
}

// A walker reads the tree of a mapping file and collects what is wrong.
type walker struct {
	file     string
	lines    []string
	problems diag.Problems
}

func (w *walker) problem(s spot, id string, text diag.Message, value string, hint diag.Message) {
	p := diag.Problem{ID: id, File: w.file, Line: s.line, Column: s.column, Path: s.path, Text: text, Value: value, Hint: hint}
	if s.line >= 1 && s.line <= len(w.lines) && len(w.lines[s.line-1]) < 2000 {
		p.Excerpt = w.lines[s.line-1]
	}
	w.problems = append(w.problems, p)
}

// A mapped is a value of the file with its place.
type mapped struct {
	*yaml.Node
	spot
	w *walker
}

func (m mapped) below(node *yaml.Node, name string) mapped {
	path := m.path
	if path != "" && !strings.HasPrefix(name, "[") && name != "" {
		path += "."
	}
	return mapped{node, spot{node.Line, node.Column, path + name}, m.w}
}

func (m mapped) wrong(id string, text diag.Message, value string, hint diag.Message) {
	m.w.problem(m.spot, id, text, value, hint)
}

// plain refuses what YAML has and mapping files do not use.
func (m mapped) plain() bool {
	switch {
	case m.Kind == yaml.AliasNode:
		m.wrong("alias", "a YAML alias, which mapping files do not use", "*"+m.Value, "write the value out")
	case m.Anchor != "":
		m.wrong("anchor", "a YAML anchor, which mapping files do not use", "&"+m.Anchor, "take the anchor out, and put text that starts with & in quotes")
	case m.Style&yaml.TaggedStyle != 0:
		m.wrong("tag", "a YAML tag, which mapping files do not use", m.Tag, "take the tag out, and put text that starts with ! in quotes")
	default:
		return true
	}
	return false
}

// An entry is a name of a mapping and what stands behind it.
type entry struct {
	name  string
	key   mapped
	value mapped
}

// entries reads a mapping of any names. A name that stands twice, in any
// spelling that a person takes for the same, is a problem.
func (m mapped) entries(otherwise diag.Message) []entry {
	if !m.plain() {
		return nil
	}
	if m.Kind != yaml.MappingNode {
		m.wrong("wrong-kind", otherwise, m.Value, "write name: value, each on a line of its own")
		return nil
	}
	var list []entry
	seen := map[string]int{}
	for i := 0; i+1 < len(m.Content); i += 2 {
		key := m.below(m.Content[i], "")
		if key.Tag == "!!merge" || key.Kind != yaml.ScalarNode {
			key.wrong("wrong-kind", "the name of a field must be words", key.Value, "write name: value")
			continue
		}
		if !key.plain() {
			continue
		}
		if line, twice := seen[fold(key.Value)]; twice {
			key.wrong("duplicate-field", "this is given twice", key.Value, diag.Say("keep this one or the one on line {line}", "line", strconv.Itoa(line)))
			continue
		}
		seen[fold(key.Value)] = key.line
		value := m.below(m.Content[i+1], key.Value)
		if !value.plain() {
			continue
		}
		list = append(list, entry{key.Value, key, value})
	}
	return list
}

// fields reads a mapping whose names are known.
func (m mapped) fields(known ...string) map[string]mapped {
	found := map[string]mapped{}
	for _, e := range m.entries("something else stands where fields should") {
		if !slices.Contains(known, e.name) {
			e.key.wrong("unknown-field", "unknown field", e.name, diag.Suggest(e.name, known, ""))
			continue
		}
		if e.value.empty() {
			e.key.wrong("missing-value", "nothing is written for this field", e.name, "take the line out")
			continue
		}
		found[e.name] = e.value
	}
	return found
}

// tried reports whether a mapping has a field, in a form that was refused or
// under a name that is nearly right, so that it need not be missed as well; or
// is no mapping at all.
func (m mapped) tried(name string) bool {
	if m.Kind != yaml.MappingNode {
		return true
	}
	for i := 0; i < len(m.Content); i += 2 {
		if _, near := diag.Nearest(m.Content[i].Value, []string{name}); near || m.Content[i].Value == name {
			return true
		}
	}
	return false
}

func (m mapped) empty() bool {
	return m.Kind == yaml.ScalarNode && (m.Tag == "!!null" || strings.TrimSpace(m.Value) == "")
}

// word reads a single value as it is written.
func (m mapped) word() (string, bool) {
	if !m.plain() {
		return "", false
	}
	if m.Kind != yaml.ScalarNode {
		m.wrong("wrong-kind", "a list or fields stand where a single value should", "", "")
		return "", false
	}
	if m.empty() {
		m.wrong("missing-value", "nothing is written here", "", "take the line out")
		return "", false
	}
	return strings.TrimSpace(m.Value), true
}

// member reads one of a closed set of words, and says unknown of any other.
func (m mapped) member(unknown diag.Message, known []string) (string, bool) {
	s, ok := m.word()
	if ok && !slices.Contains(known, s) {
		m.wrong("unknown-word", unknown, s, diag.Suggest(s, known, ""))
		return "", false
	}
	return s, ok
}

// words reads a single value or a list of them.
func (m mapped) words() ([]string, bool) {
	if !m.plain() {
		return nil, false
	}
	if m.Kind != yaml.SequenceNode {
		s, ok := m.word()
		return []string{s}, ok
	}
	var list []string
	for i, node := range m.Content {
		s, ok := m.below(node, fmt.Sprintf("[%d]", i)).word()
		if !ok {
			return nil, false
		}
		list = append(list, s)
	}
	if len(list) == 0 {
		m.wrong("missing-value", "an empty list", "", "take the line out")
	}
	return list, len(list) > 0
}
