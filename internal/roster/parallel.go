package roster

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// rowsAtOnce is how many rows a processor takes at a time: few enough that all
// are busy to the end, and enough that taking them costs nothing beside.
const rowsAtOnce = 64

// inParallel calls work for 0 to n-1 on all processors, in stretches. What one
// processor needs for itself is made by begin.
func inParallel[T any](n int, begin func() T, work func(own T, i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+rowsAtOnce-1)/rowsAtOnce) {
		wait.Go(func() {
			own := begin()
			for {
				end := int(next.Add(rowsAtOnce))
				if end-rowsAtOnce >= n {
					return
				}
				for i := end - rowsAtOnce; i < min(end, n); i++ {
					work(own, i)
				}
			}
		})
	}
	wait.Wait()
}

// noOwn is for work that needs nothing of its own.
func noOwn() struct{} { return struct{}{} }

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
	inParallel(len(r.rows), func() *checker { return newChecker(b.settings, b.on) }, func(own *checker, i int) {
		one := &builder{checker: own, m: b.m, zone: b.zone}
		roles := one.rolesOf(r, r.rows[i])
		for _, role := range roles {
			list[i].records = append(list[i].records, one.record(r.table, r.rows[i], r.columns, role, len(roles) > 1))
		}
		list[i].unmapped, list[i].leftOut = one.unmapped, one.leftOut
	})
	return list
}
