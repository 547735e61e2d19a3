package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"mentormatch/matcher"
	"mentormatch/profiles"
)

// TerminalOptions say how a text for reading is laid out.
type TerminalOptions struct {
	Width  int  // of the lines, in characters; 0 for 80
	Colour bool // headings in bold, by terminal escapes
	// Files are where the whole result is written, to point at when a list
	// is too long for a screen.
	Files []string
	// Whole shows lists of any length, as a file should that is all there is.
	Whole bool
}

// showAtMost is how many pairs, how many unmatched mentees and how many people
// who were not read are shown on a terminal: about two screens.
const showAtMost = 50

// WriteTerminal writes a run to be read: what was reached, the pairs, who is
// not matched and why, and which mentors have free places. Unless opt.Whole,
// a list of more than 50 is shown in part, and says where the whole is.
func WriteTerminal(w io.Writer, run *Run, opt TerminalOptions) error {
	page := newPage(opt)
	page.summary(run)
	page.pairs(run)
	page.unmatched(run)
	page.rejected(run)
	page.free(run)
	_, err := w.Write(page.text.Bytes())
	return err
}

func (p *page) summary(run *Run) {
	result, programme := run.Result, run.programme()
	p.heading(fmt.Sprintf("%s of %s matched, total %s points, %s",
		count(len(result.Matches)), plural(len(programme.Mentees), "mentee", "mentees"), grouped(result.Total), proofInBrief(result.Objective)))
	facts := fmt.Sprintf("%s on %s; %s with %s; objective %s: %s",
		programme.Settings.Name, run.Scorer.On(), plural(len(programme.Mentors), "mentor", "mentors"),
		plural(run.places(), "place", "places"), result.Objective, objectiveInBrief(result.Objective))
	if result.Minimum > 0 {
		facts += "; nobody below " + points(result.Minimum)
	}
	p.paragraph("", clean(facts)+".")
	if result.Priority > 0 {
		p.paragraph("", run.words().sentence("waiting adds "+grouped(result.Priority)+" points of priority, which decide and are not in the total"))
	}
	if mentees, mentors := run.rejectedOf(profiles.RoleMentee), run.rejectedOf(profiles.RoleMentor); mentees+mentors > 0 {
		p.paragraph("", fmt.Sprintf("Of %s, %d matched, %d not matched and %d not read; of %s, %d not read.",
			plural(len(programme.Mentees)+mentees, "mentee", "mentees"), len(result.Matches), len(result.Unmatched), mentees,
			plural(len(programme.Mentors)+mentors, "mentor", "mentors"), mentors))
	}
}

// pairs is a table when its columns fit, and records when they do not. What
// is in scripts of unknown width stands last.
func (p *page) pairs(run *Run) {
	matches := run.Result.Matches
	if len(matches) == 0 {
		return
	}
	p.blank()
	p.heading("Pairs, first meetings on the mentee's clock")
	shown := matches[:p.shown(len(matches))]
	t := table{header: []string{"points", "mentee", "mentor", "first meeting", "names"}}
	for k := range shown {
		m := &shown[k]
		mentee, mentor := run.mentee(m.Mentee), run.mentor(m.Mentor)
		names := mentee.Name + " with " + mentor.Name
		switch m.Origin {
		case matcher.Pinned:
			names += " (pinned)"
		case matcher.Approved:
			names += " (approved)"
		case matcher.Held:
			names += " (on hold)"
		}
		when := "not known"
		if !m.Pair.FirstMeeting.IsZero() {
			when = m.Pair.FirstMeeting.Format("2006-01-02 15:04")
		}
		t.rows = append(t.rows, []string{points(m.Pair.Points), mentee.ID, mentor.ID, when, names})
	}
	p.table(&t)
	p.cut(len(shown), len(matches), "pairs")
}

func (p *page) unmatched(run *Run) {
	unmatched := run.Result.Unmatched
	if len(unmatched) == 0 {
		return
	}
	p.blank()
	p.heading("Not matched")
	shown := unmatched[:p.shown(len(unmatched))]
	for k := range shown {
		mentee := run.mentee(shown[k].Mentee)
		who := mentee.ID
		if mentee.Name != "" && mentee.Name != mentee.ID {
			who += " (" + mentee.Name + ")"
		}
		p.paragraph("  ", clean(who)+": "+run.whyUnmatched(&shown[k]))
		if changes := run.Help[shown[k].Mentee]; len(changes) > 0 {
			p.paragraph("    ", run.change(&changes[0]))
		}
	}
	p.cut(len(shown), len(unmatched), "mentees")
	if text := run.mostWanted(); text != "" {
		p.paragraph("", text)
	}
}

func (p *page) rejected(run *Run) {
	rejected := run.programme().Rejected
	if len(rejected) == 0 {
		return
	}
	p.blank()
	p.heading("Not read")
	shown := rejected[:p.shown(len(rejected))]
	for k := range shown {
		who := string(shown[k].Role)
		if shown[k].ID != "" {
			who += " " + shown[k].ID
		}
		p.paragraph("  ", clean(who)+": "+whyRejected(&shown[k]))
	}
	p.cut(len(shown), len(rejected), "people")
}

// free says in one line which mentors have places left.
func (p *page) free(run *Run) {
	var named []string
	places, mentors := 0, 0
	for _, load := range run.Result.Loads {
		if left := free(load); left > 0 {
			places += left
			mentors++
			named = append(named, fmt.Sprintf("%s %d", clean(run.mentor(load.Mentor).ID), left))
		}
	}
	p.blank()
	if mentors == 0 {
		p.paragraph("", "No mentor has a free place.")
		return
	}
	line := fmt.Sprintf("%s free: %s", plural(places, "place", "places"), strings.Join(named, ", "))
	if textWidth(line)+1 > p.width {
		line = fmt.Sprintf("%s free with %s", plural(places, "place", "places"), plural(mentors, "mentor", "mentors"))
	}
	p.paragraph("", line+".")
}

// shown is how many of a list of n are shown.
func (p *page) shown(n int) int {
	if p.whole {
		return n
	}
	return min(n, showAtMost)
}

// cut says, when not everything is shown, where everything is.
func (p *page) cut(shown, all int, what string) {
	if shown == all {
		return
	}
	where := "-o matches.xlsx writes them all"
	if len(p.files) > 0 {
		where = "all of them are in " + clean(list(p.files))
	}
	p.paragraph("", fmt.Sprintf("The first %d of %s %s are shown; %s.", shown, count(all), what, where))
}

// A page is lines of at most a width.
type page struct {
	text   bytes.Buffer
	width  int
	colour bool
	files  []string
	whole  bool
}

func newPage(opt TerminalOptions) *page {
	width := opt.Width
	if width <= 0 {
		width = 80
	}
	return &page{width: max(width, 20), colour: opt.Colour, files: opt.Files, whole: opt.Whole}
}

func (p *page) blank() { p.text.WriteByte('\n') }

func (p *page) heading(text string) {
	for _, line := range wrap(clean(text), p.width) {
		if p.colour {
			line = "\x1b[1m" + line + "\x1b[0m"
		}
		p.text.WriteString(line + "\n")
	}
}

// paragraph writes text with its first line behind the indent and the others
// further in.
func (p *page) paragraph(indent, text string) {
	further := indent
	if indent != "" {
		further += "  "
	}
	for i, line := range wrap(text, p.width-len(further)) {
		if i > 0 {
			indent = further
		}
		p.text.WriteString(indent + line + "\n")
	}
}
