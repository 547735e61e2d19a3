package grid

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"testing"
)

func benchmarkGrid(n int) []byte {
	draw := rand.New(rand.NewPCG(6, 6))
	var b []byte
	for j := range n {
		b = fmt.Appendf(b, ",column %d", j)
	}
	for i := range n {
		b = fmt.Appendf(b, "\nrow %d", i)
		for range n {
			b = append(b, ',')
			b = strconv.AppendInt(b, int64(draw.IntN(100)), 10)
			b = append(b, '.')
			b = strconv.AppendInt(b, int64(10+draw.IntN(90)), 10)
		}
	}
	return b
}

func BenchmarkReadGrid1000(b *testing.B) {
	benchmarkRead(b, benchmarkGrid(1000), Options{})
}

// BenchmarkSplitGrid1000 is what encoding/csv takes to split the same file into
// cells, before any number is read.
func BenchmarkSplitGrid1000(b *testing.B) {
	in := benchmarkGrid(1000)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(in))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkReadEdgesMillion(b *testing.B) {
	draw := rand.New(rand.NewPCG(7, 7))
	const rows, degree = 50_000, 20
	var in []byte
	for i := range rows {
		for k := range degree {
			in = fmt.Appendf(in, "row %d,column %d,%d\n", i, (i+k*(k+7))%rows, draw.IntN(10_000))
		}
	}
	benchmarkRead(b, in, Options{Edges: true})
}

func benchmarkRead(b *testing.B, in []byte, opt Options) {
	opt.Size = int64(len(in))
	b.SetBytes(opt.Size)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(context.Background(), bytes.NewReader(in), opt); err != nil {
			b.Fatal(err)
		}
	}
}
