package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

func newCodesCheckCommand(o *codesOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check CODE... [flags]",
		Short: "verb.codes.check",
		Long:  "verb.codes.check.long",
		Example: examples(
			"mentormatch codes check isco:7231", "",
			"mentormatch codes check soc:15-1252.00 b730 stroke job-search", "",
		),
		Args: arguments(1, 1000),
		RunE: func(cmd *cobra.Command, args []string) error { return runCodesCheck(o, args) },
	}
	o.addFlags(cmd)
	return cmd
}

func runCodesCheck(o *codesOptions, codes []string) error {
	p, err := o.programme()
	if err != nil {
		return err
	}
	var b strings.Builder
	wrong := 0
	for _, code := range codes {
		found, err := o.look(p, code)
		if err != nil {
			wrong++
			text, hint := describe(err)
			found = "  " + o.streams.say(diag.Say("cannot be: {cause}", "cause", text)) + "\n"
			if hint != "" {
				found += "  " + strings.ReplaceAll(o.streams.say(hint), "\n", "\n  ") + "\n"
			}
		}
		b.WriteString(diag.Visible(code) + "\n" + found)
	}
	if err := o.streams.result(b.String()); err != nil {
		return err
	}
	if wrong > 0 {
		return &failure{diag.Say("{wrong} of {codes} cannot be", "wrong", wrong, "codes", counted(len(codes), "code")), "look above for why"}
	}
	return nil
}

// look says what is known of a code.
func (o *codesOptions) look(p *profiles.Programme, code string) (string, error) {
	if system, _, ok := strings.Cut(code, ":"); ok || strings.Trim(code, "0123456789-.") == "" {
		return o.lookOccupation(p, system, code)
	}
	icf := profiles.CheckICF(code)
	if icf == nil {
		broader := profiles.ICFBroader(code)
		label, _ := profiles.ICFLabel(code, o.streams.language.Code)
		if n := len(broader); n > 0 {
			broader[n-1] += " " + label // the label is the chapter's
			label = ""
		}
		return o.tell("ICF", fmt.Sprint("icf.", len(broader)+1), label, broader), nil
	}
	var all []string
	for _, system := range profiles.CodeSystems()[2:] {
		for _, c := range p.CodesOf(system, o.streams.language.Code) {
			if c.Code == code {
				return o.tell(system, "", o.inLanguage([]profiles.Code{c})[0].Label, broaderTerms(p, system, code)), nil
			}
			all = append(all, c.Code)
		}
	}
	if len(code) > 1 && strings.ContainsAny(code[:1], "bsdeBSDE") && strings.Trim(code[1:], "0123456789") == "" {
		return "", icf
	}
	return "", &failure{"no system or vocabulary has this code", diag.Suggest(code, all, diag.Say("look for a word of it: {command}", "command", "mentormatch codes find "+quote(code)))}
}

func (o *codesOptions) lookOccupation(p *profiles.Programme, system, code string) (string, error) {
	occupation, err := profiles.ParseOccupation(code)
	if err != nil {
		return "", err
	}
	name := "ISCO-08"
	if system == profiles.SOC {
		name = "SOC 2018"
	}
	var broader []string
	for _, above := range occupation.Broader() {
		text := above.String()
		if label, ok := p.Codes.Label(above, o.streams.language.Code); ok {
			text += " " + label
		}
		broader = append(broader, text)
	}
	label, _ := p.Codes.Label(occupation, o.streams.language.Code)
	text := o.tell(name, fmt.Sprint(occupation.System, ".", occupation.Level()), label, broader)
	for _, same := range p.Codes.Same(occupation) {
		text += "  " + o.streams.words().Say("codes.crosswalk", "code", same.String()) + "\n"
	}
	return text, nil
}

// tell writes what is known of a code, a line each; level is of the catalogue,
// such as isco.4, and "" where a system has none.
func (o *codesOptions) tell(system, level, label string, broader []string) string {
	say := o.streams.words()
	text := system
	if level != "" {
		text = say.Say("codes.level", "system", system, "level", say.Say("codes.level."+level))
	}
	text = "  " + text + "\n"
	if label != "" {
		text += "  " + say.Say("codes.label", "label", diag.Visible(label)) + "\n"
	}
	for _, above := range broader {
		text += "  " + say.Say("codes.broader", "code", diag.Visible(above)) + "\n"
	}
	return text
}

// broaderTerms are the terms above a condition or a cause, the narrowest first.
func broaderTerms(p *profiles.Programme, system, code string) []string {
	v := &p.Settings.Vocabulary
	switch system {
	case "conditions":
		return profiles.BroaderTerms(v.Conditions, code)
	case "causes":
		return profiles.BroaderTerms(v.Causes, code)
	}
	return nil
}
