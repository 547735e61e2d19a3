package lang

import "strings"

// urduLetters are the letters of Arabic that look like those of Urdu. Behind a
// retroflex the heh is a breath, and has a letter of its own.
var urduLetters = strings.NewReplacer("ٹ\u0647", "ٹھ", "\u064A", "ی", "\u0649", "ی", "\u0643", "ک", "\u0647", "ہ", "\u0629", "ہ")

// bengaliNames are names of languages that the Unicode CLDR spells as before the
// reform, which writes words that are not from Sanskrit with a short i.
var bengaliNames = strings.NewReplacer(
	"নেপালী", "নেপালি", "পাঞ্জাবী", "পাঞ্জাবি", "আরবী", "আরবি", "সিংহলী", "সিংহলি", "মণিপুরী", "মণিপুরি", "রাজস্থানী", "রাজস্থানি",
	"বেলুচী", "বেলুচি", "তুর্কী", "তুর্কি", "ভিয়েতনামী", "ভিয়েতনামি", "পর্তুগীজ", "পর্তুগিজ", "আজারবাইজানী", "আজারবাইজানি", "তুর্কমেনী", "তুর্কমেনি",
)

// Respelled writes a name of another source as the language spells it.
// The Unicode CLDR has Arabic letters in the Urdu names of some languages: who
// searches for Marathi, as Urdu writes it, would not find it.
func (l Language) Respelled(word string) string {
	switch l.Code {
	case Urdu.Code:
		return urduLetters.Replace(word)
	case Bengali.Code:
		return bengaliNames.Replace(word)
	}
	return word
}
