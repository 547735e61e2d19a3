package report

import (
	"mentormatch/matcher"
	"mentormatch/scoring"
)

// A telling is how one match is told; every output tells the same. Its texts
// hold until the next is told.
type telling struct {
	// reasons has a sentence for each criterion; extra holds the sentences
	// of wishes and notes, and how the pair came to be when nobody proposed it.
	reasons [scoring.NumCriteria][]byte
	extra   [][]byte
	// slot proposes a time of the week; "" for none.
	slot string
}

// A teller tells the matches of a run, one after the other.
type teller struct {
	run     *Run
	speaker speaker
	telling telling
	draft   []byte // where the texts stand
}

func (r *Run) teller(w words) *teller { return &teller{run: r, speaker: speaker{words: w}} }

// tell tells a match.
func (t *teller) tell(m *matcher.Matched) *telling {
	t.reasons(&m.Pair)
	told, speak := &t.telling, &t.speaker
	told.extra = told.extra[:0]
	if m.Origin != matcher.Proposed {
		told.extra = append(told.extra, []byte(speak.decided(m.Origin, m.Decision)))
	}
	for k := range m.Pair.Wishes {
		told.extra = append(told.extra, t.sentence(&m.Pair.Wishes[k]))
	}
	if len(m.Pair.Barriers) > 0 {
		told.extra = append(told.extra, []byte(speak.barred(m.Pair.Barriers)))
	}
	settings := &t.run.programme().Settings
	told.slot = speak.words.slot(m.Pair.Slot, settings.Meeting.Every)
	for _, text := range speak.clockChanges(&m.Pair, settings) {
		told.extra = append(told.extra, []byte(text))
	}
	for k := range m.Pair.Notes {
		told.extra = append(told.extra, t.sentence(&m.Pair.Notes[k]))
	}
	return told
}

// reasons tells what each criterion says of a pair, and nothing else.
func (t *teller) reasons(pair *scoring.Pair) *[scoring.NumCriteria][]byte {
	t.draft = t.draft[:0]
	t.speaker.about(t.run.For, t.run.mentee(pair.Mentee), t.run.mentor(pair.Mentor))
	for c := range pair.Parts {
		t.telling.reasons[c] = t.sentence(&pair.Parts[c].Reason)
	}
	return &t.telling.reasons
}

// barred says that rules would bar a pair that was decided.
func (w words) barred(by []scoring.Reason) string {
	return w.Sentence(w.Say("decided.barred", "rules", w.rulesInWords(by)))
}

func (t *teller) sentence(r *scoring.Reason) []byte {
	begin := len(t.draft)
	t.draft = t.speaker.appendSentence(t.draft, r)
	return t.draft[begin:len(t.draft):len(t.draft)]
}

// moreSentences are the texts of extra, to be kept.
func (t *telling) moreSentences() []string {
	var texts []string
	for _, text := range t.extra {
		texts = append(texts, string(text))
	}
	return texts
}

// why appends everything there is to say about a match, in one text. What the
// same person has left blank is said once, where the first of it stands.
func (t *teller) why(to []byte, m *matcher.Matched) []byte {
	told, begin := t.tell(m), len(to)
	var said criteria
	for c, text := range told.reasons {
		if said.has(c) {
			continue
		}
		blank := m.Pair.Parts[c].Reason.Args.Blank
		if same := blankAlike(&m.Pair, blank); same.several() {
			to = t.appendUnknown(to, begin, same, blank)
			said |= same
			continue
		}
		to = appendSentence(to, begin, text)
	}
	to = appendSentence(to, begin, told.slot)
	for _, text := range told.extra {
		to = appendSentence(to, begin, text)
	}
	return to
}

// appendUnknown puts a sentence about blank answers behind those since begin.
func (t *teller) appendUnknown(to []byte, begin int, of criteria, blank scoring.Blank) []byte {
	if len(to) > begin {
		to = append(to, ' ')
	}
	from := len(to)
	return t.speaker.SentenceFrom(t.speaker.appendUnknown(to, of, blank), from)
}

// appendSentence puts a sentence behind those since begin.
func appendSentence[text string | []byte](to []byte, begin int, sentence text) []byte {
	if len(sentence) > 0 && len(to) > begin {
		to = append(to, ' ')
	}
	return append(to, sentence...)
}
