package lang

import (
	_ "embed"
	"sync"

	"gopkg.in/yaml.v3"
)

//go:embed called.yaml
var calledBefore []byte

// earlier are the words of earlier versions, by language and by the id of the
// message that has another word now.
var earlier = sync.OnceValue(func() map[string]map[string][]string {
	all := map[string]map[string][]string{}
	if err := yaml.Unmarshal(calledBefore, &all); err != nil {
		panic(err) // the file is part of the program, and tested
	}
	return all
})

// Called is a message without placeholders, and behind it what earlier versions
// of the program said instead. People have forms and workbooks with the old
// words, and those are read as long as anybody may send one in.
func (s *Speaker) Called(id string) []string {
	return append([]string{s.Say(id)}, earlier()[s.Code][id]...)
}

// TermCalled are the names of a term as [Speaker.Term] says it, and those that
// it had in earlier versions.
func (s *Speaker) TermCalled(kind, code, label string) []string {
	name := s.Term(kind, code, label)
	if id := "term." + kind + "." + code; s.Has(id) && name == s.Say(id) {
		return s.Called(id)
	}
	return []string{name}
}
