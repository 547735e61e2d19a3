package real

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const day = "2026-11-30"

// The programme that is written out: harbour, with people whose names a
// spreadsheet, a page or a calendar could take for something else.
var (
	program string // mentormatch itself
	folder  string // the programme
	work    string // for whatever is made
)

// hostilePeople are mentees, as far as profiles let them in.
const hostilePeople = `- {id: "00123", name: "=cmd|'/c calc'!A1", languages: [en], meet: [remote], goals: [job-search]}
- {id: "1e10", name: "@SUM(1+1)*cmd", languages: [en], meet: [remote], goals: [skills]}
- {id: "SEPT2", name: "-2+3", languages: [en], meet: [remote], goals: [skills]}
- {id: "2026-10-04", name: "_x0041_ ＝1+1", languages: [ur], meet: [remote], goals: [confidence]}
- {id: "TRUE", name: "</script><script>alert(1)</script>", languages: [mr], meet: [remote], goals: [confidence]}
- {id: "x-1", name: "+1; \"quoted\", 'single' & <b>bold</b>", languages: [bn], meet: [remote], goals: [study]}
`

func TestMain(m *testing.M) {
	if os.Getenv("REAL") == "" {
		fmt.Println("real: left out; make real has LibreOffice, Chromium and others read what is written")
		os.Exit(0)
	}
	os.Exit(begin(m))
}

func begin(m *testing.M) int {
	var err error
	if work, err = os.MkdirTemp("", "real"); err != nil {
		fmt.Println(err)
		return 1
	}
	defer os.RemoveAll(work)
	program, folder = filepath.Join(work, "mentormatch"), filepath.Join(work, "harbour")
	if out, err := exec.Command("go", "build", "-o", program, "mentormatch/cmd/mentormatch").CombinedOutput(); err != nil {
		fmt.Printf("%s%v\n", out, err)
		return 1
	}
	if err := os.CopyFS(folder, os.DirFS("../../testdata/harbour")); err != nil {
		fmt.Println(err)
		return 1
	}
	if err := os.WriteFile(filepath.Join(folder, "mentees", "hostile.yaml"), []byte(hostilePeople), 0o600); err != nil {
		fmt.Println(err)
		return 1
	}
	return m.Run()
}

// made runs mentormatch, which must succeed, and returns the path of a file
// that it writes in the folder for whatever is made.
func made(t *testing.T, file string, args ...string) string {
	t.Helper()
	path := filepath.Join(work, file)
	for i := range args {
		args[i] = strings.Replace(args[i], "OUT", path, 1)
	}
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("mentormatch %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return path
}

// offers reports whether a verb is there and its help speaks of something.
func offers(verb, what string) bool {
	out, err := exec.Command(program, verb, "--help").Output()
	return err == nil && strings.Contains(string(out), what)
}

// tool is the path of a program, without which the test is left out.
func tool(t *testing.T, name, packaged string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		leftOut(t, name+" is not installed (package "+packaged+")")
	}
	return path
}

// leftOut ends a test, and says plainly why.
func leftOut(t *testing.T, why string) {
	t.Helper()
	fmt.Printf("real: %s left out: %s\n", t.Name(), why)
	t.Skip(why)
}

// python runs a script of Debian's Python with a module of Debian's, gives it
// arguments, and reads what it prints as JSON.
func python(t *testing.T, module, script string, args []string, into any) {
	t.Helper()
	const interpreter = "/usr/bin/python3" // for which Debian's packages are
	if err := exec.Command(interpreter, "-c", "import "+module).Run(); err != nil {
		leftOut(t, "Python's "+module+" is not installed (package python3-"+module+")")
	}
	var stderr strings.Builder
	cmd := exec.Command(interpreter, append([]string{"-W", "ignore", "-c", script}, args...)...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", module, err, stderr.String())
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatalf("%s: %v", module, err)
	}
}
