package roster

import (
	"regexp"
	"slices"
	"strings"

	"mentormatch/profiles"
)

// headingWords are words by which the heading of a column tells its field, in
// English, Urdu, Bengali and Marathi. They are used to suggest, and nowhere
// else.
var headingWords = []struct {
	field string
	words string // with | between them
}{
	{"id", "id|participant id|case number|client number|case id|reference number|شناختی نمبر|آئی ڈی|আইডি|পরিচিতি নম্বর|आयडी|ओळख क्रमांक"},
	{"first_name", "first name|given name|forename|پہلا نام|প্রথম নাম|নামের প্রথম অংশ|पहिले नाव"},
	{"last_name", "last name|surname|family name|خاندانی نام|آخری نام|পদবি|শেষ নাম|বংশ নাম|आडनाव"},
	{"name", "full name|your name|name|پورا نام|نام|পুরো নাম|নাম|पूर्ण नाव|नाव"},
	{"email", "email|e-mail|email address|mail address|ای میل|برقی پتہ|ইমেইল|ই-মেইল|ईमेल|ई-मेल|इमेल"},
	{"joined", "timestamp|time stamp|completion time|submitted|submission date|joined|date joined|registration date|date of registration|application date|ٹائم اسٹیمپ|تاریخ اندراج|شمولیت کی تاریخ|যোগদানের তারিখ|নিবন্ধনের তারিখ|টাইমস্ট্যাম্প|नोंदणीची तारीख|सहभागाची तारीख"},
	{"languages", "language|languages|speak|sign language|زبان|زبانیں|ভাষা|भाषा"},
	{"meet", "how would you like to meet|how can you meet|way to meet|ways to meet|meeting mode|meet|in person or online|remote or in person|ملاقات|ملنا|সাক্ষাৎ|দেখা করতে|भेट|भेटायचे"},
	{"place.lat", "latitude|عرض بلد|অক্ষাংশ|अक्षांश"},
	{"place.lon", "longitude|طول بلد|দ্রাঘিমাংশ|रेखांश"},
	{"place.travel_km", "how far can you travel|travel distance|kilometres|kilometers|travel km|سفر|ভ্রমণ|प्रवास"},
	{"gender", "gender|sex|جنس|صنف|লিঙ্গ|लिंग"},
	{"age", "age|age band|age group|age range|عمر|বয়স|বয়সসীমা|वय|वयोगट"},
	{"interests", "interests|hobbies|hobby|free time|دلچسپیاں|مشاغل|আগ্রহ|শখ|आवडी|छंद"},
	{"offers_support", "kind of support you offer|support you offer|کس قسم کی مدد دیتے|কোন ধরনের সহায়তা দেন|कोणता आधार देता"},
	{"support", "kind of support|type of support|peer support or mentorship|مدد کی قسم|সহায়তার ধরন|आधाराचा प्रकार"},
	{"pause.from", "pause from|break from|وقفے کی ابتدا|বিরতির শুরু|विरामाची सुरुवात"},
	{"pause.until", "pause until|break until|وقفے کا اختتام|বিরতির শেষ|विरामाचा शेवट"},
	{"again", "same mentor again|matched again|دوبارہ وہی مینٹور|আবার একই মেন্টর|पुन्हा तोच मेंटॉर"},
	{"disability.since", "since when|year of onset|onset|date of injury|how long have you had|کب سے|কবে থেকে|কখন থেকে|कधीपासून"},
	{"disability.cause", "cause of disability|cause of injury|cause|معذوری کی وجہ|وجہ|প্রতিবন্ধিতার কারণ|কারণ|अपंगत्वाचे कारण|कारण"},
	{"share_disability", "share my disability|share your disability|tell your mentor|told about your disability|disclosure|معذوری بتانا|প্রতিবন্ধিতা জানানো|अपंगत्व सांगणे"},
	{"disability", "disability|disabilities|impairment|health condition|condition|diagnosis|injury|illness|lived experience|معذوری|بیماری|طبی حالت|প্রতিবন্ধিতা|অক্ষমতা|রোগ|স্বাস্থ্য সমস্যা|अपंगत्व|दिव्यांगत्व|आजार"},
	{"supports", "can you help with|can you offer|able to offer|areas of expertise|support you can give|مدد کر سکتے|সাহায্য করতে পারেন|मदत करू शकता"},
	{"goals", "goal|goals|help with|want help|support do you need|looking for|hope to achieve|مقصد|مقاصد|اہداف|مدد چاہیے|লক্ষ্য|সাহায্য চান|ध्येय|उद्दिष्ट|मदत हवी"},
	{"rounds_waited", "rounds waited|earlier rounds|times left out"},
	{"capacity", "how many mentees|number of mentees|capacity|کتنے افراد|কতজন|किती जण"},
	{"availability.time_zone", "time zone|timezone|ٹائم زون|منطقہ وقت|সময় অঞ্চল|টাইম জোন|वेळ क्षेत्र|टाइम झोन"},
	{"availability.times", "time of day|times of day|what time|دن کا وقت|দিনের কোন সময়|दिवसाची वेळ"},
	{"availability.weekly", "availability|available|when are you free|when can you|free times|دستیابی|دستیاب|کب مل سکتے|উপলব্ধতা|কখন সময়|কোন সময়|उपलब्धता|उपलब्ध|वेळ"},
	{"availability.from", "available from|start date|دستیابی کی ابتدا|শুরুর তারিখ|सुरुवातीची तारीख"},
	{"availability.until", "available until|end date|دستیابی کا اختتام|শেষ তারিখ|शेवटची तारीख"},
	{"occupation.returned", "returned to work|back at work|back to work|return to work date|کام پر واپسی|কাজে ফিরেছেন|कामावर परत"},
	{"training.completed", "training completed|trained on|date of training|تربیت کی تاریخ|প্রশিক্ষণের তারিখ|प्रशिक्षणाची तारीख"},
	{"training.valid_until", "training valid until|training expires|تربیت کی میعاد|প্রশিক্ষণের মেয়াদ|प्रशिक्षण वैधता"},
	{"clearance.completed", "clearance date|background check date|تصدیق کی تاریخ|যাচাইয়ের তারিখ|पडताळणीची तारीख"},
	{"clearance.valid_until", "clearance valid until|clearance expires|background check expires|background check valid until|تصدیق کی میعاد|যাচাইয়ের মেয়াদ|पडताळणी वैधता"},
	{"avoid", "not be matched with|do not match with|avoid|avoids|نہ ملایا جائے|যার সঙ্গে নয়|यांच्याशी जुळवू नका"},
	{"notes", "comments|anything else|biography|bio|notes|about you|تبصرہ|نوٹ|মন্তব্য|নোট|टिप्पणी|शेरा"},
	{"occupation", "occupation|job title|job|profession|current role|work|پیشہ|ملازمت|পেশা|চাকরি|व्यवसाय|नोकरी"},
}

