package lap

import (
	"errors"
	"testing"

	"gonum.org/v1/gonum/mat"
)

func TestMatrixOfNothing(t *testing.T) {
	for what, m := range map[string]mat.Matrix{
		"no interface":  nil,
		"a nil pointer": (*mat.Dense)(nil),
	} {
		if _, err := Matrix(m, nil); !errors.Is(err, ErrProblem) {
			t.Errorf("%s: got %v, want ErrProblem", what, err)
		}
	}
}
