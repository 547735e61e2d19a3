package report

import (
	"bytes"
	"io"

	"mentormatch/internal/lang"
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
	page := newPage(run.words(), opt)
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
	p.heading(p.Say("round.reached", "matched", len(result.Matches), "count", len(programme.Mentees),
		"points", lang.Points(result.Total), "proof", p.proofInBrief(result.Objective)))
	mentors, places := p.Say("count.mentors", "count", len(programme.Mentors)), p.Say("count.places", "count", run.places())
	if result.Minimum > 0 {
		p.paragraph("", clean(p.Say("round.facts.minimum", "programme", programme.Settings.Name, "date", p.date(run.Scorer.On()),
			"mentors", mentors, "places", places, "objective", string(result.Objective), "meaning", p.objectiveInBrief(result.Objective),
			"minimum", lang.Points(result.Minimum))))
	} else {
		p.paragraph("", clean(p.Say("round.facts", "programme", programme.Settings.Name, "date", p.date(run.Scorer.On()),
			"mentors", mentors, "places", places, "objective", string(result.Objective), "meaning", p.objectiveInBrief(result.Objective))))
	}
	if result.Priority > 0 {
		p.paragraph("", p.Sentence(p.Say("round.waiting", "points", lang.Points(result.Priority))))
	}
	if mentees, mentors := run.rejectedOf(profiles.RoleMentee), run.rejectedOf(profiles.RoleMentor); mentees+mentors > 0 {
		p.paragraph("", p.Say("round.read", "mentees", p.Say("count.mentees", "count", len(programme.Mentees)+mentees),
			"matched", len(result.Matches), "unmatched", len(result.Unmatched), "unread", mentees,
			"mentors", p.Say("count.mentors", "count", len(programme.Mentors)+mentors), "left", mentors))
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
	p.heading(p.Say("round.pairs"))
	shown := matches[:p.shown(len(matches))]
	t := table{header: []string{p.Say("column.points"), p.Say("column.mentee"), p.Say("column.mentor"), p.Say("column.first"), p.Say("column.names")}}
	for k := range shown {
		m := &shown[k]
		mentee, mentor := run.mentee(m.Mentee), run.mentor(m.Mentor)
		when := p.Say("time.unknown")
		if !m.Pair.FirstMeeting.IsZero() {
			when = m.Pair.FirstMeeting.Format("2006-01-02 15:04")
		}
		t.rows = append(t.rows, []string{p.points(m.Pair.Points), mentee.ID, mentor.ID, when, p.pair(mentee.Name, mentor.Name, m.Origin)})
	}
	p.table(&t)
	p.cut(len(shown), len(matches), "-o matches.xlsx")
}

// pair names the two of a pair, and who decided it where nobody proposed it.
func (w words) pair(mentee, mentor string, origin matcher.Origin) string {
	switch origin {
	case matcher.Pinned:
		return w.Say("pair.pinned", "mentee", mentee, "mentor", mentor)
	case matcher.Approved:
		return w.Say("pair.approved", "mentee", mentee, "mentor", mentor)
	case matcher.Held:
		return w.Say("pair.held", "mentee", mentee, "mentor", mentor)
	}
	return w.Say("pair", "mentee", mentee, "mentor", mentor)
}

func (p *page) unmatched(run *Run) {
	unmatched := run.Result.Unmatched
	if len(unmatched) == 0 {
		return
	}
	p.blank()
	p.heading(p.Say("round.unmatched"))
	shown := unmatched[:p.shown(len(unmatched))]
	for k := range shown {
		who := named(&run.mentee(shown[k].Mentee).Person)
		p.paragraph("  ", p.Say("tail.things", "text", who, "things", run.whyUnmatched(&shown[k])))
		if changes := run.Help[shown[k].Mentee]; len(changes) > 0 {
			p.paragraph("    ", run.change(&changes[0]))
		}
	}
	p.cut(len(shown), len(unmatched), "-o matches.xlsx")
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
	p.heading(p.Say("round.rejected"))
	shown := rejected[:p.shown(len(rejected))]
	for k := range shown {
		x := &shown[k]
		if x.ID == "" {
			p.paragraph("  ", clean(p.Say("rejected.unnamed."+string(x.Role), "problems", p.Enumeration(p.said(x.Why)), "place", placeOf(x))))
			continue
		}
		p.paragraph("  ", clean(p.Say("rejected."+string(x.Role), "id", x.ID, "problems", p.Enumeration(p.said(x.Why)), "place", placeOf(x))))
	}
	p.cut(len(shown), len(rejected), "-o matches.xlsx")
}

// free says in one line which mentors have places left.
func (p *page) free(run *Run) {
	var named []string
	places, mentors := 0, 0
	for _, load := range run.Result.Loads {
		if left := free(load); left > 0 {
			places += left
			mentors++
			named = append(named, clean(run.mentor(load.Mentor).ID)+" "+p.Count(left))
		}
	}
	p.blank()
	if mentors == 0 {
		p.paragraph("", p.Say("round.free.none"))
		return
	}
	line := p.Say("round.free", "count", places, "mentors", p.Commas(named))
	if lang.TextWidth(line) > p.width {
		line = p.Say("round.free.many", "places", p.Say("count.places", "count", places), "mentors", p.Say("count.mentors", "count", mentors))
	}
	p.paragraph("", line)
}

// shown is how many of a list of n are shown.
func (p *page) shown(n int) int {
	if p.whole {
		return n
	}
	return min(n, showAtMost)
}

// cut says, when not everything is shown, where everything is: in the files of
// the run, or else in what a command writes.
func (p *page) cut(shown, all int, command string) {
	switch {
	case shown == all:
	case len(p.files) > 0:
		p.paragraph("", clean(p.Say("cut.files", "shown", shown, "all", all, "files", p.List(p.files))))
	default:
		p.paragraph("", p.Say("cut.command", "shown", shown, "all", all, "command", command))
	}
}

// A page is lines of at most a width, in one language.
type page struct {
	words
	text   bytes.Buffer
	width  int
	colour bool
	files  []string
	whole  bool
}

func newPage(w words, opt TerminalOptions) *page {
	width := opt.Width
	if width <= 0 {
		width = 80
	}
	return &page{words: w, width: max(width, 20), colour: opt.Colour, files: opt.Files, whole: opt.Whole}
}

func (p *page) blank() { p.text.WriteByte('\n') }

func (p *page) heading(text string) {
	for _, line := range lang.Wrap(clean(text), p.width) {
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
	for i, line := range lang.Wrap(text, p.width-len(further)) {
		if i > 0 {
			indent = further
		}
		p.text.WriteString(indent + line + "\n")
	}
}
