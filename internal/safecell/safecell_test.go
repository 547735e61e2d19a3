package safecell

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// What a look at the first word says, the whole text says too.
func TestTheFirstWordTellsNumbers(t *testing.T) {
	words := []string{"12 Sept", "1", "1e", "9 pm", "10:30", "1-", "2026-12-05 09:00 Asia", "12 میں", "۱۲ میں", "৩টি", "১২", "३ मे", "३ may", "१२-०३", "১০:৩০ pm", "-1", "-१", "1 pm2", "12M\u0301ar", "Sept", "may", "e", "am", "true", "True", "m", "আনা", "आ", "ا", "M\u0301ar", "ﬁ", "ｍａｙ", "usd", "mayor", "supercalifragilistic", "\ufe8d"}
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

// What a look behind a separator passes over would be no formula in a cell of its own.
func TestNothingBehindASeparatorIsPassedOver(t *testing.T) {
	for _, behind := range []string{"=1+1", " =1+1", "  =1+1", "'=1+1", "+1+1", "-1", "@a", "\u061c=1", "\u200e=1", "＝1+1", " ＝1+1", "\u08e2=1", "১=1", "३", "م=1", "a=1", "1=1", "อ=1"} {
		want := "a," + behind
		if RunsBehind([]byte(behind), ',') {
			want = "a,'" + behind
		}
		if got := string(KeepWhole([]byte("a,"+behind), 0, ';')); got != want {
			t.Errorf("%q behind a comma becomes %q, want %q", behind, got, want)
		}
	}
	for r := rune(0x900); r <= 0x9ff; r++ {
		if text := string(r) + "=1+1"; RunsBehind([]byte(text), ',') || IsFormula(text) {
			t.Errorf("%q is a formula", text)
		}
	}
	for r := rune(0x800); r <= 0xfff; r++ {
		if strings.ContainsAny(norm.NFKC.String(string(r)), "=+-@|\u2212") {
			t.Errorf("%q is another form of a sign that begins a formula", r)
		}
	}
}
