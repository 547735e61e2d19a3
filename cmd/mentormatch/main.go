// Mentormatch matches people who return to work with mentors who have been
// there: from a folder of profiles to a spreadsheet of matches that is proved
// to be the best there is, with the reasons.
//
// Each verb has a file: match.go holds its options, its command and what it
// does. What only that verb needs has its name in front, as match_scores.go has,
// and what several need has none: keep.go. What every verb shares is in programme.go (which folder, which day),
// output.go (where results go), streams.go, progress.go, and exit.go with the
// one table of exit codes.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], systemStreams())) }
