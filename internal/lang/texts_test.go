package lang

import (
	"maps"
	"os"
	"testing"
)

// textsIn are all texts that the program has to say in a language, and the
// page of first steps, by what names them.
func textsIn(t *testing.T, l Language) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for id, forms := range readCatalogue(t, l.Code) {
		for form, text := range forms {
			texts[id+" ("+form+")"] = text
		}
	}
	maps.Copy(texts, readTranslations(l)())
	const page = "docs/first-steps."
	text, err := os.ReadFile("../../" + page + l.Code + ".md")
	if err != nil {
		t.Fatal(err)
	}
	texts[page+l.Code+".md"] = string(text)
	return texts
}
