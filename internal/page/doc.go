// Package page writes a round of matching as a web page: one file that needs
// nothing else, for one reader.
//
// [Write] writes it for the reader and in the language of a [report.Run]. The
// counselor reads everything that was found; a mentor or a mentee only their
// own matches, in plain words, on their own clock; a funder or the public only
// numbers from which nobody can be known.
//
// A page is complete without its script, which sorts and filters its tables. It
// asks the network for nothing: its content security policy lets the style and
// the script in by their hashes, and nothing else. Charts are SVG, each with a
// title, a description and its numbers in a table.
package page
