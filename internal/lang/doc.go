// Package lang says what people read in their own language: English, Urdu,
// Bengali or Marathi.
//
// Every message has an id and stands in the catalogue, once for each
// language: catalogue/reasons.en.yaml, catalogue/reasons.ur.yaml and so on.
// A message has placeholders in braces, and forms by number where the
// language has them:
//
//	goals.compared:
//	  one: the mentor can help with {helped} of {count} goal
//	  other: the mentor can help with {helped} of {count} goals
//
//	s := lang.New(lang.English)
//	s.Say("goals.compared", "helped", 1, "count", 3)
//
// The number named count chooses the form, by the plural rules of the Unicode
// CLDR. Numbers and dates are written as each language writes them. A text
// that runs the other way than the language, as a Latin name in an Urdu
// sentence, is put into direction isolates.
//
// What is wrong with profiles, and what the command says beside its results, is
// made in English where no language is known, as messages of the type
// diag.Message; translations/<subject>.<language>.yaml has them by their
// English, and [Speaker.Translate] says them.
//
// A test fails when a message lacks in a language, has other placeholders
// there, or is used by nobody. To add one, write it into the four files of its
// subject.
package lang
