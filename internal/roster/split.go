package roster

import "strings"

// A piece is one answer of a cell that holds several.
type piece struct {
	text   string
	quoted bool // stood in quotation marks, so that no word of it is special
}

// split takes the answers of a cell apart. how is one of splits, or "" for
// the usual way: by semicolons and line ends where there are any, and by
// commas otherwise. An answer in quotation marks is one answer. Forms put
// commas between answers that hold commas themselves: answers that are known
// stay whole.
func split(text, how string, known func(string) bool) []piece {
	switch how {
	case "none":
		return []piece{{text: strings.TrimSpace(text)}}
	case "line":
		return cut(text, "\n")
	case ";":
		return cut(text, ";\n")
	case ",":
		return rejoin(cut(text, ",\n"), known)
	}
	if pieces := cut(text, ";\n"); len(pieces) > 1 || strings.ContainsAny(text, ";\n") {
		return pieces
	}
	return rejoin(cut(text, ","), known)
}

// cut cuts at any of the separators that is not in quotation marks. Only a
// mark at the start of an answer opens a quotation, and only where there is
// one to close it.
func cut(text, separators string) []piece {
	var list []piece
	for text != "" {
		text = strings.TrimLeft(text, " \t")
		if body, rest, ok := quotation(text, separators); ok {
			list = append(list, piece{body, true})
			text = rest
			continue
		}
		at := strings.IndexAny(text, separators)
		one := text
		if at < 0 {
			text = ""
		} else {
			one, text = text[:at], text[at+1:]
		}
		if one = strings.TrimSpace(one); one != "" {
			list = append(list, piece{text: one})
		}
	}
	return list
}

// quotation takes "..." from the front, in which "" stands for one mark.
func quotation(text, separators string) (body, rest string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", text, false
	}
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			b.WriteByte(text[i])
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		rest = strings.TrimLeft(text[i+1:], " \t")
		if rest == "" {
			return b.String(), "", true
		}
		if strings.ContainsRune(separators, rune(rest[0])) {
			return b.String(), rest[1:], true
		}
		return "", text, false
	}
	return "", text, false
}

// rejoin puts neighbours together again where that makes a known answer, the
// longest first.
func rejoin(pieces []piece, known func(string) bool) []piece {
	const longest = 8 // commas in one answer
	var list []piece
	for i := 0; i < len(pieces); {
		n := 1
		for k := min(longest, len(pieces)-i); k > 1; k-- {
			joined := join(pieces[i : i+k])
			if known(joined) {
				n = k
				break
			}
		}
		if n == 1 {
			list = append(list, pieces[i])
		} else {
			list = append(list, piece{text: join(pieces[i : i+n])})
		}
		i += n
	}
	return list
}

func join(pieces []piece) string {
	texts := make([]string, len(pieces))
	for i, p := range pieces {
		texts[i] = p.text
	}
	return strings.Join(texts, ", ")
}

// enquote writes a piece so that cut gives it back.
func enquote(s string) string {
	if strings.ContainsAny(s, ";,\"\n") || nothing()[fold(s)] {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
