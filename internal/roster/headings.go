package roster

import (
	"slices"
	"strings"
)

// headingWords are words by which the heading of a column tells its field, in
// English, Urdu, Bengali and Marathi. They are used to suggest, and nowhere
// else. "email" and "occupation" are no fields: an address tells people apart,
// and work may be in words or in codes.
var headingWords = []struct {
	field string
	words string // with | between them
}{
	{"id", "id|participant id|case number|client number|case id|reference number|شناختی نمبر|آئی ڈی|আইডি|পরিচিতি নম্বর|आयडी|ओळख क्रमांक|participant number|member id|client id"},
	{"first_name", "first name|given name|forename|پہلا نام|প্রথম নাম|নামের প্রথম অংশ|पहिले नाव|first names"},
	{"last_name", "last name|surname|family name|خاندانی نام|آخری نام|পদবি|শেষ নাম|বংশ নাম|आडनाव"},
	{"name", "full name|your name|name|پورا نام|نام|পুরো নাম|নাম|पूर्ण नाव|नाव|participant name|name of participant"},
	{"email", "ای میل ایڈریس|ইমেল|ইমেল ঠিকানা|ईमेल पत्ता|email|e-mail|email address|mail address|ای میل|برقی پتہ|ইমেইল|ই-মেইল|ईमेल|ई-मेल|इमेल"},
	{"joined", "टाइमस्टॅम्प|timestamp|time stamp|completion time|submitted|submission date|joined|date joined|registration date|date of registration|application date|ٹائم اسٹیمپ|تاریخ اندراج|شمولیت کی تاریخ|যোগদানের তারিখ|নিবন্ধনের তারিখ|টাইমস্ট্যাম্প|नोंदणीची तारीख|सहभागाची तारीख"},
	{"languages", "ভাষায়|زبانوں|भाषांमध्ये|language|languages|speak|sign language|زبان|زبانیں|ভাষা|भाषा"},
	{"meet", "भेटायला|ملنا پسند|দেখা করতে চান|how would you like to meet|how can you meet|way to meet|ways to meet|meeting mode|meet|in person or online|remote or in person|ملاقات|ملنا|সাক্ষাৎ|দেখা করতে|भेट|भेटायचे"},
	{"place.lat", "latitude|عرض بلد|অক্ষাংশ|अक्षांश|lat"},
	{"place.lon", "longitude|طول بلد|দ্রাঘিমাংশ|रेखांश|lon|lng"},
	{"place.travel_km", "how far can you travel|travel distance|kilometres|kilometers|travel km|سفر|ভ্রমণ|प्रवास|travels km|how far are you willing to travel|کتنی دور|কত দূর|किती दूर"},
	{"gender", "gender|sex|جنس|صنف|লিঙ্গ|लिंग"},
	{"age", "age|age band|age group|age range|how old|your age|عمر|عمر کا گروہ|বয়স|বয়সসীমা|বয়সের দল|वय|वयोगट"},
	{"interests", "interests|your interests|hobbies|hobby|free time|like to do|pastimes|دلچسپیاں|مشاغل|مشغلے|আগ্রহ|শখ|आवडी|छंद"},
	{"offers_support", "offers support|kind of support you offer|support you offer|kind of support you give|offer peer support|give peer support|offer mentoring|کس قسم کی مدد دیتے|مدد دینے کی قسم|কোন ধরনের সহায়তা দেন|सहाय्य देता|कोणता आधार देता|আপনি কী সহায়তা দেন|कोणता आधार देऊ शकता"},
	{"support", "kind of support|kinds of support|type of support|which support|support wanted|peer support or mentorship|peer support or mentoring|peer or mentor|مدد کی قسم|কোন সহায়তা|সহায়তার ধরন|आधाराचा प्रकार|कोणता आधार हवा|कोणत्या प्रकारचा आधार"},
	{"pause.from", "pause from|paused from|break from|pause starts|away from|وقفے کی ابتدا|وقفہ کب سے|বিরতির শুরু|বিরতি শুরু|विरामाची सुरुवात|विराम कधीपासून"},
	{"pause.until", "pause until|paused until|break until|pause ends|away until|وقفے کا اختتام|وقفہ کب تک|বিরতির শেষ|বিরতি শেষ|विरामाचा शेवट|विराम कधीपर्यंत"},
	{"again", "again|same mentor again|same mentee again|matched again|match again|دوبارہ وہی|আবার একই|पुन्हा तोच|पुन्हा तीच"},
	{"disability.since", "did it begin|did this begin|did it start|did this start|have you had it|since what year|کب شروع|কবে শুরু|कधी सुरू|since when|year of onset|onset|date of injury|how long have you had|کب سے|কবে থেকে|কখন থেকে|कधीपासून"},
	{"disability.cause", "how did it happen|what caused|کیسے ہوا|কীভাবে হয়েছে|कशामुळे|cause of disability|cause of injury|cause|معذوری کی وجہ|وجہ|প্রতিবন্ধিতার কারণ|কারণ|अपंगत्वाचे कारण|कारण"},
	{"share_disability", "what may we tell|may we tell|what can we tell|may we share|can we share|what may we share|کیا بتا سکتے|بتانے کی اجازت|কী জানাতে পারি|জানাতে পারি|काय सांगू शकतो|सांगू शकतो|share my disability|share your disability|tell your mentor|told about your disability|disclosure|معذوری بتانا|প্রতিবন্ধিতা জানানো|अपंगत्व सांगणे|काय सांगता येईल|काय सांगितलेले चालेल"},
	{"disability", "disability|disabilities|impairment|health condition|condition|diagnosis|injury|illness|lived experience|معذوری|بیماری|طبی حالت|প্রতিবন্ধিতা|প্রতিবন্ধিতার|অক্ষমতা|রোগ|স্বাস্থ্য সমস্যা|अपंगत्व|दिव्यांगत्व|आजार|स्वानुभव|medical condition|अपंगत्वाचा प्रकार|दिव्यांगत्वाचा प्रकार|आजाराचे नाव"},
	{"supports", "can you help with|can you offer|able to offer|areas of expertise|support you can give|مدد کر سکتے|সাহায্য করতে পারেন|मदत करू शकता"},
	{"goals", "مدد چاہتے|goal|goals|help with|want help|support do you need|looking for|hope to achieve|مقصد|مقاصد|اہداف|مدد چاہیے|লক্ষ্য|লক্ষ্যের|সাহায্য চান|ध्येय|उद्दिष्ट|मदत हवी|ध्येये|उद्दिष्टे|ध्येयांसाठी"},
	{"rounds_waited", "rounds waited|earlier rounds|times left out|rounds left out|کتنے دور انتظار|انتظار کے دور|অপেক্ষার পর্ব|কত পর্ব অপেক্ষা|प्रतीक्षेच्या फेऱ्या|किती फेऱ्या प्रतीक्षा"},
	{"capacity", "how many people could you mentor|how many people can you mentor|how many people could you support|at the same time|at one time|کتنے مینٹی|কতজন মেন্টি|किती जणांना|how many mentees|number of mentees|capacity|کتنے افراد|কতজন|किती जण|places for mentees|max mentees|maximum mentees|किती मेंटी|किती मेंटींना"},
	{"availability.time_zone", "time zone|timezone|ٹائم زون|منطقہ وقت|সময় অঞ্চল|টাইম জোন|वेळ क्षेत्र|टाइम झोन"},
	{"availability.times", "time of day|times of day|what time|دن کا وقت|দিনের কোন সময়|दिवसाची वेळ"},
	{"availability.weekly", "which days|what days|کون سے دن|کن دنوں|কোন কোন দিন|কোন দিন|कोणते दिवस|कोणत्या दिवशी|availability|available|when are you free|when can you|free times|دستیابی|دستیاب|کب مل سکتے|উপলব্ধতা|কখন সময়|কোন সময়|उपलब्धता|उपलब्ध|वेळ|weekly|weekly times|کب فارغ|فارغ وقت|मोकळा वेळ|मोकळ्या वेळा|केव्हा मोकळे|कधी मोकळे"},
	{"availability.from", "available from|start date|دستیابی کی ابتدا|শুরুর তারিখ|सुरुवातीची तारीख|free from|from|کب سے فارغ"},
	{"availability.until", "available until|end date|دستیابی کا اختتام|শেষ তারিখ|शेवटची तारीख|free until|until|کب تک فارغ"},
	{"occupation.returned", "کام پر واپس|returned to work|back at work|back to work|return to work date|کام پر واپسی|কাজে ফিরেছেন|कामावर परत|कामावर परतलात|कामावर कधी परतलात"},
	{"training.completed", "training completed|trained on|date of training|تربیت کی تاریخ|প্রশিক্ষণের তারিখ|प्रशिक्षणाची तारीख|trained|training date"},
	{"training.valid_until", "training valid until|training expires|تربیت کی میعاد|প্রশিক্ষণের মেয়াদ|प्रशिक्षण वैधता"},
	{"clearance.completed", "clearance date|background check date|تصدیق کی تاریخ|যাচাইয়ের তারিখ|ছাড়পত্রের তারিখ|पडताळणीची तारीख|cleared on|cleared|clearance completed|کلیئرنس کی تاریخ"},
	{"clearance.valid_until", "clearance valid until|clearance expires|background check expires|background check valid until|تصدیق کی میعاد|যাচাইয়ের মেয়াদ|पडताळणी वैधता|کلیئرنس کی میعاد"},
	{"avoid", "not be matched with|do not match with|avoid|avoids|نہ ملایا جائے|যার সঙ্গে নয়|यांच्याशी जुळवू नका|भेटायचे नाही|भेटू इच्छित नाही|भेटायला नको|जोडी नको|not want to meet|rather not meet|ملنا نہیں چاہتے|نہیں ملنا چاہتے|দেখা করতে চান না|দেখা করতে চাই না"},
	{"notes", "comments|anything else|biography|bio|notes|about you|تبصرہ|نوٹ|মন্তব্য|নোট|टिप्पणी|शेरा"},
	{"leave_out", "start time|last modified time|total points|quiz feedback|grade posted time"}, // what a form adds by itself
	{"occupation", "occupation|job title|job|profession|current role|work|پیشہ|ملازمت|পেশা|পেশার|চাকরি|व्यवसाय|नोकरी"},
	{"place", "place|coordinates|gps|map position|where do you live|home location|مقام|محل وقوع|অবস্থান|স্থানাঙ্ক|ठिकाण|स्थान"},
	{"disability.functions", "functions|functioning|icf|icf codes|functional difficulties|جسمانی افعال|افعال|কার্যক্ষমতা|कार्यक्षमता"},
	{"occupation.held", "earlier work|previous work|previous occupation|previous job|former job|past work|work before|occupation held|occupations held|سابقہ پیشہ|پچھلا کام|আগের কাজ|আগের পেশা|पूर्वीचे काम|पूर्वीचा व्यवसाय|पूर्वीची नोकरी|आधीचे काम|आधीची नोकरी"},
	{"occupation.target", "wanted work|work wanted|job wanted|target occupation|target job|desired job|job you want|work you want|next job|مطلوبہ کام|مطلوبہ پیشہ|কাঙ্ক্ষিত কাজ|কাঙ্ক্ষিত পেশা|हवे असलेले काम|अपेक्षित काम|कोणते काम हवे|कोणती नोकरी हवी|हवी असलेली नोकरी"},
	{"occupation.current", "work now|current job|current work|current occupation|present job|موجودہ کام|موجودہ پیشہ|বর্তমান কাজ|বর্তমান পেশা|सध्याचे काम|सध्याचा व्यवसाय|सध्याची नोकरी|आताचे काम|आताची नोकरी"},
	{"availability.except", "except|days you cannot|dates you cannot|dates not available|not available on|holidays|away on|جن دنوں نہیں|چھٹیاں|যে দিন পারবেন না|ছুটির দিন|ज्या दिवशी जमत नाही|सुट्ट्या"},
	{"prefer.people", "prefers people|preferred mentor|preferred mentee|mentor you would like|mentee you would like|requested mentor|requested mentee|پسندیدہ مینٹور|পছন্দের মেন্টর|पसंतीचा मेंटॉर"},
	{"require.people", "requires people|only this mentor|only these mentors|only this mentee|only these mentees|صرف یہ مینٹور|শুধু এই মেন্টর|फक्त हा मेंटॉर"},
	{"prefer.ages", "prefers ages|preferred ages|preferred age range|preferred age group|preferred age band|ages you would like|پسندیدہ عمریں|পছন্দের বয়সসীমা|पसंतीचा वयोगट"},
	{"require.ages", "requires ages|only these ages|ages you accept|صرف ان عمروں|শুধু এই বয়সসীমা|फक्त हा वयोगट"},
	{"prefer.age", "prefers age|similar age|same age|somebody of your age|someone your age|ہم عمر|সমবয়সী|समवयस्क|समान वय"},
	{"require.age", "requires age|only a similar age|must be of a similar age|صرف ہم عمر|শুধু সমবয়সী|फक्त समवयस्क"},
	{"prefer.interests", "prefers interests|shared interests|similar interests|interests in common|مشترکہ دلچسپیاں|অভিন্ন আগ্রহ|সমান আগ্রহ|समान आवडी"},
	{"require.interests", "requires interests|must share interests|only shared interests|صرف مشترکہ دلچسپیاں|শুধু অভিন্ন আগ্রহ|फक्त समान आवडी"},
	{"prefer.within_km", "prefers within km|how near|how far away at most|live nearby|live close by|پسندیدہ فاصلہ|কাছাকাছি থাকেন|পছন্দের দূরত্ব|जवळपास राहणारा|पसंतीचे अंतर"},
	{"require.within_km", "requires within km|must live within|only within|صرف اتنے فاصلے|শুধু এই দূরত্বে|फक्त इतक्या अंतरात"},
	{"conflict", "conflict tags|conflict of interest|conflicts of interest|مفادات کا تصادم|স্বার্থের সংঘাত|हितसंबंधांचा संघर्ष|مفادات کا ٹکراؤ"},
	{"washington.seeing", "difficulty seeing|difficulty in seeing|seeing|eyesight|vision|دیکھنے میں|দেখতে অসুবিধা|দেখতে|पाहण्यात|बघण्यात|पाहण्यास"},
	{"washington.hearing", "difficulty hearing|difficulty in hearing|hearing|سننے میں|শুনতে অসুবিধা|শুনতে|ऐकण्यात|ऐकण्यास"},
	{"washington.walking", "difficulty walking|difficulty in walking|walking|climbing steps|چلنے میں|হাঁটতে|चालण्यात|चालण्यास"},
	{"washington.cognition", "difficulty remembering|remembering|concentrating|remembering or concentrating|یاد رکھنے|মনে রাখতে|लक्षात ठेवण्यात|लक्षात ठेवण्यास"},
	{"washington.self_care", "self-care|self care|washing all over|washing or dressing|washing and dressing|نہانے|নিজের যত্ন|গোসল|स्वतःची काळजी|अंघोळ"},
	{"washington.communication", "difficulty communicating|communicating|understanding or being understood|being understood|بات سمجھنے|যোগাযোগ করতে|বোঝাতে|संवाद साधण्यात|संवादात"},
}

