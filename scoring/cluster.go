package scoring

import (
	"cmp"
	"slices"
)

// A span is a stretch of minutes from the start of a week, without its end.
// It may begin before the week, and end after it.
type span struct{ start, end int32 }

func (s span) compare(t span) int {
	return cmp.Or(cmp.Compare(s.start, t.start), cmp.Compare(s.end, t.end))
}

// margin is how far outside a week, in minutes, time is followed that reaches
// into it: further than a day, which is the longest that belongs to one week
// as a whole, by the longest meeting.
const margin = minutesPerDay + 8*60 + 1

// A cluster is a stretch of a person's time without a break, and how they can
// meet in it. What two people have in common lies within one cluster of each,
// so that it is a sum over pairs of clusters.
type cluster struct {
	span
	self [1]span // the span again, as a list
	// whole are the ways that are open during all of it.
	whole modeSet
	// remote and inPerson are when a way is open that is not in whole:
	// sorted, and neither overlapping nor touching.
	remote, inPerson []span
}

// in is when one way of meeting is open; without a way, all of it.
func (c *cluster) in(mode modeSet) []span {
	switch {
	case mode&^c.whole == 0:
		return c.self[:]
	case mode == remoteMode:
		return c.remote
	}
	return c.inPerson
}

// ways are those that are open at some time.
func (c *cluster) ways() modeSet {
	ways := c.whole
	if len(c.remote) > 0 {
		ways |= remoteMode
	}
	if len(c.inPerson) > 0 {
		ways |= inPersonMode
	}
	return ways
}

// covers reports whether the outer way is open whenever the inner one is.
func (c *cluster) covers(outer, inner modeSet) bool {
	if outer&^c.whole == 0 {
		return true
	}
	for _, s := range c.in(inner) {
		if !slices.ContainsFunc(c.in(outer), func(o span) bool { return o.start <= s.start && s.end <= o.end }) {
			return false
		}
	}
	return true
}

// compare orders clusters by when they begin. It is 0 for clusters that are
// the same in everything.
func (c *cluster) compare(d *cluster) int {
	return cmp.Or(c.span.compare(d.span), cmp.Compare(c.whole, d.whole),
		slices.CompareFunc(c.remote, d.remote, span.compare), slices.CompareFunc(c.inPerson, d.inPerson, span.compare))
}

// newCluster puts together windows without a break between them, sorted by
// start, of which a person allows some ways.
func newCluster(windows []modeSpan, allowed modeSet) cluster {
	c := cluster{span: windows[0].span}
	for _, w := range windows {
		c.end = max(c.end, w.end)
	}
	c.self[0] = c.span
	if len(windows) == 1 {
		c.whole = windows[0].modes & allowed
		return c
	}
	for _, mode := range []modeSet{remoteMode, inPersonMode} {
		switch spans := merge(windows, mode&allowed); {
		case len(spans) == 1 && spans[0] == c.span:
			c.whole |= mode
		case mode == remoteMode:
			c.remote = spans
		default:
			c.inPerson = spans
		}
	}
	return c
}

// merge puts together the windows, sorted by start, that allow one of the
// modes.
func merge(windows []modeSpan, modes modeSet) (out []span) {
	for _, w := range windows {
		if w.modes&modes == 0 {
			continue
		}
		if n := len(out); n > 0 && w.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, w.end)
			continue
		}
		out = append(out, w.span)
	}
	return out
}

// together is how many minutes of a week of so many minutes two people can
// meet within a cluster of each, by the modes, in blocks of at least least
// minutes. Minutes at which they could meet either way count once. Without
// modes, how they would meet plays no part.
func together(x, y *cluster, modes modeSet, least, length int32) int32 {
	joint := span{max(x.start, y.start), min(x.end, y.end)}
	if joint.end-joint.start < least {
		return 0
	}
	if both := x.whole & y.whole & modes; both != 0 || modes == 0 {
		return joint.within(least, length)
	}
	switch modes {
	case remoteMode, inPersonMode:
		return inEither(blocks{x.in(modes), y.in(modes), least}, blocks{}, length)
	}
	return inEither(blocks{x.in(remoteMode), y.in(remoteMode), least}, blocks{x.in(inPersonMode), y.in(inPersonMode), least}, length)
}

// inEither is together for blocks of two ways. Blocks that overlap or touch
// are one stretch.
func inEither(x, y blocks, length int32) (minutes int32) {
	least := x.least
	p, more := x.next()
	q, yet := y.next()
	stretch, begun := span{}, false
	// Invariant: minutes has all that ended before stretch began.
	for more || yet {
		var block span
		if more && (!yet || p.start <= q.start) {
			block = p
			p, more = x.next()
		} else {
			block = q
			q, yet = y.next()
		}
		switch {
		case begun && block.start <= stretch.end:
			stretch.end = max(stretch.end, block.end)
			continue
		case begun:
			minutes += stretch.within(least, length)
		}
		stretch, begun = block, true
	}
	if begun {
		minutes += stretch.within(least, length)
	}
	return minutes
}

// part is what of a joint stretch belongs to a week of so many minutes; it may
// be empty. A stretch of up to a day belongs to the week in which it begins,
// so that a meeting across midnight is not lost at the edge of a week. A
// longer one is cut at the edges.
func (s span) part(length int32) span {
	if s.end-s.start > minutesPerDay {
		return span{max(s.start, 0), min(s.end, length)}
	}
	if s.start < 0 || s.start >= length {
		return span{}
	}
	return s
}

// within is how many minutes of a stretch belong to a week; 0 when they are
// fewer than least.
func (s span) within(least, length int32) int32 {
	p := s.part(length)
	if n := p.end - p.start; n >= least {
		return n
	}
	return 0
}

// A blocks walks through the stretches in which two lists of spans coincide,
// leaving out those shorter than least.
type blocks struct {
	a, b  []span
	least int32
}

func (x *blocks) next() (span, bool) {
	for len(x.a) > 0 && len(x.b) > 0 {
		a, b := x.a[0], x.b[0]
		if a.end <= b.end {
			x.a = x.a[1:]
		} else {
			x.b = x.b[1:]
		}
		if start, end := max(a.start, b.start), min(a.end, b.end); end-start >= x.least {
			return span{start, end}, true
		}
	}
	return span{}, false
}
