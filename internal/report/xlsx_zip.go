package report

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// A sortedZip writes a workbook's parts in the order of their names and
// without times. excelize hands over the streamed sheets in the order of a
// map, which would give other bytes each time. Parts are kept compressed until
// all of them are there, and long ones not in memory.
type sortedZip struct {
	to      io.Writer
	folder  string // for what is kept out of memory
	parts   []*zipPart
	current *zipPart
	types   *bytes.Buffer // the content types, until they can be sorted
	// mend is given the end of each sheet, as much as endOfSheet or all of it, and returns what is written instead.
	mend func(end []byte) []byte
}

type zipPart struct {
	name  string
	data  spill
	press *flate.Writer
	sum   uint32
	size  uint64
	mend  func(end []byte) []byte // nil for a part that stays as it is
	end   []byte                  // what is held back to be mended
}

// endOfSheet is more bytes than stand behind the rows of a sheet.
const endOfSheet = 1 << 16

// newSortedZip writes to w itself. excelize would have the whole file in memory
// first.
func newSortedZip(w io.Writer, mend func(end []byte) []byte) *sortedZip {
	return &sortedZip{to: w, folder: scratchOf(w), mend: mend}
}

// Create starts a part, as the function of the same name of archive/zip.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	if err := z.finish(); err != nil {
		return nil, err
	}
	if name == contentTypes {
		z.types = new(bytes.Buffer)
		return z.types, nil
	}
	return z.begin(name), nil
}

func (z *sortedZip) begin(name string) *zipPart {
	part := &zipPart{name: name, data: spill{folder: z.folder}}
	part.press, _ = flate.NewWriter(&part.data, flate.DefaultCompression)
	if strings.HasPrefix(name, "xl/worksheets/sheet") {
		part.mend = z.mend
	}
	z.parts, z.current = append(z.parts, part), part
	return part
}

var defaultType = regexp.MustCompile(`<Default [^>]*></Default>`)

// sortedTypes has the content types by extension sorted: with a chart in the
// workbook excelize writes them in the order of a map too.
func sortedTypes(types []byte) []byte {
	sorted := defaultType.FindAll(bytes.Clone(types), -1)
	slices.SortFunc(sorted, bytes.Compare)
	next := -1
	return defaultType.ReplaceAllFunc(types, func([]byte) []byte { next++; return sorted[next] })
}

// Write compresses what belongs to the part, but for an end that is mended.
func (p *zipPart) Write(b []byte) (int, error) {
	if p.mend == nil {
		return len(b), p.compress(b)
	}
	p.end = append(p.end, b...)
	if sure := len(p.end) - endOfSheet; sure > endOfSheet {
		if err := p.compress(p.end[:sure]); err != nil {
			return 0, err
		}
		p.end = append(p.end[:0], p.end[sure:]...)
	}
	return len(b), nil
}

func (p *zipPart) compress(b []byte) error {
	p.sum = crc32.Update(p.sum, crc32.IEEETable, b)
	p.size += uint64(len(b))
	_, err := p.press.Write(b)
	return err
}

func (z *sortedZip) finish() error {
	if z.current == nil {
		return nil
	}
	part := z.current
	z.current = nil
	if part.mend != nil {
		if err := part.compress(part.mend(part.end)); err != nil {
			return err
		}
		part.end = nil
	}
	return part.press.Close()
}

// AddFS is not needed for a workbook.
func (z *sortedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// contentTypes is the part that readers look for first.
const contentTypes = "[Content_Types].xml"

// Close writes the parts.
func (z *sortedZip) Close() error {
	if err := z.finish(); err != nil {
		return err
	}
	if z.types != nil {
		if _, err := z.begin(contentTypes).Write(sortedTypes(z.types.Bytes())); err != nil {
			return err
		}
		if err := z.finish(); err != nil {
			return err
		}
	}
	slices.SortFunc(z.parts, func(a, b *zipPart) int {
		if (a.name == contentTypes) != (b.name == contentTypes) {
			if a.name == contentTypes {
				return -1
			}
			return 1
		}
		return strings.Compare(a.name, b.name)
	})
	archive := zip.NewWriter(z.to)
	for _, part := range z.parts {
		w, err := archive.CreateRaw(&zip.FileHeader{
			Name: part.name, Method: zip.Deflate, CRC32: part.sum,
			CompressedSize64: uint64(part.data.size), UncompressedSize64: part.size,
		})
		if err != nil {
			return err
		}
		if _, err := part.data.WriteTo(w); err != nil {
			return err
		}
		part.data.Close()
	}
	return archive.Close()
}

// discard takes away what is left when the workbook is not finished.
func (z *sortedZip) discard() {
	for _, part := range z.parts {
		part.data.Close()
	}
}
