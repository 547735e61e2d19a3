package report

import (
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// A Reader is whom an output is for. Nobody is told more about a disability
// than the person agreed to tell that reader; the zero Reader is the
// counselor.
type Reader struct {
	Kind ReaderKind
	ID   string // of the mentor or the mentee who reads; "" for the others
}

// ReaderKind is what a reader is to the programme.
type ReaderKind string

// The kinds of readers.
const (
	// ForCounselor is who runs the programme: sees everybody, and of
	// disability what both people of a pair agreed to share.
	ForCounselor ReaderKind = "counselor"
	// ForMentor and ForMentee are the two people of a pair: each sees the
	// pairs with themselves only, and what the other agreed to share.
	ForMentor ReaderKind = "mentor"
	ForMentee ReaderKind = "mentee"
	// ForFunder and ForPublic see counts only: no names, no ids, and no count
	// of 1 to 10 people or what would give one away.
	ForFunder ReaderKind = "funder"
	ForPublic ReaderKind = "public"
)

// ParseReader reads what stands behind --for: counselor, mentor:ID, mentee:ID,
// funder or public. The error says what is expected.
func ParseReader(text string) (Reader, error) {
	kind, id, one := strings.Cut(text, ":")
	switch ReaderKind(kind) {
	case ForCounselor, ForFunder, ForPublic:
		if !one {
			return Reader{Kind: ReaderKind(kind)}, nil
		}
		return Reader{}, diag.Wrong(diag.Say("a {kind} has no id: write {kind} alone", "kind", kind))
	case ForMentor, ForMentee:
		if id != "" {
			return Reader{Kind: ReaderKind(kind), ID: id}, nil
		}
		return Reader{}, diag.Wrong(diag.Say("which {kind}? write {kind}:ID, with the id in the profiles", "kind", kind))
	}
	return Reader{}, diag.Wrong(diag.Say(`no reader "{reader}": there are counselor, mentor:ID, mentee:ID, funder and public`, "reader", text))
}

// Aggregate reports whether the reader sees counts alone.
func (r Reader) Aggregate() bool { return r.Kind == ForFunder || r.Kind == ForPublic }

// Sees reports whether the reader may see a pair at all.
func (r Reader) Sees(mentee *profiles.Mentee, mentor *profiles.Mentor) bool {
	switch r.Kind {
	case "", ForCounselor:
		return true
	case ForMentor:
		return mentor.ID == r.ID
	case ForMentee:
		return mentee.ID == r.ID
	}
	return false
}
