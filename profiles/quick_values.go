package profiles

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// quoted reads a text in quotes that end on this line, without escapes. It
// returns the place behind it.
func (q *quick) quoted(at int) (*yaml.Node, int) {
	quote := q.text[at]
	style, escape := yaml.SingleQuotedStyle, "''"
	if quote == '"' {
		style, escape = yaml.DoubleQuotedStyle, `\`
	}
	length := strings.IndexByte(q.text[at+1:q.end], quote)
	if length < 0 {
		return nil, at
	}
	end := at + 1 + length
	text := q.text[at+1 : end]
	if end+1 < q.end && q.text[end+1] == quote || strings.Contains(text, escape) {
		return nil, at
	}
	v := q.at(at, yaml.ScalarNode, style)
	v.Value = text
	return v, end + 1
}

// brackets reads a list or fields in brackets that close on this line. It
// returns the place behind them.
func (q *quick) brackets(at int) (*yaml.Node, int) {
	if q.depth++; q.depth > deepest {
		return nil, at
	}
	defer func() { q.depth-- }()
	kind, closing := yaml.SequenceNode, byte(']')
	if q.text[at] == '{' {
		kind, closing = yaml.MappingNode, '}'
	}
	group := q.at(at, kind, yaml.FlowStyle)
	mark := q.nodes.open()
	at = q.skip(at + 1)
	if at < q.end && q.text[at] == closing {
		return group, at + 1
	}
	for {
		if kind == yaml.MappingNode {
			end := q.keyEnd(at)
			if end < 0 || end+1 == q.end {
				return nil, at
			}
			q.nodes.add(q.scalar(at, q.text[at:end]))
			at = q.skip(end + 1)
		}
		var entry *yaml.Node
		if entry, at = q.entry(at); entry == nil {
			return nil, at
		}
		q.nodes.add(entry)
		if at = q.skip(at); at >= q.end {
			return nil, at
		}
		switch q.text[at] {
		case closing:
			group.Content = q.nodes.close(mark)
			return group, at + 1
		case ',':
			at = q.skip(at + 1)
		default:
			return nil, at
		}
	}
}

// entry reads a value within brackets.
func (q *quick) entry(at int) (*yaml.Node, int) {
	if at >= q.end {
		return nil, at
	}
	switch q.text[at] {
	case '[', '{':
		return q.brackets(at)
	case '"', '\'':
		return q.quoted(at)
	}
	end := at
scan:
	for ; end < q.end; end++ {
		switch q.text[end] {
		case ',', ']', '}':
			break scan
		case ':':
			// Between word characters a colon is one of the text's.
			if end+1 == q.end || !isWord(q.text[end+1]) {
				return nil, at
			}
		case '[', '{', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '?':
			return nil, at
		}
	}
	text := strings.TrimRight(q.text[at:end], " ")
	if !plainStart(text) {
		return nil, at
	}
	return q.scalar(at, text), end
}

// literal reads a text of several lines behind a bar, of a field with an
// indent. Its first line sets the margin.
func (q *quick) literal(at, indent int) *yaml.Node {
	header := strings.TrimRight(q.text[at:q.end], " ")
	if indent < 0 || header != "|" && header != "|-" {
		return nil
	}
	v := q.at(at, yaml.ScalarNode, yaml.LiteralStyle)
	var text strings.Builder
	margin, blank := 0, 0
	for q.end+1 < len(q.text) {
		begin := q.end + 1
		end := lineEndIn(q.text, begin)
		content := strings.TrimLeft(q.text[begin:end], " ")
		spaces := end - begin - len(content)
		if content == "" {
			if margin == 0 || spaces > margin {
				return nil
			}
			blank++
		} else {
			if margin == 0 {
				if margin = spaces; margin <= indent {
					return nil
				}
			}
			if spaces < margin {
				break
			}
			for range blank {
				text.WriteByte('\n')
			}
			blank = 0
			text.WriteString(q.text[begin+margin : min(end+1, len(q.text))])
		}
		q.line++
		q.end = end
	}
	v.Value = text.String()
	if v.Value == "" {
		return nil
	}
	if header == "|-" {
		v.Value = strings.TrimSuffix(v.Value, "\n")
	}
	q.advance()
	return v
}

// nodes keeps the nodes of trees together, to be used again for the next.
type nodes struct {
	chunks [][]yaml.Node
	used   int          // in all chunks
	stack  []*yaml.Node // the content of nodes that are open
	lists  []*yaml.Node // the content of those that are closed
}

// chunk is how many nodes are allocated at once.
const chunk = 128

func (n *nodes) node() *yaml.Node {
	if n.used == chunk*len(n.chunks) {
		n.chunks = append(n.chunks, make([]yaml.Node, chunk))
	}
	node := &n.chunks[n.used/chunk][n.used%chunk]
	*node = yaml.Node{}
	n.used++
	return node
}

func (n *nodes) open() int           { return len(n.stack) }
func (n *nodes) add(node *yaml.Node) { n.stack = append(n.stack, node) }

func (n *nodes) close(mark int) []*yaml.Node {
	start := len(n.lists)
	// A list that has grown leaves its old array to the nodes that use it.
	n.lists = append(n.lists, n.stack[mark:]...)
	n.stack = n.stack[:mark]
	return slices.Clip(n.lists[start:])
}

func (n *nodes) reset() {
	n.used, n.stack, n.lists = 0, n.stack[:0], n.lists[:0]
}
