package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"mentormatch/internal/bench/instances"
)

// A report is all that a run found.
type report struct {
	machine  []string
	versions map[string]string // by peer
	peers    []peer
	found    []*measurement
}

func (r *report) add(m *measurement) { r.found = append(r.found, m) }

func (m *measurement) of(name string) *contender {
	for _, c := range m.contenders {
		if c.name == name {
			return c
		}
	}
	return nil
}

// agree tells whether all solvers that came to an end found the same total,
// and how many they were.
func (m *measurement) agree() (solvers int, equal bool) {
	equal = true
	var first *run
	for _, c := range m.contenders {
		if c.err != nil && c.err != errLimit {
			equal = false
		}
		if len(c.runs) == 0 {
			continue
		}
		solvers++
		if first == nil {
			first = &c.runs[0]
		}
		equal = equal && c.runs[0].total == first.total && c.runs[0].assigned == first.assigned
	}
	return solvers, equal
}

// ratio is how many times as long as this project's on one processor a solver
// takes; 0 when either has no time.
func (m *measurement) ratio(name string) float64 {
	ours, theirs := m.of(one), m.of(name)
	if ours == nil || theirs == nil || ours.err != nil || theirs.err != nil {
		return 0
	}
	return float64(theirs.median()) / float64(ours.median())
}

// row is that of an instance in the table.
func (r *report) row(m *measurement) string {
	cells := []string{m.size.Name(), m.cell(one), m.cell(two)}
	for _, p := range r.peers {
		cells = append(cells, m.cell(p.name))
	}
	for _, p := range r.peers {
		cells = append(cells, times(m.ratio(p.name)))
	}
	gain := 0.0
	if x := m.ratio(two); x > 0 {
		gain = 1 / x
	}
	reading, passes := "", ""
	if c := m.of(one); m.reading > 0 && c.err == nil {
		reading, passes = milliseconds(m.reading), times(float64(c.median())/float64(m.reading))
	}
	cells = append(cells, times(gain), fmt.Sprintf("%.2f", m.reads), reading, passes, m.verdict())
	return "| " + strings.Join(cells, " | ") + " |"
}

// verdict says whether the totals are equal, and with whose.
func (m *measurement) verdict() string {
	solvers, equal := m.agree()
	ours := 0
	for _, name := range []string{one, two} {
		if c := m.of(name); c != nil && len(c.runs) > 0 {
			ours++
		}
	}
	switch {
	case !equal:
		return "**no**"
	case solvers == ours:
		return "nobody to ask"
	}
	return "yes"
}

func (m *measurement) cell(name string) string {
	c := m.of(name)
	switch {
	case c == nil:
		return "-"
	case c.err == errLimit:
		return "over the limit"
	case c.err != nil:
		return "failed: " + strings.ReplaceAll(c.err.Error(), "|", "/")
	}
	text := milliseconds(c.median())
	if n := len(c.runs); n < 5 {
		text += fmt.Sprintf(" (%d)", n)
	}
	return text
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f", float64(d)/float64(time.Millisecond))
}

func times(x float64) string {
	switch {
	case x == 0:
		return ""
	case x >= 10:
		return fmt.Sprintf("%.0f×", x)
	}
	return fmt.Sprintf("%.1f×", x)
}

// markdown is the whole report.
func (r *report) markdown() string {
	var b strings.Builder
	for _, line := range r.machine {
		fmt.Fprintf(&b, "- %s\n", line)
	}
	head, rule := []string{"instance", one + ", ms", two + ", ms"}, []string{"---", "---:", "---:"}
	for _, p := range r.peers {
		if v := r.versions[p.name]; v != "" {
			fmt.Fprintf(&b, "- %s\n", v)
		}
		head, rule = append(head, p.name+", ms"), append(rule, "---:")
	}
	for _, p := range r.peers {
		head, rule = append(head, p.name+" ÷ ours"), append(rule, "---:")
	}
	head = append(head, "1 ÷ 2 processors", "reads a row", "one reading, ms", "ours ÷ one reading", "totals equal")
	rule = append(rule, "---:", "---:", "---:", "---:", "---")
	fmt.Fprintf(&b, "\n| %s |\n| %s |\n", strings.Join(head, " | "), strings.Join(rule, " | "))
	for _, m := range r.found {
		b.WriteString(r.row(m) + "\n")
	}
	r.means(&b)
	r.growth(&b)
	return b.String()
}

