package roster

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// A record is what a roster says about one person in one role.
type record struct {
	role   profiles.Role
	id     string
	wanted string // the id that a column gives
	key    string // folded: what tells the person apart from others
	table  *Table
	row    int
	own    bool // the row is about this role alone
	name   string

	values  map[leaf]*yaml.Node
	covered map[leaf]bool // that the map has a column for
	refers  []referral
	notes   []note
	cells   map[leaf]string // what the whole says; see plan.said
	read    profiles.One    // the whole as profiles read it; neither set once an answer has changed since
}

// A note is text that goes to the notes, behind its heading.
type note struct{ label, text string }

// A referral is an answer that names somebody else.
type referral struct {
	leaf  leaf
	text  string
	place place
}

// A place is where an answer stands, and what its column is called.
type place struct {
	table   *Table
	row     int
	column  int
	heading string
	label   string // in front of it in the notes
}

// top is the field of the profile that a leaf belongs to.
func (l leaf) top() string {
	top, _, _ := strings.Cut(string(l), ".")
	return top
}

// below is the leaf's name under its top; "" when it is the top. Wishes about
// people are about the other role.
func (l leaf) below(role profiles.Role) string {
	_, name, _ := strings.Cut(string(l), ".")
	if name == "people" {
		if role == profiles.RoleMentee {
			return "mentors"
		}
		return "mentees"
	}
	return name
}

// A part is a leaf with the name that it has under its top, by role.
type part struct {
	leaf
	below map[profiles.Role]string
}

// parts are the leaves of each field of a profile, in their order: every row
// of a roster asks for them.
var parts = func() map[string][]part {
	byTop := map[string][]part{}
	for _, l := range leaves {
		below := map[profiles.Role]string{}
		for _, role := range bothRoles {
			below[role] = l.below(role)
		}
		byTop[l.top()] = append(byTop[l.top()], part{l, below})
	}
	return byTop
}()

// topNode puts the leaves of one field of the profile together; nil for none.
func (r *record) topNode(top string) *yaml.Node {
	var node *yaml.Node
	for _, p := range parts[top] {
		value := r.values[p.leaf]
		if value == nil {
			continue
		}
		name := p.below[r.role]
		if name == "" {
			return value
		}
		if node == nil {
			node = mapping()
		}
		node.Content = append(node.Content, scalar(name), value)
	}
	return node
}

// tops are the fields of a profile that are written, in their order.
var tops = func() []string {
	var list []string
	for _, l := range leaves {
		if !slices.Contains(list, l.top()) {
			list = append(list, l.top())
		}
	}
	return list
}()

// lines writes the record as a profile: lines, each behind an indent but the
// first, which stands behind a dash or nothing.
func (r *record) lines(indent string) string {
	var b strings.Builder
	b.WriteString("id: " + quote(r.id) + "\n")
	for _, top := range tops {
		if node := r.topNode(top); node != nil {
			b.WriteString(writeField(top, node, indent))
		}
	}
	return b.String()
}

// A checker asks the profiles whether they take an answer, and remembers.
type checker struct {
	settings *profiles.Settings
	on       profiles.Date
	known    map[string]diag.Problems
	// trusting takes every answer without asking: the whole record is asked
	// about when it is complete, and read anew with care when it is refused.
	trusting bool
}

func newChecker(settings *profiles.Settings, on profiles.Date) *checker {
	return &checker{settings: settings, on: on, known: map[string]diag.Problems{}}
}

// check says what is wrong with one field of a profile.
func (c *checker) check(role profiles.Role, top string, node *yaml.Node) diag.Problems {
	if c.trusting {
		return nil
	}
	text := "id: x\n" + writeField(top, node, "")
	key := string(role) + text
	problems, ok := c.known[key]
	if !ok {
		_, problems = c.settings.ReadOne(role, []byte(text), c.on)
		c.known[key] = problems
	}
	return problems
}

// put sets an answer if the profiles take it, beside the others of its field.
func (c *checker) put(r *record, l leaf, node *yaml.Node) diag.Problems {
	r.read = profiles.One{}
	before := r.values[l]
	r.values[l] = node
	if c.trusting {
		return nil
	}
	problems := c.check(r.role, l.top(), r.topNode(l.top()))
	if len(problems) > 0 {
		if before == nil {
			delete(r.values, l)
		} else {
			r.values[l] = before
		}
	}
	return problems
}

// add adds an entry to a list, if the profiles take it. A list in which the
// profiles are asked about every entry anew grows slowly, so that entries are
// looked at one by one and then against those before them.
func (c *checker) add(r *record, l leaf, entry *yaml.Node) diag.Problems {
	list := sequence()
	if before := r.values[l]; before != nil {
		list.Content = append(list.Content, before.Content...)
	}
	list.Content = append(list.Content, entry)
	return c.put(r, l, list)
}
