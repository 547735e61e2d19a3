package report

import (
	"slices"
	"strconv"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// few is how many things a sentence nearly always has at most: room for them
// needs no memory of its own.
const few = 8

func sayDisabilityNothing(s *speaker, _ *scoring.Args) string {
	if s.consent.mentee == profiles.ShareNone {
		return s.Say("disability.nothing.untold")
	}
	return s.Say("disability.nothing")
}

func sayDisabilityNone(s *speaker, _ *scoring.Args) string {
	if s.consent.mentor == profiles.ShareNone {
		return s.Say("disability.none.untold")
	}
	return s.Say("disability.none")
}

func sayDisabilityCompared(s *speaker, to []byte, a *scoring.Args) []byte {
	begin := len(to)
	covered, partly, not := make([]string, 0, few), make([]string, 0, few), make([]string, 0, few)
	whole, part := coverage(a)
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
			covered = add(covered, word)
		case item.Points > 0:
			partly = add(partly, word)
		default:
			not = add(not, word)
		}
	}
	switch {
	case part == 0:
		to = s.appendCounted(to, coversCounted, whole, a.Of)
	case whole == 0:
		to = s.appendCounted(to, coversPartCounted, part, a.Of)
	default:
		to = s.Append(to, "disability.covers.more", "whole", whole, "part", part, "count", a.Of)
	}
	// A category can be covered in one aspect and not in another: it is told
	// by the best of them.
	told := func(word string) bool { return slices.Contains(covered, word) }
	partly = slices.DeleteFunc(partly, told)
	not = slices.DeleteFunc(not, func(word string) bool { return told(word) || slices.Contains(partly, word) })
	if whole == 0 { // in part only, as the text says
		covered, partly = partly, nil
	}
	to = s.tail(to, begin, "tail.things", covered)
	to = s.tail(to, begin, "tail.part", partly)
	return s.tail(to, begin, "tail.but", not)
}

// tail says a list of things behind the text from begin on; nothing when there
// are none.
func (w words) tail(to []byte, begin int, how string, things []string) []byte {
	if len(things) == 0 {
		return to
	}
	return w.AppendThings(to, begin, how, things)
}

