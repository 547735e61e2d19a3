package matcher_test

import (
	"context"
	"errors"
	"testing"

	"mentormatch/matcher"
	"mentormatch/profiles"
)

func impossiblePins(t testing.TB, p *profiles.Programme) *matcher.PinError {
	t.Helper()
	res, err := matcher.Match(context.Background(), scorerOf(p), matcher.Options{})
	var pins *matcher.PinError
	if !errors.As(err, &pins) || res != nil {
		t.Fatalf("Match gives %v, %v; want a PinError", res, err)
	}
	return pins
}

func TestPinsDecide(t *testing.T) {
	// Without the pins ana=dee bo=eli is 9+8. The pin of ana is below the
	// minimum, that of cy overrides a forbid.
	p := table(t, `
	     dee:1 eli:1 fay:1
	ana  9     1     x
	bo   9     8     x
	cy   x     x     x`)
	p.Settings.Minimum = 5000
	override := decision("cy", "fay")
	override.Override = "the forbid was a mistake"
	p.Decisions.Pins = []profiles.Decision{override, decision("ana", "eli"), decision("ana", "eli")}
	res := match(t, scorerOf(p), matcher.Options{})
	if got := pairs(p, res); got != "ana=eli bo=dee cy=fay" {
		t.Fatalf("matches %s", got)
	}
	for _, m := range []matcher.Matched{res.Matches[0], res.Matches[2]} {
		if m.Origin != matcher.Pinned || m.Decision == nil {
			t.Errorf("%+v is not a pin", m)
		}
	}
	if len(res.Matches[2].Pair.Barriers) != 1 {
		t.Errorf("the overridden pair shows the barriers %v", res.Matches[2].Pair.Barriers)
	}
}

func TestPinOfAnApprovedPair(t *testing.T) {
	p := table(t, `
	     dee:1
	ana  9`)
	p.Decisions.Approvals = []profiles.Decision{decision("ana", "dee")}
	p.Decisions.Pins = []profiles.Decision{decision("ana", "dee")}
	if res := match(t, scorerOf(p), matcher.Options{}); len(res.Matches) != 1 || res.Matches[0].Origin != matcher.Approved {
		t.Errorf("%+v: the pair already meets", res.Matches)
	}
}

