package main

import (
	"io"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// fewWarnings is how many warnings a verb shows that is about something else;
// validate shows all.
const fewWarnings = 5

// warn tells of what is read and comes to nothing: at most so many, each with
// its place.
func (s *streams) warn(p *profiles.Programme, f *folder, most int) {
	if s.quiet || len(p.Warnings) == 0 {
		return
	}
	showing := s.showing(s.errTerminal)
	for _, w := range p.Warnings[:min(len(p.Warnings), most)] {
		io.WriteString(s.err, w.OneLine(showing)+"\n")
	}
	if more := len(p.Warnings) - most; more > 0 {
		s.tell(diag.Say("and {more} more; see all: {command}", "more", more, "command", typed("validate", f.words())))
	}
	s.tell(diag.Say("  {hint}", "hint", p.Warnings[0].Hint))
}
