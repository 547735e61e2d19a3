package roster

import (
	"regexp"
	"slices"
	"strings"

	"mentormatch/profiles"
)

// weekdays are words for the days of the week, Monday first.
var weekdays = []string{
	"monday|mon|پیر|সোমবার|সোম|सोमवार",
	"tuesday|tue|tues|منگل|মঙ্গলবার|মঙ্গল|मंगळवार",
	"wednesday|wed|بدھ|বুধবার|বুধ|बुधवार",
	"thursday|thu|thur|thurs|جمعرات|বৃহস্পতিবার|বৃহস্পতি|বৃহঃ|বৃহ|गुरुवार|गुरूवार",
	"friday|fri|جمعہ|শুক্রবার|শুক্র|शुक्रवार",
	"saturday|sat|ہفتہ|সনিবার|শনিবার|শনি|शनिवार",
	"sunday|sun|اتوار|রবিবার|রবি|রোববার|रविवार",
}

// timesOfDay are guesses at what the words mean, for a person to correct.
var timesOfDay = []struct{ words, stretch string }{
	{"morning|mornings|am|صبح|সকাল|সকালে|सकाळ|सकाळी", "09:00-12:00"},
	{"lunchtime|lunch|midday|noon|دوپہر|দুপুর|দুপুরে|दुपार|दुपारी", "12:00-14:00"},
	{"afternoon|afternoons|pm|سہ پہر|বিকাল|বিকেল|বিকেলে|दुपारनंतर", "14:00-17:00"},
	{"evening|evenings|شام|সন্ধ্যা|সন্ধ্যায়|संध्याकाळ|संध्याकाळी|सायंकाळी", "18:00-21:00"},
	{"all day|any time|anytime|whole day|سارا دن|সারাদিন|সারা দিন|दिवसभर", "09:00-21:00"},
}

// sameWords are other words for terms, by field.
var sameWords = map[string]map[string]string{ // field: term: words
	"gender": {
		"woman":      "woman|female|f|girl|عورت|خاتون|নারী|মহিলা|स्त्री|महिला",
		"man":        "man|male|m|boy|مرد|পুরুষ|पुरुष",
		"non-binary": "non-binary|nonbinary|non binary|enby",
		"another":    "other|another|self-describe|دیگر|অন্যান্য|इतर",
	},
	"age": {
		"16-17": "16 to 17|16–17|under 18", "18-24": "18 to 24|18–24", "25-34": "25 to 34|25–34", "35-44": "35 to 44|35–44",
		"45-54": "45 to 54|45–54", "55-64": "55 to 64|55–64", "65+": "65 and over|65 or over|65 or older|over 65",
	},
	"support": {
		"peer":   "peer|peer support|ہم تجربہ ساتھی|ہم تجربہ ساتھ|ساتھیوں کی مدد|সমসাথী|समवयस्क आधार",
		"mentor": "mentor|mentorship|mentoring|پیشہ ورانہ رہنمائی|مینٹور|মেন্টর|मेंटॉर",
		"both":   "both|either|دونوں|উভয়|দুটোই|दोन्ही",
	},
	"matters": {
		"low":    "low|less|a little|not much|not very important|not important|slightly important|کم|تھوڑا|কম|একটু|कमी|थोडे",
		"normal": "normal|medium|moderate|somewhat important|fairly important|neutral|عام|درمیانہ|সাধারণ|মাঝারি|सामान्य|मध्यम",
		"high":   "high|more|a lot|very|very important|extremely important|most important|essential|زیادہ|بہت زیادہ|بہت اہم|বেশি|খুব গুরুত্বপূর্ণ|जास्त|खूप महत्त्वाचे",
	},
	"again": {
		"welcome": "welcome|yes|yes please|خوش آمدید|ہاں|হ্যাঁ|স্বাগত|हो|होय|चालेल|स्वागत",
		"never":   "never|no|کبھی نہیں|نہیں|কখনো না|না|कधीही नको|कधीही नाही|नको|नाही",
	},
	"age wish": {
		"similar": "similar|yes|yes please|similar age|the same age|about my age|ہم عمر|ہاں|সমবয়সী|হ্যাঁ|समान वय|समवयस्क|हो|होय",
		"blank":   "no|no preference|any|any age|does not matter|نہیں|کوئی بھی|না|যে কোনো|नाही|कोणतेही",
	},
	"interests wish": {
		"shared": "shared|yes|yes please|similar|in common|مشترک|ہاں|অভিন্ন|হ্যাঁ|समान|हो|होय",
		"blank":  "no|no preference|any|does not matter|نہیں|کوئی بھی|না|যে কোনো|नाही|कोणतेही",
	},
	"gender wish": {
		"blank": "no|no preference|any|any gender|either|does not matter|no matter|کوئی بھی|کوئی ترجیح نہیں|যে কোনো|কোনো পছন্দ নেই|कोणतेही|काही पसंती नाही",
	},
	"washington": {
		"none":   "none|no|no difficulty|no - no difficulty|no, no difficulty|کوئی مشکل نہیں|نہیں|কোনো অসুবিধা নেই|না|काही अडचण नाही|नाही",
		"some":   "some|some difficulty|yes - some difficulty|yes, some difficulty|کچھ مشکل|تھوڑی مشکل|কিছু অসুবিধা|একটু অসুবিধা|थोडी अडचण|काही अडचण",
		"a-lot":  "a lot|a lot of difficulty|yes - a lot of difficulty|yes, a lot of difficulty|بہت مشکل|অনেক অসুবিধা|খুব অসুবিধা|खूप अडचण|बरीच अडचण",
		"cannot": "cannot|cannot do at all|cannot do it at all|cannot do|بالکل نہیں کر سکتا|بالکل نہیں کر سکتی|একেবারেই পারি না|पूर्णपणे अशक्य|अजिबात करता येत नाही",
	},
	"meet": {
		"remote":    "remote|remotely|online|video|video call|phone|virtual|virtually|آن لائن|دور سے|ویڈیو|অনলাইন|ऑनलाइन|दूरस्थ|व्हिडिओ|फोन|फोनवर",
		"in-person": "in person|in-person|face to face|face-to-face|on site|onsite|بالمشافہ|آمنے سامنے|ذاتی طور پر|সামনাসামনি|সরাসরি|प्रत्यक्ष|समोरासमोर",
	},
	"share_disability": {
		"none":     "none|nothing|nothing at all|no|do not share|نہیں|না|नाही|کچھ نہیں|কিছুই না|काही नाही",
		"category": "category|the kind only|only the kind|only the general kind|the general kind|only the type|صرف قسم|শুধু ধরন|फक्त प्रकार",
		"full":     "full|everything|all of it|all details|سب کچھ|সবকিছু|सर्व काही",
	},
	"languages": {
		"en": "انگریزی|ইংরেজি|इंग्रजी",
		"ur": "اردو|উর্দু|उर्दू",
		"bn": "বাংলা|بنگالی|बंगाली|बांगला",
		"mr": "मराठी|مراٹھی|মারাঠি",
		"hi": "हिन्दी|हिंदी|ہندی|হিন্দি",
		"pa": "پنجابی|ਪੰਜਾਬੀ|পাঞ্জাবি|पंजाबी",
		"ps": "پشتو", "sd": "سندھی", "ar": "عربی|العربية|আরবি|अरबी", "gu": "गुजराती|ગુજરાતી", "ta": "தமிழ்", "te": "తెలుగు",
		"bfi": "british sign language|bsl", "ase": "american sign language|asl",
		"ins": "indian sign language|भारतीय सांकेतिक भाषा", "pks": "pakistan sign language|psl|پاکستانی اشاروں کی زبان",
	},
}

