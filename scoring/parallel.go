package scoring

import (
	"sync"
	"sync/atomic"
)

// batch is how many things a worker takes at a time.
const batch = 128

// inParallel does n things with so many workers side by side, and says which of
// them does each: a worker does one thing at a time.
func inParallel(workers, n int, do func(worker, i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for worker := range min(workers, (n+batch-1)/batch) {
		all.Go(func() {
			for {
				to := int(next.Add(batch))
				if to-batch >= n {
					return
				}
				for i := to - batch; i < min(to, n); i++ {
					do(worker, i)
				}
			}
		})
	}
	all.Wait()
}
