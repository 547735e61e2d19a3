package scoring

import "sort"

// A table holds, for one pattern of a mentee, the joint minutes of a week with
// each cluster that mentors have.
type table []int32

// sum is the joint minutes of a week.
func (t table) sum(clusters []int32) (minutes int32) {
	for _, n := range clusters {
		minutes += t[n]
	}
	return minutes
}

// disability is [Scorer.disability] for every kind of mentor.
func (r *row) disability() {
	s, c, a := r.s, &r.s.columns, &r.a.need
	r.facets = r.facets[:0]
	if c.facets.points != nil {
		for i := range a.facets {
			r.facets = append(r.facets, c.facets.row(a.facets[i].facetKey))
		}
	}
	for kind, b := range c.livedOf {
		points, _, settled := s.settled(a, b)
		switch {
		case settled:
		case len(r.facets) == 0:
			points, _ = s.disability(a, b, nil)
		default:
			var sum int64
			for i, row := range r.facets {
				sum += int64(a.facets[i].weight) * int64(row[kind])
			}
			points = int32(a.weight.mean(sum))
		}
		r.lived[kind] = points
	}
}

// occupation is [Scorer.occupation] for every kind of mentor.
func (r *row) occupation() {
	s, c, a := r.s, &r.s.columns, &r.a.work
	gridded := c.before.points != nil && c.targets.points != nil
	r.before, r.targets = r.before[:0], r.targets[:0]
	if gridded {
		for _, code := range a.held.codes {
			r.before = append(r.before, c.before.row(code))
		}
		for _, code := range a.target.codes {
			r.targets = append(r.targets, c.targets.row(code))
		}
	}
	for kind := range r.work {
		if !gridded {
			r.work[kind], _ = s.occupation(a, c.workOf[kind], nil)
			continue
		}
		facts := s.workFacts(a, c.helds[kind], c.returns[kind], best(r.before, kind), best(r.targets, kind))
		r.work[kind] = a.parts.points(&facts)
	}
}

// best is the most points of several terms, as closestWork finds it.
func best(rows [][]int16, kind int) int32 {
	most := int16(-1)
	for _, row := range rows {
		most = max(most, row[kind])
	}
	return int32(most)
}

// availability is [Scorer.availability] where both have said when, and the
// worth of their minutes, which is above 0 when there are any.
func (r *row) availability(k int, modes modeSet) (points, useful int32) {
	s, c := r.s, &r.s.columns
	tables := r.tables[modes]
	if !r.laid[modes] {
		tables = r.lay(modes)
	}
	mine, runs := r.a.schedule.runs, c.runs[c.runsFrom[k]:c.runsFrom[k+1]]
	if len(mine) == 1 && len(runs) == int(runs[1])+2 {
		minutes := tables[0].sum(runs[2:])
		return c.steady[min(int(minutes), len(c.steady)-1)], minutes
	}
	t := tally{calendar: &s.calendar}
	for i := 0; len(runs) > 0; {
		last, end := runs[0], runs[1]+2
		clusters := runs[2:end]
		runs = runs[end:]
		for t.week < last {
			upTo := min(mine[i].upTo, last)
			minutes := tables[mine[i].pattern].sum(clusters)
			if c.even {
				t.useful += s.calendar.periods[0].worth(minutes) * int64(upTo-t.week)
				t.week = upTo
			} else {
				t.weeks(minutes, upTo)
			}
			if mine[i].upTo == upTo {
				i++
			}
		}
	}
	return s.worth(t.useful), int32(t.useful)
}

// lay works out the tables of the mentee's patterns for some ways of meeting.
func (r *row) lay(modes modeSet) []table {
	s, c := r.s, &r.s.columns
	list := r.tables[modes]
	if n := len(r.a.schedule.patterns); n > len(list) {
		n = max(n, 2*len(list), 4)
		all := make(table, n*len(c.spans))
		list = list[:0]
		for range n {
			list, all = append(list, all[:len(c.spans):len(c.spans)]), all[len(c.spans):]
		}
	}
	r.tables[modes], r.laid[modes] = list, true
	for k, p := range r.a.schedule.patterns {
		t := list[k]
		clear(t)
		for _, n := range p.clusters {
			x := &s.clusters[n]
			ways := x.ways() & modes
			// Those before from end before x begins.
			from := sort.Search(len(t), func(i int) bool { return c.reach[i] > x.start })
			for i := from; i < len(t); i++ {
				y := c.spans[i]
				if y.start >= x.end {
					break
				}
				joint := span{max(x.start, y.start), min(x.end, y.end)}
				switch {
				case joint.end-joint.start < s.meeting || ways&c.ways[i] == 0:
				case x.whole&c.whole[i]&modes != 0: // as together finds, with less to read
					t[i] += joint.within(s.meeting, p.length)
				default:
					t[i] += together(x, &s.clusters[i], modes, s.meeting, p.length)
				}
			}
		}
	}
	return list
}
