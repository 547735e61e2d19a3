package scoring

import (
	"time"

	"mentormatch/profiles"
)

// names gives every distinct name a number from 1, in the order in which they
// are first met. No name is 0.
type names[K comparable] struct {
	numbers map[K]int32
	list    []K // by number
}

func newNames[K comparable]() names[K] {
	var none K
	return names[K]{numbers: map[K]int32{none: 0}, list: []K{none}}
}

func (n *names[K]) add(name K) {
	if _, ok := n.numbers[name]; !ok {
		n.numbers[name] = int32(len(n.list))
		n.list = append(n.list, name)
	}
}

// of is the number of a name that has one.
func (n *names[K]) of(name K) int32 { return n.numbers[name] }

// count is one more than the greatest number.
func (n *names[K]) count() int { return len(n.list) }

// A vocabulary is all the names that the profiles of a programme use. It is
// complete before people are made ready, so that this can be done by several
// processors that only read it.
type vocabulary struct {
	conditions, causes, goals, genders, tags, interests names[string]
	occupations                                         names[code]
	spelt                                               []profiles.Occupation // by the number of the occupation
	languages                                           names[language]
	zones                                               names[*time.Location]
}

func newVocabulary(p *profiles.Programme) *vocabulary {
	v := &vocabulary{
		conditions:  newNames[string](),
		causes:      newNames[string](),
		goals:       newNames[string](),
		genders:     newNames[string](),
		tags:        newNames[string](),
		interests:   newNames[string](),
		occupations: newNames[code](),
		spelt:       make([]profiles.Occupation, 1),
		languages:   newNames[language](),
		zones:       newNames[*time.Location](),
	}
	for i := range p.Mentees {
		m := &p.Mentees[i]
		v.person(&m.Person)
		v.experiences(m.Disability)
		for _, g := range m.Goals {
			v.goals.add(g.Goal)
		}
		v.work(m.Held)
		v.work(m.Target)
	}
	for j := range p.Mentors {
		m := &p.Mentors[j]
		v.person(&m.Person)
		v.experiences(m.LivedExperience)
		for _, s := range m.Supports {
			v.goals.add(s.Goal)
		}
		v.work(m.Held)
		if m.Current != nil {
			v.work([]profiles.Occupation{*m.Current})
		}
	}
	return v
}

func (v *vocabulary) person(p *profiles.Person) {
	for _, l := range p.Languages {
		v.languages.add(languageOf(l))
	}
	v.genders.add(p.Gender)
	for _, w := range []*profiles.Wishes{&p.Prefer, &p.Require} {
		v.genders.add(w.Gender)
		for _, l := range w.Languages {
			v.languages.add(languageOf(l))
		}
	}
	for _, interest := range p.Interests {
		v.interests.add(interest)
	}
	for _, tag := range p.Conflict {
		v.tags.add(tagKey(tag))
	}
	if p.Availability != nil {
		v.zones.add(p.Availability.Location)
	}
}

func (v *vocabulary) work(list []profiles.Occupation) {
	for _, o := range list {
		c := occupationCode(o)
		if v.occupations.add(c); int(v.occupations.of(c)) == len(v.spelt) {
			v.spelt = append(v.spelt, o)
		}
	}
}

func (v *vocabulary) experiences(list []profiles.Experience) {
	for i := range list {
		v.conditions.add(list[i].Condition)
		v.causes.add(knownCause(list[i]))
	}
}
