package grid

import (
	"bytes"
	"errors"
	"io"

	"mentormatch/internal/diag"
)

const (
	// blockSize is how much of a file is read before it is parsed. From 256 KB
	// to 4 MB the time to read a grid does not change; a megabyte for each
	// processor is little beside the table.
	blockSize = 1 << 20
	// longestRecord is the longest line, in bytes: five million columns of
	// ten digits. What is longer has a quotation mark left open.
	longestRecord = 64 << 20
)

// A block is a part of a file that starts where a record starts and ends
// where one ends. A record is a line, or several where a quoted name has line
// breaks in it.
type block struct {
	data   []byte
	line   int // of the first byte, in the file
	record int // the first one, counted from 1 as spreadsheets do
}

// blocks cuts a file.
type blocks struct {
	file  string
	in    io.Reader
	size  int64        // of the file, bytes; 0 when it is not known
	empty diag.Message // what to do with an empty one
	form

	read  int64
	next  block // data is what has been read and not given out
	ended bool  // in has no more
	spare [][]byte
}

func newBlocks(file string, in io.Reader, size int64, empty diag.Message) *blocks {
	return &blocks{file: file, in: in, size: size, empty: empty, form: form{notation: exact}, next: block{line: 1, record: 1}}
}

// open reads the beginning of the file, refuses what is no CSV and finds out
// what separates its cells.
func (b *blocks) open() error {
	if err := b.fill(blockSize); err != nil {
		return err
	}
	data := b.next.data
	if !b.ended {
		if end := bytes.LastIndexByte(data, '\n'); end >= 0 {
			data = data[:end+1]
		}
	}
	if err := b.refuse(data); err != nil {
		return err
	}
	begin := 0
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		begin = len("\ufeff")
	}
	if sep, length := declared(data[begin:]); length > 0 {
		b.sep = sep
		begin += length
		b.next.line++ // spreadsheets count no row for it
	} else {
		b.sep = separator(data[begin:])
	}
	b.next.data = b.next.data[begin:]
	if b.sep != ',' && hasDecimalCommas(data[begin:], b.sep) {
		b.point = ','
	}
	return nil
}

// peek is the first block, left where it is.
func (b *blocks) peek() (block, error) {
	for size := blockSize; ; size *= 2 {
		if err := b.fill(size); err != nil {
			return block{}, err
		}
		whole := b.next
		if b.ended || size >= longestRecord {
			return whole, nil
		}
		if skipped := len(whole.data) - len(bytes.TrimLeft(whole.data, "\r\n")); skipped < len(whole.data) {
			if _, _, ok := recordLength(whole.data[skipped:], b.sep); ok {
				return whole, nil
			}
		}
	}
}

// drop goes past the start of the first block.
func (b *blocks) drop(n, line, record int) {
	b.next.data = b.next.data[n:]
	b.next.line, b.next.record = line, record
}

// cut gives the next block, or io.EOF.
func (b *blocks) cut() (block, error) {
	size := blockSize
	for {
		if err := b.fill(size); err != nil {
			return block{}, err
		}
		if len(b.next.data) == 0 {
			return block{}, io.EOF
		}
		end, inside := len(b.next.data), 0
		if !b.ended {
			end, inside = lastRecord(b.next.data, b.sep)
		}
		if end > 0 {
			return b.give(end, inside), nil
		}
		if size = 2 * len(b.next.data); size > longestRecord {
			return block{}, one(b.file, b.next.line, "long-line",
				diag.Say("the line is longer than {most} megabytes", "most", longestRecord>>20),
				"is a quotation mark opened on it and never closed?")
		}
	}
}

// give takes the first end bytes out of what was read; inside them are line
// breaks that end no record.
func (b *blocks) give(end, inside int) block {
	out := b.next
	out.data = b.next.data[:end]
	rest := b.next.data[end:]
	b.next.data = append(b.buffer(), rest...)
	lines := bytes.Count(out.data, []byte{'\n'})
	b.next.line += lines
	b.next.record += lines - inside
	return out
}

