package profiles

import (
	"cmp"
	"slices"
	"strings"
)

// Codes are a programme's own tables about codes of occupations, from the
// files codes/*.csv of its folder. The zero Codes has none.
//
// Each file is UTF-8 text of comma-separated values whose first line says what
// is in it. A code is written as profiles write it: isco:7231, soc:15-1252.
//
//	code,label              what people read; of several for one code the first is shown
//	code,related,strength   how near an occupation is to another, 1 to 100
//	code,same_as            a crosswalk: a code and one of another system
//
// O*NET-SOC's codes that end in .00 are those of the SOC.
type Codes struct {
	labels  map[Occupation][]string
	related map[[2]Occupation]int // strength by pair, in both orders
	same    map[Occupation][]Occupation
}

// Label is what an occupation is called: by the programme's tables, in
// whatever language they are, or else in the program's own words, which it has
// for the first two levels of ISCO-08 and the first of the SOC. It reports
// false when there is no label.
func (c *Codes) Label(o Occupation, language string) (string, bool) {
	if labels := c.labels[o.base()]; len(labels) > 0 {
		return labels[0], true
	}
	code := o.Code
	table := iscoLabels()
	if o.System == SOC {
		table, code = socLabels(), strings.TrimSuffix(code, "-0000")
	}
	labels, ok := table[code]
	return labels.In(language), ok
}

// Labels are all that the programme's tables call an occupation.
func (c *Codes) Labels(o Occupation) []string { return c.labels[o.base()] }

// Related is how near two occupations are by the programme's tables: the
// strength that they give, times 100, in whichever order they name the two,
// and MaxPoints for one code and for two that the crosswalk makes the same. An
// occupation of another system is compared by its codes in the crosswalk; of
// several answers the nearest counts. It reports false when the tables say
// nothing about the two. The order of a and b does not matter.
func (c *Codes) Related(a, b Occupation) (points int, ok bool) {
	a, b = a.base(), b.base()
	if points, ok = c.near(a, b); a.System == b.System {
		return points, ok
	}
	for _, other := range c.same[a] {
		if p, near := c.near(other, b); near {
			points, ok = max(points, p), true
		}
	}
	for _, other := range c.same[b] {
		if p, near := c.near(a, other); near {
			points, ok = max(points, p), true
		}
	}
	return points, ok
}

func (c *Codes) near(a, b Occupation) (int, bool) {
	if a == b {
		return MaxPoints, true
	}
	strength, ok := c.related[[2]Occupation{a, b}]
	return strength * (MaxPoints / 100), ok
}

// Same are the codes that the crosswalk gives for an occupation, sorted.
func (c *Codes) Same(o Occupation) []Occupation { return c.same[o.base()] }

// Known are the occupations that have a label in the programme's tables,
// sorted.
func (c *Codes) Known() []Occupation {
	list := make([]Occupation, 0, len(c.labels))
	for o := range c.labels {
		list = append(list, o)
	}
	slices.SortFunc(list, compareOccupations)
	return list
}

// Counts are how many codes have a label, how many pairs are related, and how
// many the crosswalk makes the same.
func (c *Codes) Counts() (labels, related, same int) {
	for _, list := range c.same {
		same += len(list)
	}
	return len(c.labels), len(c.related) / 2, same / 2
}

func (c *Codes) addLabel(o Occupation, label string) {
	if c.labels == nil {
		c.labels = map[Occupation][]string{}
	}
	o = o.base()
	if !slices.Contains(c.labels[o], label) {
		c.labels[o] = append(c.labels[o], label)
	}
}

func (c *Codes) addRelated(a, b Occupation, strength int) {
	if c.related == nil {
		c.related = map[[2]Occupation]int{}
	}
	a, b = a.base(), b.base()
	for _, pair := range [][2]Occupation{{a, b}, {b, a}} {
		c.related[pair] = max(c.related[pair], strength)
	}
}

func (c *Codes) addSame(a, b Occupation) {
	if c.same == nil {
		c.same = map[Occupation][]Occupation{}
	}
	a, b = a.base(), b.base()
	for _, pair := range [][2]Occupation{{a, b}, {b, a}} {
		if i, found := slices.BinarySearchFunc(c.same[pair[0]], pair[1], compareOccupations); !found {
			c.same[pair[0]] = slices.Insert(c.same[pair[0]], i, pair[1])
		}
	}
}

// base is the SOC's code for a code of O*NET-SOC that stands for all of it.
func (o Occupation) base() Occupation {
	if o.System == SOC {
		o.Code = strings.TrimSuffix(o.Code, ".00")
	}
	return o
}

func compareOccupations(a, b Occupation) int {
	return cmp.Or(strings.Compare(a.System, b.System), strings.Compare(a.Code, b.Code))
}
