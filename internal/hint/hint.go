// Package hint tells the machine what a program will want soon. No hint
// changes a result, and where the machine takes none it does nothing.
//
// A processor that needs what lies somewhere in memory waits for it as long as
// for a few hundred additions, unless it was told before. A hint takes about a
// nanosecond; it comes in time when it is given some hundred nanoseconds ahead.
package hint

import "unsafe"

// One has the machine get the beginning of a thing near: 64 bytes, or less
// where the thing begins within a line of its cache.
func One[T any](thing *T) { near(unsafe.Pointer(thing), 1) }

// All has it get all of some things near, however many.
func All[T any](things []T) {
	if bytes := uintptr(len(things)) * unsafe.Sizeof(*new(T)); bytes > 0 {
		near(unsafe.Pointer(unsafe.SliceData(things)), bytes)
	}
}

// Text has it get the beginning of a text near, as One does.
func Text(text string) { near(unsafe.Pointer(unsafe.StringData(text)), 1) }
