package lap

// Hints to the machine. They change no result.

// fetch has the machine get a line into its cache, where it can be told to.
//
//go:noescape
func fetch(l *line)

// fetchList has it get where the pairs of a list are.
//
//go:noescape
func fetchList(l *list)

// fetchPairs has it get the pairs of a row.
//
//go:noescape
func fetchPairs(column []int32, cost []int64)

// relax leaves more of the machine to others for a moment, as to the other thread of a core.
func relax()
