package report

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"mentormatch/profiles"
)

// averagingTongues are the kinds that an averaging attacker wants to know a
// person's of.
var averagingTongues = []string{"bn", "mr", "ur"}

// A pageOf gives the numbers of mentees that a page tells, all first.
type pageOf func(p *profiles.Programme) []int

// asTold is the page that the program writes.
func asTold(p *profiles.Programme) []int {
	round := (&Run{Scorer: &fakeScorer{programme: p}}).rounding()
	all, tongues := newHeadcount("mentees", ""), newHeadcount("language", averagingTongues...)
	for i := range p.Mentees {
		all.count(p.Mentees[i].ID, 0)
		tongues.count(p.Mentees[i].ID, tongues.kind(p.Mentees[i].Languages[0].Tag, ""))
	}
	var numbers []int
	for _, c := range slices.Concat(round.rounded(all).Cells, round.rounded(tongues).Cells) {
		numbers = append(numbers, c.Count)
	}
	return numbers
}

// drawnAnew is a page that rounds at random whatever was rounded before: what an
// average takes away.
func drawnAnew(rng *rand.Rand) pageOf {
	return func(p *profiles.Programme) []int {
		r := rounding{secret: fmt.Append(nil, rng.Uint64())}
		numbers := []int{len(p.Mentees)}
		for _, tongue := range averagingTongues {
			n := 0
			for i := range p.Mentees {
				if p.Mentees[i].Languages[0].Tag == tongue {
					n++
				}
			}
			numbers = append(numbers, n)
		}
		for k, n := range numbers {
			_, numbers[k] = r.roundings(fmt.Sprint(k), nil, n)
		}
		return numbers
	}
}

// speaks is a mentee of whom the first language is told.
func speaks(id, tongue string) profiles.Mentee {
	return profiles.Mentee{Person: profiles.Person{ID: id, Languages: []profiles.Language{{Tag: tongue}}, Notes: "the answers of " + id}}
}

// A campaign is how an attacker comes by many pages of nearly the same people.
type campaign struct {
	name    string
	pages   int
	another bool // one person more on each page, another one each time
}

// averages are the mean numbers of the pages of a campaign, of which each has
// answers of anybody changed.
func (c campaign) averages(rng *rand.Rand, p *profiles.Programme, page pageOf) []float64 {
	sums := make([]float64, 1+len(averagingTongues))
	for n := range c.pages {
		p.Mentees[rng.IntN(len(p.Mentees))].Notes = fmt.Sprint("other answers ", rng.Uint64())
		now := *p
		if c.another {
			now.Mentees = append(slices.Clip(p.Mentees), speaks(fmt.Sprint("another", n, rng.Uint64()), averagingTongues[rng.IntN(3)]))
		}
		for k, number := range page(&now) {
			sums[k] += float64(number) / float64(c.pages)
		}
	}
	if c.another { // which the attacker knows, and takes away
		sums[0]--
		for k := range averagingTongues {
			sums[1+k] -= 1. / 3
		}
	}
	return sums
}

// An averaged result is in how many of the trials an attacker is right.
type averaged struct {
	person float64 // about the kind of the one who has joined; a third is chance
	count  float64 // about a count, exactly; a tenth is chance
}

// attack has trials of a campaign before and after one person has joined.
func (c campaign) attack(seed uint64, trials int, page func(*rand.Rand) pageOf) averaged {
	rng := rand.New(rand.NewPCG(seed, 17))
	var right averaged
	for trial := range trials {
		p := &profiles.Programme{Settings: small().programme().Settings}
		counts := make([]int, len(averagingTongues))
		for k, tongue := range averagingTongues {
			counts[k] = 30 + rng.IntN(20)
			for n := range counts[k] {
				p.Mentees = append(p.Mentees, speaks(fmt.Sprint(trial, tongue, n), tongue))
			}
		}
		draw := page(rng)
		before := c.averages(rng, p, draw)
		for k, n := range counts {
			if math.Round(before[1+k]) == float64(n) {
				right.count += 1 / float64(trials*len(counts))
			}
		}
		is := rng.IntN(len(averagingTongues))
		p.Mentees = append(p.Mentees, speaks(fmt.Sprint("new", trial), averagingTongues[is]))
		after := c.averages(rng, p, draw)
		guess, grown := []int(nil), math.Inf(-1)
		for k := range averagingTongues {
			switch by := after[1+k] - before[1+k]; {
			case by > grown+1e-9:
				guess, grown = []int{k}, by
			case by > grown-1e-9:
				guess = append(guess, k)
			}
		}
		if slices.Contains(guess, is) {
			right.person += 1 / float64(trials*len(guess))
		}
	}
	return right
}

// TestTheAverageOfManyPagesTellsLittle is an attacker who has many pages of
// nearly the same people, averages the numbers of each kind, before and after
// one person has joined, and takes the kind that has grown most for that of the
// person. Numbers that are drawn anew for each page give
// most counts away.
func TestTheAverageOfManyPagesTellsLittle(t *testing.T) {
	trials := 60
	if testing.Short() {
		trials = 30
	}
	for k, c := range []struct {
		campaign
		most averaged // with what chance allows in so few trials
	}{
		{campaign{"two pages", 1, false}, averaged{0.5, 0.25}},
		{campaign{"answers change", 40, false}, averaged{0.6, 0.25}},
		{campaign{"another person each time", 40, true}, averaged{0.65, 0.3}},
	} {
		got := c.attack(uint64(k), trials, func(*rand.Rand) pageOf { return asTold })
		anew := c.attack(uint64(k), trials, drawnAnew)
		t.Logf("%s: right about the person in %.0f of 100 (drawn anew %.0f, chance 33), about a count in %.0f (drawn anew %.0f, chance 10)",
			c.name, 100*got.person, 100*anew.person, 100*got.count, 100*anew.count)
		if c.pages > 1 && anew.count < 0.5 {
			t.Errorf("%s: the attack finds counts in only %.0f of 100 where it could: it shows nothing", c.name, 100*anew.count)
		}
		if got.person > c.most.person || got.count > c.most.count {
			t.Errorf("%s: %d pages on each side make an attacker right in %.0f of 100, and exact in %.0f", c.name, c.pages, 100*got.person, 100*got.count)
		}
	}
}

// The secret is that of three people, whom nobody can tell from others: what
// anybody else answers changes no number, and each of the three changes many.
func TestTheSecretIsOfThree(t *testing.T) {
	p := &profiles.Programme{Settings: small().programme().Settings}
	for n := range 60 {
		p.Mentees = append(p.Mentees, speaks(fmt.Sprint("e", n), averagingTongues[n%3]))
		p.Mentors = append(p.Mentors, profiles.Mentor{Person: profiles.Person{ID: fmt.Sprint("r", n), Notes: "of a mentor"}})
	}
	secret := func() string { return string((&Run{Scorer: &fakeScorer{programme: p}}).rounding().secret) }
	was, bear := secret(), 0
	changes := func(person *profiles.Person) {
		notes := person.Notes
		person.Notes += "."
		if secret() != was {
			bear++
		}
		person.Notes = notes
	}
	for n := range 60 {
		changes(&p.Mentees[n].Person)
		changes(&p.Mentors[n].Person)
	}
	if bear != bearers {
		t.Errorf("the answers of %d of 120 people change the secret, want those of %d", bear, bearers)
	}
	p.Mentees[0].Source.Line += 7
	slices.Reverse(p.Mentors)
	if secret() != was {
		t.Error("the order of the files is in the secret")
	}
}
