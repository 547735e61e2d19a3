package roster

import (
	"slices"
	"strings"
	"sync"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// formWords are what the answers of a form are called, so that people choose
// and read words of their language where profiles have codes.
//
// Invariant: what write makes of a cell in codes, read makes the same cell
// again. A word that would be read as something else is not used.
type formWords struct {
	say   *lang.Speaker
	lists map[string]*termWords
}

// termWords are the words for the terms of a list.
type termWords struct {
	label  map[string]string // by code
	byWord map[string]string // the code, by what it is called, alike
}

func (t *termWords) add(code, word string) {
	if word = alike(word); word != "" && t.byWord[word] == "" {
		t.byWord[word] = code
	}
}

// newFormWords are the words of a form in a language with a programme's terms.
// The columns are those of the form's own sheet of lists, which come before all
// others; of a form without one, what the languages of the program call the
// terms is understood.
func newFormWords(say *lang.Speaker, settings *profiles.Settings, columns []listColumn) *formWords {
	w := &formWords{say: say, lists: map[string]*termWords{}}
	w.add(columns)
	for _, l := range append([]lang.Language{say.Language}, lang.Languages()...) {
		w.add(listColumns(lang.New(l), settings))
	}
	for _, l := range lang.Languages() {
		w.addEarlier(lang.New(l), settings)
	}
	return w
}

// addEarlier adds what earlier versions of the program called the terms.
func (w *formWords) addEarlier(say *lang.Speaker, settings *profiles.Settings) {
	for _, list := range vocabularyLists {
		for _, e := range *list.of(&settings.Vocabulary) {
			for _, word := range say.TermCalled(list.kind, e.Code, e.Label) {
				w.lists[list.name].add(e.Code, word)
			}
		}
	}
	for _, list := range fixedLists {
		for _, code := range list.codes {
			for _, word := range fixedTerms(say, list.name, code) {
				w.lists[list.name].add(code, word)
			}
		}
	}
}

// add adds the codes of lists, and then what they are called.
func (w *formWords) add(columns []listColumn) {
	for _, c := range columns {
		if c.part != "" {
			continue
		}
		t := w.lists[c.list]
		if t == nil {
			t = &termWords{label: map[string]string{}, byWord: map[string]string{}}
			w.lists[c.list] = t
		}
		for _, code := range c.texts {
			if code != "" {
				t.byWord[alike(code)] = code
			}
		}
	}
	for _, c := range columns {
		if c.part != labelPart || w.lists[c.list] == nil {
			continue
		}
		codes := textsOf(columns, c.list, "")
		for i, label := range c.texts[:min(len(c.texts), len(codes))] {
			if t := w.lists[c.list]; codes[i] != "" && label != "" {
				t.add(codes[i], label)
				if t.label[codes[i]] == "" {
					t.label[codes[i]] = label
				}
			}
		}
	}
}

// code is the term that a word means; the word itself when it means none.
func (w *formWords) code(list, word string) (string, bool) {
	if t := w.lists[list]; t != nil {
		if code, ok := t.byWord[alike(word)]; ok {
			return code, true
		}
	}
	return word, false
}

// call is what a term is called in the form.
func (w *formWords) call(list, code string) string {
	if t := w.lists[list]; t != nil && t.label[code] != "" {
		return t.label[code]
	}
	return code
}

// nothing are the words by which a cell says that there is nothing, in every
// language, folded.
var nothing = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{wordNone: true}
	for _, l := range lang.Languages() {
		words[fold(lang.New(l).Say("roster.word.none"))] = true
	}
	return words
})

// write puts the words of the form for the codes of a cell.
func (w *formWords) write(c *formColumn, cell string) string {
	switch {
	case cell == "":
		return ""
	case !c.several:
		return w.writeOne(c, cell)
	case cell == wordNone:
		return w.say.Say("roster.word.none")
	case c.list == "" && c.field != "availability.weekly":
		return cell
	}
	var texts []string
	for _, p := range cut(cell, ";\n") {
		text := w.writeOne(c, p.text)
		if c.field != "disability" { // whose commas are no part of a term
			text = enquote(text)
		}
		texts = append(texts, text)
	}
	if written := strings.Join(texts, "; "); w.read(c, written) == cell {
		return written
	}
	return cell
}

