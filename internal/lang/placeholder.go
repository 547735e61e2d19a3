package lang

import (
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// messageParser reads messages with placeholders in braces. They are data and cannot
// do anything: neither call nor loop.
type messageParser struct{}

func (messageParser) Cacheable() bool { return true }

func (messageParser) Parse(src, _, _ string) (template.ParsedTemplate, error) {
	var parts pieces
	for src != "" {
		before, rest, found := strings.Cut(src, "{")
		if !found {
			return append(parts, piece{text: src}), nil
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || name == "" {
			return nil, fmt.Errorf("a brace that does not close, or closes at once, in %q", src)
		}
		parts = append(parts, piece{text: before, name: name})
		src = after
	}
	return parts, nil
}

// A piece of a message is a text and the placeholder after it, if any.
type piece struct{ text, name string }

type pieces []piece

// filling is what the placeholders of a message stand for.
type filling struct {
	speaker        *Speaker
	namesAndValues []any
}

// Execute fills the placeholders in. One that has no value stays as it is.
func (p pieces) Execute(data any) (string, error) {
	with := data.(filling)
	var b strings.Builder
	for _, piece := range p {
		b.WriteString(piece.text)
		if piece.name != "" {
			b.WriteString(with.value(piece.name))
		}
	}
	return b.String(), nil
}

func (f filling) value(name string) string {
	for i := 0; i+1 < len(f.namesAndValues); i += 2 {
		if f.namesAndValues[i] == name {
			return f.speaker.value(f.namesAndValues[i+1])
		}
	}
	return "{" + name + "}"
}

func (s *Speaker) value(v any) string {
	switch v := v.(type) {
	case string:
		return s.isolated(v)
	case int:
		return s.Count(v)
	case Points:
		return s.Points(v)
	}
	return s.isolated(fmt.Sprint(v))
}
