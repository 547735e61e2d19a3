package report

import (
	"mentormatch/matcher"
	"mentormatch/scoring"
)

// RecordSure says how sure the proposed pairs are: see [matcher.Sureness].
type RecordSure struct {
	Draws int              `json:"draws"`
	Seed  int64            `json:"seed"`
	Most  RecordWeights    `json:"most"` // the highest weights that were looked at
	Pairs []RecordSurePair `json:"pairs"`
}

// A RecordSurePair is how sure one pair is.
type RecordSurePair struct {
	Mentee string       `json:"mentee"`
	Mentor string       `json:"mentor"`
	Held   int          `json:"held"` // draws under which the pair holds
	Ranges RecordRanges `json:"ranges"`
}

// RecordRanges are the weights of each criterion under which a pair holds.
type RecordRanges struct {
	Disability   RecordRange `json:"disability"`
	Occupation   RecordRange `json:"occupation"`
	Goals        RecordRange `json:"goals"`
	Availability RecordRange `json:"availability"`
}

// A RecordRange is from a weight to a weight, both included.
type RecordRange struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

func (x RecordSurePair) key() string { return x.Mentee }

func recordSure(run *Run) *RecordSure {
	sure := run.Sure
	if sure == nil {
		return nil
	}
	rec := &RecordSure{
		Draws: sure.Draws,
		Seed:  int64(sure.Seed),
		Most: RecordWeights{sure.Most[scoring.Disability], sure.Most[scoring.Occupation],
			sure.Most[scoring.Goals], sure.Most[scoring.Availability]},
		Pairs: make([]RecordSurePair, 0, len(sure.Pairs)),
	}
	for k := range sure.Pairs {
		pair := &sure.Pairs[k]
		rec.Pairs = append(rec.Pairs, RecordSurePair{
			Mentee: run.mentee(pair.Mentee).ID,
			Mentor: run.mentor(pair.Mentor).ID,
			Held:   pair.Held,
			Ranges: RecordRanges{
				Disability:   RecordRange(pair.Ranges[scoring.Disability]),
				Occupation:   RecordRange(pair.Ranges[scoring.Occupation]),
				Goals:        RecordRange(pair.Ranges[scoring.Goals]),
				Availability: RecordRange(pair.Ranges[scoring.Availability]),
			},
		})
	}
	return rec
}

// MostDraws is how many weightings a record can have been tried with.
const MostDraws = 10_000

// SureOptions are those with which the record's pairs were tried, and whether
// they were. A record that says what cannot be was not.
func (r *Record) SureOptions() (opt matcher.SureOptions, asked bool) {
	if r.Sure == nil || r.Sure.Draws < 0 || r.Sure.Draws > MostDraws || r.Sure.Seed < 0 {
		return opt, false
	}
	return matcher.SureOptions{Draws: r.Sure.Draws, Seed: uint64(r.Sure.Seed)}, true
}
