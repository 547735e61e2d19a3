package lang

import (
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"
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
		if got, err := Named(tag); err != nil || got != want {
			t.Errorf("%s: %v, %v; want %v", tag, got, err, want)
		}
	}
	for _, tag := range []string{"", "C", "POSIX", "sd", "ps", "hi-IN", "x", "urd-"} {
		if got, err := Named(tag); err == nil {
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
		bundle := i18n.NewBundle(language.MustParse(l.Code))
		bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
		files := fstest.MapFS{"t." + l.Code + ".yaml": {Data: []byte("pairs: {one: '{count} pair', other: '{count} pairs'}\n")}}
		if _, err := bundle.LoadMessageFileFS(files, "t."+l.Code+".yaml"); err != nil {
			t.Fatal(err)
		}
		s := &Speaker{Language: l, localizer: i18n.NewLocalizer(bundle, l.Code), numbers: New(l).numbers}
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
		if got := s.Say("nothing of the kind"); got != "nothing of the kind" {
			t.Errorf("an id that is not there: %q", got)
		}
	}
}

func TestBracesThatDoNotClose(t *testing.T) {
	for _, text := range []string{"a {", "a {}", "{count} {"} {
		if _, err := (messageParser{}).Parse(text, "", ""); err == nil {
			t.Errorf("%q is let through", text)
		}
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
