package scoring

import "mentormatch/profiles"

// A jointTime is what two people have in common over a calendar.
type jointTime struct {
	meetings int32 // periods with a block long enough for a meeting
	worst    int32 // the fewest joint minutes of a whole period, or of the rest of one where that is all there is; below 0 when there is none
	whole    bool  // there is a whole period
	minutes  int64 // joint minutes of all periods
	useful   int64 // what they are worth: see period.worth
}

// availability says whether a pair has enough time in common, period by
// period of the programme's rhythm, on real dates: a block counts when it is
// at least one meeting long, in a way of meeting that both people and both of
// their windows allow, and it belongs to the week in which it begins (see
// span.part). A period is worth its joint minutes, up to what is comfortable
// to choose from; the points are the worth of all the periods over the best
// they could be.
//
//	meeting 60, comfortable 120, every week; mentee Mon 18:00-20:30, mentor Mon
//	19:00-20:30 and Tue 09:00-09:30; four weeks, the mentor away in one:
//	(90+90+0+90)*10000/(4*120) = 5625
//	every two weeks: (120+90)*10000/(2*120) = 8750
//
// A programme can say that time for one meeting is worth a share of a period by
// itself, and only the rest comes with the minutes ([profiles.AvailabilityShares]);
// by default there is no such share. At 50 % the example is
// (3*(50+50*90/120))*10000/(4*100) = 6562.
//
// What is left of a period, when the term has begun or at its end, needs its
// share by days of what is comfortable, but one meeting at least.
//
// Where either side left the answer blank the points are neutral and there is
// no evidence.
//
// Source of counting the meetings that there can be: of what goes with mentoring,
// how often the two interact is tied closest to the emotional support that
// mentees report (Eby et al. 2013, doi:10.1037/a0029279, a meta-analysis). How
// many minutes are comfortable is the programme's judgement.
func (s *Scorer) availability(a, b *schedule, modes modeSet) (points, evidence int32, joint jointTime) {
	if !a.known || !b.known {
		return s.neutral[Availability], 0, jointTime{}
	}
	joint = s.joint(a, b, modes)
	return s.worth(joint.useful), profiles.MaxPoints, joint
}

// worth is the points of so many hundredths of useful minutes.
func (s *Scorer) worth(useful int64) int32 {
	if s.calendar.needed == 0 {
		return 0
	}
	return int32(s.needed.quotient(useful * profiles.MaxPoints))
}

// timeless reports whether the rule of time bars a pair: both answered, and no
// period has a meeting.
func (s *Scorer) timeless(a *mentee, b *mentor, joint jointTime) bool {
	return a.schedule.known && b.schedule.known && joint.meetings == 0
}

// joint compares two schedules, run by run of weeks that are alike in both.
func (s *Scorer) joint(a, b *schedule, modes modeSet) jointTime {
	all := jointTime{worst: -1}
	t := tally{calendar: &s.calendar, all: &all}
	for i, j := 0, 0; i < len(a.runs); {
		ra, rb := a.runs[i], b.runs[j]
		upTo := min(ra.upTo, rb.upTo)
		if ra.upTo == upTo {
			i++
		}
		if rb.upTo == upTo {
			j++
		}
		t.weeks(s.jointMinutes(&a.patterns[ra.pattern], &b.patterns[rb.pattern], modes), upTo)
	}
	all.useful = t.useful
	return all
}

// jointMinutes is how long two people can meet in a week.
func (s *Scorer) jointMinutes(a, b *pattern, modes modeSet) (minutes int32) {
	others := b.clusters
	for _, n := range a.clusters {
		x := &s.clusters[n]
		for len(others) > 0 && s.clusters[others[0]].end <= x.start {
			others = others[1:]
		}
		for _, m := range others {
			y := &s.clusters[m]
			if y.start >= x.end {
				break
			}
			minutes += together(x, y, modes, s.meeting, a.length)
		}
	}
	return minutes
}

// A tally counts the joint minutes of a calendar, week by week.
type tally struct {
	calendar *calendar
	all      *jointTime // counted too, unless it is nil
	useful   int64
	week     int32 // the first that is not counted yet
	period   int32 // its period
	begun    int32 // minutes of the period's weeks so far
}

// weeks counts the weeks up to one that have so many minutes each.
func (t *tally) weeks(minutes, upTo int32) {
	if t.calendar.every > 1 {
		for ; t.week < upTo; t.week++ {
			t.begun += minutes
			if t.week+1 == t.calendar.periods[t.period].upTo {
				t.periods(t.begun, 1)
				t.begun = 0
			}
		}
		return
	}
	if t.week == 0 && !t.calendar.periods[0].whole { // as no other week is
		t.periods(minutes, 1)
		t.week = 1
	}
	if n := upTo - t.week; n > 0 {
		t.periods(minutes, n)
		t.week = upTo
	}
}

// periods counts so many periods that need the same and have so many minutes
// each.
func (t *tally) periods(minutes, n int32) {
	p := &t.calendar.periods[t.period]
	t.period += n
	t.useful += p.worth(minutes) * int64(n)
	if t.all == nil {
		return
	}
	t.all.minutes += int64(minutes) * int64(n)
	if minutes > 0 {
		t.all.meetings += n
	}
	if t.all.worst < 0 || p.whole && !t.all.whole || p.whole == t.all.whole && minutes < t.all.worst {
		t.all.worst = minutes
	}
	t.all.whole = t.all.whole || p.whole
}

// availabilityReason says why.
func (s *Scorer) availabilityReason(a, b *schedule, joint jointTime) Reason {
	if !a.known || !b.known {
		return Reason{Code: AvailabilityUnknown, Args: Args{Blank: whose(!a.known, !b.known)}}
	}
	args := Args{Count: int(joint.meetings), Of: len(s.calendar.periods), Worst: int(max(joint.worst, 0)), Every: s.programme.Settings.Meeting.Every}
	if args.Of > 0 {
		args.Minutes = int(joint.minutes) / args.Of
	}
	return Reason{Code: AvailabilityJoint, Args: args}
}
