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
	flags.Var(languageFlag{s}, "lang", "the `LANGUAGE` that people read: en, ur, bn or mr; when not given, that of this computer, or English")
}

func (f languageFlag) Set(tag string) error {
	named, err := lang.Named(tag)
	if err != nil {
		return err
	}
	f.streams.language, f.streams.chosen = named, true
	return nil
}

func (f languageFlag) String() string { return "" }

func (f languageFlag) Type() string { return "string" }

// languageError says which languages there are, when --lang names another.
func languageError(invalid *pflag.InvalidValueError) error {
	var known []string
	for _, l := range lang.Languages() {
		known = append(known, l.Code+" ("+l.Name+")")
	}
	return &usageError{diag.Say(`no language "{tag}": there are {languages}`, "tag", invalid.GetValue(), "languages", strings.Join(known, ", ")), "give one of them: --lang ur"}
}
