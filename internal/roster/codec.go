package roster

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/profiles"
)

// cellsOf writes what a profile says, as cells of a sheet: an answer that is
// blank has no cell, and the answer that there is nothing is "none". Two
// profiles that say the same have the same cells.
func cellsOf(one profiles.One) map[leaf]string {
	cells := map[leaf]string{}
	put := func(l leaf, text string) {
		if text != "" {
			cells[l] = text
		}
	}
	p := personOf(one)
	put(leafName, p.Name)
	put(leafJoined, p.Joined.String())
	put(leafLanguages, listCell(p.Languages, languageCell))
	put(leafMeet, listCell(p.Meet, func(m profiles.Mode) string { return string(m) }))
	if p.Place != nil {
		put(leafPlace, pointCell(p.Place)+", "+strconv.Itoa(p.Place.TravelKM))
	}
	put(leafGender, p.Gender)
	put(leafAge, string(p.Age))
	put(leafInterests, listCell(p.Interests, func(s string) string { return s }))
	put(leafAgain, string(p.Again))
	if p.ShareDisability != profiles.ShareNone {
		put(leafShare, []string{"none", "category", "full"}[p.ShareDisability])
	}
	if a := p.Availability; a != nil {
		put(leafZone, a.TimeZone)
		put(leafWeekly, weeklyCell(a.Weekly))
		put(leafExcept, listCell(a.Except, rangeCell))
		put(leafFrom, a.From.String())
		put(leafUntil, a.Until.String())
	}
	for _, w := range []struct {
		wishes                                       profiles.Wishes
		people, gender, tongue, ages, age, likes, km leaf
	}{
		{p.Prefer, leafPreferPeople, leafPreferGender, leafPreferTalk, leafPreferAges, leafPreferAge, leafPreferLikes, leafPreferKM},
		{p.Require, leafRequirePeopl, leafRequireGendr, leafRequireTalk, leafRequireAges, leafRequireAge, leafRequireLikes, leafRequireKM},
	} {
		put(w.ages, w.wishes.Ages.String())
		if w.wishes.SimilarAge {
			put(w.age, "similar")
		}
		if w.wishes.SharedInterests {
			put(w.likes, "shared")
		}
		if w.wishes.WithinKM > 0 {
			put(w.km, strconv.Itoa(w.wishes.WithinKM))
		}
		put(w.people, listCell(w.wishes.People, enquote))
		put(w.gender, w.wishes.Gender)
		put(w.tongue, listCell(w.wishes.Languages, languageCell))
	}
	put(leafAvoid, listCell(p.Avoid, enquote))
	put(leafConflict, listCell(p.Conflict, enquote))
	put(leafNotes, p.Notes)
	if m := one.Mentee; m != nil {
		put(leafDisability, experiencesCell(m.Disability))
		put(leafHeld, listCell(m.Held, profiles.Occupation.String))
		put(leafTarget, listCell(m.Target, profiles.Occupation.String))
		put(leafSupport, string(m.Support))
		for _, each := range []struct {
			leaf    leaf
			matters profiles.Importance
		}{
			{leafMatterDisab, m.Matters.Disability}, {leafMatterWork, m.Matters.Occupation},
			{leafMatterGoals, m.Matters.Goals}, {leafMatterTime, m.Matters.Availability},
		} {
			put(each.leaf, map[profiles.Importance]string{profiles.MattersLess: "low", profiles.MattersMore: "high"}[each.matters])
		}
		put(leafGoals, listCell(m.Goals, func(g profiles.Goal) string { return fmt.Sprint(g.Goal, " ", g.Priority) }))
		if m.RoundsWaited > 0 {
			put(leafRounds, strconv.Itoa(m.RoundsWaited))
		}
	}
	if m := one.Mentor; m != nil {
		put(leafLived, experiencesCell(m.LivedExperience))
		put(leafHeld, listCell(m.Held, profiles.Occupation.String))
		if m.Current != nil {
			put(leafCurrent, m.Current.String())
		}
		put(leafReturned, returnedCell(m.Returned))
		put(leafSupports, listCell(m.Supports, func(s profiles.Support) string { return fmt.Sprint(s.Goal, " ", s.Level) }))
		put(leafOffers, string(m.Offers))
		if m.Pause != nil {
			put(leafPauseFrom, m.Pause.From.String())
			put(leafPauseUntil, m.Pause.Until.String())
		}
		put(leafCapacity, strconv.Itoa(m.Capacity))
		put(leafTraining, credentialCell(m.Training))
		put(leafClearance, credentialCell(m.Clearance))
	}
	return cells
}

func personOf(one profiles.One) *profiles.Person {
	if one.Mentee != nil {
		return &one.Mentee.Person
	}
	return &one.Mentor.Person
}

