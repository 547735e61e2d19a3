package diag

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// A Message is an English sentence, with the values of its placeholders. It is
// data: it can be compared and kept, and becomes a text where somebody reads
// it, in their language. One without values is written as a constant; one with
// values is made by [Say]. Whoever translates it looks its format up.
//
// That every message has a type of its own lets a test find all of them and
// hold each to its translations.
type Message string

// Say is a message with values for its placeholders: pairs of a name and a
// value, which is a text, a list of texts, which each language parts with its
// own commas, a whole number, an exact decimal (a json.Number), or a message. Numbers are for counts and sums, which each language writes with its
// own digits; what a person types or looks for, such as a line number, is a
// text. In texts, what a terminal would obey
// is made visible by [Visible].
//
//	diag.Say("at most {most} are read", "most", 1000)
func Say(format Message, namesAndValues ...any) Message {
	var b strings.Builder
	b.WriteString(string(format))
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		b.WriteString(parting)
		b.WriteString(namesAndValues[i].(string))
		b.WriteString(parting)
		switch v := namesAndValues[i+1].(type) {
		case int:
			b.WriteByte(number)
			b.WriteString(strconv.Itoa(v))
		case json.Number:
			b.WriteByte(decimal)
			b.WriteString(v.String())
		case []string:
			b.WriteByte(list)
			for _, text := range v {
				b.WriteString(before + Visible(text))
			}
		case Message:
			b.WriteByte(message)
			b.WriteString(strconv.Quote(string(v)))
		default:
			b.WriteByte(text)
			b.WriteString(Visible(fmt.Sprint(v)))
		}
	}
	return Message(b.String())
}

// Counted is a message about a number of things: one, or else many with the
// number for {count}.
func Counted(n int, one, many Message) Message {
	if n == 1 {
		return one
	}
	return Say(many, "count", n)
}

// Choice is a list of texts, at least one, of which one holds: a, b or c.
func Choice(texts []string) Message {
	last := len(texts) - 1
	if last == 0 {
		return Say("{line}", "line", texts[0])
	}
	return Say("{before} or {next}", "before", Say("{names}", "names", texts[:last]), "next", texts[last])
}

// Joined are messages one after another, parted by a format of {before} and
// {next}; "" for none. It is as long as they are together, where messages
// within messages within messages would double at every level.
func Joined(list []Message, parted Message) Message {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return list[0]
	}
	var b strings.Builder
	b.WriteString(series + string(parted))
	for _, m := range list {
		b.WriteString(parting + strconv.Quote(string(m)))
	}
	return Message(b.String())
}

// Wrong is an error that says a message. Whoever shows it finds it by [Cause].
func Wrong(m Message) error { return wrong{m} }

type wrong struct{ text Message }

func (w wrong) Error() string             { return w.text.String() }
func (w wrong) Say() (text, hint Message) { return w.text, "" }

const (
	parting = "\x00" // between the format, the names and the values; Visible leaves none in a text
	before  = "\x01" // each text of a list, likewise
	series  = "\x02" // before the format of messages that are joined
	number  = 'n'    // before a value
	decimal = 'd'
	message = 'm'
	list    = 'l'
	text    = 't'
)

// Parts are the format of a message that is not [Joined], and the names and values of its
// placeholders as [Say] takes them.
func (m Message) Parts() (format string, namesAndValues []any) {
	parts := strings.Split(string(m), parting)
	for i := 1; i+1 < len(parts); i += 2 {
		var value any = parts[i+1][1:]
		switch parts[i+1][0] {
		case number:
			value, _ = strconv.Atoi(parts[i+1][1:])
		case decimal:
			value = json.Number(parts[i+1][1:])
		case message:
			inner, _ := strconv.Unquote(parts[i+1][1:])
			value = Message(inner)
		case list:
			value = strings.Split(parts[i+1][1:], before)[1:]
		}
		namesAndValues = append(namesAndValues, parts[i], value)
	}
	return parts[0], namesAndValues
}

// String is the message in English.
func (m Message) String() string { return m.In(nil) }

// In is the message as translate says it, which is given the format, and the
// names and values, texts, lists of them and numbers; nil for English.
func (m Message) In(translate func(format string, namesAndValues ...any) string) string {
	if translate == nil {
		translate = english
	}
	if parted, ok := strings.CutPrefix(string(m), series); ok {
		return inSeries(parted, translate)
	}
	format, values := m.Parts()
	for i, v := range values {
		if inner, ok := v.(Message); ok {
			values[i] = inner.In(translate)
		}
	}
	return translate(format, values...)
}

// inSeries says messages that are joined.
func inSeries(encoded string, translate func(format string, namesAndValues ...any) string) (all string) {
	parts := strings.Split(encoded, parting)
	for i, quoted := range parts[1:] {
		m, _ := strconv.Unquote(quoted)
		next := Message(m).In(translate)
		if i > 0 {
			next = translate(parts[0], "before", all, "next", next)
		}
		all = next
	}
	return all
}

func english(format string, namesAndValues ...any) string {
	if len(namesAndValues) == 0 {
		return format
	}
	filled := make([]string, len(namesAndValues))
	for i, v := range namesAndValues {
		texts, ok := v.([]string)
		switch {
		case i%2 == 0:
			filled[i] = fmt.Sprintf("{%s}", v)
		case ok:
			filled[i] = strings.Join(texts, ", ")
		default:
			filled[i] = fmt.Sprint(v)
		}
	}
	return strings.NewReplacer(filled...).Replace(format)
}
