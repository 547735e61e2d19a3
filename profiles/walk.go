package profiles

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// A value is something that stands in a file, with its place and its way
// there. Its methods read it as one kind of thing; when it is not, they say
// so and return false.
type value struct {
	node *yaml.Node
	spot
}

// A spot is where a value stands. It outlives the tree of the file.
type spot struct {
	part         *part
	line, column int32
	path         string // "" while the tree is there, in which to look for it: see value.way
	sensitive    bool
	sink         *diag.Problems
}

// problem reports that something is wrong with v.
func (v value) problem(id string, text diag.Message, written string, hint diag.Message) {
	if written != strings.Trim(written, curlyQuotes) {
		hint = "curly quotation marks count as part of the answer: leave them out, or type straight ones"
	}
	v.kept().problem(id, text, written, hint)
}

// curlyQuotes are what word processors make of quotation marks; to YAML they are
// letters like others.
const curlyQuotes = "“”„‘’‚"

// problem reports that something is wrong here.
func (s spot) problem(id string, text diag.Message, written string, hint diag.Message) {
	*s.sink = append(*s.sink, s.part.problem(int(s.line), int(s.column), diag.Problem{
		ID: id, Path: s.path, Text: text, Value: written, Hint: hint, Sensitive: s.sensitive,
	}))
}

// at is the value of a node below v.
func (v value) at(node *yaml.Node) value {
	v.node, v.line, v.column, v.path = node, int32(node.Line), int32(node.Column), ""
	return v
}

// A pair is a field of a mapping.
type pair struct {
	name string
	key  *yaml.Node
	value
}

// field is the name of the field as a value of its own.
func (p pair) field() value { return p.at(p.key) }

// maxEntries is how many fields or list entries are read in one place. More
// is a mistake, and would be as many problems.
const maxEntries = 1000

// pairs reads v as fields of any name. A field with nothing behind its name is
// reported and left out.
func (v value) pairs() ([]pair, bool) {
	if !v.is(yaml.MappingNode) {
		return nil, false
	}
	if len(v.node.Content)/2 > maxEntries {
		v.problem("too-many", diag.Say("{count} fields in one place", "count", len(v.node.Content)/2), "",
			diag.Say("at most {most} are read", "most", maxEntries))
		return nil, false
	}
	list := v.part.seen.newPairs(len(v.node.Content) / 2)
	type named struct {
		like string
		line int32
	}
	seen := make([]named, 0, 24)
	for i := 0; i < len(v.node.Content); i += 2 {
		key := v.at(v.node.Content[i])
		switch {
		case key.node.Tag == "!!merge":
			key.problem("merge-key", "a YAML merge key, which profiles do not use", key.node.Value, "write the fields out")
			continue
		case !key.plain():
			continue
		case key.node.Kind != yaml.ScalarNode:
			key.problem("wrong-kind", "the name of a field must be a word", "", "write name: value")
			continue
		}
		name := key.node.Value
		if _, r := oddSpace(name); r != 0 {
			key.problem("invisible-character", "a field that begins with a space of another kind than YAML wants", shown(r), oddSpaceHint)
			continue
		}
		if r, found := invisible(name); found {
			key.problem("invisible-character", "a field name with a character that cannot be seen", name,
				diag.Say("delete the character {character} and type the name again", "character", shown(r)))
			continue
		}
		like := likeness(name)
		if i := slices.IndexFunc(seen, func(n named) bool { return n.like == like }); i >= 0 {
			key.problem("duplicate-field", "this field is given twice", name,
				diag.Say("keep this one or the one on line {line}", "line", strconv.Itoa(key.part.before+int(seen[i].line))))
			continue
		}
		seen = append(seen, named{like, key.line})
		child := v.at(v.node.Content[i+1])
		child.sensitive = v.sensitive || v.part.people && sensitiveFields[name]
		if !child.plain() {
			continue
		}
		if child.null() {
			child.line, child.column = key.line, key.column
			hint := diag.Message("take the line out to leave the answer blank")
			if name == "id" && v.part.people {
				hint = idHint
			}
			child.problem("missing-value", "nothing is written for this field", name, hint)
			continue
		}
		list = append(list, pair{name, key.node, child})
	}
	return list, true
}

// fields are those of a mapping whose names are known.
type fields struct {
	value // the mapping
	pairs []pair
	known []string
}

// fields reads v as a mapping of known fields. instead gives the hint for
// names that are not known but often tried.
func (v value) fields(known []string, instead map[string]diag.Message) (fields, bool) {
	all, ok := v.pairs()
	if !ok {
		return fields{}, false
	}
	f := fields{value: v, known: known, pairs: all[:0]}
	for _, p := range all {
		if !slices.Contains(known, p.name) {
			v.unknownField(p, known, instead)
			continue
		}
		f.pairs = append(f.pairs, p)
	}
	return f, true
}

