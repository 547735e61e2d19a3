package real

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A job is a page to be opened: see browse.mjs.
type job struct {
	File   string `json:"file"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Dark   bool   `json:"dark"`
	PDF    string `json:"pdf,omitempty"`
	Shot   string `json:"shot,omitempty"`
}

func (j job) String() string {
	name, _ := filepath.Rel(work, j.File)
	if j.Dark {
		name += " in dark colours"
	}
	return fmt.Sprintf("%s, %d wide", name, j.Width)
}

// views are how a page is looked at: on a phone, on a laptop, there in dark
// colours too, and printed.
func views(file string) []job {
	return []job{
		{File: file, Width: 390, Height: 844},
		{File: file, Width: 1366, Height: 768, PDF: file + ".pdf"},
		{File: file, Width: 1366, Height: 768, Dark: true},
	}
}

// browse opens pages in Chromium, and reports what is wrong with each.
func browse(t *testing.T, jobs []job) {
	t.Helper()
	for i, list := range findings(t, jobs) {
		for _, wrong := range list {
			t.Errorf("%v: %s", jobs[i], wrong)
		}
	}
}

// findings are what is wrong with each page. Pictures of the pages go into the
// folder that the variable PICTURES names.
func findings(t *testing.T, jobs []job) [][]string {
	t.Helper()
	node := tool(t, "node", "nodejs")
	chromium := tool(t, "chromium", "chromium")
	if _, err := os.Stat("node_modules"); err != nil {
		leftOut(t, "axe-core and playwright-core are not installed (npm ci in internal/real)")
	}
	if pictures := os.Getenv("PICTURES"); pictures != "" {
		for i := range jobs {
			name, _ := filepath.Rel(work, jobs[i].File)
			look := map[bool]string{true: "dark", false: "light"}[jobs[i].Dark]
			jobs[i].Shot = filepath.Join(pictures, fmt.Sprintf("%s-%d-%s.png", strings.ReplaceAll(name, "/", "-"), jobs[i].Width, look))
		}
	}
	input, err := json.Marshal(jobs)
	if err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd := exec.Command(node, "browse.mjs", chromium)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var found [][]string
	if err := json.Unmarshal(out, &found); err != nil || len(found) != len(jobs) {
		t.Fatalf("%v: %d pages of %d were looked at", err, len(found), len(jobs))
	}
	return found
}

// A page with a fault of each kind: the findings name them all.
func TestChromiumFindsFaults(t *testing.T) {
	faulty := filepath.Join(work, "faulty.html")
	err := os.WriteFile(faulty, []byte(`<html><body style="color: #aaa; background: #fff; width: 3000px">
<p>pale</p><img src="nothing.png"><a href="#a" style="outline: none">a</a> <input tabindex="3"><script>console.error("oh"); nobody()</script>`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	found := strings.Join(findings(t, []job{{File: faulty, Width: 390, Height: 844}})[0], "\n")
	for _, fault := range []string{
		"console: oh", "script: nobody is not defined", "network: ", "wider than the window", "axe color-contrast", "axe image-alt", "axe html-has-lang",
		"tabindex above 0", "lets a script in",
	} {
		if !strings.Contains(found, fault) {
			t.Errorf("%q is not found:\n%s", fault, found)
		}
	}
}

// printed is how many sheets of paper a page takes.
func printed(t *testing.T, pdf string) int {
	t.Helper()
	out, err := exec.Command(tool(t, "pdfinfo", "poppler-utils"), pdf).Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if n, ok := strings.CutPrefix(line, "Pages:"); ok {
			pages, _ := strconv.Atoi(strings.TrimSpace(n))
			return pages
		}
	}
	return 0
}

// A letter is a page that a browser shows and prints in every language, plain
// and easy to read: on two sheets of paper at the most, and four when it is large.
func TestChromiumShowsLetters(t *testing.T) {
	record := made(t, "letters.json", "match", folder, "--date", day, "-o", "OUT")
	var jobs []job
	for _, language := range []string{"en", "ur", "bn", "mr"} {
		for _, easy := range []bool{false, true} {
			name := "letters-" + language
			args := []string{"letters", folder, record, "--to", "OUT", "--all", "--lang", language}
			if easy {
				name, args = name+"-easy", append(args, "--easy")
			}
			to := made(t, name, args...)
			for _, kind := range []string{"mentees", "mentors"} {
				files, err := filepath.Glob(filepath.Join(to, kind, "*.html"))
				if err != nil || len(files) < 20 {
					t.Fatalf("%v, %d letters", err, len(files))
				}
				look := views(files[0])
				switch {
				case language == "en" && !easy:
					jobs = append(jobs, look...)
				case kind == "mentees" && !easy:
					jobs = append(jobs, look[0])
				case kind == "mentors":
					jobs = append(jobs, look[1])
				}
			}
		}
	}
	browse(t, jobs)
	most := 0
	for _, j := range jobs {
		if j.PDF == "" {
			continue
		}
		n, allowed := printed(t, j.PDF), 2
		if strings.Contains(j.File, "easy") {
			allowed = 4
		}
		if most = max(most, n); n < 1 || n > allowed {
			t.Errorf("%v is printed on %d pages", j, n)
		}
	}
	fmt.Printf("real: Chromium showed letters %d times, printed on %d pages at most\n", len(jobs), most)
}

// The page of a round is shown for every reader, and in every language for the
// counselor.
func TestChromiumShowsPages(t *testing.T) {
	var jobs []job
	record := made(t, "pages.json", "match", folder, "--date", day, "-o", "OUT")
	var p struct {
		Matches []struct{ Mentee, Mentor string }
	}
	data, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &p); err != nil || len(p.Matches) == 0 {
		t.Fatalf("%v, %d matches", err, len(p.Matches))
	}
	page := func(name, reader, language string) string {
		return made(t, name+"-"+language+".html", "report", folder, record, "-o", "OUT", "--for", reader, "--lang", language)
	}
	for _, language := range []string{"en", "ur", "bn", "mr"} {
		look := views(page("page", "counselor", language))
		if language != "en" { // the colours are the same
			look = look[:2]
		}
		jobs = append(jobs, look...)
	}
	for name, reader := range map[string]string{"funder": "funder", "public": "public", "mentee": "mentee:" + p.Matches[0].Mentee, "mentor": "mentor:" + p.Matches[0].Mentor} {
		jobs = append(jobs, views(page(name, reader, "en"))[1])
	}
	slices.SortStableFunc(jobs, func(a, b job) int { return strings.Compare(a.File, b.File) })
	browse(t, jobs)
	most := 0
	for _, j := range jobs {
		if j.PDF != "" {
			if n := printed(t, j.PDF); n < 1 || n > 40 {
				t.Errorf("%v is printed on %d pages", j, n)
			} else {
				most = max(most, n)
			}
		}
	}
	fmt.Printf("real: Chromium showed pages %d times, printed on %d pages at most\n", len(jobs), most)
}
