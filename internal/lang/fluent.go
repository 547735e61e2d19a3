package lang

import "strings"

// Fluent is the same speaker for one goroutine alone that says a great deal.
// What it says stands in blocks of some thousand sentences, each one piece of
// memory: to make room for every sentence anew takes three times as long as
// making it. A text keeps its whole block, so what is kept for long is to be
// copied (strings.Clone).
func (s *Speaker) Fluent() *Speaker {
	fluent := *s
	fluent.block = new(block)
	return &fluent
}

// A block is where a fluent speaker puts what it says.
type block struct {
	draft []byte // the text being made
	said  strings.Builder
}

// blockSize is how many bytes a block has: so few that it costs nothing to let
// one go half used, and so many that they are seldom asked for.
const blockSize = 1 << 16

// begin is where a text is made that keep is given.
func (b *block) begin() []byte { return b.draft[:0] }

func (b *block) keep(draft []byte) string {
	if cap(draft) > cap(b.draft) {
		b.draft = draft
	}
	if b.said.Cap()-b.said.Len() < len(draft) {
		b.said.Reset()
		b.said.Grow(max(blockSize, len(draft)))
	}
	before := b.said.Len()
	b.said.Write(draft)
	return b.said.String()[before:]
}
