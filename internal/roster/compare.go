package roster

import (
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/internal/parallel"
	"mentormatch/profiles"
)

// compare works the records into the files, and takes down what changes.
func (p *plan) compare() error {
	files := map[string]*peopleFile{}
	added := map[profiles.Role][]*record{}
	next := &ledger{Version: 1}
	seen := map[*ledgerEntry]bool{}
	ids := map[string]bool{}
	said := make([]map[leaf]string, len(p.records))
	wrong := make([]diag.Problems, len(p.records))
	parallel.All(len(p.records), func(i int) {
		r := p.records[i]
		if r.read != (profiles.One{}) {
			if who := personOf(r.read); who.Name == who.ID {
				who.Name = r.id // who gives no name is called by the id
			}
			personOf(r.read).ID = r.id
			said[i] = p.said(r.read)
			return
		}
		one, problems := p.settings.ReadOne(r.role, []byte(r.lines("")), p.On)
		if wrong[i] = problems; len(problems) == 0 {
			said[i] = p.said(one)
		}
	})
	for i, r := range p.records {
		ids[r.id] = true
		if r.role == profiles.RoleMentee {
			p.result.Mentees++
		} else {
			p.result.Mentors++
		}
		if len(wrong[i]) > 0 {
			return fmt.Errorf("%s %s: %w: %s", r.role, r.id, errEdit, wrong[i][0].Text)
		}
		cells := said[i]
		r.cells = cells
		base := p.ledger.find(r.key, r.role)
		if base != nil {
			seen[base] = true
		}
		entry := &ledgerEntry{Key: sum(r.key), Role: r.role, ID: r.id, Answers: map[leaf]string{}}
		if base != nil {
			maps.Copy(entry.Answers, base.Answers)
		}
		next.People = append(next.People, entry)
		old, there := p.there[likeness(r.id)]
		if !there {
			added[r.role] = append(added[r.role], r)
			for l := range r.covered {
				entry.Answers[l] = sum(cells[l])
			}
			p.result.Changes = append(p.result.Changes, Change{Role: r.role, ID: r.id, Kind: Added})
			continue
		}
		r.id = personOf(old).ID
		entry.ID = r.id
		changes := p.differences(r, cells, p.said(old), base, entry)
		if len(changes) == 0 {
			p.result.Changes = append(p.result.Changes, Change{Role: r.role, ID: r.id, Kind: Unchanged})
			continue
		}
		f, err := p.file(files, p.relative(personOf(old).Source.File))
		if err != nil {
			return err
		}
		f.change(personOf(old).ID, r.role, changes)
		c := Change{Role: r.role, ID: r.id, Kind: Changed}
		for _, one := range changes {
			c.Fields = append(c.Fields, string(one.leaf))
		}
		p.result.Changes = append(p.result.Changes, c)
	}
	p.gone(seen, next, ids)
	for _, role := range bothRoles {
		if len(added[role]) > 0 {
			if err := p.append(files, role, added[role]); err != nil {
				return err
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		files[name].finish()
		p.write(name, files[name].bytes())
	}
	for name, data := range p.made {
		if files[name] == nil {
			p.write(name, data)
		}
	}
	if data := next.write(); len(next.People) > 0 {
		if old, _ := p.folder.read(LedgerFile); string(old) != string(data) {
			p.write(LedgerFile, data)
		}
	}
	slices.SortFunc(p.result.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return nil
}

func (p *plan) write(name string, data []byte) {
	p.result.Files = append(p.result.Files, File{name, data})
}

// said is the cells of a profile without what it says only because every
// profile must.
func (p *plan) said(one profiles.One) map[leaf]string {
	cells := cellsOf(one)
	if personOf(one).Name == personOf(one).ID {
		delete(cells, leafName)
	}
	if cells[leafZone] == p.settings.TimeZone {
		delete(cells, leafZone)
	}
	if cells[leafCapacity] == "1" {
		delete(cells, leafCapacity)
	}
	return cells
}

// differences are the answers in which the roster is newer than the profile.
// base is what the last import wrote: what has changed since on both sides is
// listed, and stays as it is in the profile.
func (p *plan) differences(r *record, cells, old map[leaf]string, base, entry *ledgerEntry) []change {
	var changes []change
	for _, l := range leaves {
		if !r.covered[l] {
			continue
		}
		digest, known := "", false
		if base != nil {
			digest, known = base.Answers[l]
		}
		set := change{l, r.values[l]}
		switch {
		case cells[l] == old[l]:
		case known && digest == sum(cells[l]) && !p.Overwrite:
			continue // the roster says what it said; the profile was changed by hand
		case known && digest == sum(old[l]), !known && old[l] == "", p.Overwrite && cells[l] != "":
			changes = append(changes, set)
		case !known && cells[l] == "":
			continue
		default:
			p.list(place{table: r.table, row: r.row, column: -1, heading: string(l)}, "", diag.Say("the profile of {id} says something else, written by hand", "id", r.id),
				"it stays; --overwrite has the roster win", l == leafDisability || l == leafLived || l == leafNotes)
			continue
		}
		entry.Answers[l] = sum(cells[l])
	}
	return changes
}

// gone lists the people whom an earlier import wrote, and whom the roster no
// longer has, of the roles that it is about.
func (p *plan) gone(seen map[*ledgerEntry]bool, next *ledger, ids map[string]bool) {
	roles := map[profiles.Role]bool{}
	for _, r := range p.records {
		roles[r.role] = true
	}
	for _, e := range p.ledger.People {
		if seen[e] || ids[e.ID] {
			continue
		}
		if _, there := p.there[likeness(e.ID)]; !there {
			continue
		}
		next.People = append(next.People, e)
		if roles[e.Role] {
			p.result.Changes = append(p.result.Changes, Change{Role: e.Role, ID: e.ID, Kind: Gone})
		}
	}
}

// relative is the path of a file within the folder.
func (p *plan) relative(file string) string {
	if p.Name == "" {
		return file
	}
	return strings.TrimPrefix(strings.TrimPrefix(file, strings.TrimSuffix(path.Clean(filepath.ToSlash(p.Name)), "/")), "/")
}

func (p *plan) file(files map[string]*peopleFile, name string) (*peopleFile, error) {
	if f := files[name]; f != nil {
		return f, nil
	}
	data, err := p.folder.read(name)
	if err != nil {
		return nil, err
	}
	f, err := readPeopleFile(name, data)
	if err != nil {
		return nil, err
	}
	files[name] = f
	return f, nil
}

// append adds people to the file of their role: mentees.yaml, or imported.yaml
// in the folder mentees when there is only that.
func (p *plan) append(files map[string]*peopleFile, role profiles.Role, records []*record) error {
	name := string(role) + "s.yaml"
	if !p.folder.has(name) {
		name = string(role) + "s/imported.yaml"
	}
	if _, fresh := p.made[name]; fresh || !p.folder.has(name) {
		head := fmt.Sprintf("# %ss, read from a roster. Change what you like: the next import keeps it.\n\n", strings.ToUpper(string(role)[:1])+string(role)[1:])
		p.folder.files[name] = []byte(head + "[]\n")
	}
	f, err := p.file(files, name)
	if err != nil {
		return err
	}
	f.append(records)
	return nil
}

// check reads the folder as it will be, and looks whether it says what it
// should.
func (p *plan) check() error {
	after := &overlay{base: p.folder.base, files: maps.Clone(p.folder.files)}
	for _, f := range p.result.Files {
		after.files[f.Path] = f.Data
	}
	programme, err := profiles.Load(after, profiles.LoadOptions{Name: p.Name, On: p.On})
	if err != nil {
		return fmt.Errorf("%w: %w", errEdit, err)
	}
	people := everybody(programme)
	said := make([]map[leaf]string, len(people))
	parallel.All(len(people), func(i int) { said[i] = p.said(people[i]) })
	now := make(map[string]map[leaf]string, len(people))
	for i, one := range people {
		now[personOf(one).ID] = said[i]
	}
	byID := map[string]*record{}
	for _, r := range p.records {
		byID[r.id] = r
	}
	changed := map[string]bool{}
	for _, c := range p.result.Changes {
		r := byID[c.ID]
		changed[likeness(c.ID)] = c.Kind == Changed || c.Kind == Added
		if c.Kind != Changed && c.Kind != Added {
			continue
		}
		for l := range r.covered {
			if c.Kind == Changed && !slices.Contains(c.Fields, string(l)) {
				continue
			}
			if now[r.id][l] != r.cells[l] {
				return fmt.Errorf("%s: %s: %w", r.id, l, errEdit)
			}
		}
	}
	// Whoever was not to be changed says what they said.
	for like, one := range p.there {
		if !changed[like] && !maps.Equal(now[personOf(one).ID], p.said(one)) {
			return fmt.Errorf("%s: %w", personOf(one).ID, errEdit)
		}
	}
	return nil
}
