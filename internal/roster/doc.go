// Package roster turns the spreadsheets that programmes already have into
// profiles, and profiles into a spreadsheet.
//
// [Open] reads a workbook or a CSV file into tables of text. [Suggest] looks at
// tables and writes a mapping file, in which a person says what each column
// and each answer means; [ReadMap] reads it. [Import] makes profiles of the
// rows and works them into the files of a programme folder: it returns the
// files as they should be, what has changed, and every answer that could not
// be mapped, and writes nothing. [Export] writes a workbook that [Import] reads
// back to the same profiles without a mapping file.
//
// Nothing that stands in a roster is dropped in silence. What has no field,
// or could not be mapped, goes to the person's notes behind its heading.
package roster
