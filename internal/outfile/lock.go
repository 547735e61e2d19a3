package outfile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"mentormatch/internal/diag"
)

const (
	// lockPatience is how long Lock waits for another process. Reading a large
	// programme and adding to it takes some seconds.
	lockPatience = 20 * time.Second
	lockPause    = 50 * time.Millisecond
)

// Lock keeps other processes that ask for it from changing a file until unlock
// is called, so that who reads it, adds to it and writes it loses nothing of
// what another one writes meanwhile. It waits for its turn for a while, and
// tells waiting, when set, that it does; then it is an [*Error] that says who
// holds the file. An end of ctx is its error.
//
// The lock is a file beside it, .NAME.lock, which is made where none is: that
// is one step on every system, and on a shared disk too. A process that is
// killed leaves it behind, and the error says what to delete.
func Lock(ctx context.Context, path string, waiting func()) (unlock func(), err error) {
	return lockWithin(ctx, path, lockPatience, waiting)
}

func lockWithin(ctx context.Context, path string, patience time.Duration, waiting func()) (unlock func(), err error) {
	path = filepath.Clean(path)
	lock := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
	for until := time.Now().Add(patience); ; {
		f, err := os.OpenFile(lock, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			host, _ := os.Hostname()
			fmt.Fprintf(f, "process %d, %s\n", os.Getpid(), host)
			f.Close()
			return func() { os.Remove(lock) }, nil
		}
		// Windows denies a name whose file is just being deleted.
		deleting := runtime.GOOS == "windows" && errors.Is(err, fs.ErrPermission)
		late := time.Now().After(until)
		if !errors.Is(err, fs.ErrExist) && (late || !deleting) {
			return nil, explain(path, err)
		}
		if late {
			return nil, &Error{
				Path: path, Err: err,
				Text:   diag.Say("another mentormatch is changing it ({who})", "who", holder(lock)),
				Advice: diag.Say("type the command again when that one is done; if it is no longer running, delete {lock}", "lock", lock),
			}
		}
		if waiting != nil {
			waiting()
			waiting = nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockPause):
		}
	}
}

// holder is what a lock says of whose it is.
func holder(lock string) string {
	text, _ := os.ReadFile(lock)
	who := strings.TrimSpace(string(text[:min(len(text), 200)]))
	if who == "" {
		return "?"
	}
	return who
}
