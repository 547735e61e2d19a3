package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible is s with everything in it that a terminal would obey, or that
// would show text in another order than it is stored, written as an escape:
// \u001b for the start of a terminal sequence, \u202e for a
// right-to-left override. What the writing of languages needs, the joiners
// and the right-to-left and left-to-right marks, stays.
func Visible(s string) string {
	if !strings.ContainsFunc(s, hidden) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case hidden(r):
			b.WriteString(escape(r))
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

func escape(r rune) string {
	if r > 0xFFFF {
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// hidden reports whether a character must not be echoed as it is.
func hidden(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0: // C0 and C1 controls, DEL
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // bidirectional embedding, override, isolate
		return true
	case r == 0x2028, r == 0x2029: // line and paragraph separator
		return true
	case r == 0x200C, r == 0x200D, r == 0x200E, r == 0x200F, r == 0x061C: // ZWNJ, ZWJ, LRM, RLM, ALM
		return false
	}
	return r >= 0x80 && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r))
}

// cells is how many columns of a terminal a character takes, as best one can
// tell: terminals do not agree about the scripts of South Asia.
func cells(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r < 0x1100:
		return 1
	case wide(r):
		return 2
	}
	return 1
}

// wide reports whether Unicode Standard Annex 11 calls a character wide or
// full-width: the East Asian scripts and most emoji.
func wide(r rune) bool {
	switch {
	case r <= 0x115F, // Hangul initials
		r >= 0x2E80 && r <= 0x303E, // radicals, CJK punctuation
		r >= 0x3041 && r <= 0x33FF, // kana, Bopomofo, compatibility
		r >= 0x3400 && r <= 0x4DBF,
		r >= 0x4E00 && r <= 0x9FFF, // Han
		r >= 0xA000 && r <= 0xA4CF, // Yi
		r >= 0xAC00 && r <= 0xD7A3, // Hangul
		r >= 0xF900 && r <= 0xFAFF,
		r >= 0xFE30 && r <= 0xFE6F,
		r >= 0xFF00 && r <= 0xFF60, // full-width forms
		r >= 0xFFE0 && r <= 0xFFE6,
		r >= 0x1F300 && r <= 0x1F64F, // emoji
		r >= 0x1F900 && r <= 0x1F9FF,
		r >= 0x20000 && r <= 0x3FFFD:
		return true
	}
	return false
}
