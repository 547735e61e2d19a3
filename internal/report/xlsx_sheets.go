package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// unmatchedRules are the rules that bar a mentor from some unmatched mentee:
// each has a column.
func unmatchedRules(run *Run) []scoring.Rule {
	var rules []scoring.Rule
	for _, rule := range scoring.Rules {
		if slices.ContainsFunc(run.Result.Unmatched, func(u matcher.Unmatched) bool { return mentorsBarred(&u, rule) > 0 }) {
			rules = append(rules, rule)
		}
	}
	return rules
}

func mentorsBarred(u *matcher.Unmatched, rule scoring.Rule) int {
	for _, barred := range u.Barred {
		if barred.Rule == rule {
			return barred.Mentors
		}
	}
	return 0
}

func unmatchedColumns(run *Run) []column {
	columns := []column{
		{"Person", 20, kindText, "The name of a mentee who is not matched; then people whose profiles could not be read."},
		{"Id", 12, kindText, "The person's id in the profiles."},
		{"State", 14, kindText, "not matched, or not read with the person's role."},
	}
	if run.decides() {
		columns = append(columns, decisionColumns(UnmatchedChoices)...)
	}
	columns = append(columns, []column{
		{"Why", 50, kindText, "Why, in words. Other mentees are named by id only."},
		{"What would help", 42, kindText, "What would match the mentee, and leave nobody out who is matched: the smallest change of each kind, the smallest first, with whom they would then be matched and who else would move. Each is for you, and the person concerned, to decide. What a person refuses or requires is never among them. Where nothing of that kind is enough it says what would make a match likely."},
		{"Refer to", 42, kindText, "Organisations that offer what the mentee is working towards."},
		{"Allowed mentors", 30, kindText, "Mentors whom no rule bars, with what the pair would score, best first."},
	}...)
	for _, rule := range unmatchedRules(run) {
		name := run.words().rule(rule)
		columns = append(columns, column{strings.ToUpper(name[:1]) + name[1:], 13, kindCount,
			"How many mentors this rule bars for the mentee: " + name + ". Several rules can bar one mentor."})
	}
	if run.decides() {
		columns = append(columns, roundColumn)
	}
	return columns
}

func fillUnmatched(s *sheetWriter, run *Run) error {
	rules := unmatchedRules(run)
	for k := range run.Result.Unmatched {
		u := &run.Result.Unmatched[k]
		mentee := run.mentee(u.Mentee)
		var allowed []string
		for _, a := range u.Allowed {
			allowed = append(allowed, clean(run.mentor(a.Mentor).ID)+" "+points(a.Points))
		}
		row := []any{mentee.Name, mentee.ID, "not matched"}
		if run.decides() {
			row = append(row, toFillIn...)
		}
		row = append(row, run.whyUnmatched(u),
			lines(run.help(u)), lines(run.partners(u)), strings.Join(allowed, ", "))
		for _, rule := range rules {
			row = append(row, mentorsBarred(u, rule))
		}
		if run.decides() {
			row = append(row, run.Round())
		}
		if err := s.row(row...); err != nil {
			return err
		}
	}
	for k := range run.programme().Rejected {
		rejected := &run.programme().Rejected[k]
		row := []any{"", rejected.ID, "not read: " + string(rejected.Role)}
		if run.decides() {
			row = append(row, toFillIn...)
		}
		if err := s.row(append(row, run.whyRejected(rejected))...); err != nil {
			return err
		}
	}
	return s.dropDown(UnmatchedChoices, 1+len(run.Result.Unmatched))
}

var mentorColumns = []column{
	{"Mentor", 24, kindText, "The mentor's name."},
	{"Mentor id", 14, kindText, "The mentor's id in the profiles."},
	{"Places", 9, kindCount, "How many mentees the mentor can have at once."},
	{"Used elsewhere", 11, kindCount, "Places used by approved pairs whose mentee is not in the profiles."},
	{"Assigned", 10, kindCount, "Mentees matched with the mentor in this run, approved ones included."},
	{"Free", 8, kindCount, "Places left."},
	{"One more place is worth", 32, kindText, "What the round as a whole would gain if the mentor had one more place: people first, and the total in points."},
	{"Mentees", 44, kindText, "Who is matched with the mentor."},
}

func fillMentors(s *sheetWriter, run *Run) error {
	mentees := menteesOf(run)
	for _, load := range run.Result.Loads {
		mentor := run.mentor(load.Mentor)
		err := s.row(mentor.Name, mentor.ID, load.Capacity, load.Used, load.Assigned, free(load), run.worth(load), lines(mentees[load.Mentor]))
		if err != nil {
			return err
		}
	}
	return nil
}

var legendColumns = []column{
	{"About", 14, kindText, ""},
	{"What", 26, kindText, ""},
	{"Meaning", 100, kindText, ""},
}

func fillLegend(s *sheetWriter, run *Run) error {
	for _, row := range slices.Concat(legendRun(run), legendColumnRows(run)) {
		if err := s.row(row[0], row[1], row[2]); err != nil {
			return err
		}
	}
	return nil
}

