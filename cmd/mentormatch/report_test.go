package main

import (
	"slices"
	"testing"

	"mentormatch/internal/report"
)

// What else there could be is worked out for the counselor, and for nobody who
// is not told of it.
func TestOnlyTheCounselorSeesWhatElseThereCouldBe(t *testing.T) {
	page := []target{{"page.html", formatHTML}}
	for _, kind := range []report.ReaderKind{report.ForCounselor, report.ForMentor, report.ForMentee, report.ForFunder, report.ForPublic} {
		r := readers{reader: report.Reader{Kind: kind}}
		var want []target
		if kind == report.ForCounselor {
			want = page
		}
		if got := r.sees(page); !slices.Equal(got, want) || isHelpWritten(got) != (kind == report.ForCounselor) {
			t.Errorf("%s sees %v, want %v", kind, got, want)
		}
	}
}
