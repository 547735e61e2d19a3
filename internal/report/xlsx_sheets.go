package report

import (
	"cmp"
	"unicode"
	"unicode/utf8"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/scoring"
)

func mentorsBarred(u *matcher.Unmatched, rule scoring.Rule) int {
	for _, barred := range u.Barred {
		if barred.Rule == rule {
			return barred.Mentors
		}
	}
	return 0
}

func fillUnmatched(s *sheetWriter, run *Run) error {
	rules, say, round := unmatchedRules(run), run.words(), run.Round()
	for _, k := range run.UnmatchedByName() {
		u := &run.Result.Unmatched[k]
		mentee := run.mentee(u.Mentee)
		var allowed []string
		for _, a := range u.Allowed {
			allowed = append(allowed, clean(run.mentor(a.Mentor).ID)+" "+say.Points(lang.Points(a.Points)))
		}
		row := []any{mentee.Name, mentee.ID, say.Say("sheets.state.unmatched")}
		if run.decides() {
			row = append(row, toFillIn...)
		}
		row = append(row, run.whyUnmatched(u),
			lines(run.help(u)), lines(run.partners(u)), say.Commas(allowed))
		for _, rule := range rules {
			row = append(row, mentorsBarred(u, rule))
		}
		if run.decides() {
			row = append(row, round)
		}
		if err := s.row(row...); err != nil {
			return err
		}
	}
	for k := range run.programme().Rejected {
		rejected := &run.programme().Rejected[k]
		row := []any{"", rejected.ID, say.Say("sheets.state.rejected." + string(rejected.Role))}
		if run.decides() {
			row = append(row, toFillIn...)
		}
		if err := s.row(append(row, run.whyRejected(rejected))...); err != nil {
			return err
		}
	}
	return firstError(s.dropDown(UnmatchedChoices, 1+len(run.Result.Unmatched)), s.printTo("refer"))
}

func fillMentors(s *sheetWriter, run *Run, order []int32) error {
	say, order := run.words(), byMentor(run, order)
	for _, k := range run.loadsByName() {
		load := run.Result.Loads[k]
		mentor := run.mentor(load.Mentor)
		err := s.row(mentor.Name, mentor.ID, load.Capacity, load.Used, load.Assigned, free(load), cmp.Or(run.someWorth(load), "–"), lines(menteesOf(run, say, order, load.Mentor)))
		if err != nil {
			return err
		}
	}
	return nil
}

// capital writes a text with a capital in front, where the script has one.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
