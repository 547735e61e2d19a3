package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"mentormatch/internal/diag"
)

// MaxRecordBytes is the largest record that [ReadRecord] reads: about ten
// times that of 100 000 pairs.
const MaxRecordBytes = 1 << 30

// ReadRecord reads a record strictly: every key once, none that the format
// does not have, every value of its type, nothing behind the end. The error
// says where in the record the first thing is wrong that matters.
func ReadRecord(r io.Reader) (*Record, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxRecordBytes+1))
	if err != nil {
		return nil, err
	}
	switch {
	case len(data) > MaxRecordBytes:
		return nil, diag.Wrong(diag.Say("the record is larger than {most} MB; this is not a record that mentormatch wrote", "most", MaxRecordBytes>>20))
	case len(bytes.TrimSpace(data)) == 0:
		return nil, diag.Wrong("the record is empty")
	case !utf8.Valid(data):
		return nil, diag.Wrong("the record is not UTF-8 text")
	}
	// The version first: another version has other keys, and saying so
	// helps more than naming them.
	if err := checkVersion(data); err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	rec := new(Record)
	if err := readStrict(decoder, "", reflect.ValueOf(rec).Elem()); err != nil {
		return nil, placed(err, data, decoder)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, diag.Wrong("there is more behind the end of the record")
	}
	return rec, nil
}

func checkVersion(data []byte) error {
	var head struct {
		Version json.RawMessage `json:"format_version"`
	}
	err := json.Unmarshal(data, &head)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return diag.Wrong(diag.Say("line {line}, column {column}: this is not JSON", "line", lineOf(data, syntax.Offset), "column", columnOf(data, syntax.Offset)))
	case err != nil:
		return diag.Wrong("this is JSON and not a record: a record is an object")
	case head.Version == nil:
		return diag.Wrong("format_version: missing; this is not a record that mentormatch wrote")
	}
	switch got := string(head.Version); {
	case got == strconv.Itoa(FormatVersion):
	case isEarlier(got):
		return diag.Wrong(diag.Say("format_version: {version}, which an earlier mentormatch wrote; this program reads version {known}: match the programme again, or use the program that wrote the record", "version", got, "known", strconv.Itoa(FormatVersion)))
	default:
		return diag.Wrong(diag.Say("format_version: {version}, but this program reads version {known}; use the program that wrote the record", "version", shorten(got), "known", strconv.Itoa(FormatVersion)))
	}
	return nil
}

// isEarlier tells of the number of a version before this one.
func isEarlier(version string) bool {
	n, err := strconv.Atoi(version)
	return err == nil && 0 < n && n < FormatVersion && strconv.Itoa(n) == version
}

func lineOf(data []byte, offset int64) string {
	return strconv.Itoa(1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n")))
}

// columnOf counts characters, from 1, up to the one that ends at an offset.
func columnOf(data []byte, offset int64) string {
	before := data[:min(int(offset), len(data))]
	return strconv.Itoa(max(1, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])))
}

// placed adds the line at which reading stopped.
func placed(err error, data []byte, decoder *json.Decoder) error {
	return diag.Wrong(diag.Say("line {line}: {problem}", "line", lineOf(data, decoder.InputOffset()), "problem", diag.Cause(err)))
}

// readStrict reads the next value into v. The path is where it stands, as in
// matches[3].criteria.
func readStrict(decoder *json.Decoder, path string, v reflect.Value) error {
	token, err := decoder.Token()
	if err != nil {
		return diag.Wrong(diag.Say("{path}: {cause}", "path", path, "cause", err))
	}
	switch v.Kind() {
	case reflect.Pointer:
		if token == nil {
			return nil
		}
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		if token != json.Delim('{') {
			return wrongType(path, "an object", token)
		}
		return readObject(decoder, path, v)
	case reflect.Slice:
		if token != json.Delim('[') {
			return wrongType(path, "a list", token)
		}
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		for i := 0; decoder.More(); i++ {
			element := reflect.New(v.Type().Elem()).Elem()
			if err := readStrict(decoder, fmt.Sprintf("%s[%d]", path, i), element); err != nil {
				return err
			}
			v.Set(reflect.Append(v, element))
		}
		_, err := decoder.Token()
		return err
	}
	return readScalar(token, path, v)
}

func readObject(decoder *json.Decoder, path string, v reflect.Value) error {
	seen := make([]bool, v.NumField())
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return diag.Wrong(diag.Say("{path}: {cause}", "path", path, "cause", err))
		}
		key := token.(string)
		field := fieldOf(v.Type(), key)
		switch {
		case field < 0:
			return diag.Wrong(diag.Say("{path}: unknown key", "path", join(path, shorten(key))))
		case seen[field]:
			return diag.Wrong(diag.Say("{path}: the key stands twice", "path", join(path, key)))
		}
		seen[field] = true
		if err := readStrict(decoder, join(path, key), v.Field(field)); err != nil {
			return err
		}
	}
	if _, err := decoder.Token(); err != nil {
		return err
	}
	for i, there := range seen {
		if !there {
			return diag.Wrong(diag.Say("{path}: missing", "path", join(path, keyOf(v.Type(), i))))
		}
	}
	return nil
}

func readScalar(token json.Token, path string, v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		s, ok := token.(string)
		if !ok {
			return wrongType(path, "text", token)
		}
		v.SetString(s)
	case reflect.Bool:
		b, ok := token.(bool)
		if !ok {
			return wrongType(path, "true or false", token)
		}
		v.SetBool(b)
	default:
		number, ok := token.(json.Number)
		if !ok {
			return wrongType(path, "a whole number", token)
		}
		n, err := strconv.ParseInt(number.String(), 10, 64)
		if err != nil || v.OverflowInt(n) || number == "-0" {
			return diag.Wrong(diag.Say("{path}: {number} is not a whole number that the format allows", "path", path, "number", shorten(number.String())))
		}
		v.SetInt(n)
	}
	return nil
}

func wrongType(path string, want diag.Message, token json.Token) error {
	got := diag.Message("a number")
	switch token := token.(type) {
	case nil:
		got = "null"
	case string:
		got = "text"
	case bool:
		got = "true or false"
	case json.Delim:
		got = map[json.Delim]diag.Message{'{': "an object", '[': "a list"}[token]
	}
	if path == "" {
		return diag.Wrong(diag.Say("the record: {got}, want {want}", "got", got, "want", want))
	}
	return diag.Wrong(diag.Say("{path}: {got}, want {want}", "path", path, "got", got, "want", want))
}

// fieldOf is the field that a key fills, by its exact name; -1 for none.
func fieldOf(t reflect.Type, key string) int {
	for i := range t.NumField() {
		if keyOf(t, i) == key {
			return i
		}
	}
	return -1
}

func keyOf(t reflect.Type, field int) string { return t.Field(field).Tag.Get("json") }

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// shorten quotes at most 60 characters of what somebody wrote.
func shorten(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		s = string(runes[:60]) + "..."
	}
	return strings.Trim(strconv.Quote(s), `"`)
}
