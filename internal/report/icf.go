package report

import "mentormatch/profiles"

// icfChapter is the chapter of a code of the ICF, in words. It is the broad
// kind of a function, all that is told at the level of categories.
func icfChapter(code string) string {
	if title, ok := profiles.ICFLabel(code, "en"); ok {
		return title
	}
	return "another function"
}
