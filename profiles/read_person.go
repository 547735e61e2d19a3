package profiles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// Fields of people. The first ones are common to mentees and mentors.
var (
	commonFields = []string{
		"id", "name", "joined", "languages", "meet", "place", "gender", "share_disability",
		"availability", "prefer", "require", "avoid", "conflict", "notes", "occupation", "washington_group",
		"age", "interests", "again",
	}
	menteeFields = append(slices.Clone(commonFields), "disability", "goals", "rounds_waited", "support", "matters")
	mentorFields = append(slices.Clone(commonFields), "lived_experience", "supports", "capacity", "training", "clearance",
		"offers_support", "pause")

	placeFields        = []string{"lat", "lon", "travel_km"}
	experienceFields   = []string{"condition", "cause", "functions", "washington_group", "since"}
	availabilityFields = []string{"time_zone", "weekly", "except", "from", "until"}
	menteeWorkFields   = []string{"held", "target"}
	mentorWorkFields   = []string{"held", "current", "returned"}
	goalFields         = []string{"goal", "priority"}
	supportFields      = []string{"goal", "level"}
	credentialFields   = []string{"completed", "valid_until"}
	pauseFields        = []string{"from", "until"}
	wishFieldsOfAll    = []string{"gender", "languages", "ages", "age", "interests", "within_km"}
	wishesOfMentee     = append([]string{"mentors"}, wishFieldsOfAll...)
	wishesOfMentor     = append([]string{"mentees"}, wishFieldsOfAll...)
)

// personFields are all of them, and those of decisions.
var personFields = func() map[string]bool {
	set := map[string]bool{}
	for _, list := range [][]string{
		menteeFields, mentorFields, placeFields, experienceFields, availabilityFields, menteeWorkFields,
		mentorWorkFields, goalFields, supportFields, washingtonFields, credentialFields, wishesOfMentee, wishesOfMentor,
		decisionLists, decisionFields, pinFields, pauseFields, weightFields,
	} {
		for _, name := range list {
			set[name] = true
		}
	}
	return set
}()

// Fields that a counselor tries on the wrong side.
var (
	insteadForMentee = map[string]diag.Message{
		"lived_experience": "a mentee's field is disability",
		"supports":         "a mentee's field is goals",
		"capacity":         "only a mentor has a capacity",
		"training":         "only a mentor has training",
		"clearance":        "only a mentor has clearance",
		"offers_support":   "a mentee's field is support: what they ask for",
		"pause":            "only a mentor pauses; a mentee's availability has from and until",
	}
	insteadForMentor = map[string]diag.Message{
		"disability":    "a mentor's field is lived_experience",
		"goals":         "a mentor's field is supports",
		"rounds_waited": "only a mentee waits for a mentor",
		"support":       "a mentor's fields are supports, for goals, and offers_support, for peer, mentor or both",
		"matters":       "only a mentee says how much a criterion matters",
	}
	insteadInMenteeWork = map[string]diag.Message{
		"current":  "a mentee's work has held and target; current is a mentor's",
		"returned": "a mentee's work has held and target; returned is a mentor's",
	}
	insteadInMentorWork = map[string]diag.Message{
		"target": "a mentor's work has held, current and returned; target is a mentee's",
	}
)

// disclosures are the words for the levels of Disclosure, in their order.
var disclosures = []string{ShareNone: "none", ShareCategory: "category", ShareFull: "full"}

// A candidate is a person who was read, and what was found wrong with them.
type candidate struct {
	role     Role
	mentee   *Mentee // of role mentee
	mentor   *Mentor // of role mentor
	source   Source
	id       spot
	refers   []reference
	problems diag.Problems
	aside    []diag.Message // decisions that are left out with the person
}

func (c *candidate) person() *Person {
	if c.role == RoleMentee {
		return &c.mentee.Person
	}
	return &c.mentor.Person
}

// A reference is an id that must name somebody else.
type reference struct {
	spot
	id   *string
	role Role // whom it must name; "" for anybody
}

