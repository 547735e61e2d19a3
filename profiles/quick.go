package profiles

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// A quick reads the plain YAML that people and exports write: fields and
// lists, one value a line, in block style or in brackets on that line, and
// texts behind a bar. It makes the same tree as the library, some ten times
// faster, and it refuses whatever else there is, right or wrong, which the
// library then reads: anchors, tags, escapes, keys that are not plain words,
// values of several lines, values left out.
//
// Two things of the tree are not filled in, since nobody asks for them:
// comments, and the tags of values other than null.
//
// Every function that reads returns nil, or false, to refuse.
type quick struct {
	text string

	// The line that is being read, or what is left of it.
	more   bool // false behind the last line
	line   int  // of the text, from 1
	begin  int  // where the line begins
	start  int  // where its content begins
	end    int  // where the line ends
	indent int  // columns in front of the content; each is a byte

	counted, column int // a place of the line, and its column in characters from 1

	depth int
	nodes nodes
}

// deepest is how many nodes within nodes are read: profiles have six.
const deepest = 32

// read makes the tree of a document, whose first line is a line of a larger
// text. Trees stay as they are until reset.
func (q *quick) read(text string, line int) *yaml.Node {
	q.text, q.line, q.end, q.depth = text, line-1, -1, 0
	if strings.HasPrefix(text, "---") {
		end := lineEndIn(text, 0)
		if rest := strings.TrimLeft(text[3:end], " "); rest != "" && (rest[0] != '#' || text[3] != ' ') {
			return nil
		}
		q.line, q.end = line, end
	}
	q.advance()
	if !q.more || strings.IndexByte(text, '\t') >= 0 {
		return nil
	}
	root := q.node()
	if q.more {
		return nil
	}
	return root
}

func (q *quick) reset() { q.nodes.reset() }

// advance goes to the next line that says something.
func (q *quick) advance() {
	for {
		q.begin = q.end + 1
		if q.more = q.begin < len(q.text); !q.more {
			return
		}
		q.line++
		q.end = lineEndIn(q.text, q.begin)
		q.start = q.begin
		for q.start < q.end && q.text[q.start] == ' ' {
			q.start++
		}
		if q.start < q.end && q.text[q.start] != '#' {
			q.indent = q.start - q.begin
			q.counted, q.column = q.begin, 1
			return
		}
	}
}

// lineEndIn is where the line around a place ends, its end not included.
func lineEndIn(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(text)
}

// at makes a node of something at a place of the line.
func (q *quick) at(place int, kind yaml.Kind, style yaml.Style) *yaml.Node {
	if place < q.counted {
		q.counted, q.column = q.begin, 1
	}
	q.column += utf8.RuneCountInString(q.text[q.counted:place])
	q.counted = place
	n := q.nodes.node()
	n.Kind, n.Style, n.Line, n.Column = kind, style, q.line, q.column
	return n
}

// node reads what starts here and goes to the line behind it.
func (q *quick) node() *yaml.Node {
	if q.depth++; q.depth > deepest {
		return nil
	}
	defer func() { q.depth-- }()
	if q.isDash() {
		return q.sequence(q.indent)
	}
	if name := q.keyEnd(q.start); name >= 0 {
		return q.mapping(q.indent)
	}
	return q.value(q.start, -1)
}

// isDash reports whether an entry of a list starts here.
func (q *quick) isDash() bool {
	return q.text[q.start] == '-' && (q.start+1 == q.end || q.text[q.start+1] == ' ')
}

// keyEnd is where the name of a field that starts at a place ends, and -1
// when none starts there.
func (q *quick) keyEnd(at int) int {
	end := at
	for end < q.end && isWord(q.text[end]) {
		end++
	}
	if end == at || end-at > longestKey || end == q.end || q.text[end] != ':' || q.text[at] == '-' {
		return -1
	}
	if end+1 < q.end && q.text[end+1] != ' ' {
		return -1
	}
	return end
}

