package lang

import (
	"strings"
	"testing"
)

// What is typed stays together in a sentence from right to left, with the words
// and values behind it; the marks of the sentence stay outside.
func TestIsolateTyped(t *testing.T) {
	for _, tt := range []struct{ message, want, reason string }{
		{"یا --keep کے ساتھ", "یا [--keep] کے ساتھ", "a flag"},
		{"یوں: --to harbour؛ یا نہیں", "یوں: [--to harbour]؛ یا نہیں", "a flag and its value, in one"},
		{"لکھیے: mentormatch letters --show-template", "لکھیے: [mentormatch letters --show-template]", "the flag of a command, with the command"},
		{"--{name} کی قدر", "[--{name}] کی قدر", "a placeholder is part of it"},
		{"--map، --strict اور", "[--map]، [--strict] اور", "a comma of the language parts two"},
		{"دعوت نامہ (.ics)۔", "دعوت نامہ ([.ics])۔", "brackets of the sentence stay outside"},
		{"جیسے 2026-11-22، جس", "جیسے [2026-11-22]، جس", "a date in digits"},
		{"یوں: 18:00-20:30۔", "یوں: [18:00-20:30]۔", "a stretch of hours"},
		{"--scores \"{scores}\": صرف", "[--scores \"{scores}\"]: صرف", "the colon is the sentence's"},
		{"لکھیے {goal: job-search}", "لکھیے [{goal: job-search}]", "fields in braces"},
		{"یہ match کی فائل matches.xlsx ہے", "یہ match کی فائل matches.xlsx ہے", "letters have a direction"},
		{"100 میں سے {points} (0.00)", "100 میں سے {points} (0.00)", "so do numbers"},
		{"معیار `WEIGHT`، --keep کے لیے", "معیار `WEIGHT`، [--keep] کے لیے", "what pflag reads is left"},
	} {
		got := strings.NewReplacer(isolate, "[", pop, "]").Replace(isolateTyped(tt.message))
		if got != tt.want {
			t.Errorf("%s: %q is %q, want %q", tt.reason, tt.message, got, tt.want)
		}
	}
}

// A value of digits with a dash between, or a sign in front, keeps its order in
// Urdu, and is left as it is elsewhere.
func TestDigitsWithDashes(t *testing.T) {
	for _, value := range []string{"2026-11-22", "25-44", "18:00-20:30", "-5", "+3.47"} {
		if got := New(Urdu).isolated(value); got != isolate+value+pop {
			t.Errorf("%q in Urdu: %q", value, got)
		}
		if got := New(Bengali).isolated(value); got != value {
			t.Errorf("%q in Bengali: %q", value, got)
		}
	}
	for _, value := range []string{"09:00", "1-", "12 میں 3-4", "", "-"} {
		if got := New(Urdu).isolated(value); got != value {
			t.Errorf("%q in Urdu: %q", value, got)
		}
	}
}
