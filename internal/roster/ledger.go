package roster

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"mentormatch/profiles"
)

// LedgerFile is where a programme folder keeps what the last import wrote. Its
// name starts with a dot, so that it is not taken for a profile.
const LedgerFile = ".mentormatch-import.json"

// A ledger is what the last import wrote: for each person the id, and for each
// answer a digest. By it the next import tells what has changed in the roster
// from what somebody has changed in the profile. It holds no answer itself.
type ledger struct {
	Version int
	People  []*ledgerEntry

	index map[string]*ledgerEntry // by role and key; nil until asked for
}

// A ledgerEntry is about one profile.
type ledgerEntry struct {
	Key     string // digest of what tells the person apart
	Role    profiles.Role
	ID      string
	Answers map[leaf]string // digests of cells; that of "" for a blank answer
}

// readLedger reads a ledger; one that is missing or damaged is empty, as it is
// before the first import: then nothing that stands in a profile is replaced.
func readLedger(data []byte) *ledger {
	l := &ledger{Version: 1}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var read ledger
	if err := decoder.Decode(&read); err != nil || read.Version != 1 {
		return l
	}
	read.People = slices.DeleteFunc(read.People, func(e *ledgerEntry) bool { return e == nil || e.ID == "" })
	return &read
}

// find is what the ledger has about a person in a role; nil for nothing.
func (l *ledger) find(key string, role profiles.Role) *ledgerEntry {
	if l.index == nil {
		l.index = make(map[string]*ledgerEntry, len(l.People))
		for _, e := range l.People {
			l.index[string(e.Role)+e.Key] = e
		}
	}
	return l.index[string(role)+sum(key)]
}

// write gives the bytes of the ledger, people in the order of their ids.
func (l *ledger) write() []byte {
	slices.SortFunc(l.People, func(a, b *ledgerEntry) int { return strings.Compare(a.ID, b.ID) })
	data, _ := json.MarshalIndent(l, "", " ")
	return append(data, '\n')
}
