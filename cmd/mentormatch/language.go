package main

import (
	"strings"

	"github.com/spf13/pflag"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
)

// A languageFlag is --lang: it decides, as soon as it is read, what language
// everything is told in.
type languageFlag struct{ streams *streams }

func addLanguage(flags *pflag.FlagSet, s *streams) {
	flags.Var(languageFlag{s}, "lang", "flag.root.lang")
}

func (f languageFlag) Set(tag string) error {
	named, ok := lang.Named(tag)
	if !ok {
		var known []string
		for _, l := range lang.Languages() {
			known = append(known, l.Code+" ("+l.Name+")")
		}
		return &usageError{diag.Say(`no language "{tag}": there are {languages}`, "tag", tag, "languages", known), "give one of them: --lang ur"}
	}
	f.streams.language, f.streams.chosen = named, true
	return nil
}

func (f languageFlag) String() string { return "" }

func (f languageFlag) Type() string { return "string" }

// typedLanguage is what --lang names among the arguments, so that what is wrong
// with the arguments before it is told in that language too.
func typedLanguage(args []string) (lang.Language, bool) {
	for i, arg := range args {
		tag, given := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			tag, given = args[i+1], true
		}
		if arg == "--" {
			break
		}
		if named, ok := lang.Named(tag); given && ok {
			return named, true
		}
	}
	return lang.Language{}, false
}
