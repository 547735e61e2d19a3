package profiles

import (
	"io/fs"
	"path"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// A Scenario is a programme with something changed, under a name, as a file of
// several has it.
type Scenario struct {
	Name   string
	Source Source
	// Pins and Forbids are besides those of the programme; Unpins are pairs of
	// pins that are set aside, and IgnorePins sets all of the programme's aside.
	Pins, Forbids, Unpins []Decision
	IgnorePins            bool
	Capacity              map[string]int // places, by the id of a mentor
	Weights               *Weights       // nil: the programme's
	Minimum               *int           // points; nil: the programme's
	Objective             Objective      // "": the programme's
	Without               []string       // ids of people who are left out
	With                  []Change       // in this order
}

var scenarioFields = []string{
	"name", "pin", "forbid", "unpin", "ignore_pins", "capacity", "weight", "minimum", "objective", "without", "with",
}

// ReadScenarios reads a file of scenarios of a programme: a list with an entry for
// each, in whose field with the files are that [ReadChange] reads, in the same folder. Its
// error is a [diag.Problems] with everything that is wrong in any of the files.
func ReadScenarios(fsys fs.FS, name string, p *Programme, opt LoadOptions) ([]Scenario, error) {
	l := newChangeLoader(fsys, p, opt)
	r := &scenarioReader{loader: l, folder: path.Dir(name)}
	var scenarios []Scenario
	if top, ok := l.readSingle(name, false); ok {
		if entries, ok := top.list(); ok {
			names := make(map[string]Source)
			for _, e := range entries {
				s := r.read(e, p)
				if first, twice := names[likeness(s.Name)]; twice && s.Name != "" {
					e.problem("duplicate-name", "another scenario has this name", s.Name, diag.Say("the first is on line {line}", "line", strconv.Itoa(first.Line)))
				}
				names[likeness(s.Name)] = s.Source
				scenarios = append(scenarios, s)
			}
			if len(entries) == 0 {
				top.problem("missing-value", "no scenario is in this list", "", "write a dash and a name for each: - name: Dee takes four")
			}
		}
	}
	if len(l.problems) > 0 {
		l.problems.Sort()
		return nil, l.problems
	}
	return scenarios, nil
}

// A scenarioReader reads the scenarios of a file, one after another.
type scenarioReader struct {
	*loader
	folder string

	// Of the scenario that is being read.
	programme *Programme // with what the files of with say
	people    *index
	gone      map[string]bool
}

func (r *scenarioReader) read(v value, p *Programme) (s Scenario) {
	s.Source = Source{File: v.part.file, Line: v.part.before + int(v.line)}
	f, ok := v.fields(scenarioFields, map[string]diag.Message{
		"pins": diag.DidYouMean("pin"), "forbids": diag.DidYouMean("forbid"), "weights": diag.DidYouMean("weight"),
		"mentees": "put people into a file of their own, and name it with with:",
		"mentors": "put people into a file of their own, and name it with with:",
	})
	if !ok {
		return s
	}
	if v, ok := f.need("name", "give each scenario a name, to tell it from the others"); ok {
		s.Name, _ = v.name()
	}
	r.programme = p
	if v, ok := f.get("with"); ok {
		s.With = r.with(v)
	}
	r.people, r.gone = indexOf(r.programme), make(map[string]bool)
	if v, ok := f.get("without"); ok {
		for _, e := range oneOrMore(v) {
			if c, ok := r.person(e, ""); ok && !r.gone[c.person().ID] {
				r.gone[c.person().ID] = true
				s.Without = append(s.Without, c.person().ID)
			}
		}
	}
	s.Pins, s.Forbids, s.Unpins = r.pairs(f, "pin"), r.pairs(f, "forbid"), r.pairs(f, "unpin")
	if v, ok := f.get("ignore_pins"); ok {
		word, _ := v.word("unknown answer", "true", "false")
		s.IgnorePins = word == "true"
	}
	if v, ok := f.get("capacity"); ok {
		s.Capacity = r.capacity(v)
	}
	if v, ok := f.get("weight"); ok {
		s.Weights = r.weights(v)
	}
	if v, ok := f.get("minimum"); ok {
		if n, ok := v.hundredths(); ok {
			s.Minimum = &n
		}
	}
	if v, ok := f.get("objective"); ok {
		if word, ok := v.word("unknown objective", string(Coverage), string(Quality), string(Fair), string(Stable)); ok {
			s.Objective = Objective(word)
		}
	}
	if len(f.pairs) < 2 {
		v.problem("missing-field", "a scenario in which nothing is different", s.Name, diag.Say("give it one of {fields}", "fields", scenarioFields[1:]))
	}
	return s
}

// oneOrMore is the entries of a list, or a value that stands alone.
func oneOrMore(v value) []value {
	if v.node.Kind == yaml.ScalarNode {
		return []value{v}
	}
	entries, _ := v.list()
	return entries
}

// with reads the files of further people and settings.
func (r *scenarioReader) with(v value) []Change {
	var changes []Change
	for _, e := range oneOrMore(v) {
		written, ok := e.written()
		if !ok {
			continue
		}
		name := path.Join(r.folder, written)
		if !fs.ValidPath(name) || strings.HasPrefix(written, "/") {
			e.problem("file-name", "a file that is not in the folder of this one", written, "put it beside this file, and write its name alone")
			continue
		}
		if _, err := fs.Stat(r.fsys, name); err != nil {
			e.problem("no-file", unreadableFile(err), written, "name a file in the folder of this one")
			continue
		}
		before := len(r.problems)
		c := r.readChange(name, r.programme)
		if len(r.problems) > before {
			continue // nobody of it is known
		}
		changes = append(changes, *c)
		r.programme = c.Apply(r.programme)
	}
	return changes
}

// person is the person whose id a value is; role "" is anybody's.
func (r *scenarioReader) person(v value, role Role) (*candidate, bool) {
	id, ok := v.written()
	if !ok {
		return nil, false
	}
	return r.find(v, id, role)
}

func (r *scenarioReader) find(v value, id string, role Role) (*candidate, bool) {
	c, ok := r.people.find(&id)
	switch {
	case !ok:
		v.problem("unknown-person", "nobody has this id", id, r.people.hint(id))
	case role != "" && c.role != role:
		v.problem("wrong-role", wrongRole(role), id, "")
	case role != "" && r.gone[c.person().ID]:
		v.problem("contradiction", "this person is left out by without as well", id, "leave out one of the two")
	default:
		return c, true
	}
	return nil, false
}

// pairs reads the pairs of a field, each as ana=dee.
func (r *scenarioReader) pairs(f fields, name string) []Decision {
	v, ok := f.get(name)
	if !ok {
		return nil
	}
	var list []Decision
	for _, e := range oneOrMore(v) {
		written, ok := e.written()
		if !ok {
			continue
		}
		left, right, parted := strings.Cut(written, "=")
		left, right = strings.TrimSpace(left), strings.TrimSpace(right)
		if !parted || left == "" || right == "" {
			e.problem("pair", "not a pair", written, "write the ids of a mentee and a mentor with = between them: ana=dee")
			continue
		}
		mentee, ok := r.find(e, left, RoleMentee)
		mentor, too := r.find(e, right, RoleMentor)
		if !ok || !too {
			continue
		}
		d := Decision{
			Mentee: mentee.mentee.ID, Mentor: mentor.mentor.ID, By: "what if", Date: r.opt.On, Why: "To see what would follow.",
			Source: Source{File: e.part.file, Line: e.part.before + int(e.line)},
		}
		if !r.contradicts(e, name, &d) {
			list = append(list, d)
		}
	}
	return list
}

// contradicts tells of a pair that decisions do not allow to be listed so.
func (r *scenarioReader) contradicts(v value, list string, d *Decision) bool {
	isPair := func(x Decision) bool { return x.Mentee == d.Mentee && x.Mentor == d.Mentor }
	switch list {
	case "forbid":
		for _, a := range r.programme.Decisions.Approvals {
			if isPair(a) {
				v.problem("contradiction", "this pair already meets, and a forbid does not undo an approval", d.Mentee+"="+d.Mentor,
					diag.Say("take the approval out first: {place}", "place", a.Source.String()))
				return true
			}
		}
	case "unpin":
		for _, a := range r.programme.Decisions.Pins {
			if isPair(a) {
				return false
			}
		}
		v.problem("no-pin", "this pair is not pinned", d.Mentee+"="+d.Mentor, "unpin sets aside a pin of decisions.yaml")
		return true
	}
	return false
}

// mostPlaces is the most that a profile can give a mentor.
const mostPlaces = 1000

// capacity reads places by the ids of mentors.
func (r *scenarioReader) capacity(v value) map[string]int {
	pairs, _ := v.pairs()
	places := make(map[string]int)
	for _, p := range pairs {
		c, ok := r.find(p.field(), p.name, RoleMentor)
		n, number := p.whole(0, mostPlaces)
		if ok && number {
			places[c.mentor.ID] = n
		}
	}
	return places
}

// weights reads those of some criteria; the others stay what they are.
func (r *scenarioReader) weights(v value) *Weights {
	f, ok := v.fields(weightFields, nil)
	if !ok {
		return nil
	}
	w := r.programme.Settings.Weights
	read := true
	for i, weight := range []*int{&w.Disability, &w.Occupation, &w.Goals, &w.Availability} {
		if v, ok := f.get(weightFields[i]); ok {
			n, ok := v.whole(0, 1000)
			*weight = n
			read = read && ok
		}
	}
	if read && w == (Weights{}) {
		v.problem("all-zero", "with these weights nothing would count", "", "leave at least one above 0")
	}
	return &w
}
