package hint

import "unsafe"

// near gets the lines of the cache with so many bytes from an address on, 1 or more.
//
//go:noescape
func near(from unsafe.Pointer, bytes uintptr)

// Relax leaves more of the machine to others for a moment, as to the other
// thread of a core. It is for a loop that waits.
func Relax()