// readCandidate reads a person. The part's other people have nothing to do
// with what goes wrong here.
func (r *reader) readCandidate(v value, role Role) *candidate {
	c := &candidate{role: role}
	if role == RoleMentee {
		c.mentee = &Mentee{}
	} else {
		c.mentor = &Mentor{}
	}
	v.sink = &c.problems
	v.part.person = v.node
	r.seen.forgetNodes()
	c.source = Source{File: v.part.file, Line: v.part.before + int(v.line)}
	known, instead := menteeFields, insteadForMentee
	if role == RoleMentor {
		known, instead = mentorFields, insteadForMentor
	}
	c.id = v.spot
	if v.null() {
		v.problem("missing-value", "an entry without a person", "", "take the dash out, or give the person an id")
		return c
	}
	f, ok := v.fields(known, instead)
	if !ok {
		return c
	}
	r.readCommon(c, f)
	if role == RoleMentee {
		r.readMentee(c.mentee, f)
	} else {
		r.readMentor(c.mentor, f)
	}
	return c
}

// idWritten is the id of a person as it stands there, for the way to a value.
func idWritten(person *yaml.Node) string {
	if person.Kind == yaml.MappingNode {
		for i := 0; i < len(person.Content); i += 2 {
			if value := person.Content[i+1]; person.Content[i].Value == "id" && len(value.Value) <= maxID*utf8.UTFMax {
				return value.Value
			}
		}
	}
	return "?"
}

const idHint = "give each person a short id of their own, such as ana"

func (r *reader) readCommon(c *candidate, f fields) {
	p := c.person()
	p.Source = c.source
	if v, ok := f.need("id", idHint); ok {
		c.id = v.spot
		p.ID, _ = v.id()
	}
	p.Name = p.ID
	if v, ok := f.get("name"); ok {
		if name, ok := v.name(); ok {
			p.Name = name
		}
	}
	if v, ok := f.get("joined"); ok {
		p.Joined, _ = v.date()
	}
	if v, ok := f.get("languages"); ok {
		p.Languages = v.languages()
	}
	if v, ok := f.get("meet"); ok {
		p.Meet = listOf(v, func(v value) (Mode, bool) {
			s, ok := v.word("unknown way of meeting", string(Remote), string(InPerson))
			if s == string(Remote) {
				return Remote, ok
			}
			return InPerson, ok
		}, func(m Mode) string { return string(m) })
	}
	if v, ok := f.get("place"); ok {
		p.Place = v.place()
	}
	if v, ok := f.get("gender"); ok {
		p.Gender, _ = r.term(v, "unknown-gender", "unknown gender", r.vocabulary().Genders)
	}
	if v, ok := f.get("age"); ok {
		p.Age, _ = v.ageBand()
	}
	if v, ok := f.get("interests"); ok {
		p.Interests = listOf(v, func(v value) (string, bool) {
			return r.term(v, "unknown-interest", "unknown interest", r.vocabulary().Interests)
		}, func(s string) string { return s })
	}
	if v, ok := f.get("again"); ok {
		p.Again, _ = v.again()
	}
	if v, ok := f.get("share_disability"); ok {
		if s, ok := v.word("unknown level of disclosure", disclosures...); ok {
			p.ShareDisability = Disclosure(slices.Index(disclosures, s))
		}
	}
	if v, ok := f.get("availability"); ok {
		p.Availability = r.readAvailability(v)
	}
	if v, ok := f.get("prefer"); ok {
		r.readWishes(c, &p.Prefer, v)
	}
	if v, ok := f.get("require"); ok {
		r.readWishes(c, &p.Require, v)
	}
	if v, ok := f.get("avoid"); ok {
		p.Avoid = r.references(c, v, "")
	}
	if v, ok := f.get("conflict"); ok {
		p.Conflict = listOf(v, value.tag, func(s string) string { return s })
	}
	if v, ok := f.get("notes"); ok {
		p.Notes, _ = v.text()
	}
}

// listOf reads v as a list of one kind of thing, none of them twice. The
// empty list comes back as a slice that is empty and not nil.
func listOf[T any](v value, read func(value) (T, bool), key func(T) string) []T {
	entries, ok := v.list()
	if !ok {
		return nil
	}
	list := make([]T, 0, len(entries))
	for _, e := range entries {
		t, ok := read(e)
		if !ok {
			continue
		}
		if slices.ContainsFunc(list, func(u T) bool { return key(u) == key(t) }) {
			e.problem("duplicate-entry", "the same entry twice in one list", key(t), "keep one of them")
			continue
		}
		list = append(list, t)
	}
	return list
}

