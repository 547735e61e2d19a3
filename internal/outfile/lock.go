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

// lockName is the file in a folder that is locked.
const lockName = ".mentormatch.lock"

// errHeld says that another process has the lock.
var errHeld = errors.New("another process holds the lock")

// Lock keeps other processes that ask for it from changing the files of a folder until
// unlock is called, so that who reads them, adds to them and writes them loses nothing of
// what another one writes meanwhile. It waits for its turn for a while, and
// tells waiting, when set, that it does; then it is an [*Error] that says who
// holds the folder. An end of ctx is its error.
//
// The system locks a file in the folder, .mentormatch.lock, and gives it free when the process ends,
// however it ends: one that was killed keeps nobody out. Unlock deletes the file;
// one that is left behind means nothing. A disk that cannot lock files keeps nobody out either.
func Lock(ctx context.Context, folder string, waiting func()) (unlock func(), err error) {
	return lockWithin(ctx, folder, lockPatience, waiting)
}

func lockWithin(ctx context.Context, folder string, patience time.Duration, waiting func()) (unlock func(), err error) {
	lock := filepath.Join(folder, lockName)
	for until := time.Now().Add(patience); ; {
		f, err := openLocked(lock)
		if err == nil {
			host, _ := os.Hostname()
			if f.Truncate(0) == nil {
				fmt.Fprintf(f, "process %d, %s\n", os.Getpid(), host)
			}
			return func() { giveFree(f, lock) }, nil
		}
		// Windows denies a name whose file is just being deleted.
		deleting := runtime.GOOS == "windows" && errors.Is(err, fs.ErrPermission)
		late := time.Now().After(until)
		if err != errHeld && (late || !deleting) {
			return nil, explain(folder, err)
		}
		if late {
			return nil, &Error{
				Path: folder, Err: err,
				Text:   diag.Say("another mentormatch is changing it ({who})", "who", holder(lock)),
				Advice: "type the command again when that one is done",
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
