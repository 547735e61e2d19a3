// Package house holds the tests of the house itself: that arrows between
// rooms go one way, and that nothing stands at the top level that has no room.
package house
