package outfile

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A folder that can only be read is said to be that, and not to be missing.
func TestLockInAReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("root may write anywhere, and Windows has other permissions")
	}
	folder := t.TempDir()
	os.Chmod(folder, 0o500)
	defer os.Chmod(folder, 0o700)
	if _, err := Lock(context.Background(), folder, nil); err == nil || !strings.Contains(err.Error(), "you may not write there") {
		t.Errorf("error %v, want one in plain words", err)
	}
}

// TestLockedCounter is run again by TestLockBetweenProcesses, in processes of
// its own: each adds one to a number so many times.
func TestLockedCounter(t *testing.T) {
	path, times := os.Getenv("COUNTER"), os.Getenv("TIMES")
	if path == "" {
		t.Skip("it is a part of TestLockBetweenProcesses")
	}
	n, _ := strconv.Atoi(times)
	for range n {
		unlock, err := Lock(context.Background(), filepath.Dir(path), nil)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		was, err := strconv.Atoi(string(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strconv.Itoa(was+1)), 0o600); err != nil {
			t.Fatal(err)
		}
		unlock()
	}
}

// Processes that read, add and write at the same time lose nothing.
func TestLockBetweenProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "number")
	if err := os.WriteFile(path, []byte("0"), 0o600); err != nil {
		t.Fatal(err)
	}
	var all []*exec.Cmd
	for range 4 {
		c := exec.Command(os.Args[0], "-test.run=^TestLockedCounter$")
		c.Env = append(os.Environ(), "COUNTER="+path, "TIMES=5")
		c.Stderr = os.Stderr
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	for _, c := range all {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil || string(text) != "20" {
		t.Errorf("the number is %s, want 4 processes times 5 = 20 (%v)", text, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("%v is left behind", left)
	}
}

func TestLockThatIsHeld(t *testing.T) {
	path := t.TempDir()
	unlock, err := Lock(context.Background(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	waited := 0
	_, err = lockWithin(context.Background(), path, 2*lockPause, func() { waited++ })
	var held *Error
	if !errors.As(err, &held) || waited != 1 {
		t.Fatalf("%v, told %d times", err, waited)
	}
	for _, word := range []string{path, "process " + strconv.Itoa(os.Getpid()), "when that one is done"} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not say %q", err, word)
		}
	}
	ctx, stop := context.WithTimeout(context.Background(), lockPause)
	defer stop()
	if _, err := lockWithin(ctx, path, time.Minute, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("stopped: %v", err)
	}
	unlock()
	unlock, err = lockWithin(context.Background(), path, 0, nil)
	if err != nil {
		t.Fatalf("after it was unlocked: %v", err)
	}
	unlock()
	if _, err := lockWithin(context.Background(), filepath.Join(path, "none", "x"), time.Minute, nil); !errors.As(err, &held) {
		t.Errorf("in a folder that is not there: %v", err)
	}
}

// TestLockAndWait is run again by TestLockOfADeadProcess: it locks a folder, says so and waits to be killed.
func TestLockAndWait(t *testing.T) {
	folder := os.Getenv("LOCKED_FOLDER")
	if folder == "" {
		t.Skip("it is a part of TestLockOfADeadProcess")
	}
	if _, err := Lock(context.Background(), folder, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "locked"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Minute)
}

// A process that is killed keeps nobody out, and what it leaves behind goes with the next one.
func TestLockOfADeadProcess(t *testing.T) {
	folder := t.TempDir()
	c := exec.Command(os.Args[0], "-test.run=^TestLockAndWait$")
	c.Env = append(os.Environ(), "LOCKED_FOLDER="+folder)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for until := time.Now().Add(20 * time.Second); ; time.Sleep(lockPause) {
		if _, err := os.Stat(filepath.Join(folder, "locked")); err == nil {
			break
		}
		if time.Now().After(until) {
			c.Process.Kill()
			t.Fatal("the process does not lock the folder")
		}
	}
	if _, err := lockWithin(context.Background(), folder, 0, nil); err == nil || !strings.Contains(err.Error(), "process "+strconv.Itoa(c.Process.Pid)) {
		t.Errorf("while it is alive: %v", err)
	}
	c.Process.Kill()
	c.Wait()
	if _, err := os.Stat(filepath.Join(folder, lockName)); err != nil {
		t.Errorf("nothing is left behind by a process that was killed, so that this test shows nothing: %v", err)
	}
	unlock, err := lockWithin(context.Background(), folder, 5*time.Second, nil)
	if err != nil {
		t.Fatalf("after it was killed: %v", err)
	}
	unlock()
	if _, err := os.Stat(filepath.Join(folder, lockName)); err == nil {
		t.Error("the lock is left behind")
	}
}

// A link where the lock belongs is not followed: what it leads to stays as it is.
func TestLockFollowsNoLink(t *testing.T) {
	folder := t.TempDir()
	other := filepath.Join(folder, "other")
	if err := os.WriteFile(other, []byte("what is there"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(other, filepath.Join(folder, lockName)); err != nil {
		t.Skip(err)
	}
	if unlock, err := lockWithin(context.Background(), folder, 0, nil); err == nil {
		unlock()
	}
	if text, _ := os.ReadFile(other); string(text) != "what is there" {
		t.Errorf("the file that a link leads to holds %q", text)
	}
}
