package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
)

//go:embed page.html.tmpl
var layout string

//go:embed style.css
var style string

//go:embed table.js
var script string

var pages = template.Must(template.New("page").Funcs(template.FuncMap{
	"charts": func(d document, charts []*chart) any {
		return struct {
			document
			Charts []*chart
		}{d, charts}
	},
}).Parse(layout))

// policy lets in the style and the script of a page, by their hashes, and
// nothing else.
func policy(style string) string {
	return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script) + "'; base-uri 'none'; form-action 'none'"
}

// hash is how a content security policy names a text.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// These are ours, and stand in the page byte for byte.
func styleElement(style string) template.HTML { return template.HTML("<style>" + style + "</style>") }

var scriptElement = template.HTML("<script>" + script + "</script>")

// A document is what every page has.
type document struct {
	*lang.Speaker
	Title, Made, Reader string
	Asks                bool     // it is what if, which nobody has decided
	WhatIf              []string // what is different, for the counselor
	Style, Script       template.HTML
	Policy              string
	// Printed pages show what is folded; a page of many matches is folded.
	Printed bool

	Counselor *counselorPage
	Own       *ownPage
	Numbers   *numbersPage
}

// Write writes the page of a run for its reader. The same run gives the same
// bytes. The error is one of writing.
func Write(w io.Writer, run *report.Run) error {
	if run.Language.Code == "" {
		run = run.ReadBy(run.For, lang.English)
	}
	p, on := run.Scorer.Programme(), run.Scorer.On()
	say := lang.New(run.Language)
	d := document{
		Speaker: say, Title: report.Clean(p.Settings.Name),
		Made: say.Say("page.made", "date", say.Date(on.Year, on.Month, on.Day)),
	}
	switch run.For.Kind {
	case report.ForMentor, report.ForMentee:
		d.Own = own(run, say)
		d.Reader = say.Say("page.for.own", "name", d.Own.Name)
	case report.ForFunder, report.ForPublic:
		d.Numbers = numbers(run, say)
		d.Reader = say.Say("page.for." + string(run.For.Kind))
	default:
		d.Counselor = counselor(run, say)
		d.Reader = say.Say("page.for.counselor")
		d.Script = scriptElement
		d.Printed = len(d.Counselor.Matches) <= printedMatches
	}
	d.Asks = len(run.WhatIf) > 0
	if d.Counselor != nil { // what was changed names people
		for _, text := range run.WhatIf {
			d.WhatIf = append(d.WhatIf, report.Clean(text))
		}
	}
	look := style
	if d.Counselor != nil {
		look += columnLabels(say)
	}
	d.Style, d.Policy = styleElement(look), policy(look)
	var b bytes.Buffer
	if err := pages.Execute(&b, d); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

// printedMatches is up to how many matches the reasons of all are printed,
// folded or not: some ten sheets of paper.
const printedMatches = 60

// percent is a share as people read it.
func percent(say *lang.Speaker, hundredths int) string {
	return say.Say("page.percent", "share", strings.TrimSuffix(say.Points(lang.Points(hundredths)), "."+say.Digits("00")))
}
