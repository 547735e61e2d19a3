package lang

import "strings"

// urduLetters are the letters of Arabic that look like those of Urdu. Behind a
// retroflex the heh is a breath, and has a letter of its own.
var urduLetters = strings.NewReplacer("ٹ\u0647", "ٹھ", "\u064A", "ی", "\u0649", "ی", "\u0643", "ک", "\u0647", "ہ", "\u0629", "ہ")

// Respelled writes a word of another source with the letters of the language.
// The Unicode CLDR has Arabic ones in the Urdu names of some languages: who
// searches for Marathi, as Urdu writes it, would not find it.
func (l Language) Respelled(word string) string {
	if l.Code == Urdu.Code {
		return urduLetters.Replace(word)
	}
	return word
}
