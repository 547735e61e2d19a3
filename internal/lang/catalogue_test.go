package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// A written message: its forms by name; a message without forms has "other".
type written map[string]string

// readCatalogue reads what stands in the files of a language.
func readCatalogue(t *testing.T, language string) map[string]written {
	t.Helper()
	all := map[string]written{}
	for _, subject := range subjects() {
		name := "catalogue/" + subject + "." + language + ".yaml"
		data, err := catalogue.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var entries map[string]any
		if err := yaml.Unmarshal(data, &entries); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for id, entry := range entries {
			if _, twice := all[id]; twice {
				t.Errorf("%s: %s is in two files", name, id)
			}
			all[id] = written{}
			switch entry := entry.(type) {
			case string:
				all[id]["other"] = entry
			case map[string]any:
				for form, text := range entry {
					all[id][form], _ = text.(string)
				}
			default:
				t.Errorf("%s: %s is neither a text nor forms", name, id)
			}
		}
	}
	return all
}

var braces = regexp.MustCompile(`\{[^}]*\}`)

func placeholders(text string) []string {
	names := braces.FindAllString(text, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

// Every language has every message, with the same placeholders in each form;
// those with forms have the two that our four languages tell apart.
func TestCataloguesAgree(t *testing.T) {
	english := readCatalogue(t, "en")
	for _, l := range Languages() {
		entries := readCatalogue(t, l.Code)
		for id := range entries {
			if _, ok := english[id]; !ok {
				t.Errorf("%s has %s, English has not", l.Code, id)
			}
		}
		for id, want := range english {
			got, ok := entries[id]
			if !ok {
				t.Errorf("%s lacks %s", l.Code, id)
				continue
			}
			if forms := slices.Sorted(maps.Keys(got)); !slices.Equal(forms, []string{"other"}) && !slices.Equal(forms, []string{"one", "other"}) {
				t.Errorf("%s: %s has the forms %v, want one and other, or a text alone", l.Code, id, forms)
			}
			for form, text := range got {
				have, need := placeholders(text), placeholders(want["other"])
				if form == "one" { // may leave the number out: "a meeting"
					have, need = slices.DeleteFunc(have, isCount), slices.DeleteFunc(need, isCount)
				}
				if !slices.Equal(have, need) {
					t.Errorf("%s: %s (%s) has the placeholders %v, English %v", l.Code, id, form, have, need)
				}
				if strings.TrimSpace(text) != text || text == "" {
					t.Errorf("%s: %s (%s) is empty or has space at an end: %q", l.Code, id, form, text)
				}
			}
		}
	}
}

func isCount(placeholder string) bool { return placeholder == "{count}" }

// rooms are those that speak.
var rooms = []string{".", "../report", "../letters", "../page", "../roster", "../../cmd/mentormatch"}

// A use of a message in the code: a whole id, or how ids begin that are made
// of a code: "rule." + code.
type use struct {
	id     string
	prefix bool
	names  []string // of its values; nil when they are not written there
	at     string
}

// uses finds the calls of Say in the rooms that speak.
func uses(t *testing.T) []use {
	t.Helper()
	var found []use
	files := token.NewFileSet()
	for _, room := range rooms {
		err := filepath.WalkDir(room, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(files, name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok || len(call.Args) == 0 {
					return true
				}
				f, ok := call.Fun.(*ast.SelectorExpr)
				if !ok || f.Sel.Name != "Say" {
					return true
				}
				if of, ok := f.X.(*ast.Ident); ok && of.Name == "diag" {
					return true // a message by its English: see translate_test.go
				}
				u := use{at: files.Position(call.Pos()).String()}
				switch id := call.Args[0].(type) {
				case *ast.BasicLit:
					u.id, _ = strconv.Unquote(id.Value)
				case *ast.BinaryExpr:
					first, ok := leftmost(id).(*ast.BasicLit)
					if !ok {
						return true
					}
					u.id, _ = strconv.Unquote(first.Value)
					u.prefix = true
				default:
					return true // passed on: the id is written where it comes from
				}
				if call.Ellipsis == token.NoPos {
					u.names = []string{}
					for i := 1; i < len(call.Args); i += 2 {
						if name, ok := call.Args[i].(*ast.BasicLit); ok {
							word, _ := strconv.Unquote(name.Value)
							u.names = append(u.names, "{"+word+"}")
						}
					}
				}
				found = append(found, u)
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(found) < 3 {
		t.Fatalf("%d uses of messages found: this test looks in the wrong place", len(found))
	}
	return found
}

// leftmost is what a sum of texts begins with.
func leftmost(e ast.Expr) ast.Expr {
	for {
		sum, ok := e.(*ast.BinaryExpr)
		if !ok {
			return e
		}
		e = sum.X
	}
}

// Whatever the code says is in the catalogue, with a value for each
// placeholder, and whatever is in the catalogue is said. An id that the code
// passes on counts as used when it stands there as a literal, whole or up to a
// dot.
func TestMessagesAreUsed(t *testing.T) {
	english := readCatalogue(t, "en")
	used := map[string]bool{}
	for _, u := range uses(t) {
		if u.prefix {
			any := false
			for id := range english {
				if strings.HasPrefix(id, u.id) {
					used[id], any = true, true
				}
			}
			if !any {
				t.Errorf("%s: no message begins with %s", u.at, u.id)
			}
			continue
		}
		entry, ok := english[u.id]
		if !ok {
			t.Errorf("%s: the catalogue lacks %s", u.at, u.id)
			continue
		}
		used[u.id] = true
		if u.names == nil {
			continue
		}
		for _, need := range placeholders(entry["other"]) {
			if !slices.Contains(u.names, need) {
				t.Errorf("%s: %s needs a value for %s", u.at, u.id, need)
			}
		}
		if _, forms := entry["one"]; forms && !slices.Contains(u.names, "{count}") {
			t.Errorf("%s: %s has forms by number and gets no count", u.at, u.id)
		}
	}
	literals := literalsOf(t)
	for id := range english {
		said := used[id] || literals[id]
		for i, r := range id {
			said = said || r == '.' && (literals[id[:i]] || literals[id[:i+1]])
		}
		if !said {
			t.Errorf("nobody says %s", id)
		}
	}
}

// literalsOf are the texts that stand in the rooms that speak.
func literalsOf(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	files := token.NewFileSet()
	for _, room := range rooms {
		names, err := filepath.Glob(filepath.Join(room, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(files, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
					text, _ := strconv.Unquote(literal.Value)
					all[text] = true
				}
				return true
			})
		}
	}
	return all
}
