package profiles

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// A Code is a code of some system or vocabulary, for people to look up.
type Code struct {
	System string // of CodeSystems
	Code   string // as a profile writes it, such as isco:7231, b730, stroke or bn
	Label  string // "" when there is none
	Level  int    // 1 for the broadest; 1 where there are no levels

	names []string // all labels, in every language
}

// CodeSystems are what can be listed, in the order of the documentation.
func CodeSystems() []string {
	return []string{ISCO, SOC, "icf", "goals", "conditions", "causes", "genders", "interests", "languages"}
}

// CodesOf lists a system: all groups of ISCO-08; of the SOC the major and minor
// groups, and of both what the programme's tables have; the chapters of the
// ICF; the terms of the vocabulary; and the languages that have a name here.
// Labels are in the language where the program has them in it. It is nil for a
// system that nobody knows.
func (p *Programme) CodesOf(system, language string) []Code {
	v := &p.Settings.Vocabulary
	switch system {
	case ISCO, SOC:
		return p.occupationCodes(system, language)
	case "icf":
		var list []Code
		for _, code := range ICFChapters() {
			label, _ := ICFLabel(code, language)
			list = append(list, Code{system, code, label, 1, slices.Collect(maps.Values(icfLabels()[code]))})
		}
		return list
	case "goals":
		return vocabularyCodes(system, v.Goals)
	case "conditions":
		return vocabularyCodes(system, v.Conditions)
	case "causes":
		return vocabularyCodes(system, v.Causes)
	case "genders":
		return vocabularyCodes(system, v.Genders)
	case "interests":
		return vocabularyCodes(system, v.Interests)
	case "languages":
		names := map[string][]string{}
		for name, tag := range languageNames {
			names[tag] = append(names[tag], name)
		}
		var list []Code
		for _, tag := range slices.Sorted(maps.Keys(names)) {
			label := strings.Join(sorted(names[tag]), ", ")
			list = append(list, Code{system, tag, label, 1, names[tag]})
		}
		return list
	}
	return nil
}

// vocabularyCodes lists terms by code, each with the narrower ones below it.
func vocabularyCodes(system string, entries []Entry) []Code {
	list, paths := make([]Code, 0, len(entries)), make(map[string][]string, len(entries))
	for _, e := range entries {
		path := append([]string{e.Code}, BroaderTerms(entries, e.Code)...)
		slices.Reverse(path)
		list, paths[e.Code] = append(list, Code{system, e.Code, e.Label, len(path), []string{e.Label}}), path
	}
	slices.SortFunc(list, func(a, b Code) int { return slices.Compare(paths[a.Code], paths[b.Code]) })
	return list
}

func (p *Programme) occupationCodes(system, language string) []Code {
	all := map[Occupation]bool{}
	table := iscoLabels()
	if system == ISCO {
		for code := range iscoCodes() {
			all[Occupation{ISCO, code}] = true
		}
	} else {
		table = socLabels()
		for major, minor := range socMinor() {
			all[Occupation{SOC, major + "-0000"}] = true
			for _, start := range minor {
				all[Occupation{SOC, major + "-" + (start + "000")[:4]}] = true
			}
		}
	}
	for _, o := range p.Codes.Known() {
		if o.System == system {
			all[o] = true
		}
	}
	var list []Code
	for _, o := range slices.SortedFunc(maps.Keys(all), compareOccupations) {
		label, _ := p.Codes.Label(o, language)
		names := slices.Concat(p.Codes.Labels(o), slices.Collect(maps.Values(table[strings.TrimSuffix(o.Code, "-0000")])))
		list = append(list, Code{system, o.String(), label, o.Level(), names})
	}
	return list
}

// Mentions reports whether a word is in the code or in one of its labels, in
// whichever language; case and width do not count.
func (c Code) Mentions(word string) bool {
	word = folded(word)
	return strings.Contains(folded(c.Code), word) ||
		slices.ContainsFunc(c.names, func(name string) bool { return strings.Contains(folded(name), word) })
}

func folded(s string) string { return cases.Fold().String(norm.NFKC.String(strings.TrimSpace(s))) }