// means adds the geometric means of the ratios, by group.
func (r *report) means(b *strings.Builder) {
	if len(r.peers) == 0 {
		return
	}
	head, rule := []string{"geometric mean and least"}, []string{"---"}
	for _, p := range r.peers {
		head, rule = append(head, p.name+" ÷ ours", "least", "where"), append(rule, "---:", "---:", "---")
	}
	fmt.Fprintf(b, "\n| %s |\n| %s |\n", strings.Join(head, " | "), strings.Join(rule, " | "))
	for _, group := range []string{instances.Dense, instances.Rectangular, instances.Capacities, instances.Sparse} {
		cells, any := []string{group}, false
		for _, p := range r.peers {
			logs, n, least, where := 0.0, 0, math.Inf(1), ""
			for _, m := range r.found {
				if x := m.ratio(p.name); m.size.Family.Group == group && x > 0 {
					logs, n = logs+math.Log(x), n+1
					if x < least {
						least, where = x, m.size.Name()
					}
				}
			}
			if n == 0 {
				cells = append(cells, "", "", "")
				continue
			}
			any = true
			cells = append(cells, times(math.Exp(logs/float64(n))), times(least), where)
		}
		if any {
			fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
		}
	}
}

// growth adds, for each family that was measured in more than one size, the
// exponent e of the time n^e that fits best.
func (r *report) growth(b *strings.Builder) {
	names := []string{one, two}
	head := "| time grows as n to the | 1 processor | 2 processors |"
	rule := "| --- | ---: | ---: |"
	for _, p := range r.peers {
		names, head, rule = append(names, p.name), head+" "+p.name+" |", rule+" ---: |"
	}
	var rows []string
	for _, f := range instances.Families {
		if f.Group != instances.Dense {
			continue
		}
		row, any := "| "+f.Name, false
		for _, name := range names {
			var n, t []float64
			for _, m := range r.found {
				if c := m.of(name); m.size.Family == f && c != nil && c.err == nil {
					n, t = append(n, float64(m.size.Rows)), append(t, c.median().Seconds())
				}
			}
			row += " | "
			if e, ok := exponent(n, t); ok {
				row, any = row+fmt.Sprintf("%.2f", e), true
			}
		}
		if any {
			rows = append(rows, row+" |")
		}
	}
	if len(rows) > 0 {
		fmt.Fprintf(b, "\n%s\n%s\n%s\n", head, rule, strings.Join(rows, "\n"))
	}
}

// exponent is the slope of the line through log n and log t by least squares.
func exponent(n, t []float64) (float64, bool) {
	if len(n) < 2 || slices.Min(n) == slices.Max(n) {
		return 0, false
	}
	var x, y, xx, xy float64
	for k := range n {
		a, b := math.Log(n[k]), math.Log(t[k])
		x, y, xx, xy = x+a, y+b, xx+a*a, xy+a*b
	}
	c := float64(len(n))
	return (c*xy - x*y) / (c*xx - x*x), true
}

// disagreement is an error when solvers differ, or one failed.
func (r *report) disagreement() error {
	var names []string
	for _, m := range r.found {
		if _, equal := m.agree(); !equal {
			names = append(names, m.size.Name())
		}
	}
	if len(names) == 0 {
		return nil
	}
	return fmt.Errorf("solvers differ or failed on %s", strings.Join(names, ", "))
}
