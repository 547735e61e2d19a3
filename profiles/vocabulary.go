package profiles

// A Vocabulary is the closed sets of terms that profiles may use: the
// program's own, and what programme.yaml adds. Each list is sorted by code.
type Vocabulary struct {
	Goals      []Entry
	Conditions []Entry
	Causes     []Entry
	Genders    []Entry
	Categories []Entry // the broad kinds of condition, all that ShareCategory tells
}

// An Entry is one term.
type Entry struct {
	Code     string // as profiles write it, such as "spinal-cord-injury"
	Label    string // as people read it, such as "spinal cord injury"
	Broader  string // Conditions: the code of the broader condition; "" at the top
	Category string // Conditions: the code of its category
}
