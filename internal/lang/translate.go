package lang

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

//go:embed translations/*.yaml
var translations embed.FS

// Translate is an English message in the speaker's language, with what its
// placeholders stand for: pairs of a name and a value, as [Speaker.Say] takes
// them. It is for messages that are made in English where no language is
// known, as the problems of profiles are; translations/*.yaml has them by
// their English. A message that is not there stays English: a test finds it.
func (s *Speaker) Translate(english string, namesAndValues ...any) string {
	text, ok := s.translations()[english]
	if !ok {
		text = english
	}
	return placeholder.ReplaceAllStringFunc(text, func(found string) string {
		name := found[1 : len(found)-1]
		return string(s.appendValue(nil, name, named(name, namesAndValues)))
	})
}

// comments begin the name of the file with the comments of init's programme.
// Editors show them line by line, and files of profiles hold no isolates.
const comments = "sample."

// placeholder is one of a translation; any other brace is a brace.
var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

// readTranslations reads the files of a language; English has none.
func readTranslations(l Language) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		all := map[string]string{}
		names, err := translations.ReadDir("translations")
		if err != nil {
			panic(err) // the folder is part of the program
		}
		for _, name := range names {
			if matched, _ := path.Match("*."+l.Code+".yaml", name.Name()); !matched {
				continue
			}
			texts := map[string]string{}
			data, err := translations.ReadFile(path.Join("translations", name.Name()))
			if err == nil {
				err = yaml.Unmarshal(data, &texts)
			}
			if err != nil {
				panic(fmt.Sprintf("%s: %v", name.Name(), err))
			}
			for english, text := range texts {
				if l.RightToLeft && !strings.HasPrefix(name.Name(), comments) {
					text = isolateTyped(text)
				}
				all[english] = text
			}
		}
		return all
	})
}
