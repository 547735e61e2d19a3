package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestProgress(t *testing.T) {
	for _, c := range []struct {
		name     string
		terminal bool
		quiet    bool
		lasts    time.Duration
		want     bool
	}{
		{"work of less than a second is waited for in silence", true, false, patience - 1, false},
		{"longer work is told of", true, false, 2 * patience, true},
		{"a pipe gets nothing", false, false, 2 * patience, false},
		{"nor does who asked for quiet", true, true, 2 * patience, false},
	} {
		synctest.Test(t, func(t *testing.T) {
			var out bytes.Buffer
			p := startProgress(&streams{err: &out, errTerminal: c.terminal, quiet: c.quiet})
			p.Step("solving", 3, 7)
			time.Sleep(c.lasts)
			synctest.Wait()
			p.Clear()
			p.Clear()
			got := out.String()
			if strings.Contains(got, "solving: 3 of 7") != c.want {
				t.Errorf("%s: wrote %q", c.name, got)
			}
			if c.want && !strings.HasSuffix(got, "\r\x1b[K") {
				t.Errorf("%s: the line is not cleared: %q", c.name, got)
			}
			if strings.Contains(got, "\n") {
				t.Errorf("%s: more than one line: %q", c.name, got)
			}
		})
	}
}
