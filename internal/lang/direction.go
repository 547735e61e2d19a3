package lang

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// First-strong isolate and pop directional isolate (UAX #9).
const (
	isolate = "\u2068"
	pop     = "\u2069"
)

// isolated puts a text into direction isolates when it begins in the other
// direction than the language's, so that it does not turn what stands around
// it, or would itself be turned: see [isolateTyped].
func (s *Speaker) isolated(text string) string {
	switch {
	case !s.turns([]byte(text)):
		return text
	case s.block != nil:
		return s.block.keep(s.appendIsolated(s.block.begin(), text))
	}
	return isolate + text + pop
}

func (s *Speaker) appendIsolated(to []byte, text string) []byte {
	if s.turns([]byte(text)) {
		return append(append(append(to, isolate...), text...), pop...)
	}
	return append(to, text...)
}

// turns reports whether a text begins in the other direction than the
// language's, or has no direction and a sign in front of a number or a dash
// between digits, which a language from right to left would write on the other
// side; and is not isolated already.
func (s *Speaker) turns(text []byte) bool {
	signed := false
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			// Of ASCII only the letters have a direction.
			if c |= 0x20; c >= 'a' && c <= 'z' {
				return s.RightToLeft
			}
			signed = signed || (text[i] == '-' || text[i] == '+') && i+1 < len(text) && isDigit(text[i+1])
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		i += size
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L:
			return s.RightToLeft
		case bidi.R, bidi.AL:
			return !s.RightToLeft
		case bidi.FSI, bidi.LRI, bidi.RLI:
			return false
		}
	}
	return signed && s.RightToLeft
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
