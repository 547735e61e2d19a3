package lang_test

import (
	"bytes"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/sample"
)

// translatedRooms say what they say in English, in messages of the type
// diag.Message.
var translatedRooms = []string{
	"mentormatch/internal/diag", "mentormatch/profiles", "mentormatch/cmd/mentormatch", "mentormatch/internal/decided", "mentormatch/internal/roster",
	"mentormatch/internal/grid", "mentormatch/internal/outfile", "mentormatch/internal/sample", "mentormatch/internal/report", "mentormatch/matcher",
	"mentormatch/internal/letters",
}

// A said message is where it stands in the code.
type said map[string]token.Position

// messagesOf finds every message that rooms say. The compiler knows them: each
// constant that is a diag.Message, wherever it stands, is one. What is made a
// message and is no constant could not be found here, and fails.
func messagesOf(t *testing.T, rooms []string) said {
	t.Helper()
	list := exec.Command("go", append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}\t{{.Dir}}\t{{range .GoFiles}}{{.}} {{end}}"}, rooms...)...)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	exports, files := map[string]string{}, map[string][]string{}
	for line := range strings.Lines(string(out)) {
		parts := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		exports[parts[0]] = parts[1]
		for _, name := range strings.Fields(parts[3]) {
			files[parts[0]] = append(files[parts[0]], filepath.Join(parts[2], name))
		}
	}
	set := token.NewFileSet()
	imports := importer.ForCompiler(set, "gc", func(path string) (io.ReadCloser, error) {
		data, err := os.ReadFile(exports[path])
		return io.NopCloser(bytes.NewReader(data)), err
	})
	found := said{}
	for _, room := range rooms {
		var parsed []*ast.File
		for _, name := range files[room] {
			file, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		if _, err := (&types.Config{Importer: imports}).Check(room, set, parsed, info); err != nil {
			t.Fatal(err)
		}
		for _, file := range parsed {
			ast.Inspect(file, func(n ast.Node) bool {
				e, ok := n.(ast.Expr)
				if !ok {
					return true
				}
				of := info.Types[e]
				if of.Type == nil || of.Type.String() != "mentormatch/internal/diag.Message" || of.IsType() {
					return true
				}
				if of.Value != nil {
					if text := constant.StringVal(of.Value); text != "" {
						found[text] = set.Position(e.Pos())
					}
					return false
				}
				call, ok := e.(*ast.CallExpr)
				if ok && info.Types[call.Fun].IsType() && room != "mentormatch/internal/diag" {
					t.Errorf("%s: made a message of what is no constant: nobody can translate it", set.Position(e.Pos()))
				}
				return true
			})
		}
	}
	return found
}

// Every message is translated, with the same placeholders, and no translation
// is of a message that nobody says.
func TestMessagesAreTranslated(t *testing.T) {
	found := messagesOf(t, translatedRooms)
	if len(found) < 300 {
		t.Fatalf("%d messages found: this test looks in the wrong place", len(found))
	}
	comments := map[string]bool{}
	for _, english := range sample.Paragraphs() {
		comments[english] = true
	}
	for _, l := range lang.Languages()[1:] {
		translated := lang.ReadTranslations(l)()
		for _, english := range slices.Sorted(maps.Keys(found)) {
			text, ok := translated[english]
			if !ok {
				t.Errorf("%s lacks %q, said at %s", l.Code, english, found[english])
				continue
			}
			want := slices.Compact(slices.Sorted(slices.Values(lang.Placeholder.FindAllString(english, -1))))
			have := slices.Compact(slices.Sorted(slices.Values(lang.Placeholder.FindAllString(text, -1))))
			if !slices.Equal(want, have) {
				t.Errorf("%s: %q has the placeholders %v in %q", l.Code, english, have, text)
			}
			if text == "" || len(text)-len(strings.TrimLeft(text, " ")) != len(english)-len(strings.TrimLeft(english, " ")) || strings.TrimRight(text, " ") != text {
				t.Errorf("%s: %q is empty, or has other space at an end: %q", l.Code, english, text)
			}
		}
		for english := range translated {
			if _, ok := found[english]; !ok && !comments[english] {
				t.Errorf("%s: nobody says %q", l.Code, english)
			}
		}
	}
}

// A language has the comments of init's programme whole, or leaves them English:
// never a mixture.
func TestSampleCommentsAreTranslatedWhole(t *testing.T) {
	english := sample.Paragraphs()
	whole := 0
	for _, l := range lang.Languages()[1:] {
		var missing []string
		for _, p := range english {
			if text := lang.New(l).Translate(p); text == p || strings.TrimSpace(text) == "" {
				missing = append(missing, p)
			}
		}
		switch len(missing) {
		case 0:
			whole++
		case len(english):
		default:
			t.Errorf("%s has other comments of the sample, and lacks %q", l.Code, missing)
		}
	}
	if whole != 3 || len(english) < 80 {
		t.Errorf("%d languages have the %d paragraphs", whole, len(english))
	}
}

// What is filled in is written as the language writes it, and a Latin value is
// isolated in Urdu; English is as it is written.
func TestTranslate(t *testing.T) {
	m := diag.Say("at most {most} are read", "most", 1000)
	near := diag.DidYouMean("goals")
	for _, tt := range []struct {
		of   lang.Language
		m    diag.Message
		want string
	}{
		{lang.English, m, "at most 1000 are read"},
		{lang.Urdu, near, "کیا آپ کی مراد \"" + lang.Isolate + "goals" + lang.Pop + "\" تھی؟"},
		{lang.Bengali, m, "সর্বাধিক ১,০০০টি পড়া হয়"},
		{lang.Marathi, diag.Say("a message that is not there"), "a message that is not there"},
	} {
		if got := in(tt.of, tt.m); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.of.Code, got, tt.want)
		}
	}
}

func in(l lang.Language, m diag.Message) string {
	if l == lang.English {
		return m.String()
	}
	return m.In(lang.New(l).Translate)
}
