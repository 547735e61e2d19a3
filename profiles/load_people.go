package profiles

import (
	"io/fs"

	"mentormatch/internal/diag"
	"mentormatch/internal/parallel"
)

// ahead is how many batches a processor may be ahead of the slowest. It keeps
// them busy while one of them reads something long.
const ahead = 8

// A crew reads files of people, cut into batches, on all processors. What was
// read is put together in the order of the files by one goroutine alone, so
// that the result does not depend on who reads what, and when.
type crew struct {
	line     *parallel.Line[*reader, reading]
	progress func(done, of int64)
	done, of int64
}

// submit hands out a batch of so many bytes, and what to do with it in its turn.
func (c *crew) submit(size int, read func(*reader) reading, finish func(reading)) error {
	return c.line.Do(read, func(r reading) error {
		finish(r)
		if c.done += int64(size); c.progress != nil && size > 0 {
			c.progress(c.done, c.of)
		}
		return nil
	})
}

// readAllPeople reads the files of people.
func (l *loader) readAllPeople(f folder) error {
	var of int64
	for _, path := range append(f.mentees[:len(f.mentees):len(f.mentees)], f.mentors...) {
		if info, err := fs.Stat(l.fsys, path); err == nil {
			of += info.Size()
		}
	}
	return parallel.InOrder(l.ctx, l.opt.Processors, ahead, l.reader, func(line *parallel.Line[*reader, reading]) error {
		c := &crew{line: line, progress: l.opt.Progress, of: of}
		for _, path := range f.mentees {
			if err := l.readPeople(c, path, RoleMentee); err != nil {
				return err
			}
		}
		for _, path := range f.mentors {
			if err := l.readPeople(c, path, RoleMentor); err != nil {
				return err
			}
		}
		return nil
	})
}

// readPeople reads a file of people: a list, or documents that are each a
// person or a list.
func (l *loader) readPeople(c *crew, path string, role Role) error {
	data, ok := l.read(path)
	if !ok {
		l.peopleUnread = true
		return nil
	}
	src := fileOf{l.named(path), role}
	var file reading // without its people and problems
	keep := func(r reading) {
		l.people = append(l.people, r.people...)
		l.problems = append(l.problems, r.problems...)
		file.said = file.said || r.said
		file.failed = file.failed || r.failed
	}
	documents := cutDocuments(data)
	for len(documents) > 0 {
		n, together := batch(documents)
		if n == 1 && len(documents[0].text) > batchSize {
			if err := l.readLong(c, src, documents[0], keep); err != nil {
				return err
			}
		} else {
			some := documents[:n]
			read := func(r *reader) reading { return r.readDocuments(src, some, together) }
			if err := c.submit(len(together.text), read, keep); err != nil {
				return err
			}
		}
		documents = documents[n:]
	}
	return c.submit(0, nil, func(reading) {
		l.peopleUnread = l.peopleUnread || file.failed
		if !file.said && !file.failed {
			l.fileProblem(path, diag.Problem{ID: "empty-file", Text: "nobody is in this file",
				Hint: "write [] when that is meant, or delete the file"})
		}
	})
}

// readLong reads a document that is longer than a batch: when it is a list,
// cut into batches of its entries.
func (l *loader) readLong(c *crew, src fileOf, document stretch, keep func(reading)) error {
	entries, list := cutItems(document)
	if !list {
		return c.submit(len(document.text), func(r *reader) reading { return r.readDocument(src, document) }, keep)
	}
	var all reading
	for len(entries) > 0 {
		n, together := batch(entries)
		some, last := entries[:n], n == len(entries)
		read := func(r *reader) reading { return r.readEntries(src, some, together) }
		err := c.submit(len(together.text), read, func(r reading) {
			all.add(r)
			if last {
				keep(l.reader().settle(src, document, all))
			}
		})
		if err != nil {
			return err
		}
		entries = entries[n:]
	}
	return nil
}

// readPeoplePart reads a stretch of text as people, here and now.
func (l *loader) readPeoplePart(path string, text stretch, role Role) {
	r := l.reader().readPart(fileOf{l.named(path), role}, text)
	r.end()
	l.people = append(l.people, r.people...)
	l.problems = append(l.problems, r.problems...)
}
