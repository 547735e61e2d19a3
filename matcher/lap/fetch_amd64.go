package lap

// fetch has the machine get a line into its cache, where it can be told to.
//
//go:noescape
func fetch(l *line)

// fetchPairs has it get the pairs of a row.
//
//go:noescape
func fetchPairs(column []int32, cost []int64)
