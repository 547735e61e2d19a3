package scoring

import (
	"time"

	"mentormatch/profiles"
)

// A jointTime is what two people have in common over a calendar.
type jointTime struct {
	weeks   int32 // weeks with a block long enough for a meeting
	worst   int32 // the fewest joint minutes of a whole week
	minutes int64 // joint minutes of all weeks
	useful  int64 // the same, each week's at most what is needed
}

// availability says whether a pair has enough time in common, week by week on
// real dates: a block counts when it is at least one meeting long, in a way of
// meeting that both people and both of their windows allow. A week is worth
// its joint minutes, up to what is comfortable to choose from; the points are
// the worth of all the weeks over the best they could be.
//
//	meeting 60, comfortable 120; mentee Mon 18:00-20:30, mentor Mon 19:00-20:30
//	and Tue 09:00-09:30; four weeks, the mentor away in one:
//	(90+90+0+90)*10000/(4*120) = 5625
//
// When the term has begun, the first week is what is left of one, and needs
// its share by days of what is comfortable, but one meeting at least.
//
// Where either side left the answer blank the points are neutral and there is
// no evidence.
func (s *Scorer) availability(a, b *schedule, modes modeSet) (points, evidence int32, joint jointTime) {
	if !a.known || !b.known {
		return s.neutral, 0, jointTime{}
	}
	joint = s.joint(a, b, modes)
	if s.needed == 0 {
		return 0, profiles.MaxPoints, joint
	}
	return int32(joint.useful * profiles.MaxPoints / s.needed), profiles.MaxPoints, joint
}

// timeless reports whether the rule of time bars a pair: both answered, and no
// week has a meeting.
func (s *Scorer) timeless(a *mentee, b *mentor, joint jointTime) bool {
	return a.schedule.known && b.schedule.known && joint.weeks == 0
}

// memoSize is how many pairs of patterns are remembered while two schedules
// are compared: enough for eight patterns on either side.
const memoSize = 64

// joint compares two schedules week by week. Weeks in which both people have
// the patterns of earlier weeks are not compared again.
func (s *Scorer) joint(a, b *schedule, modes modeSet) (t jointTime) {
	var memo [memoSize]int32 // minutes + 1
	remember := len(a.patterns)*len(b.patterns) <= memoSize
	t.worst = -1
	week := int32(0)
	for i, j := 0, 0; i < len(a.runs); {
		ra, rb := a.runs[i], b.runs[j]
		upTo := min(ra.upTo, rb.upTo)
		if ra.upTo == upTo {
			i++
		}
		if rb.upTo == upTo {
			j++
		}
		var minutes int32
		at := int(ra.pattern)*len(b.patterns) + int(rb.pattern)
		if remember && memo[at] > 0 {
			minutes = memo[at] - 1
		} else {
			minutes = s.jointMinutes(&a.patterns[ra.pattern], &b.patterns[rb.pattern], modes)
			if remember {
				memo[at] = minutes + 1
			}
		}

		n := upTo - week
		need := s.comfortable
		if week == 0 && s.calendar.firstDays < daysPerWeek {
			need = s.firstNeed
		} else if t.worst < 0 || minutes < t.worst {
			t.worst = minutes
		}
		if minutes > 0 {
			t.weeks += n
			t.minutes += int64(minutes) * int64(n)
			t.useful += int64(min(minutes, need)) * int64(n)
		}
		week = upTo
	}
	if t.worst < 0 { // the rest of one week is all there is
		t.worst = int32(t.minutes)
	}
	return t
}

// jointMinutes is how long two people can meet in a week, counting blocks of
// at least one meeting. Minutes at which they could meet either way count
// once.
func (s *Scorer) jointMinutes(a, b *pattern, modes modeSet) (minutes int32) {
	// Where remote covers in person for both people, so do its blocks.
	switch {
	case modes == remoteMode, modes == anyMode && a.remoteCovers && b.remoteCovers:
		return overlap(a.remote, b.remote, s.meeting)
	case modes == inPersonMode, modes == anyMode && a.inPersonCovers && b.inPersonCovers:
		return overlap(a.inPerson, b.inPerson, s.meeting)
	case modes == 0:
		return overlap(a.either, b.either, s.meeting)
	}
	x := blocks{a: a.remote, b: b.remote, least: s.meeting}
	y := blocks{a: a.inPerson, b: b.inPerson, least: s.meeting}
	p, more := x.next()
	q, yet := y.next()
	// Invariant: all joint time before counted is in minutes.
	for counted := int32(0); more || yet; {
		var block span
		if more && (!yet || p.start <= q.start) {
			block = p
			p, more = x.next()
		} else {
			block = q
			q, yet = y.next()
		}
		minutes += max(0, block.end-max(block.start, counted))
		counted = max(counted, block.end)
	}
	return minutes
}

// overlap is how long two lists of spans coincide, in stretches of at least
// least minutes.
func overlap(a, b []span, least int32) (minutes int32) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		if n := min(x.end, y.end) - max(x.start, y.start); n >= least {
			minutes += n
		}
		if x.end <= y.end {
			i++
		} else {
			j++
		}
	}
	return minutes
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

// firstMeeting is the start of the first block that begins on the day after
// the run or later, and how they then meet: of the ways that the block allows,
// the one that comes first in the mentee's list. It is the zero time when
// there is none.
func (s *Scorer) firstMeeting(a, b *schedule, modes modeSet, preferred []profiles.Mode, loc *time.Location) (time.Time, profiles.Mode) {
	if !a.known || !b.known || modes == 0 {
		return time.Time{}, ""
	}
	earliest := minuteOf(s.on.AddDays(1).In(loc, 0))
	for i, week := range s.calendar.weeks {
		p, q := a.at(i), b.at(i)
		from := int32(max(earliest-week.start, 0))
		best, how := int32(-1), profiles.Mode("")
		for _, m := range preferred {
			x := blocks{a: p.in(m), b: q.in(m), least: s.meeting}
			if newMode(m)&modes == 0 {
				continue
			}
			for block, ok := x.next(); ok; block, ok = x.next() {
				start := max(block.start, from)
				if block.end-start >= s.meeting {
					if best < 0 || start < best {
						best, how = start, m
					}
					break
				}
			}
		}
		if best >= 0 {
			return timeOf(week.start + int64(best)).In(loc), how
		}
	}
	return time.Time{}, ""
}

func (p *pattern) in(m profiles.Mode) []span {
	if m == profiles.InPerson {
		return p.inPerson
	}
	return p.remote
}

// availabilityReason says why.
func (s *Scorer) availabilityReason(a, b *schedule, joint jointTime) Reason {
	if !a.known || !b.known {
		return Reason{Code: AvailabilityUnknown, Args: Args{Blank: whose(!a.known, !b.known)}}
	}
	args := Args{Count: int(joint.weeks), Of: len(s.calendar.weeks), Worst: int(joint.worst)}
	if args.Of > 0 {
		args.Minutes = int(joint.minutes) / args.Of
	}
	return Reason{Code: AvailabilityJoint, Args: args}
}
