package profiles

import (
	"slices"
	"strconv"

	"gopkg.in/yaml.v3"
)

// way is where a value is in the data, such as mentees[ana].goals[0].goal. It
// is looked for when there is a problem to tell, which is seldom, and not
// carried along.
func (v value) way() string {
	if v.path != "" {
		return v.path
	}
	at, name := v.part.root, v.part.name
	if v.part.person != nil {
		at, name = v.part.person, v.part.name+"["+idWritten(v.part.person)+"]"
	}
	if at == nil {
		return name
	}
	for at != v.node && len(at.Content) > 0 {
		// The nodes of a tree stand in the order of the text.
		i, found := slices.BinarySearchFunc(at.Content, v.node, func(n, want *yaml.Node) int {
			if n.Line != want.Line {
				return n.Line - want.Line
			}
			return n.Column - want.Column
		})
		if !found {
			i--
		}
		if i < 0 {
			break
		}
		if at.Kind == yaml.MappingNode {
			if i%2 == 0 { // the name of a field, which is in the group
				break
			}
			name += "." + at.Content[i-1].Value
		} else {
			name += "[" + strconv.Itoa(i) + "]"
		}
		at = at.Content[i]
	}
	return name
}

// kept is the spot of a value, to tell a problem of when the tree is gone.
func (v value) kept() spot {
	v.path = v.way()
	return v.spot
}

// way is where the id of a person is in the data.
func (c *candidate) way() string { return string(c.role) + "s[" + c.person().ID + "].id" }
