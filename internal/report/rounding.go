package report

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
)

// RoundTo is of what every count that is told is a multiple.
const RoundTo = 5

// FewTold is the least count that is told: what is rounded to less may be 1 to
// 10 people.
const FewTold = smallCell + RoundTo

// A rounding rounds counts at random to a neighbouring multiple of RoundTo, as
// offices of statistics do with tables of people: up with a chance of a fifth
// for each one above the multiple below, so that it is right on average
// (Nargundkar and Saveland, Random rounding to prevent statistical disclosure,
// 1972).
//
// Rounding to the nearest multiple would not do. Of two rounds between which one
// person has joined, the one number that jumps would be of those whom the person
// is among. Here every number can jump, whether anybody has joined or not: no
// two pages are proof of anything, and whatever they show is at most six times
// as likely with the person in one cell as with the person in another (see
// TestNobodyIsBetweenTwoPages). Nor would a key for each cell do, which leaves a
// cell as it is told while its people are the same: it tells which cell changed.
//
// What is drawn depends on all that the profiles say, which is told to nobody
// who reads counts. Who writes the page of a round again gets the same numbers,
// and learns no more by it; who could draw as the program does has the profiles,
// and needs no page. What this does not stop is the average of many rounds of
// the same people, each with an answer changed: it comes close to the counts,
// though not to those that no page tells.
type rounding struct{ key []byte }

// round rounds a count. The name says of what it is: one of the same name, and
// of the same count, is rounded alike wherever it stands.
func (r rounding) round(name string, count int) int {
	over := count % RoundTo
	if over == 0 {
		return count
	}
	h := hmac.New(sha256.New, r.key)
	h.Write([]byte(name))
	if binary.BigEndian.Uint64(h.Sum(nil))%RoundTo < uint64(over) {
		return count - over + RoundTo
	}
	return count - over
}

// roundings are how the counts of people are rounded, and those of the result.
// The people of a round stay as they are told while others are matched.
func (r *Run) roundings() (people, result rounding) {
	people.key = []byte(r.programme().Mark())
	h := hmac.New(sha256.New, people.key)
	for k := range r.Result.Matches {
		m := &r.Result.Matches[k]
		for _, n := range []int{m.Mentee, m.Mentor, m.Pair.Points} {
			binary.Write(h, binary.BigEndian, int64(n))
		}
	}
	result.key = h.Sum(nil)
	return people, result
}
