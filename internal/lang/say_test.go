package lang

import (
	"encoding/json"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/number"
)

func TestNumbersAndDates(t *testing.T) {
	for _, tt := range []struct {
		of                           Language
		count, points, less, day, at string
	}{
		{English, "1,234,567", "63.11", "-0.05", "5 October 2026", "18:05"},
		{Urdu, "1,234,567", "63.11", "-0.05", "5 اکتوبر 2026", "18:05"},
		{Bengali, "১২,৩৪,৫৬৭", "৬৩.১১", "-০.০৫", "৫ অক্টোবর ২০২৬", "১৮:০৫"},
		{Marathi, "१२,३४,५६७", "६३.११", "-०.०५", "५ ऑक्टोबर, २०२६", "१८:०५"},
	} {
		s := New(tt.of)
		for _, got := range [][2]string{
			{s.Count(1234567), tt.count}, {s.Points(6311), tt.points}, {s.Points(-5), tt.less},
			{s.Date(2026, time.October, 5), tt.day}, {s.Clock(18, 5), tt.at},
		} {
			if got[0] != got[1] {
				t.Errorf("%s: %q, want %q", tt.of.Name, got[0], got[1])
			}
		}
	}
}

// A decimal keeps its decimals, however long.
func TestDecimal(t *testing.T) {
	for _, tt := range []struct {
		of             Language
		written, shown string
	}{
		{English, "1234567.50", "1,234,567.50"}, {Bengali, "1234567.50", "১২,৩৪,৫৬৭.৫০"}, {Marathi, "-0.001", "-०.००१"},
		{Urdu, "-12", "-12"}, {Bengali, "92233720368547758080.5", "৯২২৩৩৭২০৩৬৮৫৪৭৭৫৮০৮০.৫"},
	} {
		if got := New(tt.of).Decimal(json.Number(tt.written)); got != tt.shown {
			t.Errorf("%s: %s is %q, want %q", tt.of.Code, tt.written, got, tt.shown)
		}
	}
}

func TestLists(t *testing.T) {
	s := New(English)
	for want, texts := range map[string][]string{
		"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b, c and d": {"a", "b", "c", "d"},
	} {
		if got := s.List(texts); got != want {
			t.Errorf("%v: %q, want %q", texts, got, want)
		}
	}
	if got := s.Choice([]string{"a", "b", "c"}); got != "a, b or c" {
		t.Error(got)
	}
	if got := New(Urdu).List([]string{"ب", "پ", "ت"}); got != "ب، پ اور ت" {
		t.Error(got)
	}
}

// A text of the other direction is isolated, once; its own is left alone.
func TestIsolates(t *testing.T) {
	const latin, urdu = "Dee", "دی"
	for _, tt := range []struct {
		of         Language
		text, want string
	}{
		{English, latin, latin}, {English, urdu, isolate + urdu + pop}, {Bengali, "দী", "দী"},
		{Urdu, urdu, urdu}, {Urdu, latin, isolate + latin + pop}, {Urdu, "(12)", "(12)"},
		{Urdu, isolate + latin + pop, isolate + latin + pop}, {English, "12 " + urdu, isolate + "12 " + urdu + pop},
	} {
		if got := New(tt.of).isolated(tt.text); got != tt.want {
			t.Errorf("%s: %q becomes %q, want %q", tt.of.Code, tt.text, got, tt.want)
		}
	}
}

func TestLanguageIsFoundByItsBase(t *testing.T) {
	for tag, want := range map[string]Language{
		"ur": Urdu, "ur-PK": Urdu, "bn_BD.UTF-8": Bengali, "mr-IN": Marathi, "en_GB@euro": English, "BN": Bengali,
	} {
		if got, ok := Named(tag); !ok || got != want {
			t.Errorf("%s: %v, %v; want %v", tag, got, ok, want)
		}
	}
	for _, tag := range []string{"", "C", "POSIX", "sd", "ps", "hi-IN", "x", "urd-"} {
		if got, ok := Named(tag); ok {
			t.Errorf("%q is taken for %v", tag, got)
		}
	}
	if got := Preferred("sd-PK", "ur-PK", "en"); got != Urdu {
		t.Errorf("preferred %v, want the first that we speak", got)
	}
	if got := Preferred("fr_FR.UTF-8"); got != English {
		t.Errorf("preferred %v, want English", got)
	}
}

