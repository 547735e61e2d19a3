package lang

import (
	"os"

	"golang.org/x/sys/windows"
)

// System is the language of the person's system: of the environment when it
// names one, else the first that Windows is set to and that we speak; English
// when there is none.
func System() Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return Preferred(value)
		}
	}
	wanted, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil {
		return English
	}
	return Preferred(wanted...)
}
