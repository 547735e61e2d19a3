package report

import (
	"slices"
	"testing"

	"mentormatch/internal/lang"
)

// Who tells many matches, and remembers what was said, says of each what is
// said of it alone: of real pairs, and of the small run, which has decisions,
// wishes, slots that move and clocks that change.
func TestTellingManyMatches(t *testing.T) {
	for _, run := range []*Run{population(t, 400), small()} {
		for _, in := range lang.Languages() {
			run := run.ReadBy(run.For, in)
			many := run.teller(run.fluent())
			var why []string
			for k := range run.Result.Matches {
				why = append(why, string(many.tell(&run.Result.Matches[k]).why(nil)))
			}
			for k := range run.Result.Matches {
				alone := run.teller(run.words()).tell(&run.Result.Matches[k])
				if want := string(alone.why(nil)); why[k] != want {
					t.Fatalf("%s: match %d is told as\n%s\nwant\n%s", in.Code, k, why[k], want)
				}
				if texts := slices.Concat(alone.reasons[:], alone.extra, [][]byte{[]byte(alone.slot)}); slices.ContainsFunc(texts, func(s []byte) bool { return !isClean(s) }) {
					t.Errorf("%s: match %d has a text that is not clean: %q", in.Code, k, texts)
				}
			}
		}
	}
}
