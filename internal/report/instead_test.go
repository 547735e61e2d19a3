package report

import (
	"context"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A realRun is one of the sample programme, with its scorer.
type realRun struct {
	*Run
	real *scoring.Scorer
}

func harbourRun(t *testing.T) realRun {
	t.Helper()
	on := profiles.Date{Year: 2026, Month: 11, Day: 22}
	p, err := profiles.Load(os.DirFS("../../testdata/harbour"), profiles.LoadOptions{Name: "harbour", On: on})
	if err != nil {
		t.Fatal(err)
	}
	scorer := scoring.New(p, on)
	result, err := matcher.Match(context.Background(), scorer, matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return realRun{&Run{Scorer: scorer, Result: result}, scorer}
}

// priced is small with something to say about everybody's alternatives.
func priced() *Run {
	run := small()
	run.Scorer.(*fakeScorer).pairs[[2]int{0, 1}] = pairOf(0, 1, 2000, 2000, 1000, 991)
	run.Instead = map[int]Instead{
		0: {Standing: matcher.Forced, Alternatives: []matcher.Alternative{
			{Mentor: 1, Points: 5991, Loss: 320, Others: []matcher.Move{{Mentee: 1, From: 1, To: 0}}},
			{Mentor: 2, Points: 4200, Loss: 123400, Others: []matcher.Move{{Mentee: 2, From: 0, To: 1}, {Mentee: 1, From: 1, To: -1}, {Mentee: 4, From: -1, To: 0}}},
			{Mentor: 2, Points: 9000, Fewer: 1, Loss: -150},
			{Mentor: 2, Points: 9000, Fewer: 2, Loss: 150},
			{Mentor: 2, Points: 9000, Fewer: 1},
		}},
		1: {Standing: matcher.Decided},
		4: {Standing: matcher.Tied, Ties: []int{1, 2}, Alternatives: []matcher.Alternative{
			{Mentor: 1, Points: 5100, Free: true, Others: []matcher.Move{{Mentee: 1, From: 1, To: -1}}},
		}},
	}
	return run
}

func TestInsteadGolden(t *testing.T) {
	run := priced()
	for _, c := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"mentee-instead.txt", func(w io.Writer) error { return ExplainPerson(w, run, "mentee", 0, TerminalOptions{}) }},
		{"mentee-unmatched-instead.txt", func(w io.Writer) error { return ExplainPerson(w, run, "mentee", 4, TerminalOptions{}) }},
		{"mentor-instead.txt", func(w io.Writer) error { return ExplainPerson(w, run, "mentor", 0, TerminalOptions{}) }},
		{"pair-instead.txt", func(w io.Writer) error { return ExplainPair(w, run, 0, 1, TerminalOptions{}) }},
	} {
		t.Run(c.name, func(t *testing.T) { golden(t, c.name, written(t, c.write)) })
	}
}

func TestInsteadInWords(t *testing.T) {
	run := priced()
	for _, c := range []struct {
		name    string
		mentee  int
		instead Instead
		want    string
	}{
		{"nobody else", 0, Instead{Standing: matcher.Forced}, "nobody else"},
		{"left out, and no mentor could be", 3, Instead{Standing: matcher.Forced}, ""},
		{"left out in every best round", 4, Instead{Standing: matcher.Forced, Alternatives: []matcher.Alternative{{Mentor: 1}}}, "left out in every round"},
		{"a tie with nobody", 0, Instead{Standing: matcher.Tied, Ties: []int{-1}}, "with nobody for this mentee"},
		{"a tie with somebody and nobody", 0, Instead{Standing: matcher.Tied, Ties: []int{1, -1}}, "with eli instead the programme loses nothing, so the choice is yours. Nor"},
		{"not asked", 0, Instead{}, ""},
	} {
		got := run.firmness(c.mentee, c.instead)
		if !strings.Contains(got, c.want) || (c.want == "") != (got == "") {
			t.Errorf("%s: %q, want %q in it", c.name, got, c.want)
		}
	}
	run.Result.Objective = profiles.Quality
	for want, a := range map[string]matcher.Alternative{
		"the programme loses 1.50 points, and 1 person fewer is matched": {Fewer: 1, Loss: 150},
		"the programme loses nothing, and 2 people more are matched":     {Fewer: -2},
	} {
		if got := run.costs(a); got != want {
			t.Errorf("under quality %q, want %q", got, want)
		}
	}
}

