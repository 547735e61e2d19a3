package lang

import (
	"slices"
	"strings"
)

// subjects are the files of the catalogue, without language: reasons, basics.
func subjects() []string {
	files, err := catalogue.ReadDir("catalogue")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	var names []string
	for _, file := range files {
		if name, english := strings.CutSuffix(file.Name(), ".en.yaml"); english {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
