// Package sample writes programmes of invented people.
//
// [WriteSmall] writes a programme of seven people that runs as it is and
// explains every field. [Generate] writes one of any size, the same for the
// same seed, to try the program on and to measure it with.
package sample
