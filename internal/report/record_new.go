package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"mentormatch/internal/diag"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// NewRecord makes the record of a run. Its texts are English, whatever the
// language of the run.
func NewRecord(run *Run) *Record {
	run = run.forPrograms()
	p, result := run.programme(), run.Result
	rec := &Record{
		FormatVersion: FormatVersion,
		Programme:     p.Settings.Name,
		Date:          run.Scorer.On().String(),
		Objective:     string(result.Objective),
		Inputs:        make([]RecordInput, 0, len(p.Inputs)),
		Settings:      recordSettings(run),
		Summary: RecordSummary{
			Mentees:        len(p.Mentees) + run.rejectedOf(profiles.RoleMentee),
			Mentors:        len(p.Mentors) + run.rejectedOf(profiles.RoleMentor),
			Capacity:       run.places(),
			Matched:        len(result.Matches),
			Unmatched:      len(result.Unmatched),
			Rejected:       len(p.Rejected),
			TotalPoints:    result.Total,
			PriorityPoints: result.Priority,
		},
		Matches:     make([]RecordMatch, 0, len(result.Matches)),
		Unmatched:   make([]RecordUnmatched, 0, len(result.Unmatched)),
		Rejected:    make([]RecordRejected, 0, len(p.Rejected)),
		Mentors:     make([]RecordMentor, 0, len(result.Loads)),
		Certificate: recordCertificate(run),
		Sure:        recordSure(run),
	}
	if keep := result.Keep; keep != nil {
		rec.Keep = &RecordKeep{Points: keep.Points, Kept: result.Kept, Pairs: make([]RecordKeptPair, 0, len(keep.Pairs))}
		for _, pair := range keep.Pairs {
			rec.Keep.Pairs = append(rec.Keep.Pairs, RecordKeptPair{pair[0], pair[1]})
		}
	}
	for _, input := range p.Inputs {
		rec.Inputs = append(rec.Inputs, RecordInput(input))
	}
	for k := range result.Matches {
		rec.Matches = append(rec.Matches, recordMatch(run, &result.Matches[k]))
	}
	for k := range result.Unmatched {
		rec.Unmatched = append(rec.Unmatched, recordUnmatched(run, &result.Unmatched[k]))
	}
	for _, rejected := range p.Rejected {
		rec.Rejected = append(rec.Rejected, RecordRejected{
			Role: string(rejected.Role), ID: rejected.ID, File: rejected.File, Line: rejected.Line,
			Why: inEnglish(rejected.Why),
		})
	}
	for _, load := range result.Loads {
		rec.Mentors = append(rec.Mentors, RecordMentor{
			ID: run.mentor(load.Mentor).ID, Capacity: load.Capacity, Assigned: load.Assigned, Price: load.Price,
		})
	}
	return rec
}

// termStart is the day on which the term begins: the day of the run, where the
// programme gives none.
func (r *Run) termStart() profiles.Date {
	if start := r.programme().Settings.Term.Start; !start.IsZero() {
		return start
	}
	return r.Scorer.On()
}

func recordSettings(run *Run) RecordSettings {
	s := &run.programme().Settings
	return RecordSettings{
		TimeZone:              s.TimeZone,
		TermStart:             run.termStart().String(),
		TermWeeks:             s.Term.Weeks,
		MeetingMinutes:        s.Meeting.Minutes,
		ComfortableMinutes:    s.Meeting.Comfortable,
		Every:                 string(cmp.Or(s.Meeting.Every, profiles.EveryWeek)),
		NoticeDays:            s.Meeting.NoticeDays,
		Weights:               RecordWeights(s.Weights),
		Minimum:               run.Result.Minimum,
		Neutral:               RecordWeights(s.Neutral),
		LivedExperienceMonths: s.LivedExperienceMonths,
		OccupationParts:       RecordParts(s.OccupationParts),
		Shares:                recordShares(&s.Shares),
		Wishes:                RecordWishes(s.Wishes),
		Rules:                 RecordRules(s.Rules),
		Waitlist:              RecordWaitlist(s.Waitlist),
		Support:               string(cmp.Or(s.Support, profiles.SupportBoth)),
		SupportWeights: RecordSupport{
			Peer:   RecordWeights(s.WeightsFor(profiles.SupportPeer)),
			Mentor: RecordWeights(s.WeightsFor(profiles.SupportMentor)),
		},
		MattersLimit:     s.MattersLimit,
		Again:            string(cmp.Or(s.Again, profiles.AgainWelcome)),
		Ages:             RecordAges{s.Ages.Mentees.String(), s.Ages.Mentors.String()},
		VocabularySHA256: vocabularyHash(&s.Vocabulary),
	}
}

