package page

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// A person reads of the own matches and of nobody else; a funder and the public
// read of nobody.
func TestReadersSeeWhomTheyMay(t *testing.T) {
	run := round(t, harbour, nil)
	p := run.Scorer.Programme()
	for _, l := range lang.Languages() {
		for i := range p.Mentees {
			mentee := &p.Mentees[i]
			text := page(t, run, "mentee:"+mentee.ID, l)
			may := map[string]bool{mentee.Name: true}
			for _, m := range run.Result.Matches {
				if m.Mentee == i {
					may[p.Mentors[m.Mentor].Name] = true
				}
			}
			onlyNames(t, l.Code+" "+mentee.ID, text, p, may)
		}
		for j := range p.Mentors {
			mentor := &p.Mentors[j]
			text := page(t, run, "mentor:"+mentor.ID, l)
			may := map[string]bool{mentor.Name: true}
			for _, m := range run.Result.Matches {
				if m.Mentor == j {
					may[p.Mentees[m.Mentee].Name] = true
				}
			}
			onlyNames(t, l.Code+" "+mentor.ID, text, p, may)
		}
		for _, who := range []string{"funder", "public"} {
			onlyNames(t, l.Code+" "+who, page(t, run, who, l), p, nil)
		}
	}
}

// onlyNames checks that a page names exactly whom it may.
func onlyNames(t *testing.T, name, text string, p *profiles.Programme, may map[string]bool) {
	t.Helper()
	for i := range p.Mentees {
		one := p.Mentees[i].Name
		if strings.Contains(text, one) != may[one] {
			t.Errorf("%s: names %s: %v, want %v", name, one, !may[one], may[one])
		}
	}
	for j := range p.Mentors {
		one := p.Mentors[j].Name
		if strings.Contains(text, one) != may[one] {
			t.Errorf("%s: names %s: %v, want %v", name, one, !may[one], may[one])
		}
	}
}

// A page of numbers has none of 1 to 10 people, and is of numbers.
func TestNumbersAreLarge(t *testing.T) {
	for _, change := range []func(*profiles.Programme){nil, many} {
		run := round(t, harbour, change)
		for _, who := range []string{"funder", "public"} {
			text := page(t, run, who, lang.English)
			cells := regexp.MustCompile(`<td>([0-9,]+)</td>|<dd><bdi>([0-9,]+)</bdi></dd>`).FindAllStringSubmatch(text, -1)
			for _, cell := range cells {
				n := 0
				fmt.Sscan(strings.ReplaceAll(cell[1]+cell[2], ",", ""), &n)
				if n >= 1 && n < 15 || n%5 != 0 {
					t.Errorf("%s: tells %d", who, n)
				}
			}
			if change != nil && len(cells) < 10 {
				t.Errorf("%s: only %d numbers", who, len(cells))
			}
			for _, value := range regexp.MustCompile(`<text class="value"[^>]*>([0-9]+)</text>`).FindAllStringSubmatch(text, -1) {
				if len(value[1]) == 1 && value[1] != "0" || value[1] == "10" {
					t.Errorf("%s: a picture tells %s", who, value[1])
				}
			}
		}
	}
}

// Whoever has nobody yet is told whom to ask, where the programme says so.
func TestWhomToAsk(t *testing.T) {
	run := round(t, harbour, nil)
	for _, l := range lang.Languages() {
		for _, who := range []string{"mentee:joan", "mentor:sujit"} {
			if text := page(t, run, who, l); !strings.Contains(text, "harbour@example.org") {
				t.Errorf("%s: %s has nobody, and is not told whom to ask", l.Code, who)
			}
		}
	}
}
