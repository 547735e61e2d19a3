package outfile_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"mentormatch/internal/outfile"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func mustWrite(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// holds fails the test unless the folder holds exactly these files.
func holds(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		content, known := want[entry.Name()]
		if !known {
			t.Errorf("%s was left behind", entry.Name())
			continue
		}
		if got, _ := os.ReadFile(filepath.Join(folder, entry.Name())); string(got) != content {
			t.Errorf("%s holds %q, want %q", entry.Name(), got, content)
		}
	}
	if len(entries) < len(want) {
		t.Errorf("%d files, want %d", len(entries), len(want))
	}
}

func TestWriteMakesAFileForItsOwnerOnly(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "matches.csv")
	if err := outfile.Write(path, nil, text("new")); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, map[string]string{"matches.csv": "new"})
	info, err := os.Lstat(path)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
		t.Errorf("mode %o, want 600", mode)
	}
}

func TestWriteReplacesWholeFiles(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "matches.csv")
	mustWrite(t, path, "old and longer")
	before, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "windows" { // where a file that is open cannot be replaced
		before.Close()
	}
	defer before.Close()
	err = outfile.Write(path, nil, func(w io.Writer) error {
		if got, _ := os.ReadFile(path); string(got) != "old and longer" {
			t.Errorf("while writing, the file holds %q, want the old content", got)
		}
		return text("new")(w)
	})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, folder, map[string]string{"matches.csv": "new"})
	// Whoever had the old file open still reads the old file.
	if got, _ := io.ReadAll(before); runtime.GOOS != "windows" && string(got) != "old and longer" {
		t.Errorf("an open reader sees %q, want the old content", got)
	}
	info, _ := os.Lstat(path)
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
		t.Errorf("mode %o after replacing a 644 file, want 600", mode)
	}
}

func TestWriteRefuses(t *testing.T) {
	cases := []struct {
		name  string
		make  func(t *testing.T, folder string) (path string, inputs []string)
		error string
	}{
		{"a symbolic link: it could point at anything", func(t *testing.T, d string) (string, []string) {
			mustWrite(t, filepath.Join(d, "keep"), "old")
			link(t, filepath.Join(d, "keep"), filepath.Join(d, "out"))
			return filepath.Join(d, "out"), nil
		}, "symbolic link; name the file itself"},
		{"a dangling symbolic link: it would make a file elsewhere", func(t *testing.T, d string) (string, []string) {
			link(t, filepath.Join(d, "nowhere"), filepath.Join(d, "out"))
			return filepath.Join(d, "out"), nil
		}, "symbolic link"},
		{"a folder", func(t *testing.T, d string) (string, []string) {
			os.Mkdir(filepath.Join(d, "out"), 0o755)
			return filepath.Join(d, "out"), nil
		}, "it is a folder; name a file in it"},
		{"a name that ends as a folder's", func(t *testing.T, d string) (string, []string) {
			return filepath.Join(d, "out") + string(os.PathSeparator), nil
		}, "it is a folder; name a file in it"},
		{"a missing folder", func(t *testing.T, d string) (string, []string) {
			return filepath.Join(d, "no", "out"), nil
		}, "does not exist; make it first"},
		{"a file where the folder should be", func(t *testing.T, d string) (string, []string) {
			mustWrite(t, filepath.Join(d, "file"), "old")
			return filepath.Join(d, "file", "out"), nil
		}, "cannot write"},
		{"no name", func(t *testing.T, d string) (string, []string) { return "", nil }, "has no name"},
		{"an input", func(t *testing.T, d string) (string, []string) {
			path := filepath.Join(d, "mentees.yaml")
			mustWrite(t, path, "old")
			return path, []string{filepath.Join(d, "absent.yaml"), path}
		}, "which this run reads; choose another name"},
		{"an input by another path", func(t *testing.T, d string) (string, []string) {
			os.Mkdir(filepath.Join(d, "sub"), 0o755)
			mustWrite(t, filepath.Join(d, "mentees.yaml"), "old")
			return filepath.Join(d, "sub", "..", "mentees.yaml"), []string{filepath.Join(d, "mentees.yaml")}
		}, "which this run reads"},
		{"an input through a link to its folder", func(t *testing.T, d string) (string, []string) {
			os.Mkdir(filepath.Join(d, "real"), 0o755)
			mustWrite(t, filepath.Join(d, "real", "mentees.yaml"), "old")
			link(t, filepath.Join(d, "real"), filepath.Join(d, "alias"))
			return filepath.Join(d, "alias", "mentees.yaml"), []string{filepath.Join(d, "real", "mentees.yaml")}
		}, "which this run reads"},
		{"an input by a second hard link", func(t *testing.T, d string) (string, []string) {
			mustWrite(t, filepath.Join(d, "mentees.yaml"), "old")
			if err := os.Link(filepath.Join(d, "mentees.yaml"), filepath.Join(d, "out")); err != nil {
				t.Skip(err)
			}
			return filepath.Join(d, "out"), []string{filepath.Join(d, "mentees.yaml")}
		}, "which this run reads"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path, inputs := c.make(t, folder)
			before := listing(t, folder)
			err := outfile.Write(path, inputs, func(io.Writer) error {
				t.Error("the content was asked for, though the path is refused")
				return nil
			})
			if err == nil || !strings.Contains(err.Error(), c.error) {
				t.Errorf("error %v, want one with %q", err, c.error)
			}
			if after := listing(t, folder); after != before {
				t.Errorf("the folder changed:\n%s\nwas\n%s", after, before)
			}
		})
	}
}

