package main

import (
	"errors"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mentormatch/internal/diag"
)

func init() {
	cobra.EnableCommandSorting = false
}

// doubleClicked is what a person reads who double-clicks the program on
// Windows, where it would otherwise open and close a window.
func doubleClicked(s *streams) {
	cobra.MousetrapHelpText = s.words().Say("verb.doubleclicked", "command", `  .\mentormatch --help`)
	cobra.MousetrapDisplayDuration = 0
}

func newRootCommand(s *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "mentormatch",
		Short: "verb.root",
		Long:  "verb.root.long",
		Example: examples(
			"mentormatch init harbour", "example.root.write-a-small",
			"mentormatch import answers.xlsx --suggest", "example.root.begin-with-a",
			"mentormatch validate harbour", "example.root.check-the-profiles",
			"mentormatch match harbour -o matches.xlsx", "example.root.match-into-a",
			"mentormatch explain harbour ana", "example.root.why-ana-has",
			"mentormatch explain harbour ana dee", "example.root.why-these-two",
			"mentormatch whatif harbour --pin ana=dee", "example.root.what-a-change",
			"mentormatch gaps harbour", "example.root.what-the-mentors",
			"mentormatch decide harbour matches.xlsx", "example.root.read-back-what",
			"mentormatch report harbour m.json -o r.html", "example.root.a-page-for",
			"mentormatch letters harbour m.json --to post", "example.root.write-to-the",
			"mentormatch verify harbour matches.json", "example.root.prove-a-result",
			"mentormatch solve scores.csv", "example.root.assign-from-a",
		),
		Version:       version(),
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownVerb(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetVersionTemplate("mentormatch {{.Version}}\n")
	root.SetGlobalNormalizationFunc(spelling)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelpCommand())
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		if typed := cmd.Flags().Args(); cmd == root && len(typed) > 0 {
			s.helpless = unknownVerb(root, typed[0])
			return
		}
		io.WriteString(s.out, writeHelp(s, cmd))
	})
	root.CompletionOptions.DisableDefaultCmd = true // newCompletionCommand is in its place
	if runtime.GOOS == "windows" {
		doubleClicked(s)
	}

	flags := root.PersistentFlags()
	flags.BoolVar(&s.quiet, "quiet", false, "flag.root.quiet")
	flags.BoolVar(&s.noColour, "no-colour", s.noColour, "flag.root.no-colour")
	addLanguage(flags, s)
	flags.BoolP("help", "h", false, "flag.root.help")
	root.Flags().Bool("version", false, "flag.root.version")

	root.AddCommand(
		newInitCommand(s),
		newImportCommand(s),
		newValidateCommand(s),
		newMatchCommand(s),
		newExplainCommand(s),
		newWhatifCommand(s),
		newGapsCommand(s),
		newDecideCommand(s),
		newCompareCommand(s),
		newReportCommand(s),
		newLettersCommand(s),
		newVerifyCommand(s),
		newSolveCommand(s),
		newExportCommand(s),
		newCodesCommand(s),
		newCompletionCommand(s),
	)
	for _, verb := range root.Commands() {
		verb.Flags().SortFlags = false
	}
	return root
}

// version is the version that the program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return info.Main.Version + " " + info.GoVersion
}

// spelling lets a flag be written with another spelling of colour.
func spelling(_ *pflag.FlagSet, name string) pflag.NormalizedName {
	if name == "no-color" {
		name = "no-colour"
	}
	return pflag.NormalizedName(name)
}

// unknownVerb says that there is no such command, and which is near.
func unknownVerb(root *cobra.Command, verb string) error {
	return &usageError{
		diag.Say(`unknown command "{verb}"`, "verb", verb),
		diag.Say("{hint}\nall commands, with examples: mentormatch --help", "hint", diag.Suggest(verb, verbs(root), "")),
	}
}

func verbs(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" {
			names = append(names, c.Name())
		}
	}
	return names
}

// flagError says what is wrong with a flag, and which flag is near.
func flagError(cmd *cobra.Command, err error) error {
	// An unknown command is noticed only after its flags: it is what is wrong.
	if args := cmd.Flags().Args(); !cmd.HasParent() && len(args) > 0 {
		return unknownVerb(cmd, args[0])
	}
	help := diag.Say("all flags, with examples: {command}", "command", cmd.CommandPath()+" --help")
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		usage   *usageError
	)
	switch {
	case errors.As(err, &missing):
		return &usageError{diag.Say("--{name} needs a value", "name", missing.GetFlag().Name), help}
	case errors.As(err, &usage): // the flag has said why
		return usage
	case errors.As(err, &invalid):
		return &usageError{diag.Say(`--{name} cannot be "{value}"`, "name", invalid.GetFlag().Name, "value", invalid.GetValue()), help}
	case !errors.As(err, &unknown):
		return &usageError{diag.Say("{cause}", "cause", err), help}
	}
	if short := unknown.GetSpecifiedShortnames(); short != "" {
		return &usageError{diag.Say("unknown flag -{flag}", "flag", unknown.GetSpecifiedName()), help}
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, "--"+f.Name)
		}
	})
	flag := "--" + unknown.GetSpecifiedName()
	return &usageError{diag.Say("unknown flag {flag}", "flag", flag), diag.Say("{hint}\n{help}", "hint", nearestOr(flag, known, ""), "help", help)}
}

// nearestOr is the hint for a word that is not known: the known word that it
// is a near miss of, or else otherwise.
func nearestOr(word string, known []string, otherwise diag.Message) diag.Message {
	if near, ok := diag.Nearest(word, known); ok {
		return diag.DidYouMean(near)
	}
	return otherwise
}