// legendRun are the facts of the run.
func legendRun(run *Run) [][3]string {
	p, result := run.programme(), run.Result
	settings := recordSettings(run)
	w := settings.Weights
	rejectedMentees, rejectedMentors := run.rejectedOf(profiles.RoleMentee), run.rejectedOf(profiles.RoleMentor)
	rows := [][3]string{
		{"Run", "Programme", p.Settings.Name},
		{"Run", "Date", run.Scorer.On().String()},
		{"Run", "Mentees", fmt.Sprintf("%d read = %d matched + %d not matched + %d not read",
			len(p.Mentees)+rejectedMentees, len(result.Matches), len(result.Unmatched), rejectedMentees)},
		{"Run", "Mentors", fmt.Sprintf("%d read = %d taking part + %d not read; %s",
			len(p.Mentors)+rejectedMentors, len(p.Mentors), rejectedMentors, plural(run.places(), "place", "places"))},
		{"Run", "Total", grouped(result.Total) + " points, the sum of the scores of all matches"},
		{"Run", "Priority", grouped(result.Priority) + " points, what waiting adds to the proposed matches; it decides who is matched, and is in no score and not in the total"},
		{"Run", "Objective", run.words().objectiveInFull(result.Objective)},
		{"Run", "Proof", run.words().proofInFull(result.Objective)},
		{"Setting", "Weights", fmt.Sprintf("disability %d, occupation %d, goals %d, availability %d", w.Disability, w.Occupation, w.Goals, w.Availability)},
		{"Setting", "Minimum", points(settings.Minimum) + ": no pair below it is proposed"},
		{"Setting", "Neutral value", points(settings.Neutral) + ": what a blank answer is worth"},
		{"Setting", "Lived experience", fmt.Sprintf("counts from %s on", plural(settings.LivedExperienceMonths, "month", "months"))},
		{"Setting", "Occupation", fmt.Sprintf("background %d, target %d, returned to work %d",
			settings.OccupationParts.Background, settings.OccupationParts.Target, settings.OccupationParts.Returned)},
		{"Setting", "Wishes", fmt.Sprintf("a mentee's wishes move a pair up to %d %% of the way to full marks, a mentor's %d %%", settings.Wishes.Mentee, settings.Wishes.Mentor)},
		{"Setting", "Rules", fmt.Sprintf("training is %s, clearance is %s, a return to work is %s for mentorship",
			checked(settings.Rules.Training), checked(settings.Rules.Clearance), checked(settings.Rules.Returned))},
		{"Setting", "Support", supportGiven(settings)},
		{"Setting", "What matters", fmt.Sprintf("a mentee's own word moves a weight by %d %% at most", settings.MattersLimit)},
		{"Setting", "Matched before", map[string]string{"welcome": "a pair may be matched again", "never": "no pair is matched again"}[settings.Again] + ", unless one of the two says otherwise"},
		{"Setting", "Ages", agesTaken(settings.Ages)},
		{"Setting", "Waitlist", run.words().waitlistInWords(settings.Waitlist)},
		{"Setting", "Term", fmt.Sprintf("%s from %s", plural(settings.TermWeeks, "week", "weeks"), settings.TermStart)},
		{"Setting", "Meeting", fmt.Sprintf("%s %s; %s in common are enough to choose from; the first at least %s after the run",
			run.words().duration(settings.MeetingMinutes), run.words().howOften(p.Settings.Meeting.Every), run.words().duration(settings.ComfortableMinutes), plural(settings.NoticeDays, "day", "days"))},
		{"Setting", "Time zone", settings.TimeZone},
	}
	if keep := result.Keep; keep != nil {
		rows = append(rows, [3]string{"Run", "Kept", fmt.Sprintf("%d of %s of an earlier round; one moves only where the whole gains more than %s points by it, which are in no score",
			result.Kept, plural(len(keep.Pairs), "pair", "pairs"), points(keep.Points))})
	}
	if len(run.WhatIf) > 0 {
		rows = slices.Insert(rows, 0, [3]string{"Run", "What if", run.words().sentence(clean(list(run.WhatIf))) +
			" Nobody has decided this. It shows what would happen, and is not the round of the programme."})
	}
	for _, input := range p.Inputs {
		rows = append(rows, [3]string{"Input", input.Path, "SHA-256 " + input.SHA256})
	}
	return rows
}

func checked(on bool) string {
	if on {
		return "checked"
	}
	return "not checked"
}

// legendColumnRows explain every column of the other sheets.
func legendColumnRows(run *Run) [][3]string {
	var rows [][3]string
	for _, sheet := range []struct {
		name    string
		columns []column
	}{{sheetMatches, matchColumns(run)}, {sheetUnmatched, unmatchedColumns(run)}, {sheetMentors, mentorColumns}} {
		for _, column := range sheet.columns {
			rows = append(rows, [3]string{sheet.name, column.heading, column.meaning})
		}
	}
	return rows
}

// supportGiven says what the programme gives, and by which weights those are
// scored who ask for less.
func supportGiven(s RecordSettings) string {
	weights := func(w RecordWeights) string {
		return fmt.Sprintf("disability %d, occupation %d, goals %d, availability %d", w.Disability, w.Occupation, w.Goals, w.Availability)
	}
	switch profiles.SupportKind(s.Support) {
	case profiles.SupportPeer:
		return "peer support only"
	case profiles.SupportMentor:
		return "mentorship only"
	}
	return "peer support and mentorship. Whoever asks for one of them is scored by its weights: peer " +
		weights(s.SupportWeights.Peer) + "; mentor " + weights(s.SupportWeights.Mentor)
}

func agesTaken(a RecordAges) string {
	return "mentees " + cmp.Or(a.Mentees, "of any age") + ", mentors " + cmp.Or(a.Mentors, "of any age")
}
