package lang

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// plurals say which form a number takes, by the plural rules of the Unicode
// CLDR. All four languages have two: one and other.
type plurals struct {
	localizer *i18n.Localizer
	small     [128]bool // of the numbers that are said most: whether they are one
}

// formMessage is a message whose forms are their own names.
const formMessage = "form"

func newPlurals(tag language.Tag) (plurals, error) {
	bundle := i18n.NewBundle(tag)
	err := bundle.AddMessages(tag, &i18n.Message{ID: formMessage, One: "one", Other: "other"})
	p := plurals{localizer: i18n.NewLocalizer(bundle, tag.String())}
	for n := range p.small {
		p.small[n] = p.look(n)
	}
	return p, err
}

// one reports whether a number takes the form one.
func (p *plurals) one(n int) bool {
	if n >= 0 && n < len(p.small) {
		return p.small[n]
	}
	return p.look(n)
}

func (p *plurals) look(n int) bool {
	form, err := p.localizer.Localize(&i18n.LocalizeConfig{MessageID: formMessage, PluralCount: n})
	return err == nil && form == "one"
}
