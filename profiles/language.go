package profiles

import (
	"strings"

	"golang.org/x/text/language"

	"mentormatch/internal/diag"
)

// languageNames are the tags of languages that people write by name. It is
// only for hints.
var languageNames = map[string]string{
	"afrikaans": "af", "amharic": "am", "arabic": "ar", "assamese": "as", "bangla": "bn", "bengali": "bn",
	"burmese": "my", "cantonese": "yue", "chinese": "zh", "dari": "prs", "dutch": "nl", "english": "en",
	"farsi": "fa", "french": "fr", "german": "de", "greek": "el", "gujarati": "gu", "hausa": "ha",
	"hebrew": "he", "hindi": "hi", "igbo": "ig", "indonesian": "id", "italian": "it", "japanese": "ja",
	"kannada": "kn", "korean": "ko", "malay": "ms", "malayalam": "ml", "mandarin": "cmn", "marathi": "mr",
	"nepali": "ne", "pashto": "ps", "persian": "fa", "polish": "pl", "portuguese": "pt", "punjabi": "pa",
	"romanian": "ro", "russian": "ru", "sindhi": "sd", "sinhala": "si", "somali": "so", "spanish": "es",
	"swahili": "sw", "tagalog": "tl", "tamil": "ta", "telugu": "te", "thai": "th", "turkish": "tr",
	"ukrainian": "uk", "urdu": "ur", "vietnamese": "vi", "welsh": "cy", "yoruba": "yo",
	"asl": "ase", "bsl": "bfi", "psl": "pks", "auslan": "asf", "lsf": "fsl", "libras": "bzs",
}

var languageNameList = func() []string {
	var list []string
	for name := range languageNames {
		if len(name) > 4 {
			list = append(list, name)
		}
	}
	return sorted(list)
}()

// language reads v as a BCP 47 tag of a language that somebody speaks or
// signs. Two tags of one language, such as ur and ur-PK, have the same Base.
func (v value) language() (Language, bool) {
	s, ok := v.written()
	if !ok {
		return Language{}, false
	}
	if known, ok := v.part.seen.language(s); ok {
		return known, true
	}
	if code, ok := signLanguageOf[strings.ToLower(s)]; ok {
		return Language{Tag: code, Base: code, Signed: true}, true
	}
	initials, _, _ := strings.Cut(strings.ToLower(s), "-")
	hint, ok := mistaken[initials]
	if !ok {
		hint, ok = initialsOf[s]
	}
	if ok && !meant[strings.ToLower(s)] {
		v.problem("language", "the initials of a sign language, and the code of another language", s, hint)
		return Language{}, false
	}
	tag, err := language.Parse(s)
	if err != nil || strings.ContainsAny(s, "_ ") {
		v.problem("language", "unknown language", s, languageHint(s))
		return Language{}, false
	}
	base, sure := tag.Base()
	code := base.String()
	switch {
	case code == "sgn":
		v.problem("language", "sign language, but which?", s,
			"write its own code, such as ase (American), bfi (British), ins (Indian) or pks (Pakistan)")
		return Language{}, false
	case sure != language.Exact, code == "und", code == "mul", code == "mis", code == "zxx",
		code >= "qaa" && code <= "qtz" && len(code) == 3:
		v.problem("language", "a tag that names no language", s, languageHint(s))
		return Language{}, false
	}
	l := Language{Tag: tag.String(), Base: code, Signed: signLanguages[code]}
	v.part.seen.keepLanguage(s, l)
	return l, true
}

// Script is the script that the tag says, such as "Guru" for pa-Guru; "" when
// it says none.
func (l Language) Script() string {
	for part := range strings.SplitSeq(l.Tag, "-") {
		if len(part) == 4 && part[0] >= 'A' && part[0] <= 'Z' {
			return part
		}
	}
	return ""
}

func languageHint(s string) diag.Message {
	name := strings.ToLower(s)
	if tag, ok := languageNames[name]; ok {
		return writeInstead(tag)
	}
	if near, ok := diag.Nearest(name, languageNameList); ok && len(name) > 4 {
		return diag.Say("write {tag} for {language}", "tag", languageNames[near], "language", near)
	}
	if strings.Contains(s, "_") {
		if _, err := language.Parse(strings.ReplaceAll(s, "_", "-")); err == nil {
			return writeInstead(strings.ReplaceAll(s, "_", "-"))
		}
	}
	return "write a BCP 47 tag, such as bn, en, ur-PK, or ase for American Sign Language"
}
