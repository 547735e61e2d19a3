package letters

import (
	"bytes"
	_ "embed"
	"html/template"
	"path"

	"mentormatch/internal/report"
	"mentormatch/matcher"
)

// DefaultTemplate is what letters are made with when a programme brings no
// template of its own, and what to begin one with: a page of html/template,
// whose data is a [Letter].
//
//go:embed letter.html.tmpl
var DefaultTemplate string

// A File is a letter or an invitation, and its place in the folder.
type File struct {
	Name string // with / between the parts
	Data []byte
}

// ToWrite are the matches that are approved or pinned, whose people may be
// written to. Proposals and pairs on hold wait for a decision; with all they
// are among them.
func ToWrite(run *report.Run, all bool) []*matcher.Matched {
	var chosen []*matcher.Matched
	for k := range run.Result.Matches {
		if m := &run.Result.Matches[k]; all || m.Origin == matcher.Approved || m.Origin == matcher.Pinned {
			chosen = append(chosen, m)
		}
	}
	return chosen
}

// Make writes the letters and invitations for matches: mentees/ID.html and
// mentors/ID-with-ID.html, and beside each the invitation, .ics, when a first
// meeting is known. Names of files have ids, and nothing about anybody. The
// error is a [*Mistake] of the template.
func Make(run *report.Run, matches []*matcher.Matched, opt Options) ([]File, error) {
	text := opt.Template
	if text == "" {
		text = DefaultTemplate
	}
	page, err := template.New("letter").Option("missingkey=error").Parse(text)
	if err != nil {
		return nil, mistake(text, err)
	}
	var files []File
	p := run.Scorer.Programme()
	for _, m := range matches {
		mentee, mentor := p.Mentees[m.Mentee].ID, p.Mentors[m.Mentor].ID
		for _, to := range []struct {
			reader report.Reader
			name   string
		}{
			{report.Reader{Kind: report.ForMentee, ID: mentee}, path.Join("mentees", mentee)},
			{report.Reader{Kind: report.ForMentor, ID: mentor}, path.Join("mentors", mentor+"-with-"+mentee)},
		} {
			theirs := run.ReadBy(to.reader, opt.Language)
			var b bytes.Buffer
			if err := page.Execute(&b, letter(theirs, m, opt)); err != nil {
				return nil, mistake(text, err)
			}
			files = append(files, File{to.name + ".html", b.Bytes()})
			if invitation := invitation(theirs, m, opt); invitation != nil {
				files = append(files, File{to.name + ".ics", invitation})
			}
		}
	}
	return files, nil
}
