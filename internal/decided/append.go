package decided

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
	"mentormatch/internal/roster"
	"mentormatch/profiles"
)

// Append is the text of decisions.yaml with entries added at the end of its
// log. The rest stays as somebody wrote it, to the last blank and comment.
// Its error is about a log that is written within brackets on a line.
func Append(data []byte, entries []profiles.Logged) ([]byte, error) {
	if len(entries) == 0 {
		return data, nil
	}
	text, marked := strings.CutPrefix(string(data), "\uFEFF")
	crlf := strings.Contains(text, "\r\n")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		lines = nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return nil, err // cannot be: it has been read without a problem
	}
	at, indent, heading, err := place(&doc, lines)
	if err != nil {
		return nil, err
	}
	var added []string
	if heading {
		if at > 0 && at == len(lines) && strings.TrimSpace(lines[at-1]) != "" {
			added = append(added, "")
		}
		added = append(added, "log:")
	}
	for _, e := range entries {
		added = append(added, indent+"- "+Line(&e))
	}
	lines = slices.Insert(lines, at, added...)
	end := "\n"
	if crlf {
		end = "\r\n"
	}
	out := strings.Join(lines, end) + end
	if marked {
		out = "\uFEFF" + out
	}
	return []byte(out), nil
}

// place says after how many lines the entries come, how far they are indented,
// and whether the log has yet to begin. An empty log is taken out of lines.
func place(doc *yaml.Node, lines []string) (at int, indent string, heading bool, err error) {
	indent = "  "
	end := len(lines)
	for i, line := range lines {
		if strings.HasPrefix(line, "...") {
			end = i
			break
		}
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return end, indent, true, nil
	}
	top := doc.Content[0]
	if len(top.Content) == 0 {
		// {} says that nothing is decided, which is no longer so.
		line := []rune(lines[top.Line-1])
		if at := slices.Index(line[top.Column-1:], '}'); at >= 0 {
			lines[top.Line-1] = strings.TrimRight(string(slices.Delete(line, top.Column-1, top.Column+at)), " ")
			return end, indent, true, nil
		}
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		if key.Value != "log" {
			continue
		}
		if len(value.Content) == 0 {
			// log: [] or nothing: the line stays the heading, with its comment.
			line := lines[key.Line-1]
			lines[key.Line-1] = strings.Replace(line, "[]", "", 1)
			lines[key.Line-1] = strings.TrimRight(lines[key.Line-1], " ")
			return key.Line, indent, false, nil
		}
		if value.Style&yaml.FlowStyle != 0 {
			return 0, "", false, diag.Wrong(diag.Say("line {line}: the log is written within [brackets]; write each entry on a line of its own, behind a dash", "line", strconv.Itoa(key.Line)))
		}
		if i+2 < len(top.Content) {
			end = top.Content[i+2].Line - 1
		}
		// Column is that of the dash.
		return lastOf(lines, value.Content[len(value.Content)-1].Line, end), strings.Repeat(" ", value.Column-1), false, nil
	}
	if top.Style&yaml.FlowStyle != 0 {
		return 0, "", false, diag.Wrong("the decisions are written within curly braces; write each list on lines of its own")
	}
	return end, indent, true, nil
}

// lastOf is the last line from from to to that is neither blank nor a comment
// at the margin: those belong to what comes after.
func lastOf(lines []string, from, to int) int {
	for ; to > from; to-- {
		line := lines[to-1]
		if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			break
		}
	}
	return to
}

// Line is an entry of the log, on one line.
func Line(e *profiles.Logged) string {
	parts := []string{
		"decision: " + e.Word,
		"mentee: " + roster.QuoteYAML(e.Mentee),
		"mentor: " + roster.QuoteYAML(e.Mentor),
		"by: " + roster.QuoteYAML(e.By),
		"date: " + e.Date.String(),
		"why: " + roster.QuoteYAML(e.Why),
	}
	if e.Override != "" {
		parts = append(parts, "override: "+roster.QuoteYAML(e.Override))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