func (v value) unknownField(p pair, known []string, instead map[string]diag.Message) {
	key := p.field()
	hint, ok := instead[p.name]
	if !ok {
		if near, found := diag.Nearest(p.name, known); found {
			hint = diag.DidYouMean(near)
		} else {
			hint = diag.Say("fields here: {fields}", "fields", known)
			// A name that is like no field can be what should stand behind one.
			key.sensitive = v.sensitive || v.part.people
		}
	}
	key.path = p.way()
	key.problem("unknown-field", "unknown field", p.name, hint)
}

// get is the field with a name.
func (f fields) get(name string) (value, bool) {
	for _, p := range f.pairs {
		if p.name == name {
			return p.value, true
		}
	}
	return value{}, false
}

// need is the field with a name, which must be there.
func (f fields) need(name string, hint diag.Message) (value, bool) {
	v, ok := f.get(name)
	if !ok && !f.tried(name) {
		f.problem("missing-field", diag.Say("the field {field} is missing", "field", name), "", hint)
	}
	return v, ok
}

// tried reports whether the mapping has the field, in a form that was refused
// or under a name that is nearly right: then it need not be missed as well.
func (f fields) tried(name string) bool {
	for i := 0; i < len(f.node.Content); i += 2 {
		written := f.node.Content[i].Value
		if written == name {
			return true
		}
		if _, near := diag.Nearest(written, []string{name}); near && !slices.Contains(f.known, written) {
			return true
		}
	}
	return false
}

// list reads v as a list. An entry that is empty is reported and left out.
func (v value) list() ([]value, bool) { return v.listOf(maxEntries) }

// listOf is list with another limit.
func (v value) listOf(most int) ([]value, bool) {
	if !v.is(yaml.SequenceNode) {
		return nil, false
	}
	if len(v.node.Content) > most {
		v.problem("too-many", diag.Say("a list of {count} entries", "count", len(v.node.Content)), "",
			diag.Say("at most {most} are read", "most", most))
		return nil, false
	}
	entries := v.part.seen.newValues(len(v.node.Content))
	for _, node := range v.node.Content {
		e := v.at(node)
		if !e.plain() {
			continue
		}
		if e.null() {
			e.problem("missing-value", "an empty entry of a list", "", "take the entry out")
			continue
		}
		entries = append(entries, e)
	}
	return entries, true
}

// wrongKinds say what stands in a place, and what should.
var wrongKinds = map[[2]yaml.Kind]diag.Message{
	{yaml.MappingNode, yaml.SequenceNode}: "fields stand where a list should",
	{yaml.MappingNode, yaml.ScalarNode}:   "fields stand where a single value should",
	{yaml.SequenceNode, yaml.MappingNode}: "a list stands where fields (name: value) should",
	{yaml.SequenceNode, yaml.ScalarNode}:  "a list stands where a single value should",
	{yaml.ScalarNode, yaml.MappingNode}:   "a single value stands where fields (name: value) should",
	{yaml.ScalarNode, yaml.SequenceNode}:  "a single value stands where a list should",
}

// is reports whether v has the kind of node that is wanted here.
func (v value) is(kind yaml.Kind) bool {
	if !v.plain() {
		return false
	}
	if v.node.Kind == kind {
		return true
	}
	var hint diag.Message
	if kind == yaml.SequenceNode && v.node.Kind == yaml.ScalarNode {
		hint = "write it in [brackets], with commas between the entries"
	}
	v.problem("wrong-kind", wrongKinds[[2]yaml.Kind{v.node.Kind, kind}], v.node.Value, hint)
	return false
}

// plain reports whether v is free of what YAML has and profiles do not use.
func (v value) plain() bool {
	switch {
	case v.node.Kind == yaml.AliasNode:
		v.problem("alias", "a YAML alias, which profiles do not use", "*"+v.node.Value, "write the value out")
	case v.node.Anchor != "":
		v.problem("anchor", "a YAML anchor, which profiles do not use", "&"+v.node.Anchor,
			"take the anchor out, and put text that starts with & in quotes")
	case v.node.Style&yaml.TaggedStyle != 0:
		v.problem("tag", "a YAML tag, which profiles do not use", v.node.Tag,
			"take the tag out, and put text that starts with ! in quotes")
	default:
		return true
	}
	return false
}

func (v value) null() bool {
	return v.node.Kind == yaml.ScalarNode && v.node.Tag == "!!null"
}

// likeness is the same for two names that a person takes for one: that differ
// in case, in width, in composed or decomposed accents, or in leading zeros.
func likeness(s string) string {
	letters := false
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			s, letters = norm.NFKC.String(cases.Fold().String(norm.NFKC.String(s))), false
			break
		}
		letters = letters || c < '0' || c > '9'
	}
	if letters {
		return strings.ToLower(s)
	}
	if strings.Trim(s, "0123456789") == "" && s != "" {
		return strings.TrimLeft(s[:len(s)-1], "0") + s[len(s)-1:]
	}
	return s
}
