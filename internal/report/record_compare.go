package report

import (
	"fmt"
	"reflect"
	"strconv"

	"mentormatch/internal/diag"
)

// Compare lists what differs between a record that somebody has and the one
// that the profiles give, each with where it stands in the former. People are
// compared with themselves, wherever in a list they stand.
func Compare(got, want *Record) []diag.Message {
	c := &comparison{}
	c.values("", reflect.ValueOf(*got), reflect.ValueOf(*want))
	return c.found
}

type comparison struct{ found []diag.Message }

// add notes what differs at a place, which the format has as {path}.
func (c *comparison) add(path string, format diag.Message, namesAndValues ...any) {
	c.found = append(c.found, diag.Say(format, append([]any{"path", path}, namesAndValues...)...))
}

func (c *comparison) values(path string, got, want reflect.Value) {
	switch got.Kind() {
	case reflect.Struct:
		for i := range got.NumField() {
			c.values(join(path, keyOf(got.Type(), i)), got.Field(i), want.Field(i))
		}
	case reflect.Slice:
		if _, keyed := reflect.Zero(got.Type().Elem()).Interface().(keyed); keyed {
			c.people(path, got, want)
			return
		}
		c.elements(path, got, want)
	case reflect.Pointer:
		if got.IsNil() || want.IsNil() || got.Elem().Kind() != reflect.Struct {
			c.scalars(path, got, want)
			return
		}
		c.values(path, got.Elem(), want.Elem())
	default:
		c.scalars(path, got, want)
	}
}

// scalars compares what is told in a word.
func (c *comparison) scalars(path string, got, want reflect.Value) {
	a, b := shown(got), shown(want)
	switch {
	case a == b:
	case takenBack(path):
		c.add(path, "{path}: not what the profiles say, {want}", "want", b)
	default:
		c.add(path, "{path}: {got} in the file, {want} from the profiles", "got", a, "want", b)
	}
}

// elements compares lists position by position.
func (c *comparison) elements(path string, got, want reflect.Value) {
	if got.Len() != want.Len() {
		c.add(path, "{path}: {got} in the file, {want} from the profiles", "got", fmt.Sprint(got.Len()), "want", fmt.Sprint(want.Len()))
	}
	for i := range min(got.Len(), want.Len()) {
		c.values(fmt.Sprintf("%s[%d]", path, i), got.Index(i), want.Index(i))
	}
}

// A keyed element is about somebody or something with a name.
type keyed interface{ key() string }

func (x RecordInput) key() string     { return x.Path }
func (x RecordMatch) key() string     { return x.Mentee }
func (x RecordUnmatched) key() string { return x.Mentee }
func (x RecordMentor) key() string    { return x.ID }
func (x RecordPrice) key() string     { return x.ID }
func (x RecordBarred) key() string    { return x.Rule }
func (x RecordAllowed) key() string   { return x.Mentor }

// people compares lists by the keys of their elements, then by their order.
func (c *comparison) people(path string, got, want reflect.Value) {
	places := make(map[string]int, want.Len()) // of keys not met yet
	for i := range want.Len() {
		places[want.Index(i).Interface().(keyed).key()] = i
	}
	met := make(map[string]bool, got.Len())
	inOrder, last := true, -1
	for i := range got.Len() {
		key := got.Index(i).Interface().(keyed).key()
		place, known := places[key]
		at := fmt.Sprintf("%s[%d]", path, i)
		switch {
		case met[key]:
			c.add(at, "{path}: {key} stands there twice", "key", shown(reflect.ValueOf(key)))
		case !known:
			c.add(at, "{path}: {key} is in the file and not from the profiles", "key", shown(reflect.ValueOf(key)))
		default:
			c.values(at, got.Index(i), want.Index(place))
			inOrder = inOrder && place > last
			last = place
		}
		met[key] = true
	}
	for i := range want.Len() {
		if key := want.Index(i).Interface().(keyed).key(); !met[key] {
			c.add(path, "{path}: {key} is missing in the file", "key", shown(reflect.ValueOf(key)))
		}
	}
	if !inOrder {
		c.add(path, "{path}: in another order than from the profiles")
	}
}

// shown is a value as it is told: a text, or a message.
func shown(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return "null"
		}
		return shown(v.Elem())
	case reflect.Struct:
		return diag.Message("an object")
	case reflect.String:
		return strconv.Quote(v.String())
	}
	return fmt.Sprint(v.Interface())
}
