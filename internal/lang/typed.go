package lang

import (
	"regexp"
	"strings"
)

// asTyped finds what may be typed: letters, digits and marks of ASCII with
// single spaces between them.
var asTyped = regexp.MustCompile("[!-_a-~]+(?: [!-_a-~]+)*")

// falls finds what falls apart in a sentence from right to left: a dash or a
// point in front (--keep, .xlsx, -5), what stands between digits (a date, a
// stretch of hours, two degrees), and fields in braces.
var falls = regexp.MustCompile(`(?:^|[ ("\[=])(?:--?[A-Za-z{]|\.[A-Za-z{]|-[0-9])|[0-9]-[0-9]|[0-9]\.\.[0-9]|[0-9], [0-9]|\{[A-Za-z_]+: `)

// isolateTyped puts what is typed as it stands, as the flags of a command or a
// date in digits, into direction isolates in a message from right to left. Its
// marks have no direction of their own and would take that of the sentence:
// --keep would be read as keep--, and 2026-11-22 as 22-11-2026.
func isolateTyped(message string) string {
	return asTyped.ReplaceAllStringFunc(message, func(run string) string {
		before, typed, after := bare(run)
		if !falls.MatchString(typed) {
			return run
		}
		return before + isolate + typed + pop + after
	})
}

// bare takes off a run the marks that belong to the sentence around it.
func bare(run string) (before, typed, after string) {
	typed = run
	for typed != "" {
		first, last := typed[:1], typed[len(typed)-1:]
		parted := len(typed) > 1 && (first+last == "()" || first+last == `""`) && !strings.ContainsAny(typed[1:len(typed)-1], first+last)
		odd := strings.Count(typed, `"`)%2 == 1
		switch opened, closed := strings.Count(typed, "("), strings.Count(typed, ")"); {
		case strings.Contains(" :;,.!?", last), parted, last == ")" && closed > opened, last == `"` && odd:
			typed, after = typed[:len(typed)-1], last+after
		case first == "(" && opened > closed, first == `"` && odd, strings.Contains(" :;,", first):
			before, typed = before+first, typed[1:]
		default:
			return before, typed, after
		}
	}
	return before, typed, after
}
