package sample

import "testing"

// No person of a programme of any size is drawn as another is.
func TestEverybodyIsDrawnAnew(t *testing.T) {
	seen := map[uint64]string{}
	for _, role := range []string{"mentee", "mentor", "MENTEE", "MENTOR", "BEFORE"} {
		for index := 0; index < MostPeople; index += 1 + index%13 {
			first := newDraw(1, role, index).r.Uint64()
			if other, twice := seen[first]; twice {
				t.Fatalf("%s %d is drawn as %s", role, index, other)
			}
			seen[first] = role
		}
	}
}
