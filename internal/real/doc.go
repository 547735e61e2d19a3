// Package real has other projects' programs read what mentormatch writes:
// LibreOffice and openpyxl the workbooks, LibreOffice the CSV tables, Chromium
// the pages and the letters, with axe-core looking for what WCAG 2.2 AA does
// not allow, and icalendar the invitations.
//
// It has tests only. `make real` runs them; they say which program is missing,
// and leave out what it would have read.
package real
