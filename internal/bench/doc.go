// Package bench measures the main job from end to end: loading, scoring,
// solving and writing a programme of 1 000 mentees and 800 mentors that
// internal/sample makes from a fixed seed. It holds benchmarks only.
package bench
