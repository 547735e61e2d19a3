//go:build !windows

package lang

import "os"

// System is the language of the person's system, by the variables of the
// environment in their order (POSIX); English when they name none of ours.
func System() Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return Preferred(value)
		}
	}
	return English
}
