package profiles

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Mark is the same for the same people and settings, however their files are
// cut, ordered and commented, and another one when an answer of anybody, or a
// setting, is another: the SHA-256 of what was read, in hexadecimal. Decisions
// and partners are not in it. It takes about as long as writing everybody as
// JSON.
func (p *Programme) Mark() string {
	h := sha256.New()
	all := json.NewEncoder(h)
	add := func(v any) {
		if err := all.Encode(v); err != nil {
			panic(err) // a field that JSON does not have: a mistake of ours
		}
	}
	add(p.Settings)
	for _, m := range p.Mentees {
		m.Source = Source{} // where it stands is not what it says
		add(m)
	}
	for _, m := range p.Mentors {
		m.Source = Source{}
		add(m)
	}
	return hex.EncodeToString(h.Sum(nil))
}
