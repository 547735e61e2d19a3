package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mentormatch/profiles"
)

// The canaries are texts that stand in one sensitive field of one person each,
// so that to find one in an output is to know what leaked. They are short, so
// that no table cuts them.

// canaryPairs is one pair for each way in which two people can share, and
// canaryAlone a mentee and a mentor who share alike and have nobody.
const (
	canaryPairs = 9
	canaryAlone = 3
	canaryAll   = canaryPairs + canaryAlone
)

var shareWords = []string{profiles.ShareNone: "none", profiles.ShareCategory: "category", profiles.ShareFull: "full"}

// canaryShares is what the mentee and the mentor of a number share.
func canaryShares(i int) (mentee, mentor profiles.Disclosure) {
	if i >= canaryPairs {
		level := profiles.Disclosure(i - canaryPairs)
		return level, level
	}
	return profiles.Disclosure(i / 3), profiles.Disclosure(i % 3)
}

// A canary is a secret, in small letters.
type canary struct {
	text  string
	pair  int                 // of the person it is about; -1 for nobody's
	whose profiles.Role       // "" for both of the pair, or nobody
	needs profiles.Disclosure // what its owners must share for it to be told
	never bool                // whatever they share: notes, dates, whom an organisation serves
	words bool                // beside a decision
}

// canaries are all secrets of the programme that canaryFolder writes.
func canaries() []canary {
	var list []canary
	for i := range canaryAll {
		for _, role := range []profiles.Role{profiles.RoleMentee, profiles.RoleMentor} {
			c := canaryOf(role, i)
			for _, text := range []string{c.condition, c.label, c.cause, c.causeLabel, c.function} {
				list = append(list, canary{text: text, pair: i, whose: role, needs: profiles.ShareFull})
			}
			for _, text := range []string{c.notes, c.since} {
				list = append(list, canary{text: text, pair: i, whose: role, never: true})
			}
		}
		for _, letter := range "gk" {
			list = append(list, canary{text: fmt.Sprintf("zq%c%02d", letter, i), pair: i, needs: profiles.ShareCategory})
		}
		if i < canaryPairs {
			list = append(list, canary{text: fmt.Sprintf("zqw%02d", i), pair: i, words: true}, canary{text: fmt.Sprintf("zqo%02d", i), pair: i, words: true})
		}
	}
	for _, text := range []string{"zqwforbid", "zqwdecline", "zqwearlier", "zqwlog", "zqwtyped"} {
		list = append(list, canary{text: text, pair: -1, words: true})
	}
	for _, text := range []string{"zqffor", "zqhfor"} {
		list = append(list, canary{text: text, pair: -1, never: true})
	}
	return append(list, brokenCanaries()...)
}

// canaryTexts are what one person's sensitive fields hold.
type canaryTexts struct{ condition, label, cause, causeLabel, function, notes, since string }

func canaryOf(role profiles.Role, i int) canaryTexts {
	letter, digit, month := "m", 1, 3
	if role == profiles.RoleMentor {
		letter, digit, month = "r", 2, 7
	}
	number := fmt.Sprintf("%s%02d", letter, i)
	return canaryTexts{
		condition: "zqc" + number, label: "zql" + number, cause: "zqu" + number, causeLabel: "zqv" + number,
		// A structure, for a body function looks like a piece of a hash.
		function: fmt.Sprintf("s7%02d%d", i, digit),
		notes:    "zqn" + number, since: fmt.Sprintf("19%02d-%02d", 20+i, month),
	}
}

func menteeID(i int) string { return fmt.Sprintf("me%02d", i) }
func mentorID(i int) string { return fmt.Sprintf("mo%02d", i) }

