package main

import (
	"bytes"
	"fmt"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/roster"
	"mentormatch/profiles"
)

// report says what has changed, and then what could not be mapped.
func (o *importOptions) report(result *roster.Result) error {
	var b bytes.Buffer
	say := o.streams.words()
	counts := map[roster.ChangeKind]int{}
	for _, c := range result.Changes {
		counts[c.Kind]++
	}
	fmt.Fprintf(&b, "%s\n\n", say.Say("imported.heading", "folder", diag.Visible(o.to),
		"mentees", say.Say("count.mentees", "count", result.Mentees), "mentors", say.Say("count.mentors", "count", result.Mentors)))
	for _, kind := range []roster.ChangeKind{roster.Added, roster.Changed, roster.Unchanged, roster.Gone} {
		text := say.Say("imported." + string(kind))
		if kind == roster.Gone {
			text = say.Say("imported.gone.stay")
		}
		n := say.Count(counts[kind])
		fmt.Fprintf(&b, "  %s%s  %s\n", strings.Repeat(" ", max(0, 5-lang.TextWidth(n))), n, text)
	}
	for _, kind := range []roster.ChangeKind{roster.Added, roster.Changed, roster.Gone} {
		if counts[kind] > 0 {
			b.WriteByte('\n')
		}
		for _, c := range result.Changes {
			if c.Kind == kind {
				b.WriteString("  " + changeLine(say, c) + "\n")
			}
		}
	}
	if len(result.ToNotes) > 0 {
		headings := make([]string, len(result.ToNotes))
		for i, heading := range result.ToNotes {
			headings[i] = diag.Visible(heading)
		}
		fmt.Fprintf(&b, "\n%s\n", say.Say("imported.notes", "headings", say.List(headings)))
	}
	if result.LeftOut > 0 {
		fmt.Fprintf(&b, "\n%s\n", say.Say("imported.leftout", "count", result.LeftOut))
	}
	if len(result.Unmapped) == 0 {
		fmt.Fprintf(&b, "\n%s\n", say.Say("imported.done"))
	} else {
		fmt.Fprintf(&b, "\n%s\n", say.Say("imported.unmapped"))
		diag.Render(&b, result.Unmapped, o.streams.showing(o.streams.outTerminal))
	}
	if _, err := b.WriteTo(o.streams.out); err != nil {
		return &failure{diag.Say("cannot write to standard output: {cause}", "cause", diag.Cause(err)), ""}
	}
	return nil
}

// changeLine says what happened to one profile. The fields are those of
// profiles, which are English in every language.
func changeLine(say *lang.Speaker, c roster.Change) string {
	kind := say.Say("imported." + string(c.Kind))
	person := say.Say("imported.mentee", "id", diag.Visible(c.ID))
	if c.Role == profiles.RoleMentor {
		person = say.Say("imported.mentor", "id", diag.Visible(c.ID))
	}
	widest := 0
	for _, k := range []roster.ChangeKind{roster.Added, roster.Changed, roster.Gone} {
		widest = max(widest, lang.TextWidth(say.Say("imported."+string(k))))
	}
	kind += strings.Repeat(" ", widest-lang.TextWidth(kind))
	if len(c.Fields) == 0 {
		return say.Say("imported.line", "kind", kind, "person", person)
	}
	return say.Say("imported.line.fields", "kind", kind, "person", person, "fields", say.List(c.Fields))
}