func (w *formWords) writeOne(c *formColumn, text string) string {
	var written string
	switch c.field {
	case "goals", "supports":
		code, number, _ := strings.Cut(text, " ")
		written = strings.TrimSpace(w.call(c.list, code) + " " + number)
	case "disability":
		written = w.writeExperience(text)
	case "availability.weekly":
		written = w.writeWindow(text)
	default:
		written = w.call(c.list, text)
	}
	if w.readOne(c, written) == text {
		return written
	}
	return text
}

// read puts the codes for the words of a cell. What it does not know stays.
func (w *formWords) read(c *formColumn, cell string) string {
	if !c.several {
		return w.readOne(c, cell)
	}
	changed := false
	var texts []string
	for _, p := range cut(cell, ";\n") {
		text := p.text
		switch {
		case !p.quoted && nothing()[fold(text)]:
			text = wordNone
		case c.list != "" || c.field == "availability.weekly":
			text = w.readOne(c, text)
		}
		changed = changed || text != p.text
		if text == p.text && p.quoted {
			text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
		texts = append(texts, text)
	}
	if !changed {
		return cell
	}
	return strings.Join(texts, "; ")
}

func (w *formWords) readOne(c *formColumn, text string) string {
	switch c.field {
	case "goals", "supports":
		return w.readGoal(c.list, text)
	case "disability":
		return w.readExperience(text)
	case "availability.weekly":
		return window(text)
	}
	code, _ := w.code(c.list, text)
	return code
}

// readGoal reads a term that may have a number behind it.
func (w *formWords) readGoal(list, text string) string {
	at := strings.LastIndexAny(text, " \u00a0")
	if at > 0 {
		if number := asciiDigits(strings.TrimSpace(text[at:])); strings.Trim(number, "0123456789") == "" {
			// A code and its number come before a term that is called so.
			if code, ok := w.code(list, text[:at]); ok && (code == text[:at] || !w.knows(list, text)) {
				return code + " " + number
			}
		}
	}
	code, _ := w.code(list, text)
	return code
}

func (w *formWords) knows(list, word string) bool {
	_, ok := w.code(list, word)
	return ok
}

// Words that stand in front of what more is said of a condition, as profiles
// in a cell have them.
var experienceWords = []string{"cause", "since"}

func (w *formWords) writeExperience(text string) string {
	parts := strings.Split(text, ", ")
	for i, part := range parts {
		first, rest, more := strings.Cut(part, " ")
		switch {
		case part == "functions none":
			parts[i] = w.say.Say("roster.word.functions-none")
		case more && first == "cause":
			parts[i] = w.say.Say("roster.word.cause") + " " + w.call("causes", rest)
		case more && first == "since":
			parts[i] = w.say.Say("roster.word.since") + " " + rest
		default:
			parts[i] = w.call("conditions", part)
		}
	}
	return strings.Join(parts, ", ")
}

// readExperience reads a condition, whose name may have commas of its own, and
// what is said of it behind commas.
func (w *formWords) readExperience(text string) string {
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	for n := len(parts); n > 0; n-- {
		if code, ok := w.code("conditions", strings.Join(parts[:n], ", ")); ok {
			parts = append([]string{code}, parts[n:]...)
			break
		}
	}
	for i, part := range parts {
		parts[i] = w.readSaid(part)
	}
	return strings.Join(parts, ", ")
}

// readSaid reads what is said of a condition: its cause or its beginning.
func (w *formWords) readSaid(part string) string {
	for _, l := range lang.Languages() {
		say := lang.New(l)
		if fold(part) == fold(say.Say("roster.word.functions-none")) {
			return "functions none"
		}
		for _, word := range experienceWords {
			rest, ok := strings.CutPrefix(part, say.Say("roster.word."+word)+" ")
			if !ok {
				continue
			}
			if rest = strings.TrimSpace(rest); word == "cause" {
				rest, _ = w.code("causes", rest)
			} else {
				rest = asciiDigits(rest)
			}
			return word + " " + rest
		}
	}
	if code, qualifier, ok := strings.Cut(part, "="); ok {
		return code + "=" + asciiDigits(qualifier)
	}
	return part
}

// writeWindow writes a stretch of the week, Mon 18:00-20:30 remote, in words.
func (w *formWords) writeWindow(text string) string {
	day, rest, _ := strings.Cut(text, " ")
	i := slices.Index(dayNames, day)
	if i < 0 {
		return text
	}
	written := dayWords(w.say)[i] + " " + rest
	if stretch, mode, ok := strings.Cut(rest, " "); ok {
		written = dayWords(w.say)[i] + " " + stretch + " " + w.call("meet", mode)
	}
	return written
}
