// Package decided reads what a counselor has decided in the workbook or CSV
// table of a round, and writes it into the log of decisions.yaml.
//
// [Read] takes the tables that roster.Open has read, checks every row against
// the programme as it is now, and gives the decisions, or everything that is
// wrong with them. [Append] adds them to the text of decisions.yaml, of which
// nothing else changes.
package decided
