package main

import (
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/profiles"
)

// sayAll says several messages.
func (s *streams) sayAll(messages []diag.Message) []string {
	texts := make([]string, len(messages))
	for i, m := range messages {
		texts[i] = s.say(m)
	}
	return texts
}

// words says what the catalogue has, as a report does.
func (s *streams) words() *lang.Speaker { return lang.New(s.language) }

// count writes a whole number as the language does.
func (s *streams) count(n int) string { return s.words().Count(n) }

// points writes hundredths, as of a score or of a percentage: 3120 is 31.20.
func (s *streams) points(n int) string { return s.words().Points(lang.Points(n)) }

// date writes a day as the language writes it.
func (s *streams) date(d profiles.Date) string { return s.words().Date(d.Year, d.Month, d.Day) }

// wrapped breaks a text into lines that fit a terminal, each indented.
func (s *streams) wrapped(text, indent string) string {
	return indent + strings.Join(lang.Wrap(text, helpWidth-len(indent)), "\n"+indent)
}

// columns is a table of numbers, aligned to the right. Headings in letters whose width terminals do not agree about stand
// above it in a line of their own.
func (s *streams) columns(headings []diag.Message, rows [][]string) string {
	named := s.sayAll(headings)
	plain := true
	for _, heading := range named {
		plain = plain && report.IsPlain(heading)
	}
	var b strings.Builder
	if plain {
		rows = append([][]string{named}, rows...)
	} else {
		b.WriteString(s.wrapped(s.words().Say("columns", "names", s.words().Enumeration(named)), "  ") + "\n")
	}
	widths := make([]int, len(headings))
	for _, row := range rows {
		for c, cell := range row {
			widths[c] = max(widths[c], lang.TextWidth(cell))
		}
	}
	for _, row := range rows {
		for c, cell := range row {
			b.WriteString("  " + strings.Repeat(" ", widths[c]-lang.TextWidth(cell)) + cell)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// roleWord is what a mentee or a mentor is called.
func roleWord(role profiles.Role) diag.Message {
	if role == profiles.RoleMentee {
		return "mentee"
	}
	return "mentor"
}
