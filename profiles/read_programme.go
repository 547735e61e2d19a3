package profiles

import (
	"strconv"
	"strings"

	"mentormatch/internal/diag"
)

var (
	programmeFields = []string{
		"name", "contact", "time_zone", "term", "meeting", "weights", "objective", "minimum", "neutral",
		"lived_experience_months", "disability", "occupation", "goals", "availability", "wishes", "rules", "vocabulary",
		"support", "support_weights", "matters_limit", "again", "ages", "waitlist",
	}
	termFields           = []string{"start", "weeks"}
	meetingFields        = []string{"minutes", "comfortable", "every", "notice_days"}
	weightFields         = []string{"disability", "occupation", "goals", "availability"}
	occupationPartFields = []string{"background", "target", "returned"}
	wishFields           = []string{"mentee", "mentor"}
	ruleFields           = []string{"training", "clearance", "returned"}
	supportWeightFields  = []string{"peer", "mentor"}
	ageLimitFields       = []string{"mentees", "mentors"}
	waitlistFields       = []string{"points_per_month", "points_per_round", "most"}
)

// readSingle reads a file that is one document. It reports false when there
// is nothing to go on with.
func (l *loader) readSingle(name string, people bool) (value, bool) {
	data, ok := l.read(name)
	if !ok {
		return value{}, false
	}
	var top value
	found := false
	for _, document := range cutDocuments(data) {
		p := &part{stretch: document, file: l.named(name), name: strings.TrimSuffix(name, ".yaml"), people: people}
		if len(document.text) > maxPart {
			l.problems = append(l.problems, p.tooLarge())
			return value{}, false
		}
		root, ok := p.parse(&l.problems)
		if !ok {
			return value{}, false
		}
		if root == nil {
			continue
		}
		v := value{node: root, spot: spot{part: p, line: int32(root.Line), column: int32(root.Column), sink: &l.problems}}
		p.root = root
		switch {
		case v.null():
		case found:
			v.problem("second-document", "a second document, which nobody reads", "",
				"put everything into the first one, and take out the line ---")
		default:
			top, found = v, true
		}
	}
	if !found {
		l.fileProblem(name, diag.Problem{ID: "empty-file", Text: "nothing is in this file", Hint: emptyHint(name)})
	}
	return top, found
}

func emptyHint(name string) diag.Message {
	if name == "programme.yaml" {
		return "write at least the line name: My programme"
	}
	return "delete it"
}

func (l *loader) readProgramme() {
	top, ok := l.readSingle("programme.yaml", false)
	if !ok {
		l.vocabularyUnread = true
		return
	}
	s := &l.programme.Settings
	f, ok := top.fields(programmeFields, map[string]diag.Message{"timezone": diag.DidYouMean("time_zone")})
	if !ok {
		l.vocabularyUnread = true
		return
	}
	if v, ok := f.need("name", "write name: and what the programme is called"); ok {
		s.Name, _ = v.name()
	}
	l.readSettings(f)
}

// readSettings reads those settings that are given, and leaves the others.
func (l *loader) readSettings(f fields) {
	s := &l.programme.Settings
	if v, ok := f.get("contact"); ok {
		s.Contact, _ = v.text()
	}
	if v, ok := f.get("time_zone"); ok {
		if name, at, ok := v.zone(); ok {
			s.TimeZone, s.Location = name, at
		}
	}
	if v, ok := f.get("term"); ok {
		l.readTerm(&s.Term, v)
	}
	if v, ok := f.get("meeting"); ok {
		readMeeting(&s.Meeting, v)
	}
	l.readSupport(s, f)
	if v, ok := f.get("weights"); ok {
		v.shares("all weights are 0, so nothing would count", weightFields, &s.Weights.Disability, &s.Weights.Occupation, &s.Weights.Goals, &s.Weights.Availability)
	}
	if v, ok := f.get("objective"); ok {
		if word, ok := v.word("unknown objective", string(Coverage), string(Quality), string(Fair), string(Stable)); ok {
			s.Objective = Objective(word)
		}
	}
	if v, ok := f.get("minimum"); ok {
		s.Minimum, _ = v.hundredths()
	}
	if v, ok := f.get("neutral"); ok {
		s.readNeutral(v)
	}
	if v, ok := f.get("lived_experience_months"); ok {
		s.LivedExperienceMonths, _ = v.whole(0, 1200)
	}
	s.readShares(f)
	if v, ok := f.get("wishes"); ok {
		if w, ok := v.fields(wishFields, nil); ok {
			w.percent("mentee", &s.Wishes.Mentee)
			w.percent("mentor", &s.Wishes.Mentor)
		}
	}
	if v, ok := f.get("rules"); ok {
		if r, ok := v.fields(ruleFields, nil); ok {
			r.rule("training", &s.Rules.Training)
			r.rule("clearance", &s.Rules.Clearance)
			r.rule("returned", &s.Rules.Returned)
		}
	}
	f.percent("matters_limit", &s.MattersLimit)
	if v, ok := f.get("again"); ok {
		if again, ok := v.again(); ok {
			s.Again = again
		}
	}
	if v, ok := f.get("ages"); ok {
		if limits, ok := v.fields(ageLimitFields, nil); ok {
			if v, ok := limits.get("mentees"); ok {
				s.Ages.Mentees, _ = v.ages()
			}
			if v, ok := limits.get("mentors"); ok {
				s.Ages.Mentors, _ = v.ages()
			}
		}
	}
	if v, ok := f.get("waitlist"); ok {
		readWaitlist(&s.Waitlist, v)
	}
	if v, ok := f.get("vocabulary"); ok {
		l.readVocabulary(v)
	}
}