func TestPairWithoutPrice(t *testing.T) {
	for want, c := range map[string]struct{ mentee, mentor int }{
		"is decided, by a pin":          {1, 2},
		"could not propose the pair":    {4, 2},
		"in every round that is as goo": {0, 0},
	} {
		text := string(written(t, func(w io.Writer) error {
			return ExplainPair(w, priced(), c.mentee, c.mentor, TerminalOptions{Width: 200})
		}))
		if !strings.Contains(text, want) {
			t.Errorf("mentee %d with %d: %q is not in\n%s", c.mentee, c.mentor, want, text)
		}
	}
}

func TestNextBestColumns(t *testing.T) {
	run := priced()
	run.Result.Matches[2].Origin = matcher.Proposed
	run.Instead[2] = Instead{Alternatives: []matcher.Alternative{{Mentor: 1, Points: 100, Fewer: 1, Loss: -5}}}
	f, _ := openWorkbook(t, run)
	for at, want := range map[string]string{
		"V1": "Next best", "W1": "Costs", "G1": "Decision", "X1": "Round",
		"V4": "eli (ایلی خان); bo moves to dee", "W4": "3.20", // 320 hundredths
		"V2": "", "W2": "", // an approved pair has none
		"V3": "eli (ایلی خان)", "W3": "1 person fewer",
	} {
		if got, _ := f.GetCellValue(sheetMatches, at); got != want {
			t.Errorf("%s has %q, want %q", at, got, want)
		}
	}
}

// Those who would have to move are named while they are few.
func TestNextBestNamesAShortChain(t *testing.T) {
	run := priced()
	for _, c := range []struct {
		others []matcher.Move
		want   string
	}{
		{nil, "eli (ایلی خان)"},
		{[]matcher.Move{{Mentee: 1, From: 1, To: 0}, {Mentee: 2, From: 0, To: -1}, {Mentee: 5, From: -1, To: 2}},
			"eli (ایلی خان); bo moves to dee; cy is left out; fay is newly matched with flo"},
		{[]matcher.Move{{Mentee: 1, From: 1, To: 0}, {Mentee: 2, From: 0, To: 2}, {Mentee: 5, From: -1, To: 2}, {Mentee: 6, From: -1, To: 2}}, "eli (ایلی خان)"},
	} {
		run.Instead[0] = Instead{Alternatives: []matcher.Alternative{{Mentor: 1, Others: c.others}}}
		if who, _ := run.nextBest(0); who != any(c.want) {
			t.Errorf("%q, want %q", who, c.want)
		}
	}
}

// Up to three who move are told one by one, more in one sentence, and whoever is
// left out or comes new always alone.
func TestMovesInFull(t *testing.T) {
	run := small()
	run.index()
	chain := []matcher.Move{{Mentee: 0, From: 0, To: 1}, {Mentee: 1, From: 1, To: 2}, {Mentee: 2, From: 2, To: 0}, {Mentee: 4, From: 0, To: -1}}
	ids := make([]string, 5)
	for i := range ids {
		ids[i] = run.mentee(i).ID
	}
	to := func(j int) string { return run.mentor(j).ID }
	few := []string{ids[0] + " moves to " + to(1), ids[1] + " moves to " + to(2), ids[2] + " moves to " + to(0)}
	if got := run.movesInFull(chain[:3]); !slices.Equal(got, few) {
		t.Errorf("three who move: %q, want %q", got, few)
	}
	many := []string{
		ids[4] + " is left out",
		"3 people move: " + ids[0] + " → " + to(1) + ", " + ids[1] + " → " + to(2) + ", " + ids[2] + " → " + to(0),
	}
	if got := run.movesInFull(chain); !slices.Equal(got, many) {
		t.Errorf("four who move: %q, want %q", got, many)
	}
}