// experience is one compared aspect, as far as both have agreed.
func (s *speaker) experience(item scoring.Item) string {
	if s.both != profiles.ShareFull {
		switch item.What {
		case "condition":
			return s.category(item.Mentee)
		case "function":
			return s.icfChapter(item.Mentee)
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
		remarks = append(remarks, s.icfChapter(item.Mentee))
	}
	if item.Mentor != "" && item.Mentor != item.Mentee {
		through := name(item.Mentor)
		if _, ok := s.vocabulary.Condition(item.Mentor); !ok && item.What == "condition" {
			through = s.cause(item.Mentor) // all that the mentor's experience names
		}
		remarks = append(remarks, s.Say("disability.through", "what", through))
	}
	if item.Unknown && item.Points > 0 && item.Mentor != profiles.OtherCondition {
		remarks = append(remarks, s.Say("disability.since"))
	}
	if len(remarks) == 0 {
		return name(item.Mentee)
	}
	return s.Say("disability.remark", "what", name(item.Mentee), "remarks", s.Commas(remarks))
}

func sayOccupationCompared(s *speaker, to []byte, a *scoring.Args) []byte {
	if len(a.Items) == 0 {
		return s.Append(to, "occupation.nothing")
	}
	for k := range a.Items {
		to = s.AppendSemicolon(to, k)
		begin := len(to)
		to = s.Enumerated(s.occupationItem(to, &a.Items[k]), begin)
	}
	return to
}

func (s *speaker) occupationItem(to []byte, item *scoring.Item) []byte {
	if item.What == "returned" {
		switch {
		case item.Unknown:
			return s.AppendMessage(to, returnedUnknown)
		case item.Points == 0:
			return s.AppendMessage(to, returnedNot)
		}
		return s.AppendMessage(to, returned)
	}
	messages := &backgroundMessages
	switch item.What {
	case "background":
	case "target":
		messages = &targetMessages
	default:
		return append(to, item.What...)
	}
	work := s.occupation(item.Mentor)
	mentee := work
	if item.Mentee != item.Mentor {
		mentee = s.occupation(item.Mentee)
	}
	return s.AppendMessage(to, messages[likenessOf(item)], work, mentee, work)
}

// A likeness is how near two occupations are, and what makes them so.
type likeness int

const (
	unknownLikeness likeness = iota
	menteeBlank
	mentorBlank
	related
	crosswalked
	same
	// Of the work aimed at: the mentor has done it, and does other work now or
	// is not back at work.
	doneBefore
	different
	near
	distant
	numLikenesses
)

func likenessOf(item *scoring.Item) likeness {
	switch {
	case item.Unknown:
		return unknownLikeness
	case item.Mentee == "":
		return menteeBlank
	case item.Mentor == "":
		return mentorBlank
	case item.Via == scoring.ViaRelated:
		return related
	case item.Via == scoring.ViaCrosswalk:
		return crosswalked
	case item.Points == profiles.MaxPoints:
		return same
	case item.Mentee == item.Mentor && item.Points > 0:
		return doneBefore
	case item.Points == 0:
		return different
	case item.Points >= profiles.MaxPoints/2:
		return near
	}
	return distant
}

// What is said of each fact, for each likeness.
var (
	backgroundMessages = occupationMessages("occupation.background.")
	targetMessages     = occupationMessages("occupation.target.")
	returned           = lang.NewMessage("occupation.returned")
	returnedNot        = lang.NewMessage("occupation.returned.not")
	returnedUnknown    = lang.NewMessage("occupation.returned.unknown")
)

func occupationMessages(about string) (messages [numLikenesses]*lang.Message) {
	for k, how := range [numLikenesses]string{"unknown", "mentee", "mentor", string(scoring.ViaRelated), string(scoring.ViaCrosswalk), "same", "before", "differs", "close", "distant"} {
		messages[k] = lang.NewMessage(about+how, "work", "mentee", "mentor")
	}
	return messages
}

func sayGoalsCompared(s *speaker, to []byte, a *scoring.Args) []byte {
	begin := len(to)
	helped, not := make([]string, 0, few), make([]string, 0, few)
	for k := range a.Items {
		item := &a.Items[k]
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
	for k := range a.Missing {
		item := &a.Missing[k]
		if name := s.goal(item.Mentee); !slices.Contains(not, name) {
			not = append(not, name)
		}
	}
	to = s.appendCounted(to, goalsCounted, a.Count, a.Of)
	to = s.tail(to, begin, "tail.things", helped)
	return s.tail(to, begin, "tail.butnotwith", not)
}

func sayAvailabilityJoint(s *speaker, to []byte, a *scoring.Args) []byte {
	if s.memory != nil {
		return append(to, s.memory.joint(a, func() string { return s.sayJoint(a) })...)
	}
	return append(to, s.sayJoint(a)...)
}

func (w words) sayJoint(a *scoring.Args) string {
	text := w.Say("availability."+rhythm(a.Every), "fits", a.Count, "count", a.Of, "minutes", w.duration(a.Minutes))
	if a.Worst < a.Minutes {
		text = w.Say("availability.worst."+rhythm(a.Every), "text", text, "minutes", w.duration(a.Worst))
	}
	return text
}

func sayWishMet(s *speaker, to []byte, a *scoring.Args) []byte {
	begin := len(to)
	to = s.appendCounted(to, wishesCounted(a.Side), a.Count, a.Of)
	if things := s.wishes(make([]string, 0, few), a.Side, a.Items); len(things) > 0 {
		return s.tail(to, begin, "tail.things", []string{s.List(things)})
	}
	return to
}

// wishesCounted is how many wishes of a side are met.
func wishesCounted(of scoring.Side) counted {
	if of == scoring.MentorSide {
		return mentorWishesCounted
	}
	return menteeWishesCounted
}

// wishes appends the names of what one side wishes for or requires.
func (s *speaker) wishes(named []string, of scoring.Side, items []scoring.Item) []string {
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
		return s.language(code)
	case "ages":
		return s.Say("wish.ages", "ages", s.Digits(code))
	case "age", "interests":
		return s.Say("wish." + what)
	case "within_km":
		if km, err := strconv.Atoi(code); err == nil {
			return s.Say("wish.within_km", "km", km)
		}
		return s.Say("wish.within_km", "km", code)
	}
	return what
}
