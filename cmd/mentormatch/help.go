package main

import (
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
)

// helpTemplate begins with what most people look for: something to copy.
const helpTemplate = `{{if .HasExample}}Examples:
{{.Example}}

{{end}}{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}Usage:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} COMMAND [flags]{{else}}{{.UseLine}}{{end}}
{{if .HasAvailableSubCommands}}
Commands:
{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name .NamePadding}}  {{.Short}}
{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}
Flags:
{{.LocalFlags.FlagUsagesWrapped 80 | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
Flags of every command:
{{.InheritedFlags.FlagUsagesWrapped 80 | trimTrailingWhitespaces}}
{{end}}{{if not .HasParent}}
Exit codes:
  0  done; some people may be unmatched
  1  what was asked could not be done, or a proof does not hold
  2  the command line is wrong
  3  the profiles are wrong
  4  nobody could be matched, or a required pair is impossible

More about a command: {{.CommandPath}} COMMAND --help
{{end}}`

// newHelpCommand lets a person type "help match" for "match --help".
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show what a command does",
		Example: "  mentormatch help match",
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			if len(args) == 0 {
				return root.Help()
			}
			found, _, err := root.Find(args[:1])
			if err != nil || found == root {
				return unknownVerb(root, args[0])
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

// needed is the arguments that a command cannot do without, as its usage
// names them.
func needed(cmd *cobra.Command) string {
	var words []string
	for _, word := range strings.Fields(cmd.Use)[1:] {
		if !strings.ContainsAny(word, "[]") {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// arguments checks how many arguments a command was given.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		hint := diag.Say("usage: {usage}\nexamples: {help}", "usage", cmd.UseLine(), "help", cmd.CommandPath()+" --help")
		switch {
		case len(args) < least:
			example, _, _ := strings.Cut(strings.TrimSpace(cmd.Example)+"  ", "  ")
			return &usageError{diag.Say(`"{command}" needs to know more: {needed}`, "command", cmd.CommandPath(), "needed", needed(cmd)), diag.Say("for example: {example}\n{hint}", "example", example, "hint", hint)}
		case len(args) > most:
			return &usageError{diag.Say(`"{command}" does not know what to do with "{word}"`, "command", cmd.CommandPath(), "word", args[most]), hint}
		}
		return nil
	}
}
