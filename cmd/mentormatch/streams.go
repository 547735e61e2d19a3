package main

import (
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/term"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
)

// streams are what a verb reads from and writes to, and what is known about
// who reads it.
type streams struct {
	in          io.Reader
	out, err    io.Writer
	outTerminal bool // a person reads standard output
	errTerminal bool // a person reads standard error
	width       int  // columns of the terminal; 80 when it is not known

	quiet    bool // --quiet
	noColour bool // --no-colour, or what the environment says

	language lang.Language // of all that people read
	chosen   bool          // by --lang, so that what is typed next needs it too

	helpless error // why help that was asked for could not be given
}

func systemStreams() *streams {
	s := &streams{
		in:          os.Stdin,
		out:         os.Stdout,
		err:         os.Stderr,
		outTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		errTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		width:       80,
		language:    lang.System(),
		// https://no-color.org: any value but none.
		noColour: os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb",
	}
	if columns, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && columns > 0 {
		s.width = columns
	}
	return s
}

// colour reports whether standard output may be coloured.
func (s *streams) colour() bool { return s.outTerminal && !s.noColour }

// showing is how problems are shown on one of the outputs, in the language of
// who reads them.
func (s *streams) showing(terminal bool) diag.Options {
	return diag.Options{Terminal: terminal, Colour: terminal && !s.noColour, Translate: s.translate(), RightToLeft: s.language.RightToLeft}
}

// translate says messages in the language of who reads them; nil for English.
func (s *streams) translate() func(format string, namesAndValues ...any) string {
	if s.language.Code == "" || s.language == lang.English {
		return nil
	}
	return lang.New(s.language).Translate
}

// say is a message in the language of who reads it.
func (s *streams) say(m diag.Message) string { return m.In(s.translate()) }

// tell says messages beside the result, as note does.
func (s *streams) tell(messages ...diag.Message) {
	if s.quiet {
		return
	}
	for _, m := range messages {
		io.WriteString(s.err, s.say(m)+"\n")
	}
}

// note tells a person something beside the result that a report has said
// already. It goes to standard error, so that a pipe carries the result alone.
func (s *streams) note(said string) {
	if !s.quiet {
		io.WriteString(s.err, said+"\n")
	}
}

// next tells a person what to type next: a verb, the folder if it was typed,
// and more.
func (s *streams) next(verb string, folder []string, more ...string) {
	if s.chosen {
		more = append(slices.Clip(more), "--lang", s.language.Code)
	}
	s.tell(diag.Say("next: {command}", "command", typed(verb, folder, more...)))
}

// typed is a command as it is typed into a shell.
func typed(verb string, folder []string, more ...string) string {
	words := slices.Concat([]string{"mentormatch", verb}, folder, more)
	for i, word := range words {
		words[i] = quote(word)
	}
	return strings.Join(words, " ")
}

// quote writes a word so that it can be typed into a shell.
func quote(word string) string {
	plain := word != "" && strings.IndexFunc(word, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_./:=+,@%", r)
	}) < 0
	if plain {
		return word
	}
	if runtime.GOOS == "windows" {
		return `"` + word + `"`
	}
	// Within single quotes a shell obeys nothing, whatever a profile says.
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
