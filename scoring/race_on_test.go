//go:build race

package scoring

// raceDetector says that the race detector is on. It makes a sync.Pool forget
// what it is given now and then, on purpose.
const raceDetector = true
