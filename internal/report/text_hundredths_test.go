package report

import (
	"fmt"
	"testing"
)

// Every number that a table has, and those at and beyond its ends.
func TestHundredths(t *testing.T) {
	for n := int64(-10_100); n <= 100_100; n++ {
		sign, size := "", n
		if n < 0 {
			sign, size = "-", -n
		}
		if got, want := string(appendHundredths([]byte("before "), n, ',')), fmt.Sprintf("before %s%d,%02d", sign, size/100, size%100); got != want {
			t.Fatalf("%d is %q, want %q", n, got, want)
		}
	}
}
