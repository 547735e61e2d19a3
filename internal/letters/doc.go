// Package letters writes to the two people of each decided match: a letter
// for the mentee and one for the mentor, to print or to send, and an
// invitation to the first meeting for the calendar of each.
//
// Each letter tells what the other agreed to share with its reader and no
// more, and says how to decline. Letters are made by a template, which a
// programme can replace; see [DefaultTemplate].
package letters
