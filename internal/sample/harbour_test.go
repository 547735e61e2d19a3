package sample_test

import (
	"maps"
	"slices"
	"testing"
	"unicode"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

const harbour = "../../testdata/harbour"

// What the README, the scripts and the tests of other rooms show with Harbour
// must be there to show.
func TestHarbourHasWhatItPromises(t *testing.T) {
	p := load(t, harbour, monday)
	if len(p.Mentees) != 30 || len(p.Mentors) != 20 {
		t.Errorf("%d mentees and %d mentors, want 30 and 20", len(p.Mentees), len(p.Mentors))
	}

	seen := map[string]bool{}
	see := func(what string, is bool) { seen[what] = seen[what] || is }
	person := func(m *profiles.Person) {
		for _, script := range []string{"Latin", "Bengali", "Arabic", "Devanagari"} {
			for _, r := range m.Name {
				see(script, unicode.Is(unicode.Scripts[script], r))
			}
		}
		for _, l := range m.Languages {
			see(l.Tag, true)
			see("signed "+l.Tag, l.Signed)
		}
		if m.Availability != nil {
			see(m.Availability.TimeZone, true)
			see("except", m.Availability.Except != nil)
		}
		see("remote only", slices.Equal(m.Meet, []profiles.Mode{profiles.Remote}))
		see("in person only", slices.Equal(m.Meet, []profiles.Mode{profiles.InPerson}))
		see("both ways", len(m.Meet) == 2)
		see("share none", m.ShareDisability == profiles.ShareNone)
		see("share category", m.ShareDisability == profiles.ShareCategory)
		see("share full", m.ShareDisability == profiles.ShareFull)
		see("prefer a person", m.Prefer.People != nil)
		see("prefer a gender", m.Prefer.Gender != "")
		see("require", m.Require.Gender != "")
		see("avoid", m.Avoid != nil)
		see("conflict", m.Conflict != nil)
		see("age", m.Age != "")
		see("blank age", m.Age == "")
		see("interests", len(m.Interests) > 0)
		see("no interests", m.Interests != nil && len(m.Interests) == 0)
		see("similar age", m.Prefer.SimilarAge)
		see("ages wished for", !m.Prefer.Ages.IsZero())
		see("shared interests", m.Prefer.SharedInterests)
		see("near", m.Prefer.WithinKM > 0)
		see("never again", m.Again == profiles.AgainNever)
		see("welcome again", m.Again == profiles.AgainWelcome)
		see("blank languages", m.Languages == nil)
		see("blank meet", m.Meet == nil)
		see("blank place", m.Place == nil)
		see("blank availability", m.Availability == nil)
		see("blank gender", m.Gender == "")
	}
	for i := range p.Mentees {
		m := &p.Mentees[i]
		person(&m.Person)
		see("blank disability", m.Disability == nil)
		see("no disability", m.Disability != nil && len(m.Disability) == 0)
		see("two disabilities", len(m.Disability) == 2)
		see("blank goals", m.Goals == nil)
		see("no goals", m.Goals != nil && len(m.Goals) == 0)
		for _, o := range m.Target {
			see(o.System, true)
		}
		see("asks for "+string(m.Support), true)
		see("matters more", m.Matters.Occupation == profiles.MattersMore || m.Matters.Goals == profiles.MattersMore)
		see("matters less", m.Matters.Occupation == profiles.MattersLess)
		see("shared tag", slices.Contains(m.Conflict, "employer:lighthouse-clinic"))
	}
	capacities := map[int]bool{}
	for i := range p.Mentors {
		m := &p.Mentors[i]
		person(&m.Person)
		capacities[m.Capacity] = true
		see("offers "+string(m.Offers), true)
		see("paused at the start", m.Pause.Covers(p.Settings.Term.Start))
		see("paused later", m.Pause != nil && m.Pause.From.After(p.Settings.Term.Start))
		see("training expired", m.Training != nil && m.Training.ValidUntil.Before(monday))
		see("training missing", m.Training == nil)
		see("clearance to come", m.Clearance != nil && m.Clearance.Completed.After(monday))
		see("mentor's shared tag", slices.Contains(m.Conflict, "employer:lighthouse-clinic"))
	}
	see("pin", len(p.Decisions.Pins) > 0)
	see("forbid", len(p.Decisions.Forbids) > 0)
	see("approval", len(p.Decisions.Approvals) > 0)
	see("decline", len(p.Decisions.Declines) > 0)
	see("partner", len(p.Partners) > 0)
	for _, d := range p.Decisions.Earlier {
		see("earlier match", d.By == "")
	}
	for _, d := range p.Decisions.Log {
		see("logged "+d.Word, true)
	}

	for _, what := range []string{
		"Latin", "Bengali", "Arabic", "Devanagari", "signed ins", "signed pks", "signed bfi", "signed ase", "signed nsp",
		"bn", "ur", "mr", "en", "Asia/Dhaka", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Europe/London",
		"America/New_York", "except", "remote only", "in person only", "both ways", "share none", "share category",
		"share full", "prefer a person", "prefer a gender", "require", "avoid", "conflict", "shared tag",
		"mentor's shared tag", "blank languages", "blank meet", "blank place", "blank availability", "blank gender",
		"blank disability", "no disability", "two disabilities", "blank goals", "no goals", "isco", "soc",
		"age", "blank age", "interests", "no interests", "similar age", "ages wished for", "shared interests", "near",
		"never again", "welcome again", "asks for peer", "asks for mentor", "asks for both", "matters more", "matters less",
		"offers peer", "offers mentor", "offers both", "paused at the start", "paused later", "earlier match", "logged end",
		"training expired", "training missing", "clearance to come", "pin", "forbid", "approval", "decline", "partner",
	} {
		if !seen[what] {
			t.Errorf("nobody shows: %s", what)
		}
	}
	if got := slices.Sorted(maps.Keys(capacities)); !slices.Equal(got, []int{0, 1, 2, 3, 4}) {
		t.Errorf("capacities are %v, want 0 to 4", got)
	}
	if settings := p.Settings; settings.Term.Start != (profiles.Date{Year: 2026, Month: 12, Day: 7}) || settings.Term.Weeks != 12 {
		t.Errorf("the term is %v", settings.Term)
	}
}

// The comments of Harbour's profiles say why each of these people stays
// without a mentor, and the program must come to the same.
func TestHarbourLeavesPeopleOutForDifferentReasons(t *testing.T) {
	p := load(t, harbour, monday)
	result := match(t, p, monday)

	type why struct {
		cause matcher.Cause
		rule  scoring.Rule // that bars the most mentors
	}
	want := map[string]why{
		"sarita": {matcher.Barred, "language"},
		"prabha": {matcher.Barred, "distance"},
		"qasim":  {matcher.Barred, "time"},
		"joan":   {matcher.BelowMinimum, ""},
		"shirin": {matcher.Full, ""},
		"kavya":  {matcher.Hall, ""},
	}
	for _, u := range result.Unmatched {
		id := p.Mentees[u.Mentee].ID
		w, ok := want[id]
		if !ok {
			t.Errorf("%s stays without a mentor: %s", id, u.Cause)
			continue
		}
		delete(want, id)
		if u.Cause != w.cause {
			t.Errorf("%s stays without a mentor because of %s, want %s", id, u.Cause, w.cause)
		}
		if w.rule != "" && !slices.ContainsFunc(u.Barred, func(c matcher.RuleCount) bool { return c.Rule == w.rule }) {
			t.Errorf("no mentor of %s is barred by %s: %v", id, w.rule, u.Barred)
		}
	}
	for id := range want {
		t.Errorf("%s has a mentor, and should stay without one", id)
	}
	if got := len(result.Matches); got != 24 {
		t.Errorf("%d mentees are matched, want 24", got)
	}

	// These are the pairs that the comments speak of.
	pairs := map[string]string{}
	for _, m := range result.Matches {
		pairs[p.Mentees[m.Mentee].ID] = p.Mentors[m.Mentor].ID
	}
	for mentee, mentor := range map[string]string{
		"ana": "dee", "dilara": "gulshan", "harun": "jamal", "irfan": "imtiaz", "jyoti": "leena", "manda": "vasant",
	} {
		if pairs[mentee] != mentor {
			t.Errorf("%s is with %q, want %s", mentee, pairs[mentee], mentor)
		}
	}
}

func TestSmallProgrammeMatchesEverybody(t *testing.T) {
	p := load(t, writeSmall(t, monday), monday)
	if result := match(t, p, monday); len(result.Unmatched) > 0 {
		t.Errorf("%d of the 4 mentees stay without a mentor", len(result.Unmatched))
	}
}

// Where places are enough nearly everybody finds a mentor, and where they are
// not nearly every place is taken. A place with a mentor who lacks training or
// clearance, about one in nine, is taken by nobody.
func TestGeneratedProgrammesMatchMost(t *testing.T) {
	for seed := range uint64(3) {
		p := load(t, generate(t, sampleOptions(300, 240, seed)), monday)
		if n := len(match(t, p, monday).Matches); n < 291 {
			t.Errorf("seed %d: %d of 300 mentees are matched, with places enough", seed, n)
		}
		p = load(t, generate(t, sampleOptions(300, 100, seed)), monday)
		places := 0
		for _, m := range p.Mentors {
			places += m.Capacity
		}
		if n := len(match(t, p, monday).Matches); n < places*3/4 || n > places {
			t.Errorf("seed %d: %d of %d places are taken, with more mentees than places", seed, n, places)
		}
	}
}

// Most pairs that share a language share an hour as well, and many do not.
func TestMostPairsFindTime(t *testing.T) {
	p := load(t, generate(t, sampleOptions(200, 150, 1)), monday)
	s := scoring.New(p, monday)
	talk, meet := 0, 0
	for i := range p.Mentees {
		for j := range p.Mentors {
			bars := s.Bars(i, j)
			if slices.Contains(bars, "language") {
				continue
			}
			talk++
			if !slices.Contains(bars, "time") {
				meet++
			}
		}
	}
	if share := 100 * meet / talk; share < 55 || share > 80 {
		t.Errorf("%d %% of the pairs with a language in common have time in common, want about two thirds", share)
	}
}

func match(t testing.TB, p *profiles.Programme, on profiles.Date) *matcher.Result {
	t.Helper()
	result, err := matcher.Match(t.Context(), scoring.New(p, on), matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}