func TestImpossiblePins(t *testing.T) {
	const town = `
	     dee:1 eli:0 fay:2
	ana  9     9     9
	bo   9     9     9
	cy   9     9     x`
	overridden := func(mentee, mentor string) profiles.Decision {
		d := decision(mentee, mentor)
		d.Override = "all agree"
		return d
	}
	tests := []struct {
		reason string
		change func(p *profiles.Programme)
		want   string
	}{
		{"a rule bars it", func(p *profiles.Programme) {
			p.Decisions.Pins = []profiles.Decision{decision("cy", "fay")}
		}, `a pin is impossible: cy with fay: the rule "forbid" bars it`},
		{"two rules bar it", func(p *profiles.Programme) {
			p.Mentees[2].Conflict, p.Mentors[2].Conflict = []string{"line:a"}, []string{"line:a"}
			p.Decisions.Pins = []profiles.Decision{decision("cy", "fay")}
		}, `a pin is impossible: cy with fay: the rule "conflict" bars it, the rule "forbid" bars it`},
		{"no capacity", func(p *profiles.Programme) {
			p.Decisions.Pins = []profiles.Decision{overridden("ana", "eli")}
		}, "a pin is impossible: ana with eli: 1 pin asks, with 0 places left"},
		{"more pins than places, whoever comes first", func(p *profiles.Programme) {
			p.Decisions.Pins = []profiles.Decision{decision("bo", "dee"), overridden("ana", "dee")}
		}, "2 pins are impossible: ana with dee: 2 pins ask, with 1 place left; bo with dee: 2 pins ask, with 1 place left"},
		{"an approval has the place", func(p *profiles.Programme) {
			p.Decisions.Approvals = []profiles.Decision{decision("gone", "dee")}
			p.Decisions.Pins = []profiles.Decision{overridden("ana", "dee")}
		}, "a pin is impossible: ana with dee: 1 pin asks, with 0 places left"},
		{"the mentee refuses, whatever is overridden", func(p *profiles.Programme) {
			p.Mentees[0].Avoid = []string{"dee"}
			p.Decisions.Pins = []profiles.Decision{overridden("ana", "dee")}
		}, "a pin is impossible: ana with dee: ana refuses it (avoid)"},
		{"the mentor refuses", func(p *profiles.Programme) {
			p.Mentors[0].Avoid = []string{"ana"}
			p.Decisions.Pins = []profiles.Decision{overridden("ana", "dee")}
		}, "a pin is impossible: ana with dee: dee refuses it (avoid)"},
		{"the mentee requires what the mentor is not", func(p *profiles.Programme) {
			p.Mentees[0].Require.Gender, p.Mentors[0].Gender = "woman", "man"
			p.Decisions.Pins = []profiles.Decision{overridden("ana", "dee")}
		}, "a pin is impossible: ana with dee: ana refuses it (require)"},
		{"the mentor requires what nobody knows of the mentee", func(p *profiles.Programme) {
			p.Mentors[0].Require.Gender = "woman"
			p.Decisions.Pins = []profiles.Decision{overridden("ana", "dee")}
		}, "a pin is impossible: ana with dee: dee refuses it (require)"},
		{"the mentor does not want the mentee again", func(p *profiles.Programme) {
			p.Mentors[0].Again, p.Decisions.Earlier = profiles.AgainNever, []profiles.Decision{{Mentee: "ana", Mentor: "dee"}}
			p.Decisions.Pins = []profiles.Decision{overridden("ana", "dee")}
		}, "a pin is impossible: ana with dee: dee refuses it (again)"},
		{"the programme matches nobody again, and says why here: but eli has no place", func(p *profiles.Programme) {
			p.Settings.Again, p.Decisions.Earlier = profiles.AgainNever, []profiles.Decision{{Mentee: "ana", Mentor: "eli"}}
			p.Decisions.Pins = []profiles.Decision{overridden("ana", "eli")}
		}, "a pin is impossible: ana with eli: 1 pin asks, with 0 places left"},
		{"two pins for one mentee", func(p *profiles.Programme) {
			p.Decisions.Pins = []profiles.Decision{decision("ana", "fay"), decision("ana", "dee")}
		}, "2 pins are impossible: ana with dee: ana is already decided for fay; ana with fay: ana is already decided for dee"},
		{"the mentee already meets another", func(p *profiles.Programme) {
			p.Decisions.Approvals = []profiles.Decision{decision("ana", "fay")}
			p.Decisions.Pins = []profiles.Decision{decision("ana", "dee")}
		}, "a pin is impossible: ana with dee: ana is already decided for fay"},
		{"nobody has these ids", func(p *profiles.Programme) {
			p.Decisions.Pins = []profiles.Decision{decision("zoe", "yan")}
		}, "a pin is impossible: zoe with yan: nobody in this programme is zoe, nobody in this programme is yan"},
	}
	for _, test := range tests {
		p := table(t, town)
		test.change(p)
		if got := impossiblePins(t, p).Error(); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.reason, got, test.want)
		}
	}
}

func TestPinErrorCarriesData(t *testing.T) {
	p := table(t, `
	     dee:3
	ana  9
	bo   9
	cy   9`)
	p.Decisions.Approvals = []profiles.Decision{decision("gone", "dee")}
	p.Decisions.Pins = []profiles.Decision{decision("ana", "dee"), decision("bo", "dee"), decision("cy", "dee")}
	x := impossiblePins(t, p).Impossible[0]
	if x.Decision.Mentee != "ana" || x.Places != 2 || x.Pins != 3 || len(x.Barriers) != 1 {
		t.Fatalf("%+v, want 3 pins for the 2 places that the approval leaves", x)
	}
	// One place is used by the approval and two would be by the other pins.
	if args := x.Barriers[0].Args; args.Count != 3 || args.Of != 3 {
		t.Errorf("%d of %d places used, want 1+2 of 3", args.Count, args.Of)
	}
}
