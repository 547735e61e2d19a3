package safecell

import "testing"

// What a look at the first word says, the whole text says too.
func TestTheFirstWordTellsNumbers(t *testing.T) {
	words := []string{"12 Sept", "1", "1e", "9 pm", "10:30", "1-", "2026-12-05 09:00 Asia", "12 میں", "-1", "1 pm2", "12M\u0301ar", "Sept", "may", "e", "am", "true", "True", "m", "আনা", "आ", "ا", "M\u0301ar", "ﬁ", "ｍａｙ", "usd", "mayor", "supercalifragilistic", "\ufe8d"}
	between, behind := []string{"", " ", "-", "\u0301", "é", "é "}, []string{"", "1", "12", "x", "১"}
	for _, a := range words {
		for _, b := range between {
			for _, c := range behind {
				text := a + b + c
				if hasAnotherWord([]byte(text)) && (IsNumber(text) || IsFormula(text)) {
					t.Errorf("%q is a number or a formula, which its first word denies", text)
				}
			}
		}
	}
}