// asks are the words by which a heading asks for more than the answer itself:
// how much something matters, or what the other person should be like.
var asks = []struct {
	kind  string // what the field begins with
	words string
}{
	{"matters", "how important|importance|how much does|matter|matters|کتنا اہم|کتنی اہم|کتنے اہم|اہمیت|কতটা গুরুত্বপূর্ণ|গুরুত্ব|किती महत्त्वाचे|किती महत्त्वाची|किती महत्वाचे|महत्त्व|महत्व"},
	{"require", "requires|must be|must have|must share|only accept|accept only|only want|only with|لازمی|ضروری|صرف|শুধু|শুধুমাত্র|আবশ্যক|फक्त|आवश्यक|अनिवार्य"},
	{"prefer", "prefer|prefers|preferred|preference|would you like|would like|ترجیح|پسند|পছন্দ|পছন্দের|অগ্রাধিকার|पसंती|पसंतीचे|पसंतीची|पसंतीचा|प्राधान्य"},
}

// matterOf and wishOf are the fields that an ask about another field means.
var (
	matterOf = map[string]string{
		"disability": "matters.disability", "disability.functions": "matters.disability",
		"occupation": "matters.occupation", "occupation.held": "matters.occupation", "occupation.target": "matters.occupation", "occupation.current": "matters.occupation",
		"goals": "matters.goals", "supports": "matters.goals",
		"availability.weekly": "matters.availability", "availability.times": "matters.availability",
	}
	wishOf = map[string]string{
		"gender": ".gender", "age": ".ages", "prefer.age": ".age", "interests": ".interests", "prefer.interests": ".interests", "languages": ".languages",
	}
)

// refusalInHeading is no preference: it says that the answer is free.
const refusalInHeading = "prefer not to"

// fieldOf is the field that a heading seems to name; "" for none. A heading of
// an exported form is known as it stands; of any other, the longest words that
// it has decide.
func fieldOf(heading string) string {
	for _, c := range formColumns {
		if c.headed(heading) {
			return c.field
		}
	}
	h := strings.ReplaceAll(fold(heading), refusalInHeading, " ")
	best, longest := "", 0
	for _, f := range headingWords {
		for _, word := range alternatives(f.words) {
			if n := len([]rune(word)); n > longest && saysWord(h, word) {
				best, longest = f.field, n
			}
		}
	}
	for _, ask := range asks {
		if !slices.ContainsFunc(alternatives(ask.words), func(w string) bool { return saysWord(h, w) }) {
			continue
		}
		if field := matterOf[best]; ask.kind == "matters" && field != "" {
			return field
		}
		// A form asks everybody for their own languages: which ones they
		// prefer is about the other person only where it speaks of one.
		if below := wishOf[best]; ask.kind != "matters" && below != "" && (best != "languages" || ask.kind == "require" || roleSaid(heading) != "") {
			return ask.kind + below
		}
	}
	return best
}