// vocabularyHash is the SHA-256 of every term, field by field with lengths,
// so that no two vocabularies are written alike.
func vocabularyHash(v *profiles.Vocabulary) string {
	h := sha256.New()
	for _, entries := range [][]profiles.Entry{v.Goals, v.Conditions, v.Causes, v.Genders, v.Categories, v.Interests} {
		fmt.Fprintf(h, "%d\n", len(entries))
		for _, entry := range entries {
			for _, field := range []string{entry.Code, entry.Label, entry.Broader, entry.Category} {
				fmt.Fprintf(h, "%d ", len(field))
				io.WriteString(h, field)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func recordMatch(run *Run, m *matcher.Matched) RecordMatch {
	told := run.teller(run.words()).reasons(&m.Pair)
	rec := RecordMatch{
		Mentee:   run.mentee(m.Mentee).ID,
		Mentor:   run.mentor(m.Mentor).ID,
		Points:   m.Pair.Points,
		Priority: m.Priority,
		Evidence: m.Pair.Evidence,
		Pinned:   m.Origin == matcher.Pinned,
		Origin:   string(m.Origin),
		Language: known(m.Pair.Language),
		Meet:     known(string(m.Pair.Meet)),
	}
	rec.Slot = recordSlot(m.Pair.Slot)
	if !m.Pair.FirstMeeting.IsZero() {
		rec.FirstMeeting = known(m.Pair.FirstMeeting.Format(time.RFC3339))
	}
	for c, part := range rec.Criteria.parts() {
		from := m.Pair.Parts[c]
		*part = RecordPart{from.Points, from.Weight, from.Contribution, string(told[c])}
	}
	return rec
}

// known is the text, or null when there is none.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func recordUnmatched(run *Run, u *matcher.Unmatched) RecordUnmatched {
	d := RecordDetails{
		Text:        run.whyUnmatched(u),
		Barred:      make([]RecordBarred, 0, len(u.Barred)),
		Allowed:     make([]RecordAllowed, 0, len(u.Allowed)),
		HallMentees: run.menteeIDs(u.HallMentees),
		HallMentors: run.mentorIDs(u.HallMentors),
		HallPlaces:  u.HallPlaces,
		Partners:    []string{},
		Help:        recordChanges(run, u.Mentee),
	}
	for _, rule := range u.Barred {
		d.Barred = append(d.Barred, RecordBarred{string(rule.Rule), rule.Mentors})
	}
	for _, allowed := range u.Allowed {
		d.Allowed = append(d.Allowed, RecordAllowed{
			run.mentor(allowed.Mentor).ID, allowed.Points, run.menteeIDs(allowed.Holders),
		})
	}
	p := run.programme()
	for _, k := range partnersTold(p, run.mentee(u.Mentee), u.Partners) {
		d.Partners = append(d.Partners, p.Partners[k].ID)
	}
	return RecordUnmatched{Mentee: run.mentee(u.Mentee).ID, Reason: string(u.Cause), Details: d}
}

func recordCertificate(run *Run) RecordCertificate {
	p, proof := run.programme(), &run.Result.Proof
	c := RecordCertificate{
		Kind:          proofKind(run.Result.Objective),
		LeaveOutPrice: proof.OutPrice,
		Levels:        recordLevels(run),
		MenteePrices:  make([]RecordPrice, 0, len(proof.MenteePrice)),
		MentorPrices:  make([]RecordPrice, 0, len(proof.MentorPrice)),
	}
	for i, price := range proof.MenteePrice {
		c.MenteePrices = append(c.MenteePrices, RecordPrice{p.Mentees[i].ID, price})
	}
	for j, price := range proof.MentorPrice {
		c.MentorPrices = append(c.MentorPrices, RecordPrice{p.Mentors[j].ID, price})
	}
	return c
}

// inEnglish are messages as a record keeps them: the same in every language.
func inEnglish(messages []diag.Message) []string {
	texts := []string{}
	for _, m := range messages {
		texts = append(texts, m.String())
	}
	return texts
}