func (v value) languages() []Language {
	return listOf(v, value.language, func(l Language) string { return l.Tag })
}

// maxID is how long an id may be, in characters.
const maxID = 64

// id reads v as an id: the letters and digits of any script, with - _ and .
// inside, 1 to 64 characters, exactly as written.
func (v value) id() (string, bool) {
	s, ok := v.written()
	if !ok {
		return "", false
	}
	if utf8.RuneCountInString(s) > maxID {
		v.problem("id", diag.Say("an id of more than {most} characters", "most", maxID), s, "shorten it")
		return "", false
	}
	for i, r := range s {
		inside := i > 0 && (strings.ContainsRune("-_.", r) || unicode.Is(unicode.M, r))
		if unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) || inside {
			continue
		}
		hint := diag.Message("use letters, digits, and - _ . inside")
		if _, found := invisible(string(r)); found {
			hint = diag.Say("delete the character {character}, which cannot be seen", "character", shown(r))
		}
		v.problem("id", "an id with a character that ids do not have", s, hint)
		return "", false
	}
	return strings.Clone(s), true
}

// tag reads v as a conflict tag. Two tags that differ in case or width are
// one, since a difference that nobody sees must not hide a conflict.
func (v value) tag() (string, bool) {
	s, ok := v.name()
	if !ok {
		return "", false
	}
	return v.part.seen.word(strings.Join(strings.Fields(norm.NFKC.String(cases.Fold().String(norm.NFKC.String(s)))), " ")), true
}

// references reads v as a list of ids of other people.
func (r *reader) references(c *candidate, v value, role Role) []string {
	var spots []spot
	list := listOf(v, func(v value) (string, bool) {
		s, ok := v.written()
		if ok {
			spots = append(spots, v.kept())
		}
		return strings.Clone(s), ok
	}, func(s string) string { return s })
	if len(spots) != len(list) { // something stands twice, and has been reported
		return list
	}
	for i := range list {
		c.refers = append(c.refers, reference{spots[i], &list[i], role})
	}
	return list
}

func (r *reader) readWishes(c *candidate, w *Wishes, v value) {
	known, people, other := wishesOfMentee, "mentors", RoleMentor
	instead := map[string]diag.Message{"mentees": "a mentee's wishes are about mentors"}
	if c.role == RoleMentor {
		known, people, other = wishesOfMentor, "mentees", RoleMentee
		instead = map[string]diag.Message{"mentors": "a mentor's wishes are about mentees"}
	}
	f, ok := v.fields(known, instead)
	if !ok {
		return
	}
	if v, ok := f.get(people); ok {
		w.People = r.references(c, v, other)
	}
	if v, ok := f.get("gender"); ok {
		w.Gender, _ = r.term(v, "unknown-gender", "unknown gender", r.vocabulary().Genders)
	}
	if v, ok := f.get("languages"); ok {
		w.Languages = v.languages()
	}
	if v, ok := f.get("ages"); ok {
		w.Ages, _ = v.ages()
	}
	if v, ok := f.get("age"); ok {
		_, w.SimilarAge = v.word("unknown wish", "similar")
	}
	if v, ok := f.get("interests"); ok {
		_, w.SharedInterests = v.word("unknown wish", "shared")
	}
	if v, ok := f.get("within_km"); ok {
		w.WithinKM, _ = v.whole(1, 20_000)
	}
}

// term reads v as a code of the vocabulary; unknown says that it is none.
func (r *reader) term(v value, id string, unknown diag.Message, known []Entry) (string, bool) {
	s, ok := v.written()
	if !ok {
		return "", false
	}
	if e, ok := find(known, s); ok {
		return e.Code, true
	}
	if !r.vocabularyUnread {
		v.problem(id, unknown, s,
			diag.Suggest(s, codes(known), "add it to vocabulary in programme.yaml, or look the known ones up in docs/words.md or with mentormatch codes"))
	}
	return "", false
}
