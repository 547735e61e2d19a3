package report

import (
	"testing"

	"mentormatch/profiles"
)

func TestParseReader(t *testing.T) {
	for text, want := range map[string]Reader{
		"counselor": {Kind: ForCounselor}, "mentor:dee": {ForMentor, "dee"}, "mentee:a:b": {ForMentee, "a:b"},
		"funder": {Kind: ForFunder}, "public": {Kind: ForPublic},
	} {
		if got, err := ParseReader(text); err != nil || got != want {
			t.Errorf("%s: %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "mentor", "mentee:", "funder:x", "boss", "Counselor"} {
		if got, err := ParseReader(text); err == nil {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

// What a reader may be told about the two people of a pair, by what each has
// agreed to share.
func TestConsentByReader(t *testing.T) {
	none, category, full := profiles.ShareNone, profiles.ShareCategory, profiles.ShareFull
	mentee, mentor := &profiles.Mentee{}, &profiles.Mentor{}
	mentee.ID, mentor.ID = "ana", "dee"
	for _, tt := range []struct {
		reader         Reader
		mentee, mentor profiles.Disclosure
		want           consent
	}{
		{Reader{}, category, full, consent{category, full, category}},
		{Reader{Kind: ForCounselor}, full, none, consent{full, none, none}},
		{Reader{ForMentor, "dee"}, category, none, consent{category, full, category}},
		{Reader{ForMentor, "dee"}, none, full, consent{none, full, none}},
		{Reader{ForMentee, "ana"}, none, category, consent{full, category, category}},
		{Reader{ForMentor, "eli"}, full, full, consent{none, none, none}},
		{Reader{ForMentee, "bo"}, full, full, consent{none, none, none}},
		{Reader{Kind: ForFunder}, full, full, consent{none, none, none}},
		{Reader{Kind: ForPublic}, full, full, consent{none, none, none}},
	} {
		mentee.ShareDisability, mentor.ShareDisability = tt.mentee, tt.mentor
		if got := consentOf(tt.reader, mentee, mentor); got != tt.want {
			t.Errorf("%v, mentee %v, mentor %v: %v, want %v", tt.reader, tt.mentee, tt.mentor, got, tt.want)
		}
	}
}
