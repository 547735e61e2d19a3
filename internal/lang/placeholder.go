package lang

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// A piece of a message is a text and the placeholder after it, if any.
type piece struct{ text, name string }

// pieces are a message with placeholders in braces, taken apart. They are data
// and cannot do anything: neither call nor loop.
type pieces []piece

// forms are those of a message by number.
type forms struct {
	one   pieces // nil when the message has one form
	other pieces
}

func newForms(m *i18n.Message) (forms, error) {
	one, err := parse(m.One)
	if err != nil {
		return forms{}, err
	}
	other, err := parse(m.Other)
	return forms{one, other}, err
}

// parse takes a message apart; an empty one is nil.
func parse(text string) (pieces, error) {
	var parts pieces
	for rest := text; rest != ""; {
		before, behind, found := strings.Cut(rest, "{")
		if !found {
			return append(parts, piece{text: before}), nil
		}
		name, after, closed := strings.Cut(behind, "}")
		if !closed || name == "" {
			return nil, fmt.Errorf("a brace that does not close, or closes at once, in %q", text)
		}
		parts = append(parts, piece{text: before, name: name})
		rest = after
	}
	return parts, nil
}

// fill writes a message with what its placeholders stand for. One that has no
// value stays as it is.
func (s *Speaker) fill(parts pieces, namesAndValues []any) string {
	if len(parts) == 1 && parts[0].name == "" {
		return parts[0].text
	}
	if s.block == nil {
		var room [1024]byte // on the stack: nearly all sentences fit
		return string(s.appendFilled(room[:0], parts, namesAndValues))
	}
	return s.block.keep(s.appendFilled(s.block.begin(), parts, namesAndValues))
}

func (s *Speaker) appendFilled(text []byte, parts pieces, namesAndValues []any) []byte {
	for _, piece := range parts {
		text = append(text, piece.text...)
		if piece.name != "" {
			text = s.appendValue(text, piece.name, named(piece.name, namesAndValues))
		}
	}
	return text
}

// named is the value of a placeholder; nil when there is none.
func named(name string, namesAndValues []any) any {
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		if n, ok := namesAndValues[i].(string); ok && n == name {
			return namesAndValues[i+1]
		}
	}
	return nil
}

func (s *Speaker) appendValue(text []byte, name string, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(append(append(text, '{'), name...), '}')
	case string:
		return s.appendIsolated(text, v)
	case []string:
		return append(text, s.Commas(v)...)
	case int:
		return s.appendCount(text, int64(v))
	case Points:
		return s.appendPoints(text, v)
	case json.Number:
		return s.appendDecimal(text, v)
	}
	// A type of its own: a text such as a code, or a number.
	switch v := reflect.ValueOf(v); {
	case v.CanInt():
		return s.appendCount(text, v.Int())
	default:
		return s.appendIsolated(text, v.String())
	}
}
