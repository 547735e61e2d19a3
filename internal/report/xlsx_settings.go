package report

import (
	"cmp"
	"slices"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// settingRows are the facts of a run: what came out, by which settings, and
// of which files.
func settingRows(run *Run) [][3]string {
	p, result, w := run.programme(), run.Result, run.words()
	settings := recordSettings(run)
	rejectedMentees, rejectedMentors := run.rejectedOf(profiles.RoleMentee), run.rejectedOf(profiles.RoleMentor)
	about, aboutSetting := w.Say("sheets.about.run"), w.Say("sheets.about.setting")
	rows := [][3]string{
		{about, w.Say("sheets.set.programme"), p.Settings.Name},
		{about, w.Say("sheets.set.date"), w.date(run.Scorer.On())},
		{about, w.Say("sheets.set.mentees"), w.Say("sheets.set.mentees.is", "all", len(p.Mentees)+rejectedMentees,
			"matched", len(result.Matches), "unmatched", len(result.Unmatched), "rejected", rejectedMentees)},
		{about, w.Say("sheets.set.mentors"), w.Say("sheets.set.mentors.is", "all", len(p.Mentors)+rejectedMentors,
			"taking", len(p.Mentors), "rejected", rejectedMentors, "count", run.places())},
		{about, w.Say("sheets.set.total"), w.Say("sheets.set.total.is", "points", lang.Points(result.Total))},
		{about, w.Say("sheets.set.priority"), w.Say("sheets.set.priority.is", "points", lang.Points(result.Priority))},
		{about, w.Say("sheets.set.objective"), w.objectiveInFull(result.Objective)},
		{about, w.Say("sheets.set.proof"), w.proofInFull(result.Objective)},
		{aboutSetting, w.Say("sheets.set.weights"), w.weights(settings.Weights)},
		{aboutSetting, w.Say("sheets.set.minimum"), w.Say("sheets.set.minimum.is", "points", lang.Points(settings.Minimum))},
		{aboutSetting, w.Say("sheets.set.neutral"), w.Say("sheets.set.neutral.is", "points", w.neutral(p.Settings.Neutral))},
		{aboutSetting, w.Say("sheets.set.experience"), w.Say("sheets.set.experience.is", "count", settings.LivedExperienceMonths)},
		{aboutSetting, w.Say("sheets.set.occupation"), w.occupationShares(p.Settings.OccupationParts, p.Settings.Shares.Occupation)},
		{aboutSetting, capital(w.criterion(scoring.Disability)), w.disabilityShares(p.Settings.Shares.Disability)},
		{aboutSetting, capital(w.criterion(scoring.Goals)), w.goalShares(p.Settings.Shares.Goals)},
		{aboutSetting, capital(w.criterion(scoring.Availability)), w.meetingShare(p.Settings.Shares.Availability)},
		{aboutSetting, w.Say("sheets.set.wishes"), w.Say("sheets.set.wishes.is", "mentee", settings.Wishes.Mentee, "mentor", settings.Wishes.Mentor)},
		{aboutSetting, w.Say("sheets.set.rules"), w.Say("sheets.set.rules.is", "training", w.checked(settings.Rules.Training),
			"clearance", w.checked(settings.Rules.Clearance), "returned", w.checked(settings.Rules.Returned))},
		{aboutSetting, w.Say("sheets.set.support"), w.supportGiven(settings)},
		{aboutSetting, w.Say("sheets.set.matters"), w.Say("sheets.set.matters.is", "percent", settings.MattersLimit)},
		{aboutSetting, w.Say("sheets.set.again"), w.Say("sheets.set.again." + settings.Again)},
		{aboutSetting, w.Say("sheets.set.ages"), w.Say("sheets.set.ages.is", "mentees", cmp.Or(settings.Ages.Mentees, w.Say("sheets.set.ages.any")),
			"mentors", cmp.Or(settings.Ages.Mentors, w.Say("sheets.set.ages.any")))},
		{aboutSetting, w.Say("sheets.set.waitlist"), w.waitlistInWords(settings.Waitlist)},
		{aboutSetting, w.Say("sheets.set.term"), w.Say("sheets.set.term.is", "count", settings.TermWeeks, "date", w.date(run.termStart()))},
		{aboutSetting, w.Say("sheets.set.meeting"), w.Say("sheets.set.meeting.is", "length", w.duration(settings.MeetingMinutes),
			"often", w.howOften(p.Settings.Meeting.Every), "comfortable", w.duration(settings.ComfortableMinutes), "count", settings.NoticeDays)},
		{aboutSetting, w.Say("sheets.set.zone"), settings.TimeZone},
	}
	if keep := result.Keep; keep != nil {
		rows = append(rows, [3]string{about, w.Say("sheets.set.kept"), w.Say("sheets.set.kept.is",
			"kept", result.Kept, "count", len(keep.Pairs), "points", lang.Points(keep.Points))})
	}
	if len(run.WhatIf) > 0 {
		rows = slices.Insert(rows, 0, [3]string{about, w.Say("sheets.set.whatif"),
			w.Say("sheets.set.whatif.is", "changes", w.Sentence(clean(w.List(run.WhatIf))))})
	}
	for _, input := range p.Inputs {
		rows = append(rows, [3]string{w.Say("sheets.about.input"), input.Path, "SHA-256 " + input.SHA256})
	}
	return rows
}

func (w words) weights(s RecordWeights) string {
	return w.Say("sheets.set.weights.is", "disability", s.Disability, "occupation", s.Occupation, "goals", s.Goals, "availability", s.Availability)
}

func (w words) checked(on bool) string {
	if on {
		return w.Say("sheets.set.checked")
	}
	return w.Say("sheets.set.unchecked")
}

// supportGiven says what the programme gives, and by which weights those are
// scored who ask for less.
func (w words) supportGiven(s RecordSettings) string {
	switch profiles.SupportKind(s.Support) {
	case profiles.SupportPeer:
		return w.Say("sheets.set.support.peer")
	case profiles.SupportMentor:
		return w.Say("sheets.set.support.mentor")
	}
	return w.Say("sheets.set.support.both", "peer", w.weights(s.SupportWeights.Peer), "mentor", w.weights(s.SupportWeights.Mentor))
}
