package roster

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// An Import is what is read into a programme folder.
type Import struct {
	Tables []*Table
	// Map is nil for a workbook that [Export] wrote, whose columns are known.
	Map     *Map
	MapFile string // as the person typed it, for problems

	Folder fs.FS         // the programme folder; nil when it is not there yet
	Name   string        // the folder as the person typed it
	On     profiles.Date // the day of the run
	// Overwrite has the roster win where both it and a profile have changed.
	// Otherwise what somebody wrote into the profile stays, and is listed.
	Overwrite bool
}

// A Result is a programme folder as it should be.
type Result struct {
	Files   []File // those that change, sorted by path
	Changes []Change
	// Unmapped are the answers, columns and sheets that have no place in the
	// profiles, and the profiles that were changed by hand: each with its
	// cell. The texts are in the notes.
	Unmapped diag.Problems
	Mentees  int // in the roster
	Mentors  int
	LeftOut  int      // answers in columns that the map leaves out
	ToNotes  []string // headings of columns that go to the notes
}

// A File is one file of the folder.
type File struct {
	Path string // with forward slashes
	Data []byte
}

// A Change is what happened to one profile.
type Change struct {
	Role   profiles.Role
	ID     string
	Kind   ChangeKind
	Fields []string // that are different, of a Changed one
}

// A ChangeKind is what happened.
type ChangeKind string

// The kinds of changes. A profile that is Gone from the roster stays where it
// is.
const (
	Added     ChangeKind = "added"
	Changed   ChangeKind = "changed"
	Unchanged ChangeKind = "unchanged"
	Gone      ChangeKind = "gone"
)

// Files of a folder that Run writes.
const (
	menteesFile   = "mentees.yaml"
	mentorsFile   = "mentors.yaml"
	programmeFile = "programme.yaml"
	longerFolder  = "longer-notes"
)

// errEdit is a mistake of this package, which [Import.Run] finds before
// anything is written.
var errEdit = errors.New("the files could not be changed without harm, so nothing was")

