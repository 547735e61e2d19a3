package report

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// fullyTold is the sample programme with all that can be said of it: how sure
// each pair is, what else everybody could have, and what would help.
func fullyTold(t *testing.T) *Run {
	t.Helper()
	real := harbourRun(t)
	ctx, run := context.Background(), real.Run
	pricing, err := matcher.NewPricing(ctx, real.real, run.Result)
	if err != nil {
		t.Fatal(err)
	}
	run.Instead = make(map[int]Instead)
	for i := range run.programme().Mentees {
		var told Instead
		if told.Standing, told.Ties, err = pricing.Standing(ctx, i); err == nil {
			told.Alternatives, err = pricing.Alternatives(ctx, i, 3)
		}
		if err != nil {
			t.Fatal(err)
		}
		run.Instead[i] = told
	}
	helping, err := matcher.NewHelping(ctx, real.real, run.Result)
	if err != nil {
		t.Fatal(err)
	}
	if run.Places, err = helping.Places(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if run.Help, err = helping.All(ctx, nil); err != nil {
		t.Fatal(err)
	}
	// People of the sample programme write whom they ask for and what they like
	// in English codes: give some an interest in common and a word on weights.
	for i := range run.programme().Mentees {
		m := run.mentee(i)
		m.Interests = []string{"music", "travel"}
		m.Matters = profiles.Matters{Goals: profiles.MattersMore, Occupation: profiles.MattersLess}
		m.Support = []profiles.SupportKind{profiles.SupportPeer, profiles.SupportMentor, profiles.SupportBoth}[i%3]
	}
	for j := range run.programme().Mentors {
		run.mentor(j).Interests = []string{"travel", "music"}
	}
	for _, m := range run.Result.Matches {
		if m.Origin != matcher.Proposed {
			continue
		}
		if run.Sure == nil {
			run.Sure = weighed(130).Sure
			run.Sure.Pairs[0].Mentee, run.Sure.Pairs[0].Mentor = m.Mentee, m.Mentor
		}
	}
	return run
}

// readings are all texts that people read on a terminal, of runs in a language.
func readings(t *testing.T, full *Run, in lang.Language, opt TerminalOptions) map[string]string {
	t.Helper()
	ctx, texts := context.Background(), make(map[string]string)
	add := func(name string, write func(w io.Writer) error) { texts[name] = string(written(t, write)) }
	run := full.ReadBy(Reader{}, in)
	add("match", func(w io.Writer) error { return WriteTerminal(w, run, opt) })
	for i := range run.programme().Mentees {
		add(fmt.Sprint("mentee ", i), func(w io.Writer) error { return ExplainPerson(w, run, profiles.RoleMentee, i, opt) })
		j := i % len(run.programme().Mentors)
		add(fmt.Sprint("pair ", i, j), func(w io.Writer) error { return ExplainPair(w, run, i, j, opt) })
	}
	for j := range run.programme().Mentors {
		add(fmt.Sprint("mentor ", j), func(w io.Writer) error { return ExplainPerson(w, run, profiles.RoleMentor, j, opt) })
	}
	bare := run.ReadBy(Reader{}, in)
	bare.Places, bare.Help = nil, nil
	for j := range run.programme().Mentors {
		add(fmt.Sprint("mentor without prices ", j), func(w io.Writer) error { return ExplainPerson(w, bare, profiles.RoleMentor, j, opt) })
	}
	for _, u := range bare.Result.Unmatched {
		add(fmt.Sprint("help ", u.Mentee), func(w io.Writer) error {
			return ExplainPerson(w, bare, profiles.RoleMentee, u.Mentee, opt)
		})
	}
	gaps, err := matcher.NewGaps(ctx, full.Scorer.(*scoring.Scorer), full.Result, matcher.GapOptions{Below: 6000, Most: 3})
	if err != nil {
		t.Fatal(err)
	}
	add("gaps", func(w io.Writer) error { return WriteGaps(w, run, gaps, 6000, opt) })

	before, after, priced := small().ReadBy(Reader{}, in), changed().ReadBy(Reader{}, in), priced().ReadBy(Reader{}, in)
	add("small", func(w io.Writer) error { return WriteTerminal(w, before, opt) })
	for i := range before.programme().Mentees {
		add(fmt.Sprint("small mentee ", i), func(w io.Writer) error { return ExplainPerson(w, priced, profiles.RoleMentee, i, opt) })
	}
	add("small gaps", func(w io.Writer) error { return WriteGaps(w, before, smallGaps(), 5000, opt) })
	add("what if", func(w io.Writer) error { return WriteWhatIf(w, before, after, nil, opt) })
	add("what if nothing", func(w io.Writer) error { return WriteWhatIf(w, before, before, nil, opt) })
	add("scenarios", func(w io.Writer) error {
		return WriteScenarios(w, before, []Scenario{{Name: "1", After: after}, {Name: "2", After: before}, {Name: "3", Impossible: [][2]string{{"ana", "dee"}}}}, opt)
	})
	var rounds []ObjectiveRound
	for _, o := range profiles.Objectives {
		result, err := matcher.Match(ctx, full.Scorer.(*scoring.Scorer), matcher.Options{Objective: o})
		if err != nil {
			t.Fatal(err)
		}
		rounds = append(rounds, ObjectiveRound{Run: &Run{Scorer: full.Scorer, Result: result, Language: in}, Blocking: 2})
		add("match "+string(o), func(w io.Writer) error { return WriteTerminal(w, rounds[len(rounds)-1].Run, opt) })
	}
	add("comparison", func(w io.Writer) error { return WriteComparison(w, NewComparison(rounds), opt) })
	texts["fragile"] = FragileNote(run)
	blank := readOf(t)
	add("read", func(w io.Writer) error { return WriteRead(w, blank.p, in, blank.namesakes, opt) })
	add("questions", func(w io.Writer) error { return WriteQuestions(w, blank.p, in, blank.questions, opt) })
	add("questions skipped", func(w io.Writer) error { return WriteQuestionsSkipped(w, blank.p, in, 10, "--b", opt) })
	for name, text := range texts {
		if name == "read" || name == "questions" {
			texts[name] = blank.fields.Replace(text) // which are what a file has
		}
	}
	return texts
}

// A blankRead is a programme with everything that can be said of what was read,
// and of whom to ask for what.
type blankRead struct {
	p         *profiles.Programme
	namesakes []Namesake
	questions Questions
	fields    *strings.Replacer
}

func readOf(t *testing.T) blankRead {
	t.Helper()
	r := harbourRun(t)
	p := *r.programme()
	p.Mentees, p.Mentors = slices.Clone(p.Mentees), slices.Clone(p.Mentors)
	for i := range p.Mentees {
		p.Mentees[i].Gender, p.Mentees[i].Age, p.Mentees[i].Languages = "", "", nil
		p.Mentees[i].Prefer.SimilarAge = true
	}
	for j := range p.Mentors {
		p.Mentors[j].Require.Gender = "woman"
		p.Mentors[j].Training, p.Mentors[j].Meet = &profiles.Credential{}, nil
		if j%2 == 0 {
			p.Mentors[j].Training, p.Mentors[j].Require = nil, profiles.Wishes{}
		}
		if j%3 == 0 {
			p.Mentors[j].Clearance, p.Mentors[j].Require = nil, profiles.Wishes{}
		}
	}
	ended := []profiles.Decision{{Mentee: "ana", Mentor: "eli"}}
	p.Decisions.Holds, p.Decisions.Earlier = ended, ended
	s := scoring.New(&p, r.Scorer.On())
	points, unknown, err := s.Questions(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	rules, err := s.Unjudged(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var fields []string
	for _, q := range points {
		fields = append(fields, q.Field, "")
	}
	for _, q := range rules {
		fields = append(fields, q.Field, "")
	}
	for _, b := range p.Blanks() {
		fields = append(fields, b.Field, "")
	}
	for _, m := range p.Mentors {
		for _, l := range m.Languages {
			fields = append(fields, " "+l.Tag+" ", " ")
		}
	}
	byWish := func(q scoring.Question) int { // so that wishes are among those told
		if q.Wish {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(points, func(a, b scoring.Question) int { return byWish(a) - byWish(b) })
	same := Namesake{"ana", []string{"ana", "bilal", "dilara", "dee", "eli", "ian", "joan"}}
	return blankRead{&p, []Namesake{same, same, same, same, same, same}, Questions{points, unknown, rules}, strings.NewReplacer(fields...)}
}

// codesAndCommands are what stays as it is typed in every language.
var codesAndCommands = strings.Fields(`coverage quality fair stable programme yaml xlsx txt matches gaps whatif mentormatch verify JSON ISCO SOC MentorMatch`)

// ownWords are the words that a programme brings with it: ids, names and what
// people wrote.
func ownWords(p *profiles.Programme) map[string]bool {
	own := make(map[string]bool)
	add := func(texts ...string) {
		for _, text := range texts {
			for _, word := range latinWord.FindAllString(text, -1) {
				own[word] = true
			}
		}
	}
	person := func(x *profiles.Person) {
		add(x.ID, x.Name)
		if x.Availability != nil {
			add(x.Availability.TimeZone)
		}
		add(x.Conflict...)
	}
	for i := range p.Mentees {
		person(&p.Mentees[i].Person)
	}
	for j := range p.Mentors {
		person(&p.Mentors[j].Person)
	}
	for _, x := range p.Partners {
		add(x.ID, x.Name, x.Where, x.Contact)
	}
	for _, x := range p.Rejected {
		add(x.ID, x.File)
		add(inEnglish(x.Why)...)
	}
	for _, list := range [][]profiles.Decision{p.Decisions.Pins, p.Decisions.Forbids, p.Decisions.Approvals, p.Decisions.Declines, p.Decisions.Holds} {
		for _, d := range list {
			add(d.By, d.Why, d.Override)
		}
	}
	add(p.Settings.Name, p.Settings.TimeZone)
	standard := profiles.DefaultVocabulary()
	for _, goal := range p.Settings.Vocabulary.Goals {
		if was, known := standard.Goal(goal.Code); !known || was.Label != goal.Label {
			add(goal.Label)
		}
	}
	return own
}

// latinWord is one of two letters or more.
var latinWord = regexp.MustCompile(`\p{Latin}{2,}`)

// Nothing that people read in Urdu, Bengali or Marathi has English left in it.
func TestNothingIsLeftInEnglish(t *testing.T) {
	full := fullyTold(t)
	own := ownWords(full.programme())
	for _, word := range codesAndCommands {
		own[word] = true
	}
	smalls := ownWords(small().programme())
	for _, text := range []string{"R. Sen meet already asked for evenings were agreed", "conditions of brain and nerves", "confidence zqcategory"} {
		for _, word := range latinWord.FindAllString(text, -1) {
			smalls[word] = true
		}
	}
	for _, in := range []lang.Language{lang.Urdu, lang.Bengali, lang.Marathi} {
		left := make(map[string]string)
		words := 0
		for name, text := range readings(t, full, in, TerminalOptions{Whole: true}) {
			for line := range strings.Lines(text) {
				words += len(strings.Fields(line))
				for _, word := range latinWord.FindAllString(line, -1) {
					if !own[word] && !smalls[word] {
						left[word] = name + ": " + strings.TrimSpace(line)
					}
				}
			}
		}
		for word, where := range left {
			t.Errorf("%s: %q is left in %s", in.Code, word, where)
		}
		if words < 20_000 {
			t.Errorf("%s: %d words were looked at, which is not all there is to read", in.Code, words)
		}
	}
}

// A line is never wider than the page, whatever the language: isolates take no
// room, and a mark no less than nothing.
func TestLinesFitInEveryLanguage(t *testing.T) {
	full := fullyTold(t)
	for _, in := range lang.Languages() {
		for _, width := range []int{40, 80} {
			for name, text := range readings(t, full, in, TerminalOptions{Width: width}) {
				if name == "fragile" { // is no page
					continue
				}
				for line := range strings.Lines(text) {
					if got := lang.TextWidth(strings.TrimSuffix(line, "\n")); got > width {
						t.Errorf("%s, %s: %d wide, not %d: %q", in.Code, name, got, width, line)
					}
				}
			}
		}
	}
}

func TestGoldenInOtherLanguages(t *testing.T) {
	for _, in := range []lang.Language{lang.Urdu, lang.Bengali} {
		run, told := small().ReadBy(Reader{}, in), priced().ReadBy(Reader{}, in)
		for name, write := range map[string]func(w io.Writer) error{
			"small":            func(w io.Writer) error { return WriteTerminal(w, run, TerminalOptions{}) },
			"pair":             func(w io.Writer) error { return ExplainPair(w, run, 0, 0, TerminalOptions{}) },
			"mentee-instead":   func(w io.Writer) error { return ExplainPerson(w, told, profiles.RoleMentee, 0, TerminalOptions{}) },
			"mentee-unmatched": func(w io.Writer) error { return ExplainPerson(w, told, profiles.RoleMentee, 4, TerminalOptions{}) },
			"mentor":           func(w io.Writer) error { return ExplainPerson(w, run, profiles.RoleMentor, 1, TerminalOptions{}) },
		} {
			golden(t, name+"."+in.Code+".txt", written(t, write))
		}
	}
}

// What programs read is the same whatever language the person reads.
func TestRecordsAreTheSameInEveryLanguage(t *testing.T) {
	full := fullyTold(t)
	records := func(in lang.Language) []byte {
		var all bytes.Buffer
		run, before := full.ReadBy(Reader{}, in), small().ReadBy(Reader{}, in)
		for _, write := range []func(w io.Writer) error{
			func(w io.Writer) error { return WriteJSON(w, run) },
			func(w io.Writer) error { return WriteGapsJSON(w, before, smallGaps(), 5000) },
			func(w io.Writer) error {
				return WriteScenariosJSON(w, before, []Scenario{{Name: "Eli", After: changed().ReadBy(Reader{}, in)}, {Name: "Both", Impossible: [][2]string{{"ana", "dee"}}}})
			},
			func(w io.Writer) error {
				return WriteComparisonJSON(w, NewComparison([]ObjectiveRound{{Run: run}, {Run: run, Blocking: 1}}))
			},
		} {
			if err := write(&all); err != nil {
				t.Fatal(err)
			}
		}
		return all.Bytes()
	}
	english := records(lang.English)
	for _, in := range []lang.Language{lang.Urdu, lang.Bengali, lang.Marathi} {
		if !bytes.Equal(records(in), english) {
			t.Errorf("in %s the records of programs are others than in English", in.Name)
		}
	}
	if !bytes.Contains(english, []byte("The mentor can help with")) {
		t.Error("the records have no sentences, so this tests nothing")
	}
}

// Names stand as the readers of each language look them up.
func TestNamesAreSortedByTheLanguage(t *testing.T) {
	for _, c := range []struct {
		in     lang.Language
		names  [2]string
		reason string
	}{
		{lang.English, [2]string{"Zoë", "zulu"}, "capitals do not come first"},
		{lang.English, [2]string{"Émile", "Eva"}, "an accent does not move a letter to the end"},
		{lang.Urdu, [2]string{"پاکستان", "تارا"}, "peh stands between beh and teh, though it was added to Unicode later"},
		{lang.Urdu, [2]string{"گل", "لطیف"}, "gaf before lam"},
	} {
		sorter := wordsOf(c.in, small().programme()).collator()
		if sorter.CompareString(c.names[0], c.names[1]) >= 0 {
			t.Errorf("%s: %s does not come before %s: %s", c.in.Name, c.names[0], c.names[1], c.reason)
		}
	}
}
