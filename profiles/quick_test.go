package profiles

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// same compares two trees in all that profiles ask of a tree.
func same(a, b *yaml.Node, way string) error {
	null := func(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }
	switch {
	case a.Kind != b.Kind, a.Style != b.Style, a.Value != b.Value, a.Line != b.Line, a.Column != b.Column,
		a.Anchor != b.Anchor, null(a) != null(b), len(a.Content) != len(b.Content):
		return fmt.Errorf("%s: quick %d/%d %q %s at %d:%d with %d, library %d/%d %q %s at %d:%d with %d", way,
			a.Kind, a.Style, a.Value, a.Tag, a.Line, a.Column, len(a.Content),
			b.Kind, b.Style, b.Value, b.Tag, b.Line, b.Column, len(b.Content))
	}
	for i := range a.Content {
		if err := same(a.Content[i], b.Content[i], fmt.Sprintf("%s/%d", way, i)); err != nil {
			return err
		}
	}
	return nil
}

// agrees reads a document both ways. It reports whether quick reads it.
func agrees(t interface{ Fatalf(string, ...any) }, q *quick, text string) bool {
	p := &part{stretch: stretch{text: []byte(text)}}
	if len(p.characters()) > 0 || strings.Contains(text, "\r") {
		return false
	}
	if documents := cutDocuments([]byte(text)); len(documents) != 1 {
		return false
	}
	q.reset()
	got := q.read(text, 1)
	if got == nil {
		return false
	}
	want, err := decode([]byte(text))
	if err != nil {
		t.Fatalf("quick reads what is not YAML (%v):\n%s", err, text)
	}
	if err := same(got, want.Content[0], ""); err != nil {
		t.Fatalf("%v:\n%s", err, text)
	}
	return true
}

func FuzzQuick(f *testing.F) {
	for _, seed := range plainYAML {
		f.Add(seed)
	}
	for _, seed := range otherYAML {
		f.Add(seed)
	}
	q := &quick{}
	f.Fuzz(func(t *testing.T, text string) { agrees(t, q, text) })
}

// plainYAML is read quickly.
var plainYAML = []string{
	"id: ana\n", "- id: ana\n- id: bo\n", "a: 1\nb:\n- x\n- y\nc: 2\n", "a:\n  - b:\n      c: [1, 2]\n    d: {e: f}\n",
	"---\nid: ana # c\n", "--- # head\nid: 'x: y' # c\nb: \"z # z\"\n", "# c\n\n- - a\n  - b\n- -1\n", "-   id: আনা\n    b: রহমান # ক\n",
	"a: |\n  one\n\n   two\n\n# c\nb: |-\n  x\n", "a: {b: [], c: {}, d: [x y, 18:00-20:30 z, isco:7231]}\n", "[a, {b: c}]", "{id: ana}\n",
	"a: b:c#d\n", "a: ~\nb: [null]\n", "a: |\n  x", "a:  b  \n", "-  \n  a: b\n", "a: '' # c\n", "a: [ x , y ]   # c\n", "x: 5 # c: d\n",
	"- a: |\n   x\n  b: c\n", "- x\n#\n  # c\n- y\n", "a:\n# c\n  b: c\n", "a: <<\n", "a: =\n", "a: (b) + c\n", "null: x\n", "a:b\n", "a:#c\n", "a: 'b' \n",
}

// otherYAML is left to the library.
var otherYAML = []string{
	"", "# c\n", "a:\n", "a: b: c\n", "a: b\n  c\n", "- a\n b\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "? a\n", "a: 'b\n  c'\n", "a: \"\\n\"\n", "a: 'it''s'\n",
	"a: [b,\n c]\n", "a: [b, ]\n", "a: [,]\n", "a: [b: c]\n", "{a}\n", "a: >\n  b\n", "a: |2\n  b\n", "a: |+\n  b\n\n", "a: |\n\n  b\n", "\ta: b\n",
	"a: b\n- c\n", "- a\nb: c\n", "-\n- a\n", "<<: a\n", "a : b\n", "'a': b\n", "a: @b\n", "a: %b\n", "a: `b`\n", "%YAML 1.2\n---\na: b\n", "--- a: b\n", "---a: b\n",
	"a: [b] c\n", "a: 'b'c\n", "a: {b: }\n", "a: {b:c}\n", "a: [b#c]\n", "a: - b\n", "a: --- b\n", "|\n x\n", "- |\n x\n", "x\n...\n", " # c\n...\n", "a: |\n",
	"a: |\nb: c\n", "a: {b: c\n", "a: [b", "a: {[b]: c}\n", strings.Repeat("- ", 50) + "a\n", strings.Repeat("[", 50), strings.Repeat("a", 70) + ": b\n", "a: |\n  x\n y\n", "a: |\n  x\n   \n",
	"a: [\"b\": c]\n", "a: 'b'#c\n", "a: []#c\n", "a: [? b]\n", "a: {? b: c}\n", "a: - b\n", "a: -\n", "b: ' c ''\n",
}

