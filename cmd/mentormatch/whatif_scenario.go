package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// A scenario is what is to be different, as typed.
type scenario struct {
	pins, forbids, unpins, capacities, weights, without []string
	with                                                []string
	ignorePins                                          bool
}

func (c *scenario) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&c.pins, "pin", nil, "flag.pin")
	f.StringArrayVar(&c.forbids, "forbid", nil, "flag.forbid")
	f.StringArrayVar(&c.unpins, "unpin", nil, "flag.unpin")
	f.BoolVar(&c.ignorePins, "ignore-pins", false, "flag.ignore-pins")
	f.StringArrayVar(&c.capacities, "capacity", nil, "flag.capacity")
	f.StringArrayVar(&c.weights, "weight", nil, "flag.weight")
	f.StringArrayVar(&c.without, "without", nil, "flag.without")
	f.StringArrayVar(&c.with, "with", nil, "flag.with")
}

// isEmpty reports whether nothing is to be different.
func (c *scenario) isEmpty() bool {
	if c.ignorePins || len(c.with) > 0 {
		return false
	}
	for _, x := range c.flags() {
		if len(*x.values) > 0 {
			return false
		}
	}
	return true
}

type scenarioFlag struct {
	name   string
	values *[]string
	form   diag.Message // of a value; "" for a person
}

func (c *scenario) flags() []scenarioFlag {
	return []scenarioFlag{
		{"pin", &c.pins, "ana=dee, a mentee and a mentor"},
		{"forbid", &c.forbids, "bo=eli, a mentee and a mentor"},
		{"unpin", &c.unpins, "ana=dee, a mentee and a mentor"},
		{"capacity", &c.capacities, "dee=3, a mentor and a number of places"},
		{"weight", &c.weights, "goals=40, a criterion and its weight"},
		{"without", &c.without, ""},
	}
}

// check looks at what was typed without the programme.
func (c *scenario) check() error {
	for _, x := range c.flags() {
		for _, typed := range *x.values {
			left, right, parted := strings.Cut(typed, "=")
			if x.form != "" && (!parted || strings.TrimSpace(left) == "" || strings.TrimSpace(right) == "") {
				return &usageError{diag.Say(`--{name} cannot be "{typed}"`, "name", x.name, "typed", typed), diag.Say("write --{name} {form}", "name", x.name, "form", x.form)}
			}
			var err error
			switch x.name {
			case "capacity":
				_, err = wholeNumber("--capacity", "places", right)
			case "weight":
				_, err = wholeNumber("--weight", "a weight", right)
				if err == nil && !slices.Contains(criteria, left) {
					err = &usageError{diag.Say(`--weight: no criterion is "{left}"`, "left", left), diag.Suggest(left, criteria, "")}
				}
			}
			if err != nil {
				return err
			}
		}
	}
	for k, typed := range c.weights {
		name, _, _ := strings.Cut(typed, "=")
		for _, other := range c.weights[:k] {
			if strings.HasPrefix(other, name+"=") {
				return &usageError{diag.Say("--weight: {name} is given twice", "name", name), "give each criterion one weight"}
			}
		}
	}
	return nil
}

// criteria are the names of --weight.
var criteria = []string{"disability", "occupation", "goals", "availability"}

// mostOfAny is the most places and the largest weight that profiles can have.
const mostOfAny = 1000

func wholeNumber(flag string, what diag.Message, typed string) (int, error) {
	n, err := strconv.Atoi(typed)
	if err != nil || n < 0 || n > mostOfAny || strconv.Itoa(n) != typed {
		return 0, &usageError{diag.Say(`{flag}: "{typed}" cannot be {what}`, "flag", flag, "typed", typed, "what", what), diag.Say("write a whole number from 0 to {mostofany}", "mostofany", strconv.Itoa(mostOfAny))}
	}
	return n, nil
}

