package report

import (
	"fmt"
	"slices"
	"strings"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

// What an unknown answer does to the points, in every criterion.
const countsNeutral = " blank, so it counts as neutral"

func sayDisabilityUnknown(_ *speaker, a scoring.Args) string {
	return "about lived experience " + whose(a.Blank) + countsNeutral
}

func sayDisabilityNothing(s *speaker, _ scoring.Args) string {
	if s.consent.mentee == profiles.ShareNone {
		return "the mentee gives no aspects of experience to compare"
	}
	return "the mentee has no disability to be covered"
}

func sayDisabilityNone(s *speaker, _ scoring.Args) string {
	if s.consent.mentor == profiles.ShareNone {
		return "the mentor's lived experience covers none of the mentee's"
	}
	return "the mentor has no lived experience of disability"
}

func sayDisabilityCompared(s *speaker, a scoring.Args) string {
	var covered, partly, not []string
	whole, part := 0, 0
	add := func(words []string, word string) []string {
		if word == "" || slices.Contains(words, word) {
			return words
		}
		return append(words, word)
	}
	for _, item := range a.Items {
		word := ""
		if s.both != profiles.ShareNone {
			word = s.experience(item)
		}
		switch {
		case item.Points == profiles.MaxPoints:
			whole++
			covered = add(covered, word)
		case item.Points > 0:
			part++
			partly = add(partly, word)
		default:
			not = add(not, word)
		}
	}
	text := fmt.Sprintf("the mentor's lived experience covers %d of %s of the mentee's",
		whole, plural(a.Of, "aspect", "aspects"))
	switch {
	case part > 0 && whole > 0:
		text += fmt.Sprintf(", and %d more in part", part)
	case part > 0:
		text = fmt.Sprintf("the mentor's lived experience covers %d of %s of the mentee's, in part only",
			part, plural(a.Of, "aspect", "aspects"))
	}
	// A category can be covered in one aspect and not in another: it is told
	// by the best of them.
	told := func(word string) bool { return slices.Contains(covered, word) }
	partly = slices.DeleteFunc(partly, told)
	not = slices.DeleteFunc(not, func(word string) bool { return told(word) || slices.Contains(partly, word) })
	if len(covered) > 0 {
		text += ": " + strings.Join(covered, "; ")
	}
	switch {
	case len(partly) > 0 && whole == 0:
		text += ": " + strings.Join(partly, "; ")
	case len(partly) > 0:
		text += "; in part: " + strings.Join(partly, "; ")
	}
	if len(not) > 0 {
		text += "; but not: " + strings.Join(not, "; ")
	}
	return text
}

// experience is one compared aspect, as far as both have agreed.
func (s *speaker) experience(item scoring.Item) string {
	if s.both != profiles.ShareFull {
		switch item.What {
		case "condition":
			return s.category(item.Mentee)
		case "function":
			return icfChapter(item.Mentee)
		}
		return ""
	}
	name := func(code string) string { return code }
	var remarks []string
	switch item.What {
	case "condition":
		name = s.condition
	case "cause":
		name = s.cause
	case "function":
		remarks = append(remarks, icfChapter(item.Mentee))
	}
	if item.Mentor != "" && item.Mentor != item.Mentee {
		remarks = append(remarks, "through "+name(item.Mentor))
	}
	if item.Unknown && item.Points > 0 {
		remarks = append(remarks, "since when is not known")
	}
	text := name(item.Mentee)
	if len(remarks) > 0 {
		text += " (" + strings.Join(remarks, ", ") + ")"
	}
	return text
}

func sayOccupationUnknown(_ *speaker, a scoring.Args) string {
	return "about occupation " + whose(a.Blank) + countsNeutral
}

func sayOccupationCompared(_ *speaker, a scoring.Args) string {
	var parts []string
	for _, item := range a.Items {
		parts = append(parts, sayOccupationItem(item))
	}
	if len(parts) == 0 {
		return "no occupations to compare"
	}
	text := parts[0]
	for _, part := range parts[1:] {
		text += "; " + part
	}
	return text
}

func sayOccupationItem(item scoring.Item) string {
	switch item.What {
	case "returned":
		switch {
		case item.Unknown:
			return "whether the mentor has returned to work is not known"
		case item.Points == 0:
			return "the mentor has not returned to work"
		}
		return "the mentor has returned to work"
	case "background":
		return compareOccupations("earlier work", item)
	case "target":
		return compareOccupations("the work aimed at", item)
	}
	return compareOccupations(item.What, item)
}

func compareOccupations(what string, item scoring.Item) string {
	switch {
	case item.Unknown:
		return what + " cannot be compared"
	case item.Mentee == "":
		return what + ": the mentee names none"
	case item.Mentor == "":
		return what + ": the mentor names none"
	case item.Points == profiles.MaxPoints:
		return fmt.Sprintf("%s is the same (%s)", what, occupation(item.Mentor))
	case item.Mentee == item.Mentor && item.Points > 0:
		// Of the work aimed at: the mentor has done it, and does other work
		// now or is not back at work.
		return fmt.Sprintf("%s is what the mentor has done before (%s)", what, occupation(item.Mentor))
	case item.Points == 0:
		return fmt.Sprintf("%s differs (%s and %s)", what, occupation(item.Mentee), occupation(item.Mentor))
	case item.Points >= profiles.MaxPoints/2:
		return fmt.Sprintf("%s is close (%s and %s)", what, occupation(item.Mentee), occupation(item.Mentor))
	}
	return fmt.Sprintf("%s is distantly related (%s and %s)", what, occupation(item.Mentee), occupation(item.Mentor))
}

func sayGoalsUnknown(_ *speaker, a scoring.Args) string {
	return "about goals " + whose(a.Blank) + countsNeutral
}

func sayGoalsNothing(_ *speaker, _ scoring.Args) string {
	return "the mentee has no goals to help with"
}

func sayGoalsCompared(s *speaker, a scoring.Args) string {
	var helped, not []string
	for _, item := range a.Items {
		name := s.goal(item.Mentee)
		if item.Mentee == "" {
			name = s.goal(item.Mentor)
		}
		if item.Points > 0 {
			helped = append(helped, name)
		} else {
			not = append(not, name)
		}
	}
	for _, item := range a.Missing {
		if name := s.goal(item.Mentee); !slices.Contains(not, name) {
			not = append(not, name)
		}
	}
	text := fmt.Sprintf("the mentor can help with %d of %s", a.Count, plural(a.Of, "goal", "goals"))
	if len(helped) > 0 {
		text += ": " + strings.Join(helped, "; ")
	}
	if len(not) > 0 {
		text += "; but not with: " + strings.Join(not, "; ")
	}
	return text
}

func sayAvailabilityUnknown(_ *speaker, a scoring.Args) string {
	return "about free time " + whose(a.Blank) + countsNeutral
}

func sayAvailabilityJoint(_ *speaker, a scoring.Args) string {
	one, many := period(a.Every)
	each, span := "a week", "week"
	if one != span {
		span = strings.TrimPrefix(howOften(a.Every), "every ")
		each = "in " + span
	}
	text := fmt.Sprintf("a meeting fits in %d of %s; %s in common %s on average",
		a.Count, plural(a.Of, one, many), duration(a.Minutes), each)
	if a.Worst < a.Minutes {
		text += ", " + duration(a.Worst) + " in the worst " + span
	}
	return text
}

// duration writes minutes as people say them: 2 h 30 min.
func duration(minutes int) string {
	hours, rest := minutes/60, minutes%60
	switch {
	case hours == 0:
		return fmt.Sprintf("%d min", rest)
	case rest == 0:
		return fmt.Sprintf("%d h", hours)
	}
	return fmt.Sprintf("%d h %d min", hours, rest)
}

func sayWishMet(s *speaker, a scoring.Args) string {
	text := fmt.Sprintf("%d of %s of %s %s met", a.Count,
		plural(a.Of, "wish", "wishes"), side(a.Side), map[bool]string{true: "is", false: "are"}[a.Count == 1])
	if things := s.wishes(a.Side, a.Items); len(things) > 0 {
		text += ": " + list(things)
	}
	return text
}

// wishes names what one side wishes for or requires.
func (s *speaker) wishes(of scoring.Side, items []scoring.Item) []string {
	var named []string
	for _, item := range items {
		wished := item.Mentee
		if of == scoring.MentorSide {
			wished = item.Mentor
		}
		named = append(named, s.wish(item.What, wished))
	}
	return named
}

func (s *speaker) wish(what, code string) string {
	switch what {
	case "person":
		return code
	case "gender":
		return s.gender(code)
	case "language":
		return languageName(code)
	}
	return what
}
