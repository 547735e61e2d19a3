package page

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

var update = flag.Bool("update", false, "write the golden pages anew")

const (
	harbour = "../../testdata/harbour"
	pier    = "../../cmd/mentormatch/testdata/pier"
)

// round is a round of a programme, changed before it is matched, with all that
// a page can tell.
func round(t *testing.T, folder string, change func(*profiles.Programme)) *report.Run {
	t.Helper()
	on, err := profiles.ParseDate("2026-11-30")
	if err != nil {
		t.Fatal(err)
	}
	p, err := profiles.Load(os.DirFS(folder), profiles.LoadOptions{On: on})
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(p)
	}
	ctx, s := context.Background(), scoring.New(p, on)
	result, err := matcher.Match(ctx, s, matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	run := &report.Run{Scorer: s, Result: result, Instead: map[int]report.Instead{}}
	pricing, err := matcher.NewPricing(ctx, s, result)
	if err != nil {
		t.Fatal(err)
	}
	all, err := pricing.All(ctx, 2)
	if err != nil {
		t.Fatal(err)
	}
	for i, alternatives := range all {
		run.Instead[i] = report.Instead{Alternatives: alternatives}
	}
	if run.Sure, err = matcher.Sure(ctx, s, result, matcher.SureOptions{Draws: 5, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	return run
}

func reader(t *testing.T, text string) report.Reader {
	t.Helper()
	r, err := report.ParseReader(text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func page(t *testing.T, run *report.Run, forWhom string, in lang.Language) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, run.ReadBy(reader(t, forWhom), in)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var everyReader = []string{"counselor", "mentor:dee", "mentee:ana", "funder", "public"}

// The page of a funder has none: its numbers are drawn anew with any answer.
func TestGoldenPages(t *testing.T) {
	for name, text := range map[string]string{
		"counselor": page(t, round(t, pier, nil), "counselor", lang.English),
		"mentor":    page(t, round(t, harbour, nil), "mentor:dee", lang.English),
	} {
		path := filepath.Join("testdata", name+".golden.html")
		if *update {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if text != string(want) {
			t.Errorf("the page of the %s is not %s: see with -update what has changed", name, path)
		}
	}
}

// Every page of every reader in every language is a whole page that loads
// nothing, whose policy lets in the style and script that stand in it and
// nothing else, and in which no message is missing or unfilled.
func TestEveryPage(t *testing.T) {
	run := round(t, harbour, nil)
	for _, l := range lang.Languages() {
		for _, who := range everyReader {
			text := page(t, run, who, l)
			name := l.Code + " " + who
			if !strings.Contains(text, `<html lang="`+l.Code+`" dir="`+l.Direction()+`">`) {
				t.Errorf("%s: no language and direction", name)
			}
			balanced(t, name, text)
			bare := styleOrScript.ReplaceAllString(text, "")
			if found := regexp.MustCompile(`(?i)https?:|\bsrc=|url\(|@import|<link|<iframe|\sstyle=|\son[a-z]+=|javascript:`).FindString(bare); found != "" {
				t.Errorf("%s: has %q", name, found)
			}
			if found := regexp.MustCompile(`\bpage\.[a-z]|\b(letter|term|rulename|list)\.[a-z]|[{}]|%!|ZgotmplZ`).FindString(bare); found != "" {
				t.Errorf("%s: has %q, which is no word of any language", name, found)
			}
			hashes(t, name, text)
		}
	}
}

var styleOrScript = regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>`)

// hashes checks the policy against what stands in the page.
func hashes(t *testing.T, name, text string) {
	t.Helper()
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(text)
	if policy == nil {
		t.Fatalf("%s: no policy", name)
	}
	said := strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(policy[1])
	if !strings.HasPrefix(said, "default-src 'none';") || strings.Contains(said, "unsafe") {
		t.Errorf("%s: the policy is %q", name, said)
	}
	for _, element := range styleOrScript.FindAllString(text, -1) {
		_, inside, _ := strings.Cut(element, ">")
		inside = inside[:strings.LastIndex(inside, "</")]
		if !strings.Contains(said, "'"+hash(inside)+"'") {
			t.Errorf("%s: the policy does not let in %.40q", name, element)
		}
	}
}

// balanced checks that every element is closed where it should be, and no id
// stands twice.
func balanced(t *testing.T, name, text string) {
	t.Helper()
	void := map[string]bool{"meta": true, "input": true}
	var open []string
	ids := map[string]bool{}
	rest := styleOrScript.ReplaceAllString(text, "")
	tag := regexp.MustCompile(`^<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*(/?)>`)
	for {
		at := strings.IndexByte(rest, '<')
		if at < 0 {
			break
		}
		rest = rest[at:]
		if strings.HasPrefix(rest, "<!DOCTYPE html>") {
			rest = rest[1:]
			continue
		}
		found := tag.FindStringSubmatch(rest)
		if found == nil {
			t.Fatalf("%s: not a tag: %.60q", name, rest)
		}
		for _, id := range regexp.MustCompile(`\sid="([^"]*)"`).FindAllStringSubmatch(found[3], -1) {
			if ids[id[1]] {
				t.Errorf("%s: the id %s stands twice", name, id[1])
			}
			ids[id[1]] = true
		}
		switch {
		case found[1] == "/":
			if len(open) == 0 || open[len(open)-1] != found[2] {
				t.Fatalf("%s: </%s> closes %v", name, found[2], open)
			}
			open = open[:len(open)-1]
		case found[4] == "" && !void[found[2]]:
			open = append(open, found[2])
		}
		rest = rest[len(found[0]):]
	}
	if len(open) > 0 {
		t.Errorf("%s: %v are not closed", name, open)
	}
	for _, of := range regexp.MustCompile(`aria-labelledby="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		for _, id := range strings.Fields(of[1]) {
			if !ids[id] {
				t.Errorf("%s: nothing has the id %s", name, id)
			}
		}
	}
}

func TestTheSameRunGivesTheSamePage(t *testing.T) {
	for _, who := range everyReader {
		first, second := page(t, round(t, harbour, nil), who, lang.Urdu), page(t, round(t, harbour, nil), who, lang.Urdu)
		if first != second {
			t.Errorf("%s: two pages of one round differ", who)
		}
	}
}

// What people write stands in a page as text.
func TestHostileText(t *testing.T) {
	hostile := []string{
		`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "=cmd|' /C calc'!A0",
		"ana\u202egpj.exe", "{{.Policy}}", "\x1b[31mred", "a\u2066b", `</style><style>*{display:none}`, strings.Repeat("long ", 500),
	}
	run := round(t, harbour, func(p *profiles.Programme) {
		p.Settings.Name, p.Settings.Contact = hostile[0], hostile[1]
		for i := range p.Mentees {
			p.Mentees[i].Name = hostile[i%len(hostile)]
		}
		for j := range p.Mentors {
			p.Mentors[j].Name = hostile[(j+3)%len(hostile)]
		}
		for k := range p.Partners {
			p.Partners[k].Name, p.Partners[k].Contact = hostile[k%len(hostile)], hostile[(k+1)%len(hostile)]
		}
	})
	run.WhatIf = hostile
	for _, l := range lang.Languages() {
		for _, who := range everyReader {
			text := page(t, run, who, l)
			balanced(t, who, strings.ReplaceAll(text, "&#39;", "'"))
			hashes(t, who, text)
			if n := strings.Count(text, "<script"); n > 1 {
				t.Errorf("%s: %d scripts", who, n)
			}
			if strings.ContainsAny(text, "\x1b\u202e\u2066") || strings.Contains(text, "<img") {
				t.Errorf("%s: what would be obeyed stands in it", who)
			}
		}
	}
}

