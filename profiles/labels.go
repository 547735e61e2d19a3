package profiles

import "strings"

// Labels are what a code is called, in the program's own short words.
type Labels map[string]string // by language: en, ur, bn, mr

// In is the label in a language, or in English when that has none.
func (l Labels) In(language string) string {
	if label, ok := l[language]; ok {
		return label
	}
	return l["en"]
}

// labelLanguages are the columns of the tables of labels.
var labelLanguages = []string{"en", "ur", "bn", "mr"}

// labelTable reads a table of a code and its labels, one a line.
func labelTable(table string) map[string]Labels {
	all := map[string]Labels{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) < 2 {
			continue
		}
		labels := Labels{}
		for i, label := range cells[1:] {
			labels[labelLanguages[i]] = strings.TrimSpace(label)
		}
		all[strings.TrimSpace(cells[0])] = labels
	}
	return all
}
