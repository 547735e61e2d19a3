//go:build !amd64

package hint

import "unsafe"

func near(unsafe.Pointer, uintptr) {}

// Relax does nothing: this machine takes no such hint.
func Relax() {}
