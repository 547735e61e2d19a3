package main

import (
	"bufio"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

//go:embed scipy/solve.py lemon/solve.cpp
var sources embed.FS

// A peer is a solver that runs as a process of its own.
type peer struct {
	name    string
	command []string // to which the file of the instance is added
	pairs   int      // of the largest instance it is given; 0 for any
}

// prepare makes the peers ready to run: Debian's Python has SciPy, and the
// program that calls LEMON is compiled.
func prepare(ctx context.Context, dir string, opt options) ([]peer, error) {
	var peers []peer
	for _, name := range opt.only {
		var p peer
		switch name {
		case "SciPy":
			script := filepath.Join(dir, "solve.py")
			if err := unpack("scipy/solve.py", script); err != nil {
				return nil, err
			}
			p = peer{name: name, command: []string{python(), script}}
		case "LEMON":
			source, program := filepath.Join(dir, "solve.cpp"), filepath.Join(dir, "lemon")
			if err := unpack("lemon/solve.cpp", source); err != nil {
				return nil, err
			}
			compile := exec.CommandContext(ctx, "g++", "-std=c++17", "-O3", "-march=native", "-DNDEBUG",
				"-o", program, source)
			if text, err := compile.CombinedOutput(); err != nil {
				return nil, fmt.Errorf("compile for LEMON (is Debian's liblemon-dev there?): %w\n%s", err, text)
			}
			p = peer{name: name, command: []string{program}, pairs: opt.pairs}
		default:
			return nil, fmt.Errorf("unknown peer %q; there are SciPy and LEMON", name)
		}
		peers = append(peers, p)
	}
	return peers, nil
}

// python is Debian's own, for which python3-scipy is made, before any other.
func python() string {
	const debian = "/usr/bin/python3"
	if _, err := os.Stat(debian); err == nil {
		return debian
	}
	return "python3"
}

func unpack(name, to string) error {
	text, err := sources.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o600)
}

// A session is a process that has read an instance.
type session struct {
	version string
	process *exec.Cmd
	in      io.WriteCloser
	lines   chan string // of its output; closed at its end
	errors  strings.Builder
}

// start has a peer read an instance.
func (p peer) start(ctx context.Context, file string, limit time.Duration) (*session, error) {
	command := append(slices.Clone(p.command), file)
	s := &session{process: exec.CommandContext(ctx, command[0], command[1:]...), lines: make(chan string)}
	s.process.Stderr = &s.errors
	in, err := s.process.StdinPipe()
	if err != nil {
		return nil, err
	}
	s.in = in
	out, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.process.Start(); err != nil {
		return nil, err
	}
	go func() {
		defer close(s.lines)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			s.lines <- lines.Text()
		}
	}()
	s.version, err = s.line(limit)
	if err != nil {
		s.end()
		return nil, err
	}
	return s, nil
}

var errLimit = errors.New("over the time limit")

// line waits for a line of output.
func (s *session) line(limit time.Duration) (string, error) {
	select {
	case line, ok := <-s.lines:
		if ok {
			return line, nil
		}
		s.process.Wait()
		said := strings.Split(strings.TrimSpace(s.errors.String()), "\n")
		return "", fmt.Errorf("it ended: %s", said[len(said)-1])
	case <-time.After(limit):
		return "", errLimit
	}
}

// solve has the process solve its instance once.
func (s *session) solve(limit time.Duration) (run, error) {
	if _, err := io.WriteString(s.in, "solve\n"); err != nil {
		return run{}, err
	}
	line, err := s.line(limit)
	if err != nil {
		return run{}, err
	}
	var r run
	if _, err := fmt.Sscan(line, &r.time, &r.total, &r.assigned); err != nil {
		return run{}, fmt.Errorf("%q is no answer: %w", line, err)
	}
	return r, nil
}

// end stops the process and waits until it is gone.
func (s *session) end() {
	s.in.Close()
	s.process.Process.Kill()
	for range s.lines {
	}
	s.process.Wait()
}