// Run reads the rows and works them into the folder. It writes nothing. Its
// error is a [diag.Problems] when the map, the roster as a whole, or the
// profiles that are there are wrong.
func (im *Import) Run() (*Result, error) {
	folder := &overlay{base: im.Folder, files: map[string][]byte{}}
	made := map[string][]byte{}
	m := im.Map
	if m == nil {
		var ok bool
		if m, ok = builtInMap(im.Tables); !ok {
			return nil, diag.Problems{{ID: "no-map", File: im.Tables[0].name(), Text: "nobody has said what the columns mean",
				Hint: diag.Say("write a mapping file to start from: {command}", "command", "mentormatch import --suggest "+im.Tables[0].File)}}
		}
	}
	if !folder.has(programmeFile) {
		made[programmeFile] = newProgramme(im.Name, m, im.Tables)
	}
	for role, file := range map[string]string{"mentees": menteesFile, "mentors": mentorsFile} {
		if !folder.has(file) && !folder.has(role) {
			made[file] = []byte("[]\n")
		}
	}
	maps.Copy(folder.files, made)
	before, err := profiles.Load(folder, profiles.LoadOptions{Name: im.Name, On: im.On})
	if err != nil {
		return nil, err
	}
	b := &builder{m: m, checker: newChecker(&before.Settings, im.On)}
	if m.builtIn {
		say, lists := readLists(im.Tables)
		if say == nil {
			say = lang.New(lang.English)
		}
		b.words = newFormWords(say, &before.Settings, lists)
	}
	if m.TimeZone != "" && m.TimeZone != before.Settings.TimeZone {
		b.zone = m.TimeZone
	}
	readings, wrong := b.readings(im.MapFile, im.Tables)
	if len(wrong) > 0 {
		wrong.Sort()
		return nil, wrong
	}
	p := &plan{Import: im, builder: b, folder: folder, made: made, before: before, result: &Result{}}
	data, _ := folder.read(LedgerFile)
	p.ledger = readLedger(data)
	p.collect(readings)
	p.index()
	giveIDs(p.records, p.ledger, p.roles)
	p.keepApart()
	p.refer()
	p.finishNotes()
	if err := p.compare(); err != nil {
		return nil, err
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	p.result.Unmapped = b.problems(im.Tables)
	p.result.LeftOut = b.leftOut
	return p.result, nil
}

// A plan is one run of an import.
type plan struct {
	*Import
	*builder
	folder *overlay
	made   map[string][]byte // files that the folder lacks
	before *profiles.Programme
	ledger *ledger
	result *Result

	records []*record
	there   map[string]profiles.One  // people of the folder, by likeness of the id
	roles   map[string]profiles.Role // theirs
}

// collect makes a record of each person in each role.
func (p *plan) collect(readings []*reading) {
	type who struct {
		key  string
		role profiles.Role
	}
	byWho := map[who]*record{}
	for _, r := range readings {
		for _, c := range r.columns {
			if len(c.fields) == 0 || c.fields[0].kind == kindNote {
				if !slices.Contains(p.result.ToNotes, c.text) {
					p.result.ToNotes = append(p.result.ToNotes, c.text)
				}
			}
		}
		for i, read := range p.readRows(r) {
			row := r.rows[i]
			p.unmapped = append(p.unmapped, read.unmapped...)
			p.leftOut += read.leftOut
			for _, one := range read.records {
				one.key = p.keyFor(r, row, one)
				role := one.role
				first, twice := byWho[who{one.key, role}]
				if !twice {
					byWho[who{one.key, role}] = one
					p.records = append(p.records, one)
					continue
				}
				p.again(first, one)
			}
		}
	}
}

// keyFor is what tells the person of a row apart. Without a key it is the
// name, and without a name the row.
func (p *plan) keyFor(r *reading, row *Row, one *record) string {
	if key := r.keyOf(row); key != "" {
		return key
	}
	at := place{table: r.table, row: row.Number, column: r.key[0], heading: "key"}
	if one.name != "" {
		if !p.m.builtIn {
			p.list(at, "", "a row without a key", "the person is told apart by the name, so a new name will be a new person", false)
		}
		return fold(one.name)
	}
	p.list(at, "", "a row without a key and without a name", "the person is told apart by the number of the row, which changes when rows do", false)
	return fmt.Sprintf("%s row %d", fold(r.table.Sheet), row.Number)
}

// again deals with a second row about a person in the same role. A row that is
// about this role alone goes before one about somebody who is both, and each
// fills what the other leaves blank; of two of a kind, the later one counts,
// since people answer a form again to correct it.
func (p *plan) again(first, second *record) {
	if first.own == second.own {
		at := place{table: first.table, row: first.row, column: -1, heading: "key"}
		p.list(at, "", diag.Say("a row about the same person as row {row}, which takes its place", "row", strconv.Itoa(second.row)),
			"what is said here alone is not in the profile", false)
		*first = *second
		return
	}
	main, other := first, second
	if second.own {
		main, other = second, first
	}
	for l, node := range other.values {
		if main.values[l] == nil {
			main.values[l] = node
		}
	}
	for l := range other.covered {
		main.covered[l] = true
	}
	for _, n := range other.notes {
		if !slices.Contains(main.notes, n) {
			main.notes = append(main.notes, n)
		}
	}
	main.refers = append(main.refers, other.refers...)
	*first = *main
}

// index finds the people of the folder by their ids.
func (p *plan) index() {
	p.there, p.roles = map[string]profiles.One{}, map[string]profiles.Role{}
	for i := range p.before.Mentees {
		m := &p.before.Mentees[i]
		p.there[likeness(m.ID)], p.roles[likeness(m.ID)] = profiles.One{Mentee: m}, profiles.RoleMentee
	}
	for i := range p.before.Mentors {
		m := &p.before.Mentors[i]
		p.there[likeness(m.ID)], p.roles[likeness(m.ID)] = profiles.One{Mentor: m}, profiles.RoleMentor
	}
}

// finishNotes puts the notes together, each behind its heading. Notes that
// are longer than the profiles keep go on in a file beside.
func (p *plan) finishNotes() {
	texts := make([]string, len(p.records))
	problems := make([]diag.Problems, len(p.records))
	withCheckers(len(p.records), p.settings, p.On, func(own *checker, i int) {
		if r := p.records[i]; len(r.notes) > 0 {
			texts[i], problems[i] = r.putNotes(own)
		}
	})
	for i, r := range p.records {
		if name := path.Join(longerFolder, r.id+".txt"); texts[i] != "" {
			if old, err := p.folder.read(name); err != nil || string(old) != texts[i]+"\n" {
				p.result.Files = append(p.result.Files, File{name, []byte(texts[i] + "\n")})
			}
		}
		if len(problems[i]) > 0 {
			// Every character was looked at, so this cannot be.
			p.list(place{table: r.table, row: r.row, column: -1, heading: "notes"}, "", problems[i][0].Text, problems[i][0].Hint, true)
		}
	}
}

// putNotes puts the notes into the record; long is the whole of notes that the
// profile cannot hold.
func (r *record) putNotes(c *checker) (long string, problems diag.Problems) {
	texts := make([]string, len(r.notes))
	for i, n := range r.notes {
		texts[i] = n.text
		if n.label != "" {
			texts[i] = n.label + ": " + n.text
		}
	}
	text := strings.Join(texts, "\n")
	r.covered[leafNotes] = true
	if len(text) > maxNotes {
		if runes := []rune(text); len(runes) > maxNotes {
			more := "\n[all of it is in " + path.Join(longerFolder, r.id+".txt") + "]"
			long, text = text, strings.TrimSpace(string(runes[:maxNotes-len([]rune(more))]))+more
		}
	}
	node := scalar(text)
	one, problems := c.settings.ReadOne(r.role, []byte("id: x\n"+writeField("notes", node, "")), c.on)
	if len(problems) > 0 {
		return long, problems
	}
	r.values[leafNotes] = node
	if r.read != (profiles.One{}) {
		personOf(r.read).Notes = personOf(one).Notes
	}
	return long, nil
}

// maxNotes is how long notes may be in a profile, in characters.
const maxNotes = 2000

// newProgramme is the settings of a folder that has none.
func newProgramme(dir string, m *Map, tables []*Table) []byte {
	name := path.Base(strings.TrimRight(strings.ReplaceAll(dir, `\`, "/"), "/"))
	if name == "." || name == "" || name == "/" || name == ".." {
		name = "My programme"
	}
	var b strings.Builder
	b.WriteString("# The settings of the programme. `mentormatch init DIR` writes an example in which every one is explained.\n\n")
	b.WriteString("name: " + quote(oneLine(visibleText(name))) + "\n")
	if m.TimeZone != "" {
		b.WriteString("time_zone: " + quote(m.TimeZone) + "\n")
	} else {
		b.WriteString("# time_zone: Asia/Dhaka      # of everybody who gives none; UTC when not given\n")
	}
	if node := ownTerms(tables); m.builtIn && node != nil {
		b.WriteString("\n# The programme's own terms.\nvocabulary:\n")
		for i := 0; i+1 < len(node.Content); i += 2 {
			b.WriteString("  " + node.Content[i].Value + ":\n")
			for _, term := range node.Content[i+1].Content {
				b.WriteString("    - " + flow(term) + "\n")
			}
		}
	}
	return []byte(b.String())
}
