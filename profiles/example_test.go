package profiles_test

import (
	"errors"
	"fmt"
	"os"
	"testing/fstest"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// A program reads a folder with os.DirFS; here the files are in memory.
func Example() {
	folder := fstest.MapFS{
		"programme.yaml": {Data: []byte("name: Harbour\n")},
		"mentees.yaml":   {Data: []byte("- id: ana\n  goals: [job-search]\n- id: bo\n")},
		"mentors.yaml":   {Data: []byte("- id: dee\n  capacity: 3\n")},
	}
	on := profiles.Date{Year: 2026, Month: 11, Day: 22}
	programme, err := profiles.Load(folder, profiles.LoadOptions{Name: "harbour", On: on})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(programme.Mentees), "mentees,", programme.Capacity(), "places")

	folder["mentees.yaml"] = &fstest.MapFile{Data: []byte("- id: ana\n  goals: [job-serach]\n")}
	_, err = profiles.Load(folder, profiles.LoadOptions{Name: "harbour", On: on})
	var problems diag.Problems
	if errors.As(err, &problems) {
		_ = diag.Render(os.Stdout, problems, diag.Options{})
	}
	// Output:
	// 2 mentees, 3 places
	// harbour/mentees.yaml:2:11: unknown goal "job-serach"
	//   2 |   goals: [job-serach]
	//     |           ^
	//   did you mean "job-search"?
	// 1 problem in 1 file
}