// many makes a programme of harbour whose numbers are large enough to be told.
func many(p *profiles.Programme) {
	mentees, mentors := p.Mentees, p.Mentors
	for n := 1; n < 12; n++ {
		for _, m := range mentees {
			m.ID = fmt.Sprintf("%s%02d", m.ID, n)
			p.Mentees = append(p.Mentees, m)
		}
		for _, m := range mentors {
			m.ID = fmt.Sprintf("%s%02d", m.ID, n)
			p.Mentors = append(p.Mentors, m)
		}
	}
}

// A page of what nobody decided says so to every reader, and what was changed
// to the counselor alone: it names people.
func TestWhatIfIsSaid(t *testing.T) {
	run := round(t, harbour, nil)
	run.WhatIf = []string{"ana is pinned to dee"}
	for _, who := range everyReader {
		text := page(t, run, who, lang.English)
		if !strings.Contains(text, "nobody has decided it") {
			t.Errorf("%s: the page does not say that it asks what if", who)
		}
		if strings.Contains(text, run.WhatIf[0]) != (who == "counselor") {
			t.Errorf("%s: what was changed is told: %v", who, who != "counselor")
		}
	}
}

// Charts and their tables say the same, and sum to the round.
func TestChartsSumToTheRound(t *testing.T) {
	run := round(t, harbour, nil).ReadBy(reader(t, "counselor"), lang.English)
	p := counselor(run, lang.New(lang.English))
	want := map[string]int{"scores": len(run.Result.Matches), "causes": len(run.Result.Unmatched), "loads": len(run.Scorer.Programme().Mentors)}
	for _, c := range p.Charts {
		if sum, ok := want[c.ID]; ok {
			got := 0
			for k, r := range c.Table.Rows {
				n := 0
				fmt.Sscan(r.Cells[0], &n)
				got += n
				drawn := false
				for _, text := range c.Texts {
					drawn = drawn || text.Class == "value" && text.Text == r.Cells[0]
				}
				if !drawn {
					t.Errorf("%s: row %d is not in the picture", c.ID, k)
				}
			}
			if got != sum || sum == 0 {
				t.Errorf("%s: the table sums to %d, want %d", c.ID, got, sum)
			}
			delete(want, c.ID)
		}
	}
	if len(want) > 0 {
		t.Errorf("no chart of %v", want)
	}
	for k, m := range p.Matches {
		sum := 0
		for _, part := range m.Parts {
			hundredths := 0
			fmt.Sscan(strings.Replace(part.Points, ".", "", 1), &hundredths)
			sum += hundredths
		}
		if sum != m.Points || len(m.Parts) != scoring.NumCriteria {
			t.Errorf("match %d: parts sum to %d, want %d", k, sum, m.Points)
		}
	}
}

