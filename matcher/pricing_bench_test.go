package matcher_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"mentormatch/internal/sample"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// benchmarked is a generated programme, matched, with a scorer that remembers what it scored for that.
func benchmarked(b *testing.B, mentees, mentors int) (*scoring.Scorer, *matcher.Result) {
	b.Helper()
	ctx, dir := context.Background(), b.TempDir()+"/programme"
	if err := sample.Generate(ctx, dir, sample.Options{Mentees: mentees, Mentors: mentors, Seed: 1, Date: today}); err != nil {
		b.Fatal(err)
	}
	p, err := profiles.Load(os.DirFS(dir), profiles.LoadOptions{On: today})
	if err != nil {
		b.Fatal(err)
	}
	s := scoring.New(p, today).Remembering()
	res, err := matcher.Match(ctx, s, matcher.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return s, res
}

var sizes = [][2]int{{1000, 800}, {1000, 1000}}

// BenchmarkFresh is the fresh solve that the others are held to: with the
// scorer, the solution, its proof and the reasons.
func BenchmarkFresh(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			s, _ := benchmarked(b, size[0], size[1])
			for b.Loop() {
				if _, err := matcher.Match(context.Background(), scoring.New(s.Programme(), today), matcher.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAlternatives prices every alternative of every mentee, with the
// chains of the best five, and with all chains.
func BenchmarkAlternatives(b *testing.B) {
	for _, size := range sizes {
		s, res := benchmarked(b, size[0], size[1])
		for _, limit := range []int{5, 0} {
			b.Run(fmt.Sprintf("%dx%d/limit=%d", size[0], size[1], limit), func(b *testing.B) {
				for b.Loop() {
					p, err := matcher.NewPricing(context.Background(), s, res)
					if err != nil {
						b.Fatal(err)
					}
					if _, err := p.All(context.Background(), limit); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkStanding finds the ties of everybody.
func BenchmarkStanding(b *testing.B) {
	s, res := benchmarked(b, 1000, 1000)
	for b.Loop() {
		if _, err := price(b, s, res).TiedGroups(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWhatIf changes one thing, in a study that has been asked before. fresh is a
// fresh round of the programme as it is, and once a study of one scenario, of a round that was just found.
func BenchmarkWhatIf(b *testing.B) {
	s, res := benchmarked(b, 1000, 800)
	pricing := price(b, s, res)
	m := res.Matches[len(res.Matches)/2]
	instead := alternatives(b, pricing, m.Mentee, 1)
	if len(instead) == 0 {
		b.Fatal("nobody else for the pin")
	}
	mentee := s.Programme().Mentees[m.Mentee].ID
	mentor := func(j int) string { return s.Programme().Mentors[j].ID }
	minimum := 5000
	b.Run("fresh", func(b *testing.B) {
		for b.Loop() {
			if _, err := matcher.Match(context.Background(), scoring.New(s.Programme(), today), matcher.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("once", func(b *testing.B) {
		pin := matcher.Scenario{Pins: []profiles.Decision{decision(mentee, mentor(instead[0].Mentor))}}
		for b.Loop() {
			if _, _, err := matcher.WhatIf(context.Background(), s, res, pin); err != nil {
				b.Fatal(err)
			}
		}
	})
	scenarios := map[string]matcher.Scenario{
		"pin":            {Pins: []profiles.Decision{decision(mentee, mentor(instead[0].Mentor))}},
		"forbid":         {Forbids: []profiles.Decision{decision(mentee, mentor(m.Mentor))}},
		"capacity":       {Capacity: map[string]int{mentor(m.Mentor): 0}},
		"place":          {Capacity: map[string]int{mentor(m.Mentor): s.Programme().Mentors[m.Mentor].Capacity + 1}},
		"weight":         {Weights: &profiles.Weights{Disability: 30, Occupation: 25, Goals: 40, Availability: 20}},
		"another weight": {Weights: &profiles.Weights{Disability: 30, Occupation: 25, Goals: 27, Availability: 20}},
		"minimum":        {Minimum: &minimum},
		"mentee leaves":  {Without: []string{mentee}},
		"mentor leaves":  {Without: []string{mentor(m.Mentor)}},
		"people join":    {With: []profiles.Change{joining(s.Programme())}},
	}
	for _, name := range slices.Sorted(maps.Keys(scenarios)) {
		c := scenarios[name]
		b.Run(name, func(b *testing.B) {
			study, err := matcher.NewStudy(s, res)
			if err != nil {
				b.Fatal(err)
			}
			if _, _, err := study.WhatIf(context.Background(), c); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, _, err := study.WhatIf(context.Background(), c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// joining is a mentee and a mentor like some who are there, who join.
func joining(p *profiles.Programme) profiles.Change {
	mentee, mentor := p.Mentees[0], p.Mentors[0]
	mentee.ID, mentor.ID = "joins-1", "joins-2"
	return profiles.Change{Mentees: []profiles.Mentee{mentee}, Mentors: []profiles.Mentor{mentor}}
}
