package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
)

// newHelpCommand lets a person type "help match" for "match --help".
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND ...]",
		Short: "verb.help",
		Example: examples(
			"mentormatch help match", "",
		),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			if len(args) == 0 {
				return root.Help()
			}
			found, _, err := root.Find(args)
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

// longDash tells a flag of which the hyphens have become a dash.
func longDash(word string) bool {
	return strings.HasPrefix(word, "–") || strings.HasPrefix(word, "—")
}

// arguments checks how many arguments a command was given.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		hint := diag.Say("usage: {usage}\nexamples: {help}", "usage", cmd.UseLine(), "help", cmd.CommandPath()+" --help")
		switch {
		case len(args) < least:
			example, _, _ := strings.Cut(cmd.Example, captioned)
			return &usageError{diag.Say(`"{command}" needs to know more: {needed}`, "command", cmd.CommandPath(), "needed", needed(cmd)), diag.Say("for example: {example}\n{hint}", "example", example, "hint", hint)}
		case len(args) > most:
			if i := slices.IndexFunc(args, longDash); i >= 0 {
				return &usageError{
					diag.Say(`"{command}" does not know what to do with "{word}"`, "command", cmd.CommandPath(), "word", args[i]),
					diag.Say("type plain hyphens, - or --: a word processor or a message makes one long dash of them\n{hint}", "hint", hint),
				}
			}
			return &usageError{diag.Say(`"{command}" does not know what to do with "{word}"`, "command", cmd.CommandPath(), "word", args[most]), hint}
		}
		return nil
	}
}
