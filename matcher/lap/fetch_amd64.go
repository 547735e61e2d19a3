package lap

// fetch has the machine get pairs into its cache, where it can be told to.
//
//go:noescape
func fetch(pair []int64)
