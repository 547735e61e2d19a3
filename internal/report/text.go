package report

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"mentormatch/internal/lang"
)

// points writes points as files have them: 6311 as 63.11.
func points(n int) string { return hundredths(int64(n)) }

// points writes points as the language does: 63.11, ৬৩.১১.
func (w words) points(n int) string { return w.Points(lang.Points(n)) }

// percent writes a share of 10 000 as the language does: 83.33 %.
func (w words) percent(n int) string { return w.Say("percent", "share", lang.Points(n)) }

// gain is a difference of points with its sign.
func (w words) gain(n int64) string {
	if n > 0 {
		return "+" + w.Points(lang.Points(n))
	}
	return w.Points(lang.Points(n))
}

// signed is a difference of counts with its sign.
func (w words) signed(n int) string {
	if n > 0 {
		return "+" + w.Count(n)
	}
	return w.Count(n)
}

func hundredths(n int64) string {
	var room [24]byte
	return string(appendHundredths(room[:0], n, '.'))
}

func appendHundredths(to []byte, n int64, point byte) []byte {
	if n >= 0 && n < 100*100 { // as nearly all are
		if n >= 10*100 {
			to = append(to, byte('0'+n/1000))
		}
		return append(to, byte('0'+n/100%10), point, byte('0'+n/10%10), byte('0'+n%10))
	}
	if n < 0 {
		to = append(to, '-')
	}
	whole, rest := n/100, n%100
	if n < 0 {
		whole, rest = -whole, -rest
	}
	to = append(strconv.AppendInt(to, whole, 10), point)
	return append(to, byte('0'+rest/10), byte('0'+rest%10))
}

func joinSentences(sentences []string) string {
	size := 0
	for _, s := range sentences {
		size += len(s) + 1
	}
	var b strings.Builder
	b.Grow(size)
	for _, s := range sentences {
		if s == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	return b.String()
}

// clean takes out of a text what a terminal or a spreadsheet would obey
// instead of showing: control characters, which become a space where they
// part words, and the marks that turn the direction of the text after them.
// Joiners and the left-to-right and right-to-left marks stay: Bengali, Urdu
// and Devanagari need them.
//
// Isolates that find their own direction stay where each is closed again:
// sentences are made with them, and they cannot reach beyond their end.
func clean(s string) string {
	if isClean([]byte(s)) {
		return s
	}
	balanced := isolatesClose(s)
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case obeyed(r), !balanced && (r == '\u2068' || r == '\u2069'):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// obeyed reports whether a character is obeyed, or not seen at all.
func obeyed(r rune) bool {
	return r < 0xa0 && unicode.IsControl(r) ||
		r >= '\u202a' && r <= '\u202e' || // embeddings and overrides
		r == '\u2066' || r == '\u2067' || // isolates to one side
		r >= '\u206a' && r <= '\u206f' || // shapes of letters and digits
		r >= '\ufff9' && r <= '\ufffb' || // notes between lines
		r == '\ufeff' || r == '\ufffe' || r == '\uffff' ||
		r >= 0xe0000 && r <= 0xe007f // invisible tags
}

// isClean reports whether clean would leave a text as it is. Nearly every text
// is, and to see so takes a tenth of the time.
func isClean(s []byte) bool {
	if len(s) >= 8 {
		last := s[len(s)-8:]
		for len(s) >= 8 && plainASCII(binary.LittleEndian.Uint64(s)) {
			s = s[8:]
		}
		if len(s) < 8 && plainASCII(binary.LittleEndian.Uint64(last)) {
			return true
		}
	}
	open := 0 // isolates
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= ' ' && c < 0x7f:
			i++
			continue
		case c >= 0xd0 && c < 0xe0 && i+1 < len(s) && s[i+1]&0xc0 == 0x80:
			i += 2 // a letter of Arabic script, or of others of two bytes
			continue
		case c == 0xe0 && i+2 < len(s) && s[i+1]&0xe0 == 0xa0 && s[i+2]&0xc0 == 0x80:
			i += 3 // one of Devanagari, Bengali or others of three bytes
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		i += size
		switch {
		case r == '\u2068':
			open++
		case r == '\u2069':
			if open--; open < 0 {
				return false
			}
		case r == utf8.RuneError && size == 1, r == '\u2028', r == '\u2029', obeyed(r):
			return false
		}
	}
	return open == 0
}

// plainASCII reports whether all of eight bytes are characters of ASCII that
// are shown: none is above 0x7e or below a space. The three terms have the
// highest bit of a byte that is above 0x7f, below 0x20, or 0x7f.
func plainASCII(eight uint64) bool {
	const each = 0x0101010101010101
	return (eight|(eight-0x20*each)|(eight+each))&(0x80*each) == 0
}

// isolatesClose reports whether every isolate of a text is closed in it, and
// nothing is closed that was not begun.
func isolatesClose(s string) bool {
	open := 0
	for _, r := range s {
		switch r {
		case '\u2068':
			open++
		case '\u2069':
			if open--; open < 0 {
				return false
			}
		}
	}
	return open == 0
}
