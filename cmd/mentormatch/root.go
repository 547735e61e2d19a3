package main

import (
	"errors"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mentormatch/internal/diag"
)

// doubleClicked is what a person reads who double-clicks the program on
// Windows, where it would otherwise open and close a window.
const doubleClicked = `Mentormatch is typed, not clicked.

Open the Terminal app, go to the folder that holds this program, and type:

  .\mentormatch --help

Press Enter to close this window.`

func init() {
	cobra.MousetrapHelpText = doubleClicked
	cobra.MousetrapDisplayDuration = 0
	cobra.EnableCommandSorting = false
}

func newRootCommand(s *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "mentormatch",
		Short: "Match people who return to work with mentors who have been there",
		Long: `Mentormatch reads a folder of profiles and pairs each mentee with a mentor, by
lived experience of disability, occupation, goals and joint time. The matches
are the best there are, which is proved, and each comes with its reasons.`,
		Example: `  mentormatch init harbour                      write a small programme to try
  mentormatch import answers.xlsx --suggest     begin with a spreadsheet
  mentormatch validate harbour                  check the profiles
  mentormatch match harbour -o matches.xlsx     match, into a spreadsheet
  mentormatch explain harbour ana               why ana has that mentor
  mentormatch explain harbour ana dee           why these two, or why not
  mentormatch whatif harbour --pin ana=dee      what a change would do
  mentormatch gaps harbour                      what the mentors lack
  mentormatch decide harbour matches.xlsx       read back what was decided in it
  mentormatch report harbour m.json -o r.html   a page for a reader
  mentormatch letters harbour m.json --to post  write to the people of a match
  mentormatch verify harbour matches.json       prove a result again
  mentormatch solve scores.csv                  assign from a grid of scores`,
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
	root.SetHelpTemplate(helpTemplate)
	root.SetVersionTemplate("mentormatch {{.Version}}\n")
	root.SetGlobalNormalizationFunc(spelling)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelpCommand())
	help := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		if typed := cmd.Flags().Args(); cmd == root && len(typed) > 0 {
			s.helpless = unknownVerb(root, typed[0])
			return
		}
		help(cmd, args)
	})
	root.CompletionOptions.HiddenDefaultCmd = true

	flags := root.PersistentFlags()
	flags.BoolVar(&s.quiet, "quiet", false, "write the result and errors, and nothing else")
	flags.BoolVar(&s.noColour, "no-colour", s.noColour, "write without colours (as does the environment variable NO_COLOR)")
	addLanguage(flags, s)
	flags.BoolP("help", "h", false, "show this help")
	root.Flags().Bool("version", false, "show the version of the program")

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
	)
	switch {
	case errors.As(err, &missing):
		return &usageError{diag.Say("--{name} needs a value", "name", missing.GetFlag().Name), help}
	case errors.As(err, &invalid) && invalid.GetFlag().Name == "lang":
		return languageError(invalid)
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
