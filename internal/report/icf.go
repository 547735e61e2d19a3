package report

// icfChapter is the chapter of a code of the WHO International
// Classification of Functioning, Disability and Health (2001), in words:
// its component letter and first digit. It is the broad kind of a function,
// all that is told at the level of categories.
func icfChapter(code string) string {
	if len(code) >= 2 {
		if title, ok := icfChapters[code[:2]]; ok {
			return title
		}
	}
	return "another function"
}

var icfChapters = map[string]string{
	"b1": "mental functions",
	"b2": "sensory functions and pain",
	"b3": "voice and speech",
	"b4": "heart, blood, immune and breathing functions",
	"b5": "digestive, metabolic and endocrine functions",
	"b6": "genitourinary and reproductive functions",
	"b7": "movement-related functions",
	"b8": "skin and related functions",
	"s1": "structures of the nervous system",
	"s2": "the eye, ear and related structures",
	"s3": "structures of voice and speech",
	"s4": "structures of heart, immune system and breathing",
	"s5": "structures of digestion, metabolism and hormones",
	"s6": "genitourinary and reproductive structures",
	"s7": "structures of movement",
	"s8": "skin and related structures",
	"d1": "learning and applying knowledge",
	"d2": "general tasks and demands",
	"d3": "communication",
	"d4": "mobility",
	"d5": "self-care",
	"d6": "domestic life",
	"d7": "dealings with other people",
	"d8": "work, education and money",
	"d9": "community and civic life",
	"e1": "products and technology",
	"e2": "natural and built surroundings",
	"e3": "support and relationships around the person",
	"e4": "attitudes of others",
	"e5": "services, systems and policies",
}
