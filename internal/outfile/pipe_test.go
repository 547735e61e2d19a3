//go:build unix

package outfile_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"mentormatch/internal/outfile"
)

func TestPipesAndDevicesAreRefusedAtOnce(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	for _, path := range []string{pipe, "/dev/full", "/dev/null"} {
		if _, err := os.Lstat(path); err != nil {
			continue
		}
		answer := make(chan error, 1)
		go func() {
			answer <- outfile.Write(path, nil, func(io.Writer) error { return nil })
		}()
		select {
		case err := <-answer:
			if err == nil || !strings.Contains(err.Error(), "pipe or a device") {
				t.Errorf("%s: error %v, want a refusal", path, err)
			}
		case <-time.After(5 * time.Second):
			t.Errorf("%s: still waiting", path)
		}
	}
}
