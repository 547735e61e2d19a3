package roster

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// plainScalar is text that YAML takes for itself anywhere, within brackets too.
var plainScalar = regexp.MustCompile(`^[\pL\pN][\pL\pM\pN _./+@-]*(:[\pL\pM\pN_./+@-]+)*([ ][\pL\pM\pN_./+@-]+(:[\pL\pM\pN_./+@-]+)*)*$`)

// quote writes a text so that YAML reads back the same.
func quote(s string) string {
	switch {
	case len(s) == 4 && strings.EqualFold(s, "null"), len(s) == 4 && strings.EqualFold(s, "true"), len(s) == 5 && strings.EqualFold(s, "false"):
	case plainWord(s):
		return s
	default:
		if plainScalar.MatchString(s) && !strings.Contains(s, " -") && !strings.HasSuffix(s, " ") && !strings.HasSuffix(s, "-") {
			return s
		}
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == 0x85 || r == 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF || unicode.IsControl(r) && r < 0x100:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// plainWord is plainScalar for what most answers are: one word of the letters
// a to z, digits, hyphens and slashes.
func plainWord(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && (i == 0 || i == len(s)-1 || c != '-' && c != '/' && c != '_') {
			return false
		}
	}
	return s != ""
}

func scalar(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

func sequence(items ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Content: items}
}

// mapping is made of names and values by turns.
func mapping(pairs ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Content: pairs}
}

// flow writes a value on one line.
func flow(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		items := make([]string, len(n.Content))
		for i, item := range n.Content {
			items[i] = flow(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case yaml.MappingNode:
		var items []string
		for i := 0; i+1 < len(n.Content); i += 2 {
			items = append(items, quote(n.Content[i].Value)+": "+flow(n.Content[i+1]))
		}
		return "{" + strings.Join(items, ", ") + "}"
	}
	return quote(n.Value)
}

// tooWide is the width, in characters, above which a list is written with one
// entry a line.
const tooWide = 100

// writeField writes a field in lines, each behind an indent.
func writeField(name string, n *yaml.Node, indent string) string {
	if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "\n") && literal(n.Value) {
		var b strings.Builder
		b.WriteString(indent + name + ": |-\n")
		for line := range strings.SplitSeq(n.Value, "\n") {
			if line == "" {
				b.WriteString("\n")
			} else {
				b.WriteString(indent + "  " + line + "\n")
			}
		}
		return b.String()
	}
	one := indent + quote(name) + ": " + flow(n) + "\n"
	if n.Kind != yaml.SequenceNode || len(n.Content) < 2 || utf8.RuneCountInString(one) <= tooWide {
		return one
	}
	var b strings.Builder
	b.WriteString(indent + quote(name) + ":\n")
	for _, item := range n.Content {
		b.WriteString(indent + "  - " + flow(item) + "\n")
	}
	return b.String()
}

// literal reports whether a text can stand in lines behind |-.
func literal(s string) bool {
	if s[0] == ' ' || s[0] == '\t' || s[0] == '\n' || strings.HasSuffix(s, "\n") {
		return false
	}
	for _, r := range s {
		if r != '\n' && (unicode.IsControl(r) || r == 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF) {
			return false
		}
	}
	return true
}
