package lang

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"gopkg.in/yaml.v3"
)

//go:embed catalogue/*.yaml
var catalogue embed.FS

// A Speaker says messages in one language. It is safe for concurrent use.
type Speaker struct {
	Language
	localizer *i18n.Localizer
	numbers   *message.Printer
	ids       map[string]bool // of the catalogue
}

var speakers [4]func() *Speaker

func init() {
	for i, l := range Languages() {
		speakers[i] = sync.OnceValue(func() *Speaker { return load(l) })
	}
}

// New is the speaker of a language. The catalogue is read once, when it is
// first asked for.
func New(l Language) *Speaker {
	for i, known := range Languages() {
		if known.Code == l.Code {
			return speakers[i]()
		}
	}
	return speakers[0]()
}

// load reads the catalogue of one language. The files are part of the
// program, and tested: an error in them is a mistake of ours.
func load(l Language) *Speaker {
	tag := language.MustParse(l.Code)
	bundle := i18n.NewBundle(tag)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	s := &Speaker{Language: l, numbers: message.NewPrinter(formatting(tag)), ids: make(map[string]bool)}
	for _, subject := range subjects() {
		name := path.Join("catalogue", subject+"."+l.Code+".yaml")
		file, err := bundle.LoadMessageFileFS(catalogue, name)
		if err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
		for _, message := range file.Messages {
			s.ids[message.ID] = true
		}
	}
	s.localizer = i18n.NewLocalizer(bundle, l.Code)
	return s
}

// Say is a message, with what its placeholders stand for: pairs of a name and
// a value, which is a text, a whole number, or [Points]. The number named
// count chooses the form. An id that the catalogue lacks is shown as it is: a
// test finds it.
func (s *Speaker) Say(id string, namesAndValues ...any) string {
	config := i18n.LocalizeConfig{MessageID: id, TemplateParser: messageParser{}, TemplateData: filling{s, namesAndValues}}
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		if namesAndValues[i] == "count" {
			config.PluralCount = namesAndValues[i+1]
		}
	}
	text, err := s.localizer.Localize(&config)
	if err != nil {
		return id
	}
	return text
}

// Has reports whether the catalogue has a message.
func (s *Speaker) Has(id string) bool { return s.ids[id] }

// IDs are the ids of the catalogue that begin with a prefix, in order.
func (s *Speaker) IDs(prefix string) []string {
	var found []string
	for id := range s.ids {
		if strings.HasPrefix(id, prefix) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found
}
