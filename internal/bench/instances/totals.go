package instances

import (
	_ "embed"
	"fmt"
	"strings"
)

// A Total is what an instance of the seed [Seed] is known to cost.
type Total struct {
	Name        string
	Fingerprint string // of the instance
	Total       int64
	By          string // the solvers that found it, mentormatch aside
}

//go:embed totals.txt
var totals string

// Known lists the totals that other solvers confirmed.
func Known() ([]Total, error) { return ParseTotals(totals) }

// ParseTotals reads lines of a name, a fingerprint, a total and the solvers
// that found it. Lines that start with # are comments.
func ParseTotals(text string) ([]Total, error) {
	var known []Total
	for k, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var t Total
		if _, err := fmt.Sscan(line, &t.Name, &t.Fingerprint, &t.Total, &t.By); err != nil {
			return nil, fmt.Errorf("line %d of the known totals: %w", k+1, err)
		}
		known = append(known, t)
	}
	return known, nil
}

// String is the line that ParseTotals reads.
func (t Total) String() string {
	return fmt.Sprintf("%-24s %s %16d %s", t.Name, t.Fingerprint, t.Total, t.By)
}
