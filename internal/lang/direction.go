package lang

import "golang.org/x/text/unicode/bidi"

// First-strong isolate and pop directional isolate (UAX #9).
const (
	isolate = "\u2068"
	pop     = "\u2069"
)

// isolated puts a text into direction isolates when it begins in the other
// direction than the language's, so that it does not turn what stands around
// it.
func (s *Speaker) isolated(text string) string {
	for _, r := range text {
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L:
			if s.RightToLeft {
				return isolate + text + pop
			}
			return text
		case bidi.R, bidi.AL:
			if !s.RightToLeft {
				return isolate + text + pop
			}
			return text
		case bidi.FSI, bidi.LRI, bidi.RLI:
			return text // it is isolated already
		}
	}
	return text
}