func TestWriteThroughALinkedFolder(t *testing.T) {
	folder := t.TempDir()
	os.Mkdir(filepath.Join(folder, "real"), 0o755)
	link(t, filepath.Join(folder, "real"), filepath.Join(folder, "alias"))
	if err := outfile.Write(filepath.Join(folder, "alias", "out"), nil, text("new")); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(folder, "real"), map[string]string{"out": "new"})
}

func TestFailureKeepsTheOldFile(t *testing.T) {
	broken := errors.New("row 7 cannot be written")
	full, readOnly := syscall.ENOSPC, syscall.EROFS
	if runtime.GOOS == "windows" {
		full, readOnly = 112, 19 // ERROR_DISK_FULL, ERROR_WRITE_PROTECT
	}
	cases := []struct {
		name  string
		write func(io.Writer) error
		is    error
		words string
	}{
		{"the content fails", func(w io.Writer) error { text("half")(w); return broken }, broken, "row 7"},
		{"the content fails after much of it was written", func(w io.Writer) error {
			text(strings.Repeat("x", 1<<20))(w)
			return broken
		}, broken, "row 7"},
		{"the disk is full", func(w io.Writer) error {
			return fmt.Errorf("sheet 1: %w", &fs.PathError{Op: "write", Path: "x", Err: full})
		}, full, "the disk is full; free some space"},
		{"the disk is read-only", func(w io.Writer) error { return readOnly }, readOnly, "can only be read"},
		{"permission", func(w io.Writer) error { return fs.ErrPermission }, fs.ErrPermission, "you may not write there"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "matches.csv")
			mustWrite(t, path, "old")
			err := outfile.Write(path, nil, c.write)
			if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.words) {
				t.Errorf("error %v, want %v in words %q", err, c.is, c.words)
			}
			holds(t, folder, map[string]string{"matches.csv": "old"})
		})
	}
}

func TestPanicLeavesNothingBehind(t *testing.T) {
	folder := t.TempDir()
	func() {
		defer func() { recover() }()
		outfile.Write(filepath.Join(folder, "out"), nil, func(io.Writer) error { panic("broken") })
	}()
	holds(t, folder, nil)
}

func TestPathThatBecomesALinkWhileWriting(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out")
	mustWrite(t, filepath.Join(folder, "keep"), "old")
	err := outfile.Write(path, nil, func(w io.Writer) error {
		link(t, filepath.Join(folder, "keep"), path)
		return text("new")(w)
	})
	if err == nil || !strings.Contains(err.Error(), "symbolic link") {
		t.Errorf("error %v, want one about the link", err)
	}
	holds(t, folder, map[string]string{"keep": "old", "out": "old"})
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("root may write anywhere, and Windows has other permissions")
	}
	folder := t.TempDir()
	os.Chmod(folder, 0o500)
	defer os.Chmod(folder, 0o700)
	err := outfile.Write(filepath.Join(folder, "out"), nil, text("new"))
	if err == nil || !strings.Contains(err.Error(), "you may not write there") {
		t.Errorf("error %v, want one in plain words", err)
	}
}

func TestTooLongName(t *testing.T) {
	folder := t.TempDir()
	err := outfile.Write(filepath.Join(folder, strings.Repeat("n", 300)), nil, text("new"))
	if err == nil {
		t.Skip("this system takes names of 300 bytes")
	}
	if !strings.Contains(err.Error(), "cannot write") {
		t.Errorf("error %v, want one in plain words", err)
	}
	holds(t, folder, nil)
}

func link(t *testing.T, to, from string) {
	t.Helper()
	if err := os.Symlink(to, from); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

// listing is every file below folder with its kind and content.
func listing(t *testing.T, folder string) string {
	t.Helper()
	var lines []string
	filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			t.Fatal(err)
		}
		content := ""
		if entry.Type().IsRegular() {
			b, _ := os.ReadFile(path)
			content = string(b)
		}
		lines = append(lines, fmt.Sprintln(path, entry.Type(), content))
		return nil
	})
	return strings.Join(lines, "")
}

func TestAPathThatGoesUpThroughAFolderThatIsNotThere(t *testing.T) {
	folder := t.TempDir()
	path := folder + string(filepath.Separator) + "nowhere" + string(filepath.Separator) + ".." + string(filepath.Separator) + "m.csv"
	if err := outfile.Write(path, nil, text("new")); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, map[string]string{"m.csv": "new"})
}
