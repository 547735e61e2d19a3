package decided

import (
	"strconv"
	"strings"
	"time"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/internal/roster"
	"mentormatch/profiles"
)

// people finds people by what stands in a cell.
type people struct {
	byID   map[profiles.Role]map[string]int
	byName map[profiles.Role]map[string][]int
	ids    map[profiles.Role][]string
	of     *profiles.Programme
}

func newPeople(p *profiles.Programme) *people {
	x := &people{byID: map[profiles.Role]map[string]int{}, byName: map[profiles.Role]map[string][]int{}, ids: map[profiles.Role][]string{}, of: p}
	add := func(role profiles.Role, i int, who *profiles.Person) {
		if x.byID[role] == nil {
			x.byID[role], x.byName[role] = map[string]int{}, map[string][]int{}
		}
		x.byID[role][who.ID] = i
		name := roster.Fold(who.Name)
		x.byName[role][name] = append(x.byName[role][name], i)
		x.ids[role] = append(x.ids[role], who.ID)
	}
	for i := range p.Mentees {
		add(profiles.RoleMentee, i, &p.Mentees[i].Person)
	}
	for j := range p.Mentors {
		add(profiles.RoleMentor, j, &p.Mentors[j].Person)
	}
	return x
}

// find finds a person by id, behind the apostrophe that keeps a spreadsheet
// from changing it as well; or else by a name that one person has.
func (x *people) find(role profiles.Role, text string) (int, bool) {
	for _, id := range []string{text, strings.TrimPrefix(text, "'")} {
		if i, ok := x.byID[role][id]; ok {
			return i, true
		}
	}
	if named := x.byName[role][roster.Fold(text)]; len(named) == 1 {
		return named[0], true
	}
	return -1, false
}

// hint says whom a cell may mean that nobody has for an id; changed, when it is
// one whose id the spreadsheet has turned into a number, a date or other capitals.
func (x *people) hint(role profiles.Role, c roster.Cell) (hint diag.Message, changed bool) {
	for _, id := range x.ids[role] {
		if roster.Fold(id) == roster.Fold(c.Text) || sameNumber(id, c.Text) || c.Day != "" && looksLikeDay(id, c.Day) {
			return diag.Say(`the spreadsheet may have changed it: did you mean "{id}"? Write it with an apostrophe in front: {typed}`, "id", id, "typed", "'"+id), true
		}
	}
	if near, ok := diag.Nearest(c.Text, x.ids[role]); ok {
		return diag.DidYouMean(near), false
	}
	return "write the id that the profiles have", false
}

func sameNumber(a, b string) bool {
	x, err := strconv.ParseFloat(strings.ReplaceAll(a, ",", "."), 64)
	y, wrong := strconv.ParseFloat(strings.ReplaceAll(b, ",", "."), 64)
	return err == nil && wrong == nil && x == y
}

// looksLikeDay reports whether an id, such as SEPT2, can have been taken for a
// day.
func looksLikeDay(id, day string) bool {
	at, err := time.Parse("2006-01-02", day[:min(len(day), 10)])
	id = strings.ToLower(id)
	return err == nil && strings.Contains(id, strings.ToLower(at.Format("Jan"))) && strings.Contains(id, strconv.Itoa(at.Day()))
}

// person reads the cell of a person; -1 for nobody, which has been reported.
func (r *reader) person(l *line, name string, role profiles.Role) int {
	c := l.cell(name)
	if i, ok := r.people.find(role, c.Text); ok {
		return i
	}
	what, other := diag.Message("no mentee has this id"), profiles.RoleMentor
	if role == profiles.RoleMentor {
		what, other = "no mentor has this id", profiles.RoleMentee
	}
	if c.Text != "" {
		if _, wrong := r.people.find(other, c.Text); wrong && role == profiles.RoleMentor {
			what = "this is a mentee, where a mentor should be"
		} else if wrong {
			what = "this is a mentor, where a mentee should be"
		}
	}
	hint, changed := r.people.hint(role, c)
	if name != "other" && r.isOld(l) && !changed {
		r.skip(l, []diag.Message{diag.Say(`{problem}: "{id}" is not in the profiles any more`, "problem", what, "id", c.Text)})
		return -1
	}
	r.problem(l, name, "unknown-person", what, c.Text, hint)
	return -1
}

// dayOfSerial is the day that a spreadsheet counts as a number.
func dayOfSerial(s string) string {
	whole, _, _ := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	n, _ := strconv.Atoi(whole)
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
}

// isOld reports whether the profiles are other than those of the row's round.
func (r *reader) isOld(l *line) bool {
	day, ok := roundDay(l.cell("round").Text)
	if !ok {
		return true
	}
	return (&report.Run{Scorer: r.scorer(day)}).Round() != l.cell("round").Text
}