// longestKey is well below the 1024 characters that YAML allows in a simple
// key, and above every field's name.
const longestKey = 64

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// sequence reads a list whose dashes stand behind an indent.
func (q *quick) sequence(indent int) *yaml.Node {
	list := q.at(q.start, yaml.SequenceNode, 0)
	mark := q.nodes.open()
	for q.more && q.indent == indent && q.isDash() {
		rest := q.skip(q.start + 1)
		if q.silent(rest) {
			if q.advance(); !q.more || q.indent <= indent {
				return nil
			}
		} else {
			q.indent += rest - q.start
			q.start = rest
		}
		entry := q.node()
		if entry == nil || q.more && q.indent > indent {
			return nil
		}
		q.nodes.add(entry)
	}
	list.Content = q.nodes.close(mark)
	return list
}

// mapping reads fields that stand behind an indent.
func (q *quick) mapping(indent int) *yaml.Node {
	group := q.at(q.start, yaml.MappingNode, 0)
	mark := q.nodes.open()
	for q.more && q.indent == indent {
		end := q.keyEnd(q.start)
		if end < 0 {
			return nil
		}
		key := q.scalar(q.start, q.text[q.start:end])
		value := q.behind(q.skip(end+1), indent)
		if value == nil || q.more && q.indent > indent {
			return nil
		}
		q.nodes.add(key)
		q.nodes.add(value)
	}
	group.Content = q.nodes.close(mark)
	return group
}

// behind reads the value of a field: what stands behind its colon or, when
// that is nothing, on the lines below.
func (q *quick) behind(rest, indent int) *yaml.Node {
	if !q.silent(rest) {
		return q.value(rest, indent)
	}
	q.advance()
	if !q.more || q.indent < indent || q.indent == indent && !q.isDash() {
		return nil
	}
	return q.node()
}

// value reads a value of this line alone, or a text behind a bar, of a field
// with an indent.
func (q *quick) value(at, indent int) *yaml.Node {
	var v *yaml.Node
	switch c := q.text[at]; c {
	case '[', '{':
		v, at = q.brackets(at)
	case '"', '\'':
		v, at = q.quoted(at)
	case '|':
		return q.literal(at, indent)
	default:
		return q.plain(at)
	}
	if v == nil || at < q.end && q.text[at] != ' ' || !q.silent(q.skip(at)) {
		return nil
	}
	q.advance()
	return v
}

// plain reads a value without quotes that goes on to the end of the line or
// to a comment.
func (q *quick) plain(at int) *yaml.Node {
	end := q.end
	if comment := strings.Index(q.text[at:end], " #"); comment >= 0 {
		end = at + comment
	}
	text := strings.TrimRight(q.text[at:end], " ")
	if !plainStart(text) || strings.HasSuffix(text, ":") || strings.Contains(text, ": ") {
		return nil
	}
	v := q.scalar(at, text)
	q.advance()
	return v
}

// scalar makes a value without quotes.
func (q *quick) scalar(at int, text string) *yaml.Node {
	v := q.at(at, yaml.ScalarNode, 0)
	v.Value = text
	switch text {
	case "~", "null", "Null", "NULL":
		v.Tag = "!!null"
	}
	return v
}

// plainStart reports whether a text can stand without quotes, to judge by its
// beginning. What begins with a dash is a negative number.
func plainStart(text string) bool {
	if strings.HasPrefix(text, "-") {
		text = text[1:]
		return text != "" && text[0] >= '0' && text[0] <= '9'
	}
	return text != "" && !strings.HasPrefix(text, "...") && strings.IndexByte(" -?:,[]{}#&*!|>'\"%@`", text[0]) < 0
}

// skip goes over spaces.
func (q *quick) skip(at int) int {
	for at < q.end && q.text[at] == ' ' {
		at++
	}
	return at
}

// silent reports whether there is nothing from a place on, behind a space or
// a colon, but a comment.
func (q *quick) silent(at int) bool {
	return at >= q.end || q.text[at] == '#' && q.text[at-1] == ' '
}
