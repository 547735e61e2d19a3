package report

import (
	"cmp"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// People stand in the order in which names are looked up in the language, those
// of one name by their ids, on every sheet and in what pages are made of.
func TestPeopleStandInTheOrderOfTheirNames(t *testing.T) {
	run := harbourRun(t).Run
	p := run.programme()
	p.Mentees[run.Result.Matches[20].Mentee].Name = p.Mentees[run.Result.Matches[3].Mentee].Name
	p.Mentees[run.Result.Matches[5].Mentee].Name = "" // looked up by the id
	for _, l := range lang.Languages() {
		run.Language = l
		w := run.words()
		inOrder := func(a, b *profiles.Person) int {
			return cmp.Or(w.collator().CompareString(Called(a), Called(b)), cmp.Compare(a.ID, b.ID))
		}
		f, _ := openWorkbook(t, run)
		matches := peopleOf(t, f, w.Say("sheets.matches"), p)
		for what, people := range map[string][]*profiles.Person{
			"matches": matches, "unmatched": peopleOf(t, f, w.Say("sheets.unmatched"), p), "mentors": peopleOf(t, f, w.Say("sheets.mentors"), p),
		} {
			if len(people) < 5 || !slices.IsSortedFunc(people, inOrder) {
				t.Errorf("%s: %s are not in the order of their names", l.Code, what)
			}
		}
		if reasons := peopleOf(t, f, w.Say("sheets.reasons"), p); !slices.Equal(matches, reasons) {
			t.Errorf("%s: the reasons are in another order than the matches", l.Code)
		}
		several := 0
		for _, load := range run.TellLoads(run.MatchesByName()) {
			if len(load.Mentees) > 1 {
				several++
			}
			if !slices.IsSortedFunc(load.Mentees, inOrder) {
				t.Errorf("%s: the mentees of %s are not in the order of their names", l.Code, load.Mentor.ID)
			}
		}
		if several == 0 {
			t.Error("no mentor has several mentees: this test sees nothing")
		}
	}
}

// peopleOf are the people in the second column of a sheet, which has their ids.
func peopleOf(t *testing.T, f *excelize.File, sheet string, p *profiles.Programme) (people []*profiles.Person) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if i := slices.IndexFunc(p.Mentees, func(m profiles.Mentee) bool { return m.ID == row[1] }); i >= 0 {
			people = append(people, &p.Mentees[i].Person)
		} else if j := slices.IndexFunc(p.Mentors, func(m profiles.Mentor) bool { return m.ID == row[1] }); j >= 0 {
			people = append(people, &p.Mentors[j].Person)
		} else {
			t.Fatalf("%s: nobody has the id %q", sheet, row[1])
		}
	}
	return people
}
