package report

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"slices"

	"mentormatch/profiles"
)

// RoundTo is of what every count that is told is a multiple.
const RoundTo = 10

// FewTold is the least count that is told: what is rounded to less may be 1 to
// 10 people.
const FewTold = smallCell + RoundTo

// draws are how many roundings there are of a count, of which a page tells one.
const draws = 2

// A rounding rounds counts at random to a neighbouring multiple of RoundTo, as
// offices of statistics do with tables of people: up with a chance of a tenth
// for each one above the multiple below, so that it is right on average
// (Nargundkar and Saveland, Random rounding to prevent statistical disclosure,
// 1972).
//
// Two attacks pull in opposite directions. Whoever has two pages, between which
// one person has joined, looks for the number that has changed. Whoever has many
// pages of nearly the same people takes the average of each number. If each page
// were drawn anew, nothing could be learned of two pages, and all of a hundred.
// If a number changed only when those counted in it do, as offices of statistics
// have it (the cell-key method: Thompson, Broadfoot and Elazar, Methodology for
// the automatic confidentialisation of statistical outputs from remote servers,
// 2013), nothing could be learned of the average of the same people, and all of
// two pages: the number that has changed is that of the person.
//
// So each cell has two draws that stay, like the first answer that is remembered
// in RAPPOR (Erlingsson, Pihur and Korolova, 2014), and those who are counted in
// its table, each as what, decide which of the two is told. Where anybody joins a
// table, leaves it or moves in it, any of its numbers can change. Where nobody
// does, none does, whatever else is answered anew. And however many pages there
// are, a cell tells two numbers at most, whose average is not the count.
//
// The draws hang on a secret of the programme, its bearers: see [bearers]. It is
// in the profiles, so that copies of a folder have it, nothing must be kept, and
// the same profiles give the same bytes.
type rounding struct{ secret []byte }

// A headcount counts people as one kind each.
type headcount struct {
	name  string // of the table
	cells []Cell
	who   []byte // who is counted as what
}

func newHeadcount(name string, kinds ...string) *headcount {
	t := &headcount{name: name, cells: make([]Cell, len(kinds))}
	for k, kind := range kinds {
		t.cells[k].Kind = kind
	}
	return t
}

// kind is the place of a kind, or of another one where it is none of the table.
func (t *headcount) kind(kind, other string) int {
	at := slices.IndexFunc(t.cells, func(c Cell) bool { return c.Kind == kind })
	if at < 0 {
		at = slices.IndexFunc(t.cells, func(c Cell) bool { return c.Kind == other })
	}
	return at
}

// count counts somebody, of whom id is told to nobody, as the kind at a place.
func (t *headcount) count(id string, kind int) {
	t.cells[kind].Count++
	t.who = binary.AppendUvarint(t.who, uint64(len(id)))
	t.who = append(t.who, id...)
	t.who = binary.AppendUvarint(t.who, uint64(kind))
}

// roundings are the numbers that may be told of a count, and the one that is.
// The name says of what it is, and who is a draw of those who are counted.
func (r rounding) roundings(name string, who []byte, count int) (could [draws]int, is int) {
	over := count % RoundTo
	drawn := r.draw(name)
	for k := range could {
		could[k] = count - over
		if binary.BigEndian.Uint64(drawn[8*k:])%RoundTo < uint64(over) {
			could[k] += RoundTo
		}
	}
	return could, could[r.draw(name, string(who))[0]%draws]
}

func (r rounding) draw(texts ...string) []byte {
	h := hmac.New(sha256.New, r.secret)
	for _, text := range texts {
		h.Write(binary.AppendUvarint(nil, uint64(len(text))))
		h.Write([]byte(text))
	}
	return h.Sum(nil)
}

// bearers are the people whose answers are the secret of a programme. They have
// to be guessed all, in every answer, by who wants to know the draws: one person
// alone, who knows the own answers, knows nothing yet.
const bearers = 3

// rounding is how the counts of a round are rounded. The bearers are those with
// the least hashes of their ids, so that few who join or leave, and few answers
// that change, change the secret (Broder, On the resemblance and containment of
// documents, 1997).
func (r *Run) rounding() rounding {
	type bearer struct {
		lot     [sha256.Size]byte
		answers func() any
	}
	var all []bearer
	p := r.programme()
	for i := range p.Mentees {
		all = append(all, bearer{sha256.Sum256([]byte("mentee " + p.Mentees[i].ID)), func() any {
			m := p.Mentees[i]
			m.Source = profiles.Source{} // where it stands is not what it says
			return m
		}})
	}
	for j := range p.Mentors {
		all = append(all, bearer{sha256.Sum256([]byte("mentor " + p.Mentors[j].ID)), func() any {
			m := p.Mentors[j]
			m.Source = profiles.Source{}
			return m
		}})
	}
	slices.SortFunc(all, func(a, b bearer) int { return bytes.Compare(a.lot[:], b.lot[:]) })
	secret := sha256.New()
	for _, b := range all[:min(bearers, len(all))] {
		if err := json.NewEncoder(secret).Encode(b.answers()); err != nil {
			panic(err) // a field that JSON does not have: a mistake of ours
		}
	}
	return rounding{secret.Sum(nil)}
}