// weekdays are words for the days of the week, Monday first.
var weekdays = []string{
	"monday|mon|پیر|সোমবার|সোম|सोमवार",
	"tuesday|tue|tues|منگل|মঙ্গলবার|মঙ্গল|मंगळवार",
	"wednesday|wed|بدھ|বুধবার|বুধ|बुधवार",
	"thursday|thu|thur|thurs|جمعرات|বৃহস্পতিবার|বৃহস্পতি|गुरुवार|गुरूवार",
	"friday|fri|جمعہ|শুক্রবার|শুক্র|शुक्रवार",
	"saturday|sat|ہفتہ|সনিবার|শনিবার|শনি|शनिवार",
	"sunday|sun|اتوار|রবিবার|রবি|रविवार",
}

// timesOfDay are guesses at what the words mean, for a person to correct.
var timesOfDay = []struct{ words, stretch string }{
	{"morning|mornings|am|صبح|সকাল|সকালে|सकाळ|सकाळी", "09:00-12:00"},
	{"lunchtime|lunch|midday|noon|دوپہر|দুপুর|দুপুরে|दुपार|दुपारी", "12:00-14:00"},
	{"afternoon|afternoons|pm|سہ پہر|বিকাল|বিকেল|বিকেলে|दुपारनंतर", "14:00-17:00"},
	{"evening|evenings|شام|সন্ধ্যা|সন্ধ্যায়|संध्याकाळ|संध्याकाळी", "18:00-21:00"},
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
		"peer":   "peer|peer support",
		"mentor": "mentor|mentorship|mentoring",
		"both":   "both|دونوں|উভয়|दोन्ही",
	},
	"offers_support": {
		"peer":   "peer|peer support",
		"mentor": "mentor|mentorship|mentoring",
		"both":   "both|دونوں|উভয়|दोन्ही",
	},
	"meet": {
		"remote":    "remote|remotely|online|video|video call|phone|virtual|virtually|آن لائن|অনলাইন|ऑनलाइन",
		"in-person": "in person|in-person|face to face|face-to-face|on site|onsite|بالمشافہ|ذاتی طور پر|সামনাসামনি|সরাসরি|प्रत्यक्ष|समोरासमोर",
	},
	"share_disability": {
		"none":     "none|nothing|کچھ نہیں|কিছুই না|काही नाही",
		"category": "category|the kind only|only the kind|صرف قسم|শুধু ধরন|फक्त प्रकार",
		"full":     "full|everything|سب کچھ|সবকিছু|सर्व काही",
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

// fieldOf is the field that a heading seems to name; "" for none. The longest
// words that it has decide.
func fieldOf(heading string) string {
	h, best, longest := fold(heading), "", 0
	for _, f := range headingWords {
		for _, word := range alternatives(f.words) {
			if n := len([]rune(word)); n > longest && saysWord(h, word) {
				best, longest = f.field, n
			}
		}
	}
	return best
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
