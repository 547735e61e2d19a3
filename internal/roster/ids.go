package roster

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"mentormatch/profiles"
)

// sum is a short digest of what need not be kept in clear.
func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:8])
}

// idOf makes an id of what tells a person apart: the words of a name or the
// front of an email address in small letters and digits, or a number that is
// always the same for the same words when they are in another script.
func idOf(key string) string {
	words := key
	if front, _, ok := strings.Cut(key, "@"); ok && !strings.ContainsAny(strings.TrimSpace(key), " \t") {
		words = front
	}
	var b strings.Builder
	lost := false
	for _, r := range norm.NFKD.String(strings.ToLower(words)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.M, r) && r < 0x370: // an accent
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			lost = true
		default:
			b.WriteByte(' ')
		}
	}
	id := strings.Join(strings.Fields(b.String()), "-")
	if lost || id == "" {
		h := sha256.Sum256([]byte(key))
		return fmt.Sprintf("p-%08d", binary.BigEndian.Uint64(h[:8])%100_000_000)
	}
	const longest = 40
	if len(id) > longest {
		id = strings.TrimRight(id[:longest-5], "-") + "-" + sum(key)[:4]
	}
	return id
}

// likeness is the same for two ids that the profiles take for one.
func likeness(id string) string {
	s := strings.ReplaceAll(fold(id), " ", "")
	if strings.Trim(s, "0123456789") == "" && s != "" {
		return strings.TrimLeft(s[:len(s)-1], "0") + s[len(s)-1:]
	}
	return s
}

// sameTag is the conflict tag that keeps the two profiles of one person apart.
func sameTag(base string) string { return "same-person:" + base }

// giveIDs gives every record its id: the one that the last import gave, the
// one that a column has, or one made of its key. existing are the people of
// the folder by the likeness of their ids.
func giveIDs(records []*record, known *ledger, existing map[string]profiles.Role) {
	byKey := map[string][]*record{}
	for _, r := range records {
		byKey[r.key] = append(byKey[r.key], r)
	}
	taken := map[string]string{} // by likeness: whose it is
	for _, e := range known.People {
		taken[likeness(e.ID)] = e.Key
	}
	// Names for those that have none yet, to see which of them collide.
	wanted := map[string]map[string]bool{} // by likeness: the keys that want it
	base := func(r *record) string {
		if r.wanted != "" {
			return r.wanted
		}
		return idOf(r.key)
	}
	for _, r := range records {
		if known.find(r.key, r.role) != nil && r.wanted == "" {
			continue
		}
		like := likeness(base(r))
		if wanted[like] == nil {
			wanted[like] = map[string]bool{}
		}
		wanted[like][r.key] = true
	}
	for _, r := range records {
		both := len(byKey[r.key]) > 1
		if e := known.find(r.key, r.role); e != nil && r.wanted == "" {
			r.id = e.ID
			continue
		}
		id := base(r)
		role, there := existing[likeness(id)]
		if r.wanted == "" {
			owner, owned := taken[likeness(id)]
			if len(wanted[likeness(id)]) > 1 || owned && owner != sum(r.key) || there && role != r.role && !both {
				id += "-" + sum(r.key)[:4]
			}
		}
		if both && !(there && role == r.role) {
			id += "-" + string(r.role)
		}
		r.id = id
	}
}