func TestQuickReadsWhatIsPlain(t *testing.T) {
	q := &quick{}
	for _, text := range plainYAML {
		if !agrees(t, q, text) {
			t.Errorf("refused, though it is plain:\n%s", text)
		}
	}
	for _, text := range otherYAML {
		if agrees(t, q, text) {
			t.Errorf("read, though it should be left to the library:\n%s", text)
		}
	}
}

// All files of the sample programmes are plain.
func TestQuickReadsSamples(t *testing.T) {
	names, err := filepath.Glob("../testdata/harbour/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	q := &quick{}
	refused := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, document := range cutDocuments(data) {
			entries, ok := cutItems(document)
			if !ok {
				entries = []stretch{document}
			}
			for _, e := range entries {
				if !agrees(t, q, string(e.text)) {
					refused++
					t.Logf("%s:%d is left to the library", name, e.before+1)
				}
			}
		}
	}
	if refused > 5 {
		t.Errorf("%d people are left to the library, want a few at most", refused)
	}
}

// Whatever is written, however it is broken, quick reads what the library
// reads, or refuses.
func TestQuickAgrees(t *testing.T) {
	q := &quick{}
	read := 0
	const texts = 20_000
	for seed := range uint64(texts) {
		draw := rand.New(rand.NewPCG(seed, 0))
		if agrees(t, q, broken(draw, drawYAML(draw))) {
			read++
		}
	}
	if read < texts/10 {
		t.Errorf("quick reads %d of %d texts, too few to compare", read, texts)
	}
}

// broken changes a text in up to two places.
func broken(draw *rand.Rand, text string) string {
	for range draw.IntN(3) {
		at := draw.IntN(len(text) + 1)
		cut := min(len(text), at+draw.IntN(4))
		text = text[:at] + one(draw, fragments) + text[cut:]
	}
	return text
}

func one[T any](draw *rand.Rand, list []T) T { return list[draw.IntN(len(list))] }

var fragments = []string{
	"", " ", "\n", "- ", ": ", ":", "#", " #", "'", `"`, "[", "]", "{", "}", ",", "|", ">", "&a", "*a", "!", "?", "%", "@", "`", "---\n", "\n  ", "~", "ক", "\\", "-", "a", "1", "\n- ", "\n\n", "<<", "=", ".",
}

// drawYAML writes nested lists and fields, in many styles, mostly right.
func drawYAML(draw *rand.Rand) string {
	var b strings.Builder
	if draw.IntN(5) == 0 {
		b.WriteString("--- # c\n")
	}
	drawBlock(draw, &b, 0, 3)
	return b.String()
}

func drawBlock(draw *rand.Rand, b *strings.Builder, indent, depth int) {
	list := draw.IntN(2) == 0
	for i := range 1 + draw.IntN(3) {
		if draw.IntN(10) == 0 {
			b.WriteString(strings.Repeat(" ", draw.IntN(4)) + "# c: d\n")
		}
		b.WriteString(strings.Repeat(" ", indent))
		if list {
			b.WriteString("-" + strings.Repeat(" ", 1+draw.IntN(2)))
		} else {
			fmt.Fprintf(b, "%s%d: ", one(draw, []string{"k", "b73", "a_b-c"}), i)
		}
		if depth > 0 && draw.IntN(3) == 0 {
			b.WriteString(one(draw, []string{"\n", " # c\n"}))
			drawBlock(draw, b, indent+one(draw, []int{0, 2, 2, 2, 3}), depth-1)
			continue
		}
		if draw.IntN(20) > 0 {
			b.WriteString(one(draw, plainValues))
		} else {
			b.WriteString(one(draw, fragments))
		}
		b.WriteString(one(draw, []string{"\n", "\n", " # c\n", "  \n", "\n\n"}))
	}
}

var plainValues = []string{
	"x", "x y", "isco:7231", "Mon 18:00-20:30 remote", "-1.5", "~", "null", "2026-11-22", "'a: b'", `"a # b"`, "[]", "{}", "[a, b c, 1]", "{a: b, c: [d]}",
	"[{goal: x, priority: 5}, y]", "|\n      one\n\n      two", "|-\n        x", "আনা রহমান", "[আনা, {k: রহমান, l: x}]", "a#b", "''", "it's", "a [b]", "k: v", "- x", "k:\n    l: m",
}
