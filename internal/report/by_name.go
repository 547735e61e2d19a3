package report

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"

	"mentormatch/profiles"
)

// MatchesByName are the positions of the matches in the order in which people
// who read the run's language look up the mentees.
func (r *Run) MatchesByName() []int32 {
	return r.byName(len(r.Result.Matches), func(k int) *profiles.Person { return &r.mentee(r.Result.Matches[k].Mentee).Person })
}

// UnmatchedByName are the positions of the mentees who are not matched, in the
// same order.
func (r *Run) UnmatchedByName() []int32 {
	return r.byName(len(r.Result.Unmatched), func(k int) *profiles.Person { return &r.mentee(r.Result.Unmatched[k].Mentee).Person })
}

// loadsByName are the positions of what mentors carry, by the mentors' names.
func (r *Run) loadsByName() []int32 {
	return r.byName(len(r.Result.Loads), func(k int) *profiles.Person { return &r.mentor(r.Result.Loads[k].Mentor).Person })
}

// byName are the positions of n people sorted by what they are called; those of
// one name stand in the order of their ids, so that there is one order. A file
// by id would be no less certain, but nobody looks up a colleague by an id, and
// what reads a workbook back goes by the ids in its rows.
func (r *Run) byName(n int, person func(k int) *profiles.Person) []int32 {
	collator, buffer := r.words().collator(), new(collate.Buffer)
	keys, order := make([][]byte, n), make([]int32, n)
	for k := range order {
		order[k] = int32(k)
		keys[k] = bytes.Clone(collator.KeyFromString(buffer, Called(person(k))))
		buffer.Reset()
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(bytes.Compare(keys[a], keys[b]), cmp.Compare(person(int(a)).ID, person(int(b)).ID))
	})
	return order
}
