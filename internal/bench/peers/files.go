package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"mentormatch/internal/bench/instances"
)

// The marks in a page between which the tables stand.
const (
	begin = "<!-- begin: measured by internal/bench/peers -->\n"
	end   = "<!-- end -->\n"
)

// replace puts tables into a page.
func replace(name, tables string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, found := strings.Cut(rest, end)
	if !ok || !found {
		return fmt.Errorf("%s has no lines %q and %q", name, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(name, []byte(before+begin+"\n"+tables+"\n"+end+after), 0o644)
}

// record adds the total of an instance to a file of known totals, or puts it
// in the place of an older one, when a peer found it too.
func record(name string, m *measurement) error {
	if _, equal := m.agree(); !equal {
		return nil
	}
	var by []string
	for _, c := range m.contenders {
		if c.name != one && c.name != two && len(c.runs) > 0 {
			by = append(by, c.name)
		}
	}
	ours := m.of(one)
	if len(by) == 0 || ours.err != nil {
		return nil
	}
	text, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	known, err := instances.ParseTotals(string(text))
	if err != nil {
		return err
	}
	lines := map[string]instances.Total{}
	for _, t := range known {
		lines[t.Name] = t
	}
	lines[m.size.Name()] = instances.Total{Name: m.size.Name(), Fingerprint: m.fingerprint,
		Total: ours.runs[0].total, By: strings.Join(by, ",")}
	all, err := instances.Select(nil, nil)
	if err != nil {
		return err
	}
	out := "# instance, fingerprint, total, solvers that found it too\n"
	for _, size := range all {
		if t, ok := lines[size.Name()]; ok {
			out += t.String() + "\n"
		}
	}
	return os.WriteFile(name, []byte(out), 0o644)
}
