package main

import (
	"context"
	"path/filepath"

	"mentormatch/internal/diag"
	"mentormatch/internal/outfile"
)

// lock keeps other commands that change a programme from its folder, from before its files are read
// until what was made of them is written: so that nothing another one has written meanwhile is lost
// or contradicted.
func lock(ctx context.Context, s *streams, dir string) (unlock func(), err error) {
	return outfile.Lock(ctx, dir, func() {
		name := dir
		if whole, err := filepath.Abs(dir); err == nil {
			name = filepath.Base(whole)
		}
		s.tell(diag.Say("waiting for another mentormatch that is changing {file}", "file", name))
	})
}
