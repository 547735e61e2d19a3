package lang

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
	"gopkg.in/yaml.v3"
)

//go:embed catalogue/*.yaml
var catalogue embed.FS

// A Speaker says messages in one language. It is safe for concurrent use,
// unless it is [Speaker.Fluent].
type Speaker struct {
	Language
	messages map[string]forms // the catalogue, by id
	index    index            // the same
	plurals  plurals
	numbers  *message.Printer
	zero     rune // the first of the language's digits
	position int  // of the language
	joints   joints

	translations func() map[string]string // by the English
	block        *block                   // of a speaker that is fluent; nil for others
}

var speakers [numLanguages]func() *Speaker

func init() {
	for i, l := range Languages() {
		speakers[i] = sync.OnceValue(func() *Speaker { return load(l, i) })
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
func load(l Language, position int) *Speaker {
	var names []string
	for _, subject := range subjects() {
		names = append(names, path.Join("catalogue", subject+"."+l.Code+".yaml"))
	}
	s, err := read(l, catalogue, names)
	if err != nil {
		panic(err)
	}
	s.translations, s.position = readTranslations(l), position
	return s
}

// read makes a speaker of files of messages. Each message is taken apart once,
// here: a result of a hundred thousand matches says a million of them.
func read(l Language, files fs.FS, names []string) (*Speaker, error) {
	tag := language.MustParse(l.Code)
	bundle := i18n.NewBundle(tag)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	s := &Speaker{Language: l, messages: make(map[string]forms), numbers: message.NewPrinter(formatting(tag))}
	for _, name := range names {
		file, err := bundle.LoadMessageFileFS(files, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, message := range file.Messages {
			if l.RightToLeft {
				message.One, message.Other = isolateTyped(message.One), isolateTyped(message.Other)
			}
			if s.messages[message.ID], err = newForms(message); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", name, message.ID, err)
			}
		}
	}
	s.index = newIndex(s.messages)
	s.joints = s.newJoints()
	s.zero, _ = utf8.DecodeRuneInString(s.numbers.Sprint(number.Decimal(0)))
	plurals, err := newPlurals(tag)
	s.plurals = plurals
	return s, err
}

// Say is a message, with what its placeholders stand for: pairs of a name and
// a value, which is a text, a whole number, an exact decimal, or [Points]. The number named
// count chooses the form. An id that the catalogue lacks is shown as it is: a
// test finds it.
func (s *Speaker) Say(id string, namesAndValues ...any) string {
	message := s.index.find(id)
	if message == nil {
		return strings.Clone(id) // so that an id put together for the call takes no memory
	}
	return s.fill(s.form(message, namesAndValues), namesAndValues)
}

// form is the form of a message that the number named count chooses.
func (s *Speaker) form(message *forms, namesAndValues []any) pieces {
	if message.one != nil {
		if n, ok := named("count", namesAndValues).(int); ok && s.plurals.one(n) {
			return message.one
		}
	}
	return message.other
}

// Has reports whether the catalogue has a message.
func (s *Speaker) Has(id string) bool {
	_, ok := s.messages[id]
	return ok
}

// IDs are the ids of the catalogue that begin with a prefix, in order.
func (s *Speaker) IDs(prefix string) []string {
	var found []string
	for id := range s.messages {
		if strings.HasPrefix(id, prefix) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found
}
