package scoring

import (
	"math"
	"testing"

	"mentormatch/profiles"
)

func TestKilometres(t *testing.T) {
	tests := []struct {
		name string
		a, b profiles.Place
		want int
	}{
		{"the same place", profiles.Place{Latitude: 23.81, Longitude: 90.41}, profiles.Place{Latitude: 23.81, Longitude: 90.41}, 0},
		{"a degree of latitude", profiles.Place{}, profiles.Place{Latitude: 1}, 111},
		{"Dhaka to Kolkata", profiles.Place{Latitude: 23.81, Longitude: 90.41}, profiles.Place{Latitude: 22.57, Longitude: 88.36}, 251},
		{"across the date line", profiles.Place{Longitude: 179.5}, profiles.Place{Longitude: -179.5}, 111},
		{"pole to pole", profiles.Place{Latitude: 90}, profiles.Place{Latitude: -90}, 20015},
	}
	for _, test := range tests {
		a, b := newPoint(&test.a), newPoint(&test.b)
		if got := kilometres(&a, &b); got != test.want {
			t.Errorf("%s: %d km, want %d", test.name, got, test.want)
		}
	}
}

// TestDistances compares with the haversine formula, which may round another
// way only where it is within a metre of the half, and holds the rule to the
// kilometres that are shown.
func TestDistances(t *testing.T) {
	m := newMaker(3)
	s := New(plain(), testDay)
	for range 5000 {
		a := profiles.Place{Latitude: m.Float64()*180 - 90, Longitude: m.Float64()*360 - 180}
		b := profiles.Place{Latitude: m.Float64()*180 - 90, Longitude: m.Float64()*360 - 180}
		if m.chance(50) {
			b = profiles.Place{Latitude: min(90, a.Latitude+m.Float64()/10), Longitude: a.Longitude + m.Float64()/10}
		}
		x, y := newPoint(&a), newPoint(&b)
		got, exact := kilometres(&x, &y), haversine(a, b)
		if math.Abs(float64(got)-exact) > 0.501 {
			t.Fatalf("%+v to %+v: %d km, haversine %v", a, b, got, exact)
		}
		if !s.within(&x, &y, got) || got > 0 && s.within(&x, &y, got-1) {
			t.Fatalf("%+v to %+v: %d km are not the least limit that allows it", a, b, got)
		}
	}
	if a, b := newPoint(&profiles.Place{Latitude: 90}), newPoint(&profiles.Place{Latitude: -90}); !s.within(&a, &b, 1_000_000) {
		t.Error("nobody is a million kilometres away")
	}
}

func TestSine(t *testing.T) {
	for degrees := -360.0; degrees <= 360; degrees += 0.37 {
		if got, want := sine(radians(degrees)), math.Sin(degrees*math.Pi/180); math.Abs(got-want) > 1e-12 {
			t.Errorf("the sine of %v degrees is %v, want %v", degrees, got, want)
		}
	}
}
