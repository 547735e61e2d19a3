package outfile

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestLockedCounter is run again by TestLockBetweenProcesses, in processes of
// its own: each adds one to a number so many times.
func TestLockedCounter(t *testing.T) {
	path, times := os.Getenv("COUNTER"), os.Getenv("TIMES")
	if path == "" {
		t.Skip("it is a part of TestLockBetweenProcesses")
	}
	n, _ := strconv.Atoi(times)
	for range n {
		unlock, err := Lock(context.Background(), path, nil)
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
	path := filepath.Join(t.TempDir(), "decisions.yaml")
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
	for _, word := range []string{"process " + strconv.Itoa(os.Getpid()), "delete", ".decisions.yaml.lock"} {
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
