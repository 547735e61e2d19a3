package diag

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestMessage(t *testing.T) {
	cells := Counted(2, "1 cell", "{count} cells")
	for _, test := range []struct {
		m            Message
		want, reason string
	}{
		{"the text is empty", "the text is empty", "a constant is itself"},
		{Say("write {code: my-term}"), "write {code: my-term}", "braces that are no placeholder stay"},
		{Say("{a} and {b}", "a", "{b}", "b", 7), "{b} and 7", "a value is not filled in again"},
		{Say("the row has {cells}", "cells", cells), "the row has 2 cells", "a message within a message"},
		{Say("{x}", "x", Say("{y}", "y", cells)), "2 cells", "and two deep"},
		{Counted(1, "1 cell", "{count} cells"), "1 cell", "one"},
		{Say("{words}", "words", []string{"a", "b\x01", ""}), `a, b\u0001, `, "a list, and what would part it is made visible"},
		{Say("{x}", "x", Say("{words}", "words", []string{})), "", "a list of nothing, within a message"},
		{Choice([]string{"a"}), "a", "a choice of one"},
		{Choice([]string{"a", "b", "c"}), "a, b or c", "a choice of three"},
		{Joined(nil, "{before}; {next}"), "", "no messages, joined"},
		{Joined([]Message{cells}, "{before}; {next}"), "2 cells", "one message, joined"},
		{Say("{x}", "x", Joined([]Message{"a {next}", cells, Say("{words}", "words", []string{"a", "b"})}, "{before}; {next}")), "a {next}; 2 cells; a, b", "three messages, joined within a message"},
		{Say("{total} in all", "total", json.Number("-12.50")), "-12.50 in all", "a decimal is written as it is"},
		{Say("{x}", "x", "a\x00x\x00tb\x1b"), `a\u0000x\u0000tb\u001b`, "what would part the values, or a terminal obey, is made visible"},
	} {
		if got := test.m.String(); got != test.want {
			t.Errorf("got %q, want %q: %s", got, test.want, test.reason)
		}
	}
	text, same := Say("{x}", "x", "1"), Say("{x}", "x", "1")
	if text != same || text == Say("{x}", "x", 1) {
		t.Error("messages are compared by what they say, and a count is no text")
	}
	louder := func(format string, values ...any) string {
		if len(values) == 0 {
			return strings.ToUpper(format)
		}
		return english(strings.ToUpper(format[:3])+format[3:], values...)
	}
	if got := Say("the row has {cells}", "cells", Message("no cells")).In(louder); got != "THE row has NO CELLS" {
		t.Errorf("got %q: the message within is translated too", got)
	}
	if got := Joined([]Message{"a", "b"}, "and {before}, {next}").In(louder); got != "AND A, B" {
		t.Errorf("got %q: what is joined is translated, and what parts it", got)
	}
	many := Joined(slices.Repeat([]Message{cells}, 100), "{before}; {next}")
	if size := len(many); size > 200*len(cells) {
		t.Errorf("100 messages of %d bytes take %d: each should be kept once", len(cells), size)
	}
}

// From right to left the text stands below its place, and what the person
// wrote in isolates.
func TestRenderRightToLeft(t *testing.T) {
	var b strings.Builder
	ps := Problems{{File: "a.yaml", Line: 1, Column: 2, Text: "x", Value: "v"}, {File: "b.csv", Line: 3, Cell: "C3", Text: "y"}}
	if err := Render(&b, ps, Options{RightToLeft: true, Translate: english}); err != nil {
		t.Fatal(err)
	}
	if want := "a.yaml:1:2:\n  x \u2068\"v\"\u2069\nb.csv:3: C3:\n  y\n2 problems in 2 files\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
