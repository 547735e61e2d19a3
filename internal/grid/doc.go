// Package grid assigns the rows of a table of scores to its columns.
//
// [Read] takes a grid as spreadsheets save it, or a long list of pairs, and
// makes a [Table] of it; [Table.ReadCapacities] adds how many rows each column
// takes; [Solve] finds the best assignment and its proof; [WriteTable],
// [WriteCSV] and [WriteJSON] write the [Answer].
//
// Scores are exact decimals. A file is read as whole numbers of the smallest
// unit that it uses: where the longest score has two decimals, 0.1 is 10 units
// of 0.01. No binary fraction is ever made, so 0.1 + 0.2 is 0.3 and equal
// totals are equal.
//
// The answer does not depend on the order of rows and columns in the file.
// They are solved in the order of their names, byte by byte, and reported in
// the order of the file; only a grid without names, whose rows and columns are
// called by their position, is solved as it stands.
package grid