func TestSystemLanguage(t *testing.T) {
	t.Setenv("LC_ALL", "")
	t.Setenv("LC_MESSAGES", "mr_IN.UTF-8")
	t.Setenv("LANG", "bn_BD.UTF-8")
	if got := System(); got != Marathi {
		t.Errorf("%v, want that of LC_MESSAGES", got)
	}
	t.Setenv("LC_ALL", "C")
	if got := System(); got != English {
		t.Errorf("%v, want English: LC_ALL comes first", got)
	}
}

// The plural rules of CLDR 48: in Bengali 0 and 1 are one form; in the others
// 1 alone.
func TestFormsByNumber(t *testing.T) {
	for _, l := range Languages() {
		files := fstest.MapFS{"t." + l.Code + ".yaml": {Data: []byte("pairs: {one: '{count} pair', other: '{count} pairs'}\nalone: '{count} and no form'\n")}}
		s, err := read(l, files, []string{"t." + l.Code + ".yaml"})
		if err != nil {
			t.Fatal(err)
		}
		for n, one := range map[int]bool{0: l == Bengali, 1: true, 2: false, 11: false, 21: false, 100001: false} {
			want := s.Count(n) + " pairs"
			if one {
				want = s.Count(n) + " pair"
			}
			if got := s.Say("pairs", "count", n); got != want {
				t.Errorf("%s: %q, want %q", l.Code, got, want)
			}
		}
		if got := s.Say("pairs"); got != "{count} pairs" {
			t.Errorf("without its value: %q", got)
		}
		if got := s.Say("alone", "count", 1); got != s.Count(1)+" and no form" {
			t.Errorf("a message with one form, and a number: %q", got)
		}
		if got := s.Say("nothing of the kind"); got != "nothing of the kind" {
			t.Errorf("an id that is not there: %q", got)
		}
	}
}

func TestBracesThatDoNotClose(t *testing.T) {
	for _, text := range []string{"a {", "a {}", "{count} {"} {
		if _, err := parse(text); err == nil {
			t.Errorf("%q is let through", text)
		}
	}
}

// What is written without the library is what the library writes.
func TestSmallNumbers(t *testing.T) {
	for _, l := range Languages() {
		s := New(l)
		for n := -2; n < 1100; n++ {
			if got, want := s.Count(n), s.numbers.Sprint(number.Decimal(n)); got != want {
				t.Fatalf("%s: %d is %q, want %q", l.Code, n, got, want)
			}
			whole, rest := s.numbers.Sprint(number.Decimal(n/100)), s.numbers.Sprint(number.Decimal(n%100, number.MinIntegerDigits(2)))
			if got := s.Points(Points(n)); n >= 0 && got != whole+"."+rest {
				t.Fatalf("%s: %d hundredths are %q, want %s.%s", l.Code, n, got, whole, rest)
			}
			if s.plurals.one(n) != s.plurals.look(n) {
				t.Fatalf("%s: the form of %d is remembered wrongly", l.Code, n)
			}
		}
	}
}

// A code or a number of a type of its own is said as what it is.
func TestValuesOfOtherTypes(t *testing.T) {
	type code string
	s := New(English)
	if got := s.Say("list.and", "before", code("remote"), "next", time.Duration(3)); got != "remote and 3" {
		t.Error(got)
	}
	if got := s.Say("list.and", "before", "a"); got != "a and {next}" {
		t.Error(got)
	}
}

func TestSpeakersAreShared(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, l := range Languages() {
				if s := New(l); s.Say("list.and", "before", "1", "next", "2") == "list.and" {
					t.Errorf("%s says nothing", l.Code)
				}
			}
		})
	}
	wg.Wait()
	if New(Language{Code: "xx"}).Language != English {
		t.Error("a language that is none of ours is not English")
	}
}

func BenchmarkSay(b *testing.B) {
	s := New(Bengali)
	b.ReportAllocs()
	for b.Loop() {
		s.Say("date.long", "day", 5, "month", "অক্টোবর", "year", "২০২৬")
	}
}
