package profiles

import (
	"slices"

	"mentormatch/internal/diag"
)

// washingtonDomains are the six questions of the Washington Group Short Set on
// Functioning, in its order, each with the code of the ICF that the answer is
// kept as:
//
//	seeing         b210  seeing functions
//	hearing        b230  hearing functions
//	walking        d450  walking; the question is about walking and steps
//	cognition      b144  memory functions
//	self_care      d5    self-care; the question is about washing and dressing
//	communication  d3    communication
//
// The question behind cognition is about remembering or concentrating, and the
// answer does not say which. It is kept as b144, and not as b140 (attention) as
// well, since one answer would then count twice; a mentor with b140 still
// counts as near, for both are of chapter b1. Self-care and communication are
// kept as chapters because the questions are as broad.
var washingtonDomains = []struct{ name, code string }{
	{"seeing", "b210"}, {"hearing", "b230"}, {"walking", "d450"},
	{"cognition", "b144"}, {"self_care", "d5"}, {"communication", "d3"},
}

// washingtonAnswers are the answers, with the qualifiers of the ICF that they
// are kept as: no difficulty 0, some 1, a lot 3, cannot do at all 4. None of
// them is kept as 2 (moderate), since the scale goes from some to a lot, which
// is where the Washington Group itself begins to count a disability.
var (
	washingtonAnswers    = []string{"none", "some", "a-lot", "cannot"}
	washingtonQualifiers = []int{0, 1, 3, 4}
)

var washingtonFields = func() []string {
	var names []string
	for _, d := range washingtonDomains {
		names = append(names, d.name)
	}
	return names
}()

// washingtonInstead are words of the questionnaire for the domains.
var washingtonInstead = map[string]diag.Message{
	"remembering": writeInstead("cognition"), "concentrating": writeInstead("cognition"), "self-care": writeInstead("self_care"),
	"mobility": writeInstead("walking"), "vision": writeInstead("seeing"),
}

// washington reads v as answers to the Washington Group Short Set, {seeing:
// some, walking: a-lot}, which are a second way of saying functioning. A
// question that is left out is blank, and not "none".
func (v value) washington() []Function {
	f, ok := v.fields(washingtonFields, washingtonInstead)
	if !ok {
		return nil
	}
	if len(f.node.Content) == 0 {
		v.problem("missing-field", "no answer is given", "", diag.Say("the questions are {fields}", "fields", washingtonFields))
	}
	list := make([]Function, 0, len(washingtonDomains))
	for _, d := range washingtonDomains {
		answer, ok := f.get(d.name)
		if !ok {
			continue
		}
		if word, ok := answer.word("unknown answer", washingtonAnswers...); ok {
			list = append(list, Function{Code: d.code, Qualifier: washingtonQualifiers[slices.Index(washingtonAnswers, word)]})
		}
	}
	return list
}

// addFunctions puts functions to those that were given by code, which say more
// and stay as they are.
func addFunctions(given, more []Function) []Function {
	for _, f := range more {
		if !slices.ContainsFunc(given, func(g Function) bool { return g.Code == f.Code }) {
			given = append(given, f)
		}
	}
	return given
}

// addWashington puts the answers of a person to what the person has lived
// with, as an experience of its own.
func (f fields) addWashington(list *[]Experience) {
	if v, ok := f.get("washington_group"); ok {
		if functions := v.washington(); functions != nil {
			*list = append(*list, Experience{Functions: functions})
		}
	}
}
