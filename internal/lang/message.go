package lang

import "sync/atomic"

// A Message is one that is said a great deal, of one form by number and with texts
// alone: it is looked up, and its placeholders are found among those that its
// user names, the first time that a language says it.
type Message struct {
	id           string
	placeholders []string
	in           [numLanguages]atomic.Pointer[[]numberedPiece]
}

// A numberedPiece of a message is a text and the position of what stands behind
// it; none for nothing.
type numberedPiece struct {
	text  string
	value int
}

const none = -1

// NewMessage is the message with an id of the catalogue, for whatever language;
// [Speaker.AppendMessage] gives the placeholders their texts in this order.
func NewMessage(id string, placeholders ...string) *Message {
	return &Message{id: id, placeholders: placeholders}
}

// AppendMessage appends a message with a text for each of its placeholders, as
// [Speaker.Append] does.
func (s *Speaker) AppendMessage(to []byte, m *Message, texts ...string) []byte {
	for _, piece := range *s.numbered(m) {
		to = append(to, piece.text...)
		if piece.value != none {
			to = s.appendIsolated(to, texts[piece.value])
		}
	}
	return to
}

// numbered are the pieces of a message in the language of the speaker.
func (s *Speaker) numbered(m *Message) *[]numberedPiece {
	if known := m.in[s.position].Load(); known != nil {
		return known
	}
	pieces := []numberedPiece{{m.id, none}} // a test finds what the catalogue lacks
	if message := s.index.find(m.id); message != nil {
		pieces = numberedBy(message.other, m.placeholders)
	}
	m.in[s.position].Store(&pieces)
	return &pieces
}

func numberedBy(parts pieces, placeholders []string) []numberedPiece {
	var numbered []numberedPiece
	for _, part := range parts {
		value := none
		for k, name := range placeholders {
			if name == part.name {
				value = k
			}
		}
		if part.name != "" && value == none {
			part.text += "{" + part.name + "}"
		}
		numbered = append(numbered, numberedPiece{part.text, value})
	}
	return numbered
}
