package profiles

import (
	"context"
	"io/fs"
	"runtime"

	"mentormatch/internal/diag"
)

// Files of people are cut into batches, which all processors read. What was
// read is put together in the order of the files by one goroutine alone, so
// that the result does not depend on who reads what, and when.

// A task is a batch to read, and what to do with the result.
type task struct {
	read   func(*reader) reading // nil when there is nothing to read
	finish func(reading)         // called in the order of the tasks
	size   int64                 // bytes, for the progress
	done   chan outcome
}

// An outcome is what came of a task: what was read, or a panic.
type outcome struct {
	reading  reading
	panicked any
}

// A crew reads tasks on several goroutines.
type crew struct {
	ctx      context.Context
	tasks    chan *task
	waiting  []*task // in their order
	most     int     // tasks that may wait
	progress func(done, of int64)
	done, of int64
}

// ahead is how many tasks a goroutine may be ahead of the slowest. It keeps
// the goroutines busy while one of them reads something long.
const ahead = 8

func (l *loader) hire(of int64) *crew {
	n := runtime.GOMAXPROCS(0)
	if l.opt.Processors > 0 {
		n = l.opt.Processors
	}
	c := &crew{ctx: l.ctx, tasks: make(chan *task, n*ahead), most: n * ahead, progress: l.opt.Progress, of: of}
	for range n {
		r := l.reader()
		go func() {
			for t := range c.tasks {
				if c.ctx.Err() == nil {
					t.run(r)
				}
			}
		}()
	}
	return c
}

// run reads a task. A panic is passed on to whoever waits for the result.
func (t *task) run(r *reader) {
	var o outcome
	defer func() {
		o.panicked = recover()
		t.done <- o
	}()
	o.reading = t.read(r)
}

// submit hands a task out. It waits while too many are under way, and returns
// an error when the context has ended.
func (c *crew) submit(t *task) error {
	t.done = make(chan outcome, 1)
	c.waiting = append(c.waiting, t)
	if t.read != nil {
		c.tasks <- t // has room: no more than most are waiting
	}
	if len(c.waiting) < c.most {
		return c.ctx.Err()
	}
	return c.collect()
}

// collect finishes the first of the tasks.
func (c *crew) collect() error {
	t := c.waiting[0]
	c.waiting[0] = nil
	c.waiting = c.waiting[1:]
	var o outcome
	if t.read != nil {
		select {
		case <-c.ctx.Done():
		case o = <-t.done:
		}
		if o.panicked != nil {
			panic(o.panicked)
		}
	}
	if err := c.ctx.Err(); err != nil {
		return err
	}
	t.finish(o.reading)
	if c.done += t.size; c.progress != nil && t.size > 0 {
		c.progress(c.done, c.of)
	}
	return nil
}

// dismiss finishes all tasks, unless there was an error, and ends the crew.
func (c *crew) dismiss(err error) error {
	close(c.tasks)
	for err == nil && len(c.waiting) > 0 {
		err = c.collect()
	}
	return err
}

// readAllPeople reads the files of people.
func (l *loader) readAllPeople(f folder) error {
	var of int64
	for _, path := range append(f.mentees[:len(f.mentees):len(f.mentees)], f.mentors...) {
		if info, err := fs.Stat(l.fsys, path); err == nil {
			of += info.Size()
		}
	}
	c := l.hire(of)
	var err error
	for _, path := range f.mentees {
		if err == nil {
			err = l.readPeople(c, path, RoleMentee)
		}
	}
	for _, path := range f.mentors {
		if err == nil {
			err = l.readPeople(c, path, RoleMentor)
		}
	}
	return c.dismiss(err)
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
			err := c.submit(&task{
				read:   func(r *reader) reading { return r.readDocuments(src, some, together) },
				finish: keep, size: int64(len(together.text)),
			})
			if err != nil {
				return err
			}
		}
		documents = documents[n:]
	}
	return c.submit(&task{finish: func(reading) {
		l.peopleUnread = l.peopleUnread || file.failed
		if !file.said && !file.failed {
			l.fileProblem(path, diag.Problem{ID: "empty-file", Text: "nobody is in this file",
				Hint: "write [] when that is meant, or delete the file"})
		}
	}})
}

// readLong reads a document that is longer than a batch: when it is a list,
// cut into batches of its entries.
func (l *loader) readLong(c *crew, src fileOf, document stretch, keep func(reading)) error {
	entries, list := cutItems(document)
	if !list {
		return c.submit(&task{
			read:   func(r *reader) reading { return r.readDocument(src, document) },
			finish: keep, size: int64(len(document.text)),
		})
	}
	var all reading
	for len(entries) > 0 {
		n, together := batch(entries)
		some, last := entries[:n], n == len(entries)
		err := c.submit(&task{
			read: func(r *reader) reading { return r.readEntries(src, some, together) },
			finish: func(r reading) {
				all.add(r)
				if last {
					keep(l.reader().settle(src, document, all))
				}
			},
			size: int64(len(together.text)),
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
