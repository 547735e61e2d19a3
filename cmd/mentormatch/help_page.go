package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mentormatch/internal/lang"
)

// The texts of commands and flags are ids of the catalogue (verb.*, flag.*,
// example.*): cobra holds them, and the page of help says them in the language
// of who reads it.

// helpWidth is how wide help is, in characters.
const helpWidth = 80

// captioned parts a command of an example from the id of its caption.
const captioned = "\t"

// examples are those of a command: what is typed, and the id of what it is for,
// or "".
func examples(commandsAndCaptions ...string) string {
	var b strings.Builder
	for i := 0; i < len(commandsAndCaptions); i += 2 {
		b.WriteString(commandsAndCaptions[i] + captioned + commandsAndCaptions[i+1] + "\n")
	}
	return b.String()
}

// valueOf says what a placeholder stands for in the text of a flag: one value,
// or one of several.
func valueOf(cmd *cobra.Command, flag, placeholder string, values ...string) {
	f := cmd.Flags().Lookup(flag)
	if f.Annotations == nil {
		f.Annotations = map[string][]string{}
	}
	f.Annotations[placeholder] = values
}

// A helpPage is what --help shows of a command.
type helpPage struct {
	*lang.Speaker
	b strings.Builder
}

// writeHelp begins with what most people look for: something to copy.
func writeHelp(s *streams, cmd *cobra.Command) string {
	p := &helpPage{Speaker: s.words()}
	if cmd.HasExample() {
		p.heading("verb.heading.examples")
		p.rows(p.examples(cmd))
		p.b.WriteByte('\n')
	}
	text := cmd.Long
	if text == "" {
		text = cmd.Short
	}
	p.paragraphs(p.Say(text), cmd.Annotations)
	p.heading("verb.heading.usage")
	if cmd.HasAvailableSubCommands() {
		p.b.WriteString("  " + cmd.CommandPath() + " COMMAND [flags]\n")
		p.b.WriteByte('\n')
		p.heading("verb.heading.commands")
		p.rows(p.commands(cmd))
	} else {
		p.b.WriteString("  " + cmd.UseLine() + "\n")
	}
	for _, set := range []struct {
		heading string
		flags   *pflag.FlagSet
	}{{"verb.heading.flags", cmd.LocalFlags()}, {"verb.heading.everywhere", cmd.InheritedFlags()}} {
		if set.flags.HasAvailableFlags() {
			p.b.WriteByte('\n')
			p.heading(set.heading)
			p.rows(p.flags(set.flags))
		}
	}
	if !cmd.HasParent() {
		p.b.WriteByte('\n')
		p.heading("verb.heading.exits")
		var codes [][2]string
		for code := exitDone; code <= exitImpossible; code++ {
			codes = append(codes, [2]string{strconv.Itoa(code), p.Say("exit." + strconv.Itoa(code))})
		}
		p.rows(codes)
		p.b.WriteString("\n" + p.Say("verb.more", "command", cmd.CommandPath()+" COMMAND --help") + "\n")
	}
	return p.b.String()
}

func (p *helpPage) heading(id string) { p.b.WriteString(p.Say(id) + "\n") }

// paragraphs writes a long text. A paragraph that is a placeholder stands for
// lines that are typed as they are.
func (p *helpPage) paragraphs(text string, asTyped map[string]string) {
	for _, paragraph := range strings.Split(text, "\n\n") {
		name := strings.Trim(paragraph, "{}")
		switch lines, typed := asTyped[name]; {
		case typed && name != paragraph:
			p.b.WriteString(lines)
		case strings.HasPrefix(paragraph, "  "):
			p.b.WriteString(paragraph)
		default:
			for name, value := range asTyped {
				paragraph = strings.ReplaceAll(paragraph, "{"+name+"}", value)
			}
			p.b.WriteString(strings.Join(lang.Wrap(paragraph, helpWidth), "\n"))
		}
		p.b.WriteString("\n\n")
	}
}

// rows writes what is typed, and beside it what it is for. In a language from
// right to left, and where there is no room, that stands below.
func (p *helpPage) rows(rows [][2]string) {
	const between, indent, widest = 2, "      ", 48
	left := 0
	for _, row := range rows {
		if n := len([]rune(row[0])); row[1] != "" && n <= widest {
			left = max(left, n)
		}
	}
	column := 2 + left + between
	for _, row := range rows {
		typed := "  " + row[0]
		if p.RightToLeft {
			typed = "  " + strings.TrimLeft(row[0], " ")
		}
		beside := !p.RightToLeft && len([]rune(row[0])) <= left
		switch {
		case row[1] == "":
			p.b.WriteString(typed + "\n")
		case beside:
			lines := lang.Wrap(row[1], helpWidth-column)
			p.b.WriteString(typed + strings.Repeat(" ", column-len([]rune(typed))) + strings.Join(lines, "\n"+strings.Repeat(" ", column)) + "\n")
		default:
			p.b.WriteString(typed + "\n" + indent + strings.Join(lang.Wrap(row[1], helpWidth-len(indent)), "\n"+indent) + "\n")
		}
	}
}

func (p *helpPage) examples(cmd *cobra.Command) (rows [][2]string) {
	for line := range strings.Lines(cmd.Example) {
		typed, caption, _ := strings.Cut(strings.TrimSuffix(line, "\n"), captioned)
		if caption != "" {
			caption = p.Say(caption)
		}
		rows = append(rows, [2]string{typed, caption})
	}
	return rows
}

func (p *helpPage) commands(cmd *cobra.Command) (rows [][2]string) {
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			rows = append(rows, [2]string{c.Name(), p.short(c)})
		}
	}
	return rows
}

// short is what a list of commands says of one.
func (p *helpPage) short(cmd *cobra.Command) string {
	text := p.Say(cmd.Short)
	for name, value := range cmd.Annotations {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	return text
}

func (p *helpPage) flags(set *pflag.FlagSet) (rows [][2]string) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, usage := pflag.UnquoteUsage(&pflag.Flag{Name: f.Name, Value: f.Value, Usage: p.flag(f)})
		typed := "    --" + f.Name
		if f.Shorthand != "" {
			typed = "-" + f.Shorthand + ", --" + f.Name
		}
		if name != "" {
			typed += " " + name
		}
		if hasDefault(f) {
			usage += " " + p.Say("verb.default", "value", f.DefValue)
		}
		rows = append(rows, [2]string{typed, usage})
	})
	return rows
}

// flag is what a flag is for; what it takes stands in backquotes.
func (p *helpPage) flag(f *pflag.Flag) string {
	var values []any
	for name, of := range f.Annotations {
		values = append(values, name, p.Choice(of))
	}
	return p.Say(f.Usage, values...)
}

// hasDefault reports whether a flag that is not given has a value to tell of.
func hasDefault(f *pflag.Flag) bool {
	return !slices.Contains([]string{"", "false", "[]", "0"}, f.DefValue)
}

// sayToShell puts texts for the ids that commands and flags hold, where a shell
// shows them beside what it completes.
func sayToShell(s *streams, cmd *cobra.Command) {
	p := &helpPage{Speaker: s.words()}
	cmd.Short = p.short(cmd)
	for _, set := range []*pflag.FlagSet{cmd.Flags(), cmd.PersistentFlags()} {
		set.VisitAll(func(f *pflag.Flag) { f.Usage = strings.ReplaceAll(p.flag(f), "`", "") })
	}
	for _, c := range cmd.Commands() {
		sayToShell(s, c)
	}
}
