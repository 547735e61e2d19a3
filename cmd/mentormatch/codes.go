package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

type codesOptions struct {
	streams *streams
	in      string // --in, the programme whose terms and tables count; "" for the current folder or none
}

func newCodesCommand(s *streams) *cobra.Command {
	o := &codesOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "codes COMMAND [flags]",
		Short: "verb.codes",
		Long:  "verb.codes.long",
		Example: examples(
			"mentormatch codes find teach", "example.codes.whatever-mentions-teach",
			"mentormatch codes list isco 72", "example.codes.the-groups-that",
			"mentormatch codes list conditions", "",
			"mentormatch codes check isco:7231 b730 stroke", "",
			"mentormatch codes load occupations_en.csv --system isco --to harbour", "",
		),
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &usageError{
					diag.Say(`unknown command "codes {args}"`, "args", args[0]),
					diag.Say("{hint}\nexamples: mentormatch codes --help", "hint", diag.Suggest(args[0], verbs(cmd), "")),
				}
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(newCodesFindCommand(o), newCodesListCommand(o), newCodesCheckCommand(o), newCodesLoadCommand(s))
	for _, verb := range cmd.Commands() {
		verb.Flags().SortFlags = false
	}
	return cmd
}

func (o *codesOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.in, "in", "", "flag.codes.in")
}

// programme is where codes are looked up.
func (o *codesOptions) programme() (*profiles.Programme, error) { return settingsIn(o.in) }

// settingsIn reads the settings of the programme in a folder: when none is
// named, of the current one, or the program's own.
func settingsIn(dir string) (*profiles.Programme, error) {
	f := folder{dir: dir}
	if dir == "" {
		if !isProgramme(".") {
			return &profiles.Programme{Settings: profiles.DefaultSettings()}, nil
		}
		f.dir = "."
	}
	if err := f.exists(); err != nil {
		return nil, err
	}
	return profiles.LoadSettings(os.DirFS(f.dir), profiles.LoadOptions{Name: dir})
}

func newCodesFindCommand(o *codesOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "find WORD [flags]",
		Short: "verb.codes.find",
		Long:  "verb.codes.find.long",
		Example: examples(
			"mentormatch codes find teach", "",
			"mentormatch codes find শিক্ষক", "",
			"mentormatch codes find 723 --in harbour", "",
		),
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return runCodesFind(o, args[0]) },
	}
	o.addFlags(cmd)
	return cmd
}

func runCodesFind(o *codesOptions, word string) error {
	if strings.TrimSpace(word) == "" {
		return &usageError{"which word? nothing was given to find", "example: mentormatch codes find teach"}
	}
	p, err := o.programme()
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, system := range profiles.CodeSystems() {
		found := slices.DeleteFunc(p.CodesOf(system, o.streams.language.Code), func(c profiles.Code) bool { return !c.Mentions(word) })
		if len(found) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		b.WriteString(system + "\n")
		writeCodes(&b, o.inLanguage(found))
	}
	if b.Len() == 0 {
		return &failure{diag.Say(`no code mentions "{word}"`, "word", word), "try a shorter word, or load a table with more labels: mentormatch codes load --help"}
	}
	return o.streams.result(b.String())
}

func newCodesListCommand(o *codesOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:         "list SYSTEM [PREFIX] [flags]",
		Short:       "verb.codes.list",
		Annotations: map[string]string{"systems": strings.Join(profiles.CodeSystems(), ", ")},
		Long:        "verb.codes.list.long",
		Example: examples(
			"mentormatch codes list isco", "example.codes.list.all-groups-of",
			"mentormatch codes list isco 72", "example.codes.list.metal-and-machinery",
			"mentormatch codes list icf --lang ur", "",
			"mentormatch codes list goals --in harbour", "",
		),
		Args: arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error { return runCodesList(o, args) },
	}
	o.addFlags(cmd)
	return cmd
}

func runCodesList(o *codesOptions, args []string) error {
	system := args[0]
	if !slices.Contains(profiles.CodeSystems(), system) {
		return &usageError{diag.Say(`unknown system of codes "{system}"`, "system", system), diag.Suggest(system, profiles.CodeSystems(), "")}
	}
	p, err := o.programme()
	if err != nil {
		return err
	}
	list := p.CodesOf(system, o.streams.language.Code)
	if len(args) == 2 {
		prefix := strings.TrimPrefix(args[1], system+":")
		list = slices.DeleteFunc(list, func(c profiles.Code) bool { return !strings.HasPrefix(strings.TrimPrefix(c.Code, system+":"), prefix) })
		if len(list) == 0 {
			return &failure{diag.Say(`no code of {system} that is known here begins with "{args}"`, "system", system, "args", args[1]), diag.Say("all of them: mentormatch codes list {system}", "system", system)}
		}
	}
	var b strings.Builder
	writeCodes(&b, o.inLanguage(list))
	return o.streams.result(b.String())
}

// termGroups are what the catalogue calls the terms of a vocabulary.
var termGroups = map[string]string{"goals": "goal", "conditions": "condition", "causes": "cause", "genders": "gender", "interests": "interest"}

// inLanguage gives the program's own terms their labels in the language; a
// programme's own words stay as it wrote them.
func (o *codesOptions) inLanguage(list []profiles.Code) []profiles.Code {
	english, say := lang.New(lang.English), o.streams.words()
	for i, c := range list {
		if id := "term." + termGroups[c.System] + "." + c.Code; english.Has(id) && english.Say(id) == c.Label {
			list[i].Label = say.Say(id)
		}
	}
	return list
}

// writeCodes writes a code a line, indented by its level. Labels come last,
// where no width need be known of any script.
func writeCodes(w io.Writer, list []profiles.Code) {
	width, top := 0, 9
	for _, c := range list {
		width, top = max(width, len(c.Code)+2*c.Level), min(top, c.Level)
	}
	for _, c := range list {
		indent := 2 * (c.Level - top)
		line := strings.Repeat(" ", 2+indent) + fmt.Sprintf("%-*s  %s", width-2*top-indent, c.Code, diag.Visible(c.Label))
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// result writes what was asked for to standard output.
func (s *streams) result(text string) error {
	if _, err := io.WriteString(s.out, text); err != nil {
		return &failure{diag.Say("cannot write to standard output: {cause}", "cause", diag.Cause(err)), ""}
	}
	return nil
}