// canaryFolder writes the programme of the canaries into a new folder: pairs
// 0 to 8, which are decided, and three of each who have nobody.
func canaryFolder(t *testing.T) string {
	t.Helper()
	var programme, mentees, mentors, decisions strings.Builder
	fmt.Fprint(&programme, `name: Canaries
contact: the office
time_zone: Europe/London
term: {start: 2026-12-07, weeks: 8}
meeting: {minutes: 60}
vocabulary:
  categories:
`)
	for i := range canaryAll {
		fmt.Fprintf(&programme, "    - {code: zqg%02d, label: Zqk%02d}\n", i, i)
	}
	fmt.Fprint(&programme, "  conditions:\n    - {code: zqffor, label: Zqhfor, category: zqg09}\n")
	both := []profiles.Role{profiles.RoleMentee, profiles.RoleMentor}
	for i := range canaryAll {
		for _, role := range both {
			c := canaryOf(role, i)
			fmt.Fprintf(&programme, "    - {code: %s, label: Z%s, category: zqg%02d}\n", c.condition, c.label[1:], i)
		}
	}
	fmt.Fprint(&programme, "  causes:\n")
	for i := range canaryAll {
		for _, role := range both {
			c := canaryOf(role, i)
			fmt.Fprintf(&programme, "    - {code: %s, label: Z%s}\n", c.cause, c.causeLabel[1:])
		}
	}
	for i := range canaryAll {
		language := "en"
		if i >= canaryPairs {
			language = "ur" // whom nobody can talk to
		}
		mentee, mentor := canaryShares(i)
		life := func(role profiles.Role, qualifier int) string {
			c := canaryOf(role, i)
			return fmt.Sprintf("[{condition: %s, cause: %s, functions: {%s: %d}, since: %s}]\n  notes: %s", c.condition, c.cause, c.function, qualifier, c.since, c.notes)
		}
		fmt.Fprintf(&mentees, `- id: %s
  name: Mentee %02d
  languages: [%s]
  meet: [remote]
  disability: %s
  share_disability: %s
  goals: [{goal: accommodation, priority: 3}, {goal: night, priority: 2}]
  availability: {weekly: [Mon 18:00-20:00]}
`, menteeID(i), i, language, life(profiles.RoleMentee, 3), shareWords[mentee])
		fmt.Fprintf(&mentors, `- id: %s
  name: Mentor %02d
  languages: [en]
  meet: [remote]
  lived_experience: %s
  share_disability: %s
  supports: [accommodation]
  training: {completed: 2026-01-10}
  clearance: {completed: 2026-01-10}
  availability: {weekly: [Mon 17:00-21:00]}
`, mentorID(i), i, life(profiles.RoleMentor, 4), shareWords[mentor])
	}
	fmt.Fprint(&programme, "  goals:\n    - {code: night, label: night work}\n")
	fmt.Fprint(&decisions, "pins:\n")
	for i := 0; i < canaryPairs; i += 2 {
		fmt.Fprintf(&decisions, "  - {mentee: %s, mentor: %s, by: R. Sen, date: 2026-11-01, why: zqw%02d, override: zqo%02d}\n", menteeID(i), mentorID(i), i, i)
	}
	fmt.Fprint(&decisions, "approvals:\n")
	for i := 1; i < canaryPairs; i += 2 {
		fmt.Fprintf(&decisions, "  - {mentee: %s, mentor: %s, by: R. Sen, date: 2026-11-01, why: zqw%02d}\n", menteeID(i), mentorID(i), i)
	}
	fmt.Fprintf(&decisions, `forbids:
  - {mentee: me09, mentor: mo09, by: R. Sen, date: 2026-11-01, why: zqwforbid}
declines:
  - {mentee: me10, mentor: mo10, by: R. Sen, date: 2026-11-01, why: zqwdecline}
earlier:
  - {mentee: me11, mentor: mo11, by: R. Sen, date: 2026-06-01, why: zqwearlier}
log:
  - {decision: decline, mentee: me11, mentor: mo10, by: R. Sen, date: 2026-11-02, why: zqwlog}
`)
	dir := filepath.Join(t.TempDir(), "canaries")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"programme.yaml": programme.String(), "mentees.yaml": mentees.String(), "mentors.yaml": mentors.String(), "decisions.yaml": decisions.String(),
		"partners.yaml": "- id: lantern\n  name: The Lantern\n  offers: [accommodation, night]\n  for: [zqffor]\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
