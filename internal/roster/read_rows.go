package roster

import (
	"context"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
)

// A rowRead is what a row says, by role, and what could not be mapped.
type rowRead struct {
	records  []*record
	unmapped []listed
	leftOut  int
}

// readRows reads the rows of a table on all processors; what comes of each is
// in the order of the rows.
func (b *builder) readRows(r *reading) []rowRead {
	list := make([]rowRead, len(r.rows))
	withCheckers(len(r.rows), b.settings, b.on, func(own *checker, i int) {
		one := &builder{checker: own, m: b.m, zone: b.zone, words: b.words}
		roles := one.rolesOf(r, r.rows[i])
		for _, role := range roles {
			list[i].records = append(list[i].records, one.record(r.table, r.rows[i], r.columns, role, len(roles) > 1))
		}
		list[i].unmapped, list[i].leftOut = one.unmapped, one.leftOut
	})
	return list
}

// withCheckers does n things on all processors, each with a checker of its own.
func withCheckers(n int, settings *profiles.Settings, on profiles.Date, work func(own *checker, i int)) {
	begin := func() *checker { return newChecker(settings, on) }
	// Nothing stops this: the context is never done.
	_, _ = parallel.EachWith(context.Background(), n, nil, begin, func(own *checker, i int) error { work(own, i); return nil })
}
