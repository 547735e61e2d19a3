package lang

// An index finds the messages of a catalogue by id. A table of a hundred
// thousand matches looks up two million, and to hash the whole id, as a map
// does, would take as long as to write the message.
type index struct {
	entries []entry
	// slots has for each hash the position of an entry plus one, 0 for none; an
	// entry whose place is taken is in the next that is free. Its length is a
	// power of two, and at least twice that of entries.
	slots []int32
}

type entry struct {
	id string
	forms
}

func newIndex(messages map[string]forms) index {
	size := 2
	for size < 2*len(messages) {
		size *= 2
	}
	x := index{slots: make([]int32, size)}
	for id, f := range messages {
		x.entries = append(x.entries, entry{id, f})
		at := x.home(id)
		for x.slots[at] != 0 {
			at = (at + 1) & (size - 1)
		}
		x.slots[at] = int32(len(x.entries))
	}
	return x
}

// find is the message with an id; nil when there is none.
func (x *index) find(id string) *forms {
	for at := x.home(id); x.slots[at] != 0; at = (at + 1) & (len(x.slots) - 1) {
		if e := &x.entries[x.slots[at]-1]; e.id == id {
			return &e.forms
		}
	}
	return nil
}

// home is where an id belongs, by how it begins and ends: ids of one family
// begin alike, and those of one kind end alike, but hardly ever both.
func (x *index) home(id string) int {
	var begins, ends uint64
	if len(id) >= 8 {
		begins, ends = eight(id), eight(id[len(id)-8:])
	} else {
		for i := range len(id) {
			begins = begins<<8 | uint64(id[i])
		}
	}
	const odd = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio
	hash := (begins*odd ^ ends + uint64(len(id))) * odd
	return int(hash>>32) & (len(x.slots) - 1)
}

// eight are the first eight bytes of a text, which the processor reads at once.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
