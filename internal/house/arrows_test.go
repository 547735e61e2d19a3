package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "mentormatch"

// mayImport lists, for each room, the rooms it may know. Data flows one way:
// an arrow that is not here points back or sideways.
var mayImport = map[string][]string{
	"profiles":                 {"internal/diag", "internal/parallel"},
	"scoring":                  {"profiles", "internal/parallel"},
	"matcher/lap":              {"internal/hint", "internal/parallel"}, // for what a panic of a goroutine becomes
	"matcher":                  {"profiles", "scoring", "matcher/lap", "internal/diag", "internal/parallel"},
	"internal/diag":            {},
	"internal/hint":            {},
	"internal/parallel":        {},
	"internal/safecell":        {},
	"internal/lang":            {},
	"internal/outfile":         {"internal/diag"},
	"internal/sample":          {"profiles", "internal/diag", "internal/lang"},
	"internal/grid":            {"internal/diag", "internal/parallel", "internal/safecell", "matcher/lap"},
	"internal/report":          {"profiles", "scoring", "matcher", "internal/diag", "internal/hint", "internal/lang", "internal/parallel", "internal/safecell"},
	"internal/letters":         {"profiles", "matcher", "internal/diag", "internal/lang", "internal/report"},
	"internal/page":            {"profiles", "scoring", "matcher", "internal/lang", "internal/report"},
	"internal/roster":          {"profiles", "internal/diag", "internal/lang", "internal/parallel"},
	"internal/decided":         {"profiles", "scoring", "internal/diag", "internal/lang", "internal/report", "internal/roster"},
	"internal/bench":           {},
	"internal/bench/instances": {"matcher/lap"},
	"internal/bench/peers":     {"matcher/lap", "internal/bench/instances"},
	"internal/bench/ondemand":  {"matcher/lap", "internal/bench/instances"},
	"internal/house":           {},
	"internal/real":            {},
	"cmd/mentormatch": {
		"profiles", "scoring", "matcher", "matcher/lap", "internal/diag",
		"internal/outfile", "internal/sample", "internal/grid", "internal/lang", "internal/letters", "internal/page", "internal/parallel", "internal/report", "internal/roster", "internal/decided",
	},
}

// mayUse lists, for each library, the rooms that may import it: a room that
// is not named here has no business with it.
var mayUse = map[string][]string{
	"gopkg.in/yaml.v3":           {"profiles", "internal/roster", "internal/decided", "internal/lang"},
	"github.com/spf13/cobra":     {"cmd/mentormatch"},
	"github.com/xuri/excelize":   {"internal/report", "internal/roster"},
	"golang.org/x/term":          {"cmd/mentormatch"},
	"gonum.org/v1/gonum":         {"matcher", "matcher/lap", "internal/report"},
	"github.com/agnivade":        {"internal/diag"},
	"github.com/rogpeppe":        {},
	"pgregory.net/rapid":         {},
	"github.com/google/go-cmp":   {},
	"golang.org/x/text/language": {"profiles", "scoring", "internal/report", "internal/lang"},
	"github.com/nicksnyder":      {"internal/lang"},
	"github.com/arran4":          {"internal/letters"},
	"github.com/apognu":          {},
}

func TestArrowsPointOneWay(t *testing.T) {
	rooms := map[string]bool{}
	for file, imports := range importsOfTheHouse(t, "../..") {
		room := path.Dir(file)
		rooms[room] = true
		for _, problem := range backArrows(room, imports) {
			t.Errorf("%s: %s", file, problem)
		}
	}
	for room := range rooms {
		if _, ok := mayImport[room]; !ok {
			t.Errorf("%s is a room that the list of arrows does not have", room)
		}
	}
	for _, room := range []string{"profiles", "scoring", "matcher", "matcher/lap", "internal/report", "cmd/mentormatch"} {
		if !rooms[room] {
			t.Errorf("no Go file was found in %s: this test looks in the wrong place", room)
		}
	}
}

// The check must be able to fail: each arrow here points the wrong way.
func TestABackArrowIsSeen(t *testing.T) {
	for _, arrow := range []struct{ from, to string }{
		{"profiles", "mentormatch/scoring"},
		{"scoring", "mentormatch/matcher"},
		{"matcher/lap", "mentormatch/profiles"},
		{"matcher", "mentormatch/internal/report"},
		{"internal/report", "mentormatch/cmd/mentormatch"},
		{"internal/diag", "mentormatch/profiles"},
		{"matcher", "gopkg.in/yaml.v3"},
		{"matcher/lap", "github.com/spf13/cobra"},
	} {
		if len(backArrows(arrow.from, []string{arrow.to})) == 0 {
			t.Errorf("an arrow from %s to %s is not reported", arrow.from, arrow.to)
		}
	}
}

// backArrows says which of a room's imports it may not have.
func backArrows(room string, imports []string) (problems []string) {
	for _, imported := range imports {
		if to, ok := strings.CutPrefix(imported, module+"/"); ok {
			if !slices.Contains(mayImport[room], to) {
				problems = append(problems, room+" must not know "+to)
			}
			continue
		}
		for library, users := range mayUse {
			if strings.HasPrefix(imported, library) && !slices.Contains(users, room) {
				problems = append(problems, room+" must not use "+imported)
			}
		}
	}
	slices.Sort(problems)
	return problems
}

// importsOfTheHouse maps each Go file that is not a test to what it imports.
func importsOfTheHouse(t *testing.T, root string) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if base := entry.Name(); base == "testdata" || base == ".git" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		key := filepath.ToSlash(relative)
		imports[key] = []string{}
		for _, spec := range file.Imports {
			imports[key] = append(imports[key], strings.Trim(spec.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

func TestTheTopLevelIsTheDesigns(t *testing.T) {
	allowed := []string{
		"ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
		"cmd", "docs", "go.mod", "go.sum", "internal", "matcher", "profiles", "scoring", "testdata",
		"bench", "dist", "out", // what make makes; git ignores them
	}
	entries, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") && !slices.Contains(allowed, entry.Name()) {
			t.Errorf("%s stands at the top level and has no room there", entry.Name())
		}
	}
}
