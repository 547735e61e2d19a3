package report

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"mentormatch/matcher"
	"mentormatch/profiles"
)

// csvHeader is the columns, in the order that other programs rely on.
var csvHeader = []string{
	"mentee_id", "mentee", "mentor_id", "mentor", "score",
	"disability", "occupation", "goals", "availability", "evidence",
	"language", "meet", "first_meeting", "why",
	"decision", "other_mentor", "reason", "by", "date", "round",
}

// The places of some columns of csvHeader.
const (
	csvWhy   = 13
	csvRound = 19
)

// byteOrderMark in front tells spreadsheets that the text is UTF-8.
const byteOrderMark = "\ufeff"

// WriteCSV writes a line for every person who was read: the matches, the
// mentees who are not matched with the reason in why, and those who could not
// be read. It is UTF-8 with a byte order mark, lines end with CR LF, and
// quoting is that of RFC 4180.
//
// Scores have two decimals. The columns of the four criteria are what each
// contributes, so that they sum to score exactly; evidence is in percent.
// first_meeting is in the mentee's own time zone, which it names. The columns
// decision to date are for a person to fill in and mentormatch decide to read
// back, with round to know what was decided about.
//
// A spreadsheet that opens a CSV file runs what looks like a formula, and
// turns case numbers into numbers and dates (00123, 1e10, SEPT2) without
// saying so. A text that it would take for either has an apostrophe in front,
// and so has a text that starts with one itself. A program that reads the file
// takes one leading apostrophe off every text that has one, and has what the
// profiles say. The apostrophe was chosen over ="00123", which no other
// program understands, and over invisible characters, which break comparisons
// without being seen.
func WriteCSV(w io.Writer, run *Run) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	table := csv.NewWriter(w)
	table.UseCRLF = true
	table.Write(csvHeader)
	for k := range run.Result.Matches {
		table.Write(csvMatch(run, &run.Result.Matches[k]))
	}
	for k := range run.Result.Unmatched {
		u := &run.Result.Unmatched[k]
		mentee := run.mentee(u.Mentee)
		row := make([]string, len(csvHeader))
		row[0], row[1] = textCell(mentee.ID), textCell(mentee.Name)
		row[csvWhy] = textCell(run.whyUnmatched(u))
		row[csvRound] = run.Round()
		table.Write(row)
	}
	for k := range run.programme().Rejected {
		rejected := &run.programme().Rejected[k]
		row := make([]string, len(csvHeader))
		if rejected.Role == profiles.RoleMentor {
			row[2] = textCell(rejected.ID)
		} else {
			row[0] = textCell(rejected.ID)
		}
		row[csvWhy] = textCell(whyRejected(rejected))
		table.Write(row)
	}
	table.Flush()
	return table.Error()
}

func csvMatch(run *Run, m *matcher.Matched) []string {
	told := run.tell(m)
	row := []string{
		textCell(told.mentee.ID), textCell(told.mentee.Name),
		textCell(told.mentor.ID), textCell(told.mentor.Name),
		points(m.Pair.Points),
	}
	for _, part := range m.Pair.Parts {
		row = append(row, points(part.Contribution))
	}
	return append(row,
		percent(m.Pair.Evidence),
		textCell(m.Pair.Language),
		textCell(string(m.Pair.Meet)),
		textCell(firstMeeting(m)),
		textCell(told.why()),
		"", "", "", "", "", run.Round(),
	)
}

// firstMeeting is 2026-12-05 09:00 Asia/Dhaka; "" when not known.
func firstMeeting(m *matcher.Matched) string {
	t := m.Pair.FirstMeeting
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02 15:04") + " " + t.Location().String()
}

// textCell makes a text safe to open in a spreadsheet; see [WriteCSV].
func textCell(s string) string {
	s = clean(s)
	if strings.HasPrefix(s, "'") || looksLikeFormula(s) || looksLikeNumber(s) {
		return "'" + s
	}
	return s
}

// looksLikeFormula reports whether a spreadsheet may run the text. Some skip
// what is blank or invisible in front, and take full-width forms for the
// characters themselves.
func looksLikeFormula(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
	})
	for _, r := range norm.NFKC.String(firstRune(s)) {
		return strings.ContainsRune("=+-@|\u2212", r)
	}
	return false
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// looksLikeNumber reports whether a spreadsheet may turn the text into a
// number, a date, a time or a truth value: it has digits, and no letters but
// those that numbers, dates and times are written with in English. Letters
// that only ever follow a digit, as in 1e10 and 9 pm, count where they do: a1
// and p7 are ids that no spreadsheet changes.
func looksLikeNumber(s string) bool {
	s = strings.ToLower(norm.NFKC.String(s))
	if t := strings.TrimSpace(s); t == "true" || t == "false" {
		return true
	}
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
	first := strings.IndexFunc(s, unicode.IsDigit)
	if first < 0 {
		return false
	}
	for _, word := range strings.FieldsFunc(s[:first], func(r rune) bool { return !isWord(r) }) {
		if !numberWords[word] {
			return false
		}
	}
	for _, word := range strings.FieldsFunc(s[first:], func(r rune) bool { return !isWord(r) }) {
		if !numberWords[word] && !afterDigits[word] {
			return false
		}
	}
	return true
}

// afterDigits are the words that numbers, dates and times have behind a digit
// only.
var afterDigits = map[string]bool{
	"e": true, "a": true, "p": true, "am": true, "pm": true, "t": true, "z": true,
}

// numberWords are the words that they may also begin with.
var numberWords = map[string]bool{
	"jan": true, "feb": true, "mar": true, "apr": true, "may": true, "jun": true,
	"jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
	"january": true, "february": true, "march": true, "april": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
	"mon": true, "tue": true, "wed": true, "thu": true, "fri": true, "sat": true, "sun": true,
	"usd": true, "eur": true, "gbp": true, "inr": true, "rs": true,
}