// fill reads until there are size bytes or no more.
func (b *blocks) fill(size int) error {
	for !b.ended && len(b.next.data) < size {
		if cap(b.next.data) < size {
			b.next.data = append(make([]byte, 0, size), b.next.data...)
		}
		n, err := b.in.Read(b.next.data[len(b.next.data):size])
		b.next.data = b.next.data[:len(b.next.data)+n]
		b.read += int64(n)
		if errors.Is(err, io.EOF) {
			b.ended = true
			if b.size > 0 && b.read != b.size {
				return one(b.file, 0, "changed", "the file changed while it was read", "wait until it is written as a whole, then type the same command again")
			}
		} else if err != nil {
			return err
		}
	}
	return nil
}

// buffer is an empty one, used before if there is one.
func (b *blocks) buffer() []byte {
	if n := len(b.spare); n > 0 {
		spare := b.spare[n-1]
		b.spare = b.spare[:n-1]
		return spare[:0]
	}
	return make([]byte, 0, blockSize)
}

// reuse takes a block back whose bytes nobody needs any more.
func (b *blocks) reuse(used block) { b.spare = append(b.spare, used.data) }

// refuse says what to do with a file that is something else than CSV in UTF-8.
func (b *blocks) refuse(data []byte) error {
	switch zero := bytes.IndexByte(data, 0); {
	case len(data) == 0:
		return one(b.file, 0, "empty-file", "the file is empty", b.empty)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return refuseSpreadsheet(b.file)
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return one(b.file, 0, "utf-16", "the file is in UTF-16", "save it as CSV in UTF-8")
	case zero >= 0:
		return one(b.file, 1+bytes.Count(data[:zero], []byte{'\n'}), "not-text", "there is a zero byte on this line, which no text has", "save it as CSV in UTF-8")
	case bytes.IndexByte(data, '\n') < 0 && bytes.IndexByte(bytes.TrimRight(data, "\r"), '\r') >= 0:
		return one(b.file, 0, "line-ends", "its lines end in a carriage return alone, as those of old Macintoshes did", "save it as CSV in UTF-8")
	}
	return nil
}

func refuseSpreadsheet(file string) error {
	return one(file, 0, "spreadsheet", "this is a spreadsheet, and solve reads CSV", "open it, choose Save as, and save the sheet with the scores as CSV in UTF-8")
}

// lastRecord finds where the last whole record of data ends, and how many line
// breaks inside quotation marks come before.
func lastRecord(data []byte, sep byte) (end, inside int) {
	if bytes.IndexByte(data, '"') < 0 {
		return bytes.LastIndexByte(data, '\n') + 1, 0
	}
	for i := 0; i < len(data); {
		length, breaks, whole := recordLength(data[i:], sep)
		if !whole {
			break
		}
		i += length
		inside += breaks
		end = i
	}
	return end, inside
}

// recordLength measures the record that data starts with, its line break
// included. whole is false when data ends before the record does. A quotation
// mark matters where it opens a cell, and until the one that closes it.
func recordLength(data []byte, sep byte) (length, breaks int, whole bool) {
	opens := true // a quotation mark here would open a cell
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"' && opens:
			end := closing(data, i)
			if end < 0 {
				return 0, 0, false
			}
			breaks += bytes.Count(data[i:end], []byte{'\n'})
			i = end
			opens = false
		case c == '\n':
			return i + 1, breaks, true
		case sep == 0:
			opens = c == ',' || c == ';' || c == '\t'
		default:
			opens = c == sep
		}
	}
	return len(data), breaks, false
}

// closing finds the quotation mark that closes the one at open, or -1. Two in
// a row stand for one.
func closing(data []byte, open int) int {
	for i := open + 1; i < len(data); i++ {
		if data[i] != '"' {
			continue
		}
		if i+1 == len(data) || data[i+1] != '"' {
			return i
		}
		i++
	}
	return -1
}
