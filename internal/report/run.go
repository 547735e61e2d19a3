// Package report turns a round of matching into what people and programs
// read: lines on a terminal, a CSV table, an XLSX workbook and a JSON record.
//
// Make a [Run] of a scorer and a result, and hand it to [WriteTerminal],
// [WriteCSV], [WriteXLSX] or [WriteJSON]. [ExplainPair] and [ExplainPerson]
// say why, and why not. [ReadRecord] reads a JSON record back,
// [Record.Claim] takes out what a proof needs, and [Compare] lists what
// differs between two records.
//
// Reasons arrive as data; [Sentence] makes them words. Everything that is said
// about a disability passes through disclosure.go, which lets nobody be told
// more than the person has agreed to.
package report

import (
	"sync"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A Scorer is what a report asks about pairs: a [scoring.Scorer].
type Scorer interface {
	Programme() *profiles.Programme
	On() profiles.Date
	Pair(mentee, mentor int) scoring.Pair
	Row(mentee int, points []int32)
	Score(mentee, mentor int) (points int, allowed bool)
	Bars(mentee, mentor int) []scoring.Rule
}

// A Run is a round of matching, ready to be told.
type Run struct {
	Scorer Scorer
	// Result is who is with whom. Only [ExplainPair] does without. It does
	// not change once anything has been written.
	Result *matcher.Result
	// For is who reads it; the counselor when it is not given.
	For Reader
	// Language is what people read it in; English when it is not given.
	Language lang.Language
	// WhatIf says what is different in a round that only asks what would
	// happen. A workbook of it says so wherever it names the programme.
	WhatIf []string
	// Instead says of mentees, by position, what else they could have. Nothing
	// is said of those whom it lacks.
	Instead map[int]Instead
	// Sure says how sure proposed pairs are; nil when that was not asked.
	Sure *matcher.Sureness

	// Help says of mentees who are not matched what would match them, and
	// Places, by position, what one more place of each mentor is worth. Both are
	// nil when they were not asked for.
	Help   map[int][]matcher.Change
	Places []matcher.Place

	marked  sync.Once
	mark    string // see Round
	once    sync.Once
	place   []int32 // by mentee: the position of the match plus one, 0 for none
	decided []int32 // by mentor: mentees by pins and approvals
	wanted  []bool  // by mentor: whether somebody unmatched could have them, but for places
}

// index finds matches by mentee and counts by mentor, once: results can have a
// hundred thousand people. What it keeps is nine bytes for two of them.
func (r *Run) index() {
	r.once.Do(func() {
		p := r.programme()
		r.place = make([]int32, len(p.Mentees))
		r.decided, r.wanted = make([]int32, len(p.Mentors)), make([]bool, len(p.Mentors))
		for k := range r.Result.Matches {
			m := &r.Result.Matches[k]
			r.place[m.Mentee] = int32(k + 1)
			if m.Origin != matcher.Proposed {
				r.decided[m.Mentor]++
			}
		}
		for k := range r.Result.Unmatched {
			for _, allowed := range r.Result.Unmatched[k].Allowed {
				if allowed.Points >= r.Result.Minimum {
					r.wanted[allowed.Mentor] = true
				}
			}
		}
	})
}

// matched is the match of a mentee; nil when there is none.
func (r *Run) matched(mentee int) *matcher.Matched {
	r.index()
	if k := r.place[mentee]; k > 0 {
		return &r.Result.Matches[k-1]
	}
	return nil
}

func (r *Run) programme() *profiles.Programme { return r.Scorer.Programme() }

func (r *Run) words() words { return wordsOf(r.Language, r.programme()) }

// fluent are the words for a goroutine that tells many matches.
func (r *Run) fluent() words { return fluentIn(r.Language, r.programme()) }

func (r *Run) mentee(i int) *profiles.Mentee { return &r.programme().Mentees[i] }

func (r *Run) mentor(j int) *profiles.Mentor { return &r.programme().Mentors[j] }

// places is how many mentees all mentors together can have.
func (r *Run) places() int {
	sum := 0
	for _, load := range r.Result.Loads {
		sum += load.Capacity
	}
	return sum
}

// rejectedOf counts the rejected people of one role.
func (r *Run) rejectedOf(role profiles.Role) int {
	n := 0
	for _, rejected := range r.programme().Rejected {
		if rejected.Role == role {
			n++
		}
	}
	return n
}

// menteeIDs are the ids at positions.
func (r *Run) menteeIDs(positions []int) []string {
	ids := make([]string, len(positions))
	for k, i := range positions {
		ids[k] = r.mentee(i).ID
	}
	return ids
}

// mentorIDs are the ids at positions.
func (r *Run) mentorIDs(positions []int) []string {
	ids := make([]string, len(positions))
	for k, j := range positions {
		ids[k] = r.mentor(j).ID
	}
	return ids
}

// free is how many of a mentor's places are left.
func free(load matcher.Load) int { return max(0, load.Capacity-load.Used-load.Assigned) }