// of makes the scenario of a programme, and says it in words. What is typed
// has passed check.
func (c *scenario) of(p *profiles.Programme, on profiles.Date) (m matcher.Scenario, words []diag.Message, err error) {
	if p, words, err = c.readWith(p, on, &m); err != nil {
		return m, nil, err
	}
	if c.ignorePins {
		m.IgnorePins = true
		words = append(words, diag.Say("the {pins} of decisions.yaml set aside", "pins", counted(len(p.Decisions.Pins), "pin")))
	}
	gone := make(map[string]bool)
	for _, typed := range c.without {
		who, err := find(p, typed)
		if err != nil {
			return m, nil, err
		}
		if !gone[who.id] {
			gone[who.id] = true
			m.Without = append(m.Without, who.id)
			words = append(words, diag.Say("without {id}", "id", who.id))
		}
	}
	for _, x := range []struct {
		flag  string
		typed []string
		list  *[]profiles.Decision
		text  diag.Message
	}{
		{"--pin", c.pins, &m.Pins, "{mentee} has {mentor}, pinned"},
		{"--forbid", c.forbids, &m.Forbids, "{mentee} may not have {mentor}"},
		{"--unpin", c.unpins, &m.Unpins, "the pin of {mentee} with {mentor} is set aside"},
	} {
		for _, typed := range x.typed {
			d, err := decide(p, x.flag, typed, on, gone)
			if err != nil {
				return m, nil, err
			}
			*x.list = append(*x.list, d)
			words = append(words, diag.Say(x.text, "mentee", d.Mentee, "mentor", d.Mentor))
		}
	}
	for _, typed := range c.capacities {
		name, number, _ := strings.Cut(typed, "=")
		who, err := find(p, name)
		if err != nil {
			return m, nil, err
		}
		_, twice := m.Capacity[who.id]
		switch {
		case who.role != profiles.RoleMentor:
			return m, nil, &failure{diag.Say("{id} is a mentee, and places are the mentors'", "id", who.id), "name a mentor: --capacity dee=3"}
		case twice:
			return m, nil, &failure{diag.Say("{id} is given places twice", "id", who.id), "give each mentor one --capacity"}
		case gone[who.id]:
			return m, nil, contradicted(who.id, "--capacity "+typed)
		}
		places, err := wholeNumber("--capacity", "places", number)
		if err != nil {
			return m, nil, err
		}
		if m.Capacity == nil {
			m.Capacity = make(map[string]int)
		}
		m.Capacity[who.id] = places
		words = append(words, diag.Say("{mentor} has {places}, now {before}", "mentor", who.id, "places", counted(places, "place"), "before", p.Mentors[who.index].Capacity))
	}
	err = c.weigh(p, &m, &words)
	return m, words, err
}

// weighs is what is said of a weight that is changed.
var weighs = map[string]diag.Message{
	"disability":   "disability weighs {weight}, now {before}",
	"occupation":   "occupation weighs {weight}, now {before}",
	"goals":        "goals weigh {weight}, now {before}",
	"availability": "availability weighs {weight}, now {before}",
}

// weigh changes the weights.
func (c *scenario) weigh(p *profiles.Programme, m *matcher.Scenario, words *[]diag.Message) error {
	if len(c.weights) == 0 {
		return nil
	}
	w := p.Settings.Weights
	for _, typed := range c.weights {
		name, number, _ := strings.Cut(typed, "=")
		weight := []*int{&w.Disability, &w.Occupation, &w.Goals, &w.Availability}[slices.Index(criteria, name)]
		n, err := wholeNumber("--weight", "a weight", number)
		if err != nil {
			return err
		}
		*words = append(*words, diag.Say(weighs[name], "weight", n, "before", *weight))
		*weight = n
	}
	if w == (profiles.Weights{}) {
		return &failure{"with these weights nothing would count", "leave at least one weight above 0"}
	}
	m.Weights = &w
	return nil
}

// decide makes the decision that a pair typed after a flag stands for.
func decide(p *profiles.Programme, flag, typed string, on profiles.Date, gone map[string]bool) (profiles.Decision, error) {
	one, other, _ := strings.Cut(typed, "=")
	first, err := find(p, one)
	if err != nil {
		return profiles.Decision{}, err
	}
	mentee, mentor, err := pairOf(p, first, other)
	if err != nil {
		return profiles.Decision{}, err
	}
	d := profiles.Decision{
		Mentee: p.Mentees[mentee].ID, Mentor: p.Mentors[mentor].ID, By: "what if", Date: on, Why: "To see what would follow.",
		Source: profiles.Source{File: flag + " " + typed},
	}
	for _, id := range []string{d.Mentee, d.Mentor} {
		if gone[id] {
			return d, contradicted(id, flag+" "+typed)
		}
	}
	if flag == "--unpin" && !slices.ContainsFunc(p.Decisions.Pins, func(x profiles.Decision) bool { return x.Mentee == d.Mentee && x.Mentor == d.Mentor }) {
		return d, &failure{
			diag.Say("{mentee} and {mentor} are not pinned", "mentee", d.Mentee, "mentor", d.Mentor),
			"--unpin sets aside a pin of decisions.yaml",
		}
	}
	if flag == "--forbid" {
		for _, a := range p.Decisions.Approvals {
			if a.Mentee == d.Mentee && a.Mentor == d.Mentor {
				return d, &failure{
					diag.Say("{mentee} already meets {mentor}, which is approved ({place})", "mentee", d.Mentee, "mentor", d.Mentor, "place", place(a.Source)),
					"a forbid does not undo an approval: take it out of decisions.yaml first",
				}
			}
		}
	}
	return d, nil
}

func contradicted(id, flag string) error {
	return &failure{diag.Say("{id} is left out, and {flag} needs {id}", "id", id, "flag", flag), "leave out one of the two"}
}