// Words for the roles.
var (
	menteeWords = []string{"mentee", "مینٹی", "মেন্টি", "मेंटी"}
	mentorWords = []string{"mentor", "مینٹور", "মেন্টর", "मेंटॉर", "मेंटर", "मार्गदर्शक"}
	bothWords   = []string{"both", "دونوں", "উভয়", "দুটোই", "दोन्ही"}
)

// looksForMentor finds an answer of a mentee that speaks of a mentor.
var looksForMentor = regexp.MustCompile(`\b(want|need|find|look for|looking for|seek|seeking|get|have|would like|matched with) (a |my |an? experienced )?mentor\b`)

func alternatives(words string) []string { return strings.Split(words, "|") }

// saysWord reports whether a folded text has a word or words of it, whole.
func saysWord(text, word string) bool {
	letters := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool {
			return strings.ContainsRune(" \t\n.,;:!?()[]{}\"'/|*-–—_=+؟،।", r)
		})
	}
	t, w := letters(text), letters(fold(word))
	for i := 0; i+len(w) <= len(t) && len(w) > 0; i++ {
		if slices.Equal(t[i:i+len(w)], w) {
			return true
		}
	}
	return false
}

// dayOfWeek is the day that a heading names; "" for none or several.
func dayOfWeek(heading string) string {
	found := ""
	for i, words := range weekdays {
		if slices.ContainsFunc(alternatives(words), func(w string) bool { return saysWord(fold(heading), w) }) {
			if found != "" {
				return ""
			}
			found = dayNames[i]
		}
	}
	return found
}

// roleSaid is the role that a text speaks of: mentee, mentor, both, or "".
func roleSaid(text string) string {
	t := fold(text)
	says := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(t, fold(w)) })
	}
	mentee, mentor := says(menteeWords), says(mentorWords)
	if mentor && !mentee && looksForMentor.MatchString(t) {
		return string(profiles.RoleMentee)
	}
	switch {
	case says(bothWords), mentee && mentor:
		return "both"
	case mentee:
		return string(profiles.RoleMentee)
	case mentor:
		return string(profiles.RoleMentor)
	}
	return ""
}