func (l *loader) readTerm(t *Term, v value) {
	f, ok := v.fields(termFields, nil)
	if !ok {
		return
	}
	start, given := f.get("start")
	if given {
		t.Start, given = start.date()
	}
	if v, ok := f.get("weeks"); ok {
		if weeks, ok := v.whole(1, 104); ok {
			t.Weeks = weeks
		} else {
			return
		}
	}
	if given && !l.opt.On.IsZero() {
		if last := t.Start.AddDays(7*t.Weeks - 1); last.Before(l.opt.On) {
			start.problem("term-over", "the term is over", start.node.Value, diag.Say(
				"its {count} weeks end on {last}, and the run is for {day}: give the next term's start", "count", t.Weeks, "last", last, "day", l.opt.On))
		}
	}
}

// readWaitlist reads what waiting counts for. A most of 0 would undo the rest
// in silence, so it is a problem.
func readWaitlist(w *Waitlist, v value) {
	f, ok := v.fields(waitlistFields, nil)
	if !ok {
		return
	}
	w.Most = MaxPoints
	if v, ok := f.get("points_per_month"); ok {
		w.PointsPerMonth, _ = v.hundredths()
	}
	if v, ok := f.get("points_per_round"); ok {
		w.PointsPerRound, _ = v.hundredths()
	}
	if v, ok := f.get("most"); ok {
		if w.Most, ok = v.hundredths(); ok && w.Most == 0 {
			v.problem("all-zero", "a most of 0, so waiting would count for nothing", v.node.Value, "leave waitlist out, or write how much waiting may count")
		}
	}
}

func readMeeting(m *Meeting, v value) {
	f, ok := v.fields(meetingFields, nil)
	if !ok {
		return
	}
	if v, ok := f.get("minutes"); ok {
		if n, ok := v.whole(15, 480); ok {
			m.Minutes = n
			m.Comfortable = max(m.Comfortable, n)
		}
	}
	if v, ok := f.get("comfortable"); ok {
		n, ok := v.whole(15, weekMinutes)
		switch {
		case !ok:
		case n < m.Minutes:
			v.problem("out-of-range", "fewer comfortable minutes than one meeting takes", v.node.Value,
				diag.Say("write at least {least}", "least", strconv.Itoa(m.Minutes)))
		default:
			m.Comfortable = n
		}
	}
	if v, ok := f.get("every"); ok {
		if word, ok := v.word("unknown rhythm", string(EveryWeek), string(EveryTwoWeeks), string(EveryMonth)); ok {
			m.Every = Rhythm(word)
		}
	}
	if v, ok := f.get("notice_days"); ok {
		if n, ok := v.whole(0, 60); ok {
			m.NoticeDays = n
		}
	}
}

// shares reads v as whole numbers from 0 to 1000 that say how much each of
// several things counts; nothing is said when all are 0. When it gives any it
// must give all, so that nobody has to guess what the others count.
func (v value) shares(nothing diag.Message, names []string, shares ...*int) {
	if f, ok := v.fields(names, nil); ok {
		v.sharesOf(f, nothing, names, shares...)
	}
}

// sharesOf does so with those of the fields that have these names.
func (v value) sharesOf(f fields, nothing diag.Message, names []string, shares ...*int) {
	total, read := 0, true
	for i, name := range names {
		w, ok := f.need(name, "write 0 if it is not to count")
		if !ok {
			read = false
			continue
		}
		*shares[i], ok = w.whole(0, 1000)
		read = read && ok
		total += *shares[i]
	}
	if total == 0 && read {
		v.problem("all-zero", nothing, "", diag.Say("give at least one of {fields}", "fields", names))
	}
}

func (f fields) percent(name string, n *int) {
	if v, ok := f.get(name); ok {
		if strings.HasSuffix(v.node.Value, "%") {
			v.problem("number", "not a whole number", v.node.Value, "leave the % out: it is a percentage")
			return
		}
		if percent, ok := v.whole(0, 100); ok {
			*n = percent
		}
	}
}

// rule reads whether something is required; true and false say the same.
func (f fields) rule(name string, required *bool) {
	if v, ok := f.get(name); ok {
		if word, ok := v.word("unknown rule", "required", "optional", "true", "false"); ok {
			*required = word == "required" || word == "true"
		}
	}
}
