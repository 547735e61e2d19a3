package lang

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"
)

// A fluent speaker says what any speaker says, and what it has said stays as
// it was when it goes on.
func TestFluent(t *testing.T) {
	for _, l := range Languages() {
		plain, fluent := New(l), New(l).Fluent()
		var said []string
		say := func(s *Speaker, keep func(string)) {
			for _, id := range s.IDs("") {
				var values []any
				for k, piece := range s.messages[id].other {
					if piece.name != "" {
						values = append(values, piece.name, []any{k * 999, "Dee", "دی", Points(k - 2), "12 আনা", json.Number("-1234.50")}[k%6])
					}
				}
				keep(s.Say(id, values...))
			}
			for n := -1; n < 2000; n += 333 {
				keep(s.Count(n) + s.Points(Points(n)) + s.Digits(fmt.Sprint(n)) + s.Clock(n/100+1, 5))
			}
			for _, texts := range [][]string{nil, {"a"}, {"دی", "a"}, {"12", "b", "c"}, {"1", "دی", "3", "d"}} {
				keep(s.List(texts) + s.Choice(texts) + s.Enumeration(texts) + s.Commas(texts))
			}
			for _, text := range []string{"", "a pair", "été", "a pair.", "دی a", "A"} {
				keep(s.Sentence(text) + s.Stop(text))
			}
		}
		for range 3 { // beyond one block
			say(fluent, func(text string) { said = append(said, text) })
		}
		k := 0
		for range 3 {
			say(plain, func(text string) {
				if said[k] != text {
					t.Fatalf("%s: a fluent speaker says %q, want %q", l.Code, said[k], text)
				}
				k++
			})
		}
	}
}

// What is appended is what is said otherwise, whatever stands in front.
func TestAppend(t *testing.T) {
	const front = "دی before it"
	for _, l := range Languages() {
		s := *New(l)
		s.messages = maps.Clone(s.messages)
		s.messages["things.then.text"] = forms{other: pieces{{"first ", "things"}, {", then ", "text"}, {", and ", "another"}, {".", ""}}}
		s.index = newIndex(s.messages)
		check := func(want string, got []byte) {
			t.Helper()
			if string(got) != front+want {
				t.Errorf("%s: %q is appended, want %q", l.Code, got, front+want)
			}
		}
		begin := func(text string) []byte { return append([]byte(front), text...) }
		for _, text := range []string{"Dee", "دی", "12 আনা", "a b.", ""} {
			for _, id := range append(s.IDs(""), "no.such.message") {
				values := []any{"count", len(id) % 3, "things", "دی", "n", 1234, "before", "b", "text", text}
				check(s.Say(id, values...), s.Append(begin(""), id, values...))
				message := NewMessage(id, "things", "text")
				for range 2 { // found, and known
					check(s.Say(id, "text", text, "things", "دی"), s.AppendMessage(begin(""), message, "دی", text))
				}
			}
			for _, id := range append(s.IDs("tail."), "things.then.text", "no.such.message") {
				things := []string{"دی", "a", "12 আনা"}
				check(s.Say(id, "text", text, "things", s.Enumeration(things)), s.AppendThings(begin(text), len(front), id, things))
			}
			check(s.Sentence(text), s.SentenceFrom(begin(text), len(front)))
			texts := []string{text, "x", text}
			for n := range len(texts) + 1 {
				want := s.Enumeration(texts[:n])
				check(want, s.AppendEnumeration(begin(""), texts[:n]))
				each := begin("")
				for k, text := range texts[:n] {
					each = s.AppendSemicolon(each, k)
					at := len(each)
					each = s.Enumerated(append(each, text...), at)
				}
				check(want, each)
			}
		}
	}
}

// What stands between the texts of a list is what the message has there.
func TestListsAreMessages(t *testing.T) {
	for _, l := range Languages() {
		s := New(l)
		for id, got := range map[string]string{
			"list.more": s.Commas([]string{"1", "2"}), "list.semicolon": s.Enumeration([]string{"1", "2"}),
			"sentence": s.Sentence("1"), "list.and": s.List([]string{"1", "2"}), "list.or": s.Choice([]string{"1", "2"}),
		} {
			if want := s.Say(id, "before", "1", "next", "2", "text", "1"); got != want {
				t.Errorf("%s: %s is %q in a list, want %q", l.Code, id, got, want)
			}
		}
	}
}

func BenchmarkFluent(b *testing.B) {
	s := New(Bengali).Fluent()
	b.ReportAllocs()
	for b.Loop() {
		s.Say("date.long", "day", 5, "month", "অক্টোবর", "year", "২০২৬")
	}
}
