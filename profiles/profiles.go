// Package profiles reads a programme folder: who takes part, what they say
// about themselves, and how the programme wants to match them.
//
// [Load] is where to start. It reads every file of the folder in a strict
// walk, so that each thing that is wrong in any of them is reported in one
// run with its place and what to do, and it returns a [Programme] in which
// everything has been checked: codes are of the [Vocabulary], ids name
// people, dates are days, and times are in real time zones. Nothing is
// guessed, and nothing is left out in silence.
//
// A blank answer is a field that is not there. It is never taken for "no":
// the empty list is how a profile says "none". [Programme.Blanks] counts the
// blanks and [Programme.Capacity] the places that mentors offer.
//
// # The folder
//
//	programme.yaml                  settings; required
//	mentees.yaml or mentees/*.yaml  or both
//	mentors.yaml or mentors/*.yaml  or both
//	decisions.yaml                  what people have decided; optional
//	partners.yaml                   community organisations; optional
//	codes/*.csv                     tables of occupations; optional, see [Codes]
//
// A file of people is a list, or several YAML documents that are each a
// person or a list. Any other .yaml or .yml file in the folder is an error,
// since somebody may believe that it is read.
//
// # Limits
//
// A file may have 256 MB, a person (or a document that is not a list with a
// dash for each person) 16 MB, a text 2000 characters, an id 64, and a list or
// a group of fields 1000 entries. Files are UTF-8, with or without a byte
// order mark. YAML's anchors, aliases, merge keys, tags and directives are
// errors, and so are characters that would command a terminal or turn the
// order of text around.
//
// A date that says when something began may be a year or a month, 2023 or
// 2023-04, and then means its first day.
package profiles