// Whatever the template says stands in the catalogue, and the other way round.
func TestTheTemplateSaysWhatThereIs(t *testing.T) {
	say := lang.New(lang.English)
	for _, found := range regexp.MustCompile(`\.?Say "([^"]+)"`).FindAllStringSubmatch(layout, -1) {
		if !say.Has(found[1]) {
			t.Errorf("the template says %s, and the catalogue lacks it", found[1])
		}
	}
	code := layout
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		code += string(data)
	}
	for _, id := range say.IDs("page.") {
		whole := strings.Contains(code, `"`+id+`"`)
		begun := strings.Contains(code, `"`+id[:strings.LastIndex(id, ".")+1]+`"`) && strings.Count(id, ".") > 1
		if !whole && !begun && id != "page.scores" && id != "page.causes" && id != "page.meeting" && id != "page.loads" && id != "page.languages" && id != "page.kinds" {
			t.Errorf("no page says %s", id)
		}
	}
}

// What stands in every row stands there once: of the table of matches, more is
// what people read than what browsers do.
func TestRowsOfMatchesAreLean(t *testing.T) {
	for _, l := range lang.Languages() {
		text := page(t, round(t, harbour, nil), "counselor", l)
		table := regexp.MustCompile(`(?s)<table id="t-matches".*?</table>`).FindString(text)
		read := len(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(table, ""))
		if markup := len(table) - read; read < 10000 || markup > read {
			t.Errorf("%s: %d bytes of markup to %d bytes of text", l.Code, markup, read)
		}
	}
}

// Where rows are cards, each cell has the name of its column, in the style.
func TestColumnsAreNamedInTheStyle(t *testing.T) {
	for _, l := range lang.Languages() {
		say := lang.New(l)
		text := page(t, round(t, harbour, nil), "counselor", l)
		for _, table := range labelled {
			heads := regexp.MustCompile(`(?s)id="` + table.table + `".*?</thead>`).FindString(text)
			for k, message := range table.columns {
				rule := fmt.Sprintf(`#%s td:nth-child(%d)::before { content: "%s"; }`, table.table, k+2, say.Say(message))
				if !strings.Contains(text, rule) {
					t.Errorf("%s: no rule %s", l.Code, rule)
				}
				head := regexp.MustCompile(`<th scope="col"[^>]*>([^<]*)</th>`).FindAllStringSubmatch(heads, -1)
				if head[k+1][1] != say.Say(message) {
					t.Errorf("%s: column %d of %s is headed %q, and labelled %q", l.Code, k+2, table.table, head[k+1][1], say.Say(message))
				}
			}
		}
	}
	if got, want := quoted(`a"b\</style>`), `"a\22 b\5c \3c /style\3e "`; got != want {
		t.Errorf("quoted: %s, want %s", got, want)
	}
}