// everybody is the people of a programme, mentees first.
func everybody(p *profiles.Programme) []profiles.One {
	list := make([]profiles.One, 0, len(p.Mentees)+len(p.Mentors))
	for i := range p.Mentees {
		list = append(list, profiles.One{Mentee: &p.Mentees[i]})
	}
	for i := range p.Mentors {
		list = append(list, profiles.One{Mentor: &p.Mentors[i]})
	}
	return list
}

func listCell[T any](list []T, write func(T) string) string {
	if list != nil && len(list) == 0 {
		return wordNone
	}
	texts := make([]string, len(list))
	for i, t := range list {
		texts[i] = write(t)
	}
	return strings.Join(texts, "; ")
}

func languageCell(l profiles.Language) string { return l.Tag }

func pointCell(p *profiles.Place) string {
	degrees := func(d float64) string { return strconv.FormatFloat(d, 'f', -1, 64) }
	return degrees(p.Latitude) + ", " + degrees(p.Longitude)
}

func rangeCell(r profiles.DateRange) string {
	if r.From == r.Until {
		return r.From.String()
	}
	return r.From.String() + ".." + r.Until.String()
}

func credentialCell(c *profiles.Credential) string {
	if c == nil {
		return ""
	}
	return c.Completed.String() + ".." + c.ValidUntil.String()
}

func returnedCell(r profiles.Return) string {
	switch {
	case !r.Answered:
		return ""
	case !r.Returned:
		return "no"
	case r.On.IsZero():
		return "yes"
	}
	return r.On.String()
}

// weeklyCell writes windows as profiles do: Mon 18:00-20:30; Sun 22:00-01:00.
// A window as long as a day that does not begin at midnight cannot be written,
// and becomes two that touch.
func weeklyCell(list []profiles.Window) string {
	const day = 24 * 60
	var whole []profiles.Window
	for _, w := range list {
		if w.End-w.Start == day && w.Start > 0 {
			first, second := w, w
			first.End = day
			second.Day, second.Start, second.End = (w.Day+1)%7, 0, w.End-day
			whole = append(whole, first, second)
			continue
		}
		whole = append(whole, w)
	}
	if list == nil {
		return ""
	}
	if whole == nil {
		whole = []profiles.Window{}
	}
	return listCell(whole, func(w profiles.Window) string {
		end := w.End
		if end > day {
			end -= day
		}
		s := fmt.Sprintf("%s %02d:%02d-%02d:%02d", w.Day.String()[:3], w.Start/60, w.Start%60, end/60, end%60)
		if w.Mode != "" {
			s += " " + string(w.Mode)
		}
		return s
	})
}

func experiencesCell(list []profiles.Experience) string {
	return listCell(list, func(x profiles.Experience) string {
		var parts []string
		if x.Condition != "" {
			parts = append(parts, x.Condition)
		}
		if x.Cause != "" {
			parts = append(parts, "cause "+x.Cause)
		}
		for _, f := range x.Functions {
			parts = append(parts, fmt.Sprint(f.Code, "=", f.Qualifier))
		}
		if x.Functions != nil && len(x.Functions) == 0 {
			parts = append(parts, "functions none")
		}
		if !x.Since.IsZero() {
			parts = append(parts, "since "+x.Since.String())
		}
		return strings.Join(parts, ", ")
	})
}

// experienceNode reads what experiencesCell writes of one experience:
// spinal-cord-injury, cause injury, b730=3, d450=2, since 2024-06.
func experienceNode(text string) *yaml.Node {
	var condition, cause, begun, functions *yaml.Node
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		code, qualifier, isFunction := strings.Cut(part, "=")
		switch {
		case isFunction:
			if functions == nil {
				functions = mapping()
			}
			functions.Content = append(functions.Content, scalar(strings.TrimSpace(code)), scalar(strings.TrimSpace(qualifier)))
		case strings.HasPrefix(part, "cause "):
			cause = scalar(strings.TrimSpace(part[len("cause "):]))
		case strings.HasPrefix(part, "since "):
			begun = scalar(strings.TrimSpace(part[len("since "):]))
		case part == "functions none":
			functions = mapping()
		case condition != nil:
			condition = scalar(condition.Value + ", " + part) // which no vocabulary has
		default:
			condition = scalar(part)
		}
	}
	x := mapping()
	for _, f := range []struct {
		name string
		node *yaml.Node
	}{{"condition", condition}, {"cause", cause}, {"functions", functions}, {"since", begun}} {
		if f.node != nil {
			x.Content = append(x.Content, scalar(f.name), f.node)
		}
	}
	return x
}

// entryNode is a term of a list as the profile writes it.
func entryNode(l leaf, term string) *yaml.Node {
	switch l {
	case leafDisability, leafLived:
		return experienceNode(term)
	case leafGoals, leafSupports:
		code, number, ok := strings.Cut(term, " ")
		if !ok {
			return scalar(term)
		}
		name := "priority"
		if l == leafSupports {
			name = "level"
		}
		return mapping(scalar("goal"), scalar(code), scalar(name), scalar(strings.TrimSpace(number)))
	}
	return scalar(term)
}
