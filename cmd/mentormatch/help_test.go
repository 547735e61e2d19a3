package main

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mentormatch/internal/lang"
)

// everyCommand visits a command and all below it.
func everyCommand(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, c := range cmd.Commands() {
		everyCommand(c, visit)
	}
}

// Each text of a command, an example or a flag is one of the catalogue, and no
// text of help is there that no command has.
func TestHelpIsOfTheCatalogue(t *testing.T) {
	s := lang.New(lang.English)
	used := map[string]bool{}
	has := func(at, id string) {
		if used[id] = true; id != "" && !s.Has(id) {
			t.Errorf("%s: the catalogue lacks %q", at, id)
		}
	}
	root := newRootCommand(&streams{})
	root.InitDefaultHelpCmd()
	everyCommand(root, func(cmd *cobra.Command) {
		has(cmd.CommandPath(), cmd.Short)
		has(cmd.CommandPath(), cmd.Long)
		for line := range strings.Lines(cmd.Example) {
			typed, caption, _ := strings.Cut(strings.TrimSuffix(line, "\n"), captioned)
			if has(cmd.CommandPath(), caption); strings.Contains(typed, "  ") {
				t.Errorf("%s: an example holds its caption: %q", cmd.CommandPath(), typed)
			}
		}
		for _, set := range []*pflag.FlagSet{cmd.Flags(), cmd.PersistentFlags()} {
			set.VisitAll(func(f *pflag.Flag) { has(cmd.CommandPath()+" --"+f.Name, f.Usage) })
		}
	})
	for _, prefix := range []string{"verb.", "flag.", "example."} {
		for _, id := range s.IDs(prefix) {
			if !used[id] && !strings.HasPrefix(id, "verb.heading.") && !slices.Contains([]string{"verb.more", "verb.default", "verb.doubleclicked"}, id) {
				t.Errorf("no command has %s", id)
			}
		}
	}
}

// What is typed is the same in every language, in the same order, and each
// flag is told to take the same.
func TestHelpKeepsWhatIsTyped(t *testing.T) {
	everyCommand(newRootCommand(&streams{}), func(cmd *cobra.Command) {
		cmd.InitDefaultHelpFlag()
		want := typedIn(writeHelp(&streams{}, cmd), false)
		for _, l := range lang.Languages()[1:] {
			help := writeHelp(&streams{language: l}, cmd)
			if got := typedIn(help, l.RightToLeft); !slices.Equal(got, want) {
				t.Errorf("%s in %s: typed are\n%q, in English\n%q", cmd.CommandPath(), l.Code, got, want)
			}
			for line := range strings.Lines(help) {
				if w := lang.TextWidth(strings.TrimSuffix(line, "\n")); w > helpWidth && !strings.HasPrefix(line, "  mentormatch ") {
					t.Errorf("%s in %s: a line of %d: %s", cmd.CommandPath(), l.Code, w, line)
				}
			}
		}
	})
}

// typedIn are the flags and examples of help, by how their lines begin.
func typedIn(help string, rightToLeft bool) (words []string) {
	begins := regexp.MustCompile(`(?m)^  (?:(?:-\w, |    )--[\w-]+|mentormatch .*?(?:  |$))`)
	if rightToLeft {
		begins = regexp.MustCompile(`(?m)^  (?:(?:-\w, )?--[\w-]+|mentormatch .*?(?:  |$))`)
	}
	for _, word := range begins.FindAllString(help, -1) {
		words = append(words, strings.TrimSpace(word))
	}
	return words
}

// --lang counts wherever it stands, and help in each language has no text in
// English.
func TestHelpIsTold(t *testing.T) {
	for _, tt := range []struct{ args, want, reason string }{
		{"match --help --lang ur", "مثالیں:", "after --help"},
		{"--lang=bn help gaps", "উদাহরণ:", "before the command"},
		{"help codes list --lang mr", "उदाहरणे:", "of a command below another"},
		{"match --frobnicate --lang mr", "अज्ञात पर्याय", "after what is wrong"},
		{"frobnicate --lang bn", "অজানা কমান্ড", "after a command that is not known"},
	} {
		var out bytes.Buffer
		run(strings.Fields(tt.args), &streams{in: strings.NewReader(""), out: &out, err: &out})
		if !strings.Contains(out.String(), tt.want) {
			t.Errorf("%s: %s gives\n%s", tt.reason, tt.args, out.String())
		}
	}
}
