package roster

import (
	"strconv"

	"mentormatch/profiles"
)

// readWashington reads an answer to a question of the Washington Group Short
// Set. The profile keeps it as the code of the ICF that it means, as it does
// when it is written under washington_group.
func (b *builder) readWashington(r *record, a *answer, question string, rest *loose) {
	terms, ok := b.terms(r, a, piece{text: a.text})
	if !ok {
		return
	}
	answer := terms[0]
	if known, ok := washingtonWords.exact[alike(answer)]; ok {
		answer = known
	}
	text := "id: x\nwashington_group: {" + question + ": " + quote(answer) + "}\n"
	one, problems := b.settings.ReadOne(profiles.RoleMentee, []byte(text), b.on)
	if len(problems) > 0 {
		b.refuse(r, a, a.text, problems)
		return
	}
	for _, f := range one.Mentee.Disability[0].Functions {
		b.addFunction(r, a, a.text, f.Code, strconv.Itoa(f.Qualifier), rest)
	}
}

var washingtonWords = newGuesser("washington", &profiles.Vocabulary{})
