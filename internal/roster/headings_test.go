package roster

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"mentormatch/internal/lang"
)

// What a form may ask, for every field, in English, Urdu, Bengali and Marathi.
var asked = map[string][4]string{
	"id":                       {"Client number", "شناختی نمبر", "পরিচিতি নম্বর", "ओळख क्रमांक"},
	"name":                     {"What is your full name?", "پورا نام", "আপনার পুরো নাম", "पूर्ण नाव"},
	"first_name":               {"First name", "پہلا نام", "নামের প্রথম অংশ", "पहिले नाव"},
	"last_name":                {"Surname", "خاندانی نام", "বংশ নাম", "आडनाव"},
	"joined":                   {"Date joined", "شمولیت کی تاریخ", "যোগদানের তারিখ", "नोंदणीची तारीख"},
	"languages":                {"Which languages do you speak or sign?", "آپ کی زبان", "আপনার ভাষা", "तुमची भाषा"},
	"meet":                     {"How would you like to meet?", "ملاقات", "সাক্ষাৎ", "भेट"},
	"place":                    {"Coordinates", "محل وقوع", "স্থানাঙ্ক", "ठिकाण"},
	"place.lat":                {"Latitude", "عرض بلد", "অক্ষাংশ", "अक्षांश"},
	"place.lon":                {"Longitude", "طول بلد", "দ্রাঘিমাংশ", "रेखांश"},
	"place.travel_km":          {"How far can you travel?", "آپ کتنی دور سفر کر سکتے ہیں؟", "কত দূর ভ্রমণ করতে পারেন", "किती दूर प्रवास"},
	"gender":                   {"Gender (you may prefer not to say)", "جنس", "লিঙ্গ", "लिंग"},
	"age":                      {"Age band", "عمر", "বয়স", "वयोगट"},
	"interests":                {"Hobbies", "دلچسپیاں", "শখ", "छंद"},
	"disability":               {"Your disability or health condition", "معذوری", "প্রতিবন্ধিতা", "अपंगत्व"},
	"disability.cause":         {"Cause of injury", "معذوری کی وجہ", "প্রতিবন্ধিতার কারণ", "अपंगत्वाचे कारण"},
	"disability.functions":     {"ICF codes", "جسمانی افعال", "কার্যক্ষমতা", "कार्यक्षमता"},
	"disability.since":         {"Since when?", "کب سے؟", "কবে থেকে?", "कधीपासून?"},
	"washington.seeing":        {"Do you have difficulty seeing, even if wearing glasses?", "دیکھنے میں مشکل", "চশমা পরেও দেখতে অসুবিধা", "चष्मा लावूनही पाहण्यात अडचण"},
	"washington.hearing":       {"Do you have difficulty hearing?", "سننے میں مشکل", "শুনতে অসুবিধা", "ऐकण्यात अडचण"},
	"washington.walking":       {"Do you have difficulty walking or climbing steps?", "چلنے میں مشکل", "হাঁটতে অসুবিধা", "चालण्यात अडचण"},
	"washington.cognition":     {"Do you have difficulty remembering or concentrating?", "یاد رکھنے میں مشکل", "মনে রাখতে অসুবিধা", "लक्षात ठेवण्यात अडचण"},
	"washington.self_care":     {"Do you have difficulty (with self-care such as) washing all over or dressing?", "نہانے یا کپڑے پہننے میں مشکل", "গোসল করতে অসুবিধা", "अंघोळ करताना अडचण"},
	"washington.communication": {"Do you have difficulty communicating?", "بات سمجھنے یا سمجھانے میں مشکل", "যোগাযোগ করতে অসুবিধা", "संवाद साधण्यात अडचण"},
	"share_disability":         {"May we share your disability?", "معذوری بتانا", "প্রতিবন্ধিতা জানানো", "अपंगत्व सांगणे"},
	"occupation.held":          {"Previous occupation", "سابقہ پیشہ", "আগের পেশা", "पूर्वीचा व्यवसाय"},
	"occupation.target":        {"The job you want next", "مطلوبہ پیشہ", "কাঙ্ক্ষিত পেশা", "अपेक्षित काम"},
	"occupation.current":       {"Current job", "موجودہ پیشہ", "বর্তমান পেশা", "सध्याचा व्यवसाय"},
	"occupation.returned":      {"Have you returned to work?", "کام پر واپسی", "কাজে ফিরেছেন?", "कामावर परत"},
	"goals":                    {"What are your goals?", "آپ کے مقاصد", "আপনার লক্ষ্য", "तुमचे उद्दिष्ट"},
	"supports":                 {"What can you help with?", "آپ کس میں مدد کر سکتے ہیں", "আপনি কী নিয়ে সাহায্য করতে পারেন", "तुम्ही काय मदत करू शकता"},
	"support":                  {"What kind of support would you like?", "مدد کی قسم", "সহায়তার ধরন", "आधाराचा प्रकार"},
	"offers_support":           {"Kind of support you offer", "آپ کس قسم کی مدد دیتے ہیں", "আপনি কোন ধরনের সহায়তা দেন", "तुम्ही कोणता आधार देता"},
	"matters.disability":       {"How important is shared experience of disability to you?", "معذوری کا تجربہ کتنا اہم ہے", "প্রতিবন্ধিতার মিল কতটা গুরুত্বপূর্ণ", "अपंगत्वाचा अनुभव: महत्त्व (अपंगत्व)"},
	"matters.occupation":       {"Importance of the same occupation", "پیشہ کتنا اہم ہے", "পেশা কতটা গুরুত্বপূর্ণ", "व्यवसाय किती महत्त्वाचा: महत्त्व"},
	"matters.goals":            {"How much do your goals matter?", "مقاصد کی اہمیت", "লক্ষ্য: গুরুত্ব", "उद्दिष्ट किती महत्त्वाचे"},
	"matters.availability":     {"How important is availability?", "دستیابی کتنی اہم ہے", "উপলব্ধতা কতটা গুরুত্বপূর্ণ", "उपलब्धता किती महत्त्वाची"},
	"pause.from":               {"Break from", "وقفہ کب سے", "বিরতির শুরু", "विराम कधीपासून"},
	"pause.until":              {"Paused until", "وقفہ کب تک", "বিরতির শেষ", "विराम कधीपर्यंत"},
	"rounds_waited":            {"Rounds waited", "انتظار کے دور", "অপেক্ষার পর্ব", "प्रतीक्षेच्या फेऱ्या"},
	"capacity":                 {"How many mentees can you take?", "کتنے افراد", "কতজন", "किती जण"},
	"training.completed":       {"Training date", "تربیت کی تاریخ", "প্রশিক্ষণের তারিখ", "प्रशिक्षणाची तारीख"},
	"training.valid_until":     {"Training valid until", "تربیت کی میعاد", "প্রশিক্ষণের মেয়াদ", "प्रशिक्षण वैधता"},
	"clearance.completed":      {"Background check date", "تصدیق کی تاریخ", "যাচাইয়ের তারিখ", "पडताळणीची तारीख"},
	"clearance.valid_until":    {"Background check valid until", "تصدیق کی میعاد", "যাচাইয়ের মেয়াদ", "पडताळणी वैधता"},
	"availability.time_zone":   {"Your time zone", "ٹائم زون", "সময় অঞ্চল", "वेळ क्षेत्र"},
	"availability.weekly":      {"When are you free?", "دستیابی", "উপলব্ধতা", "उपलब्धता"},
	"availability.times":       {"What time of day suits you?", "دن کا وقت", "দিনের কোন সময়", "दिवसाची वेळ"},
	"availability.except":      {"Dates you cannot make", "جن دنوں نہیں آ سکتے", "যে দিন পারবেন না", "ज्या दिवशी जमत नाही"},
	"availability.from":        {"Available from", "دستیابی کی ابتدا", "শুরুর তারিখ", "सुरुवातीची तारीख"},
	"availability.until":       {"Available until", "دستیابی کا اختتام", "শেষ তারিখ", "शेवटची तारीख"},
	"prefer.people":            {"Is there a mentor you would like?", "پسندیدہ مینٹور", "পছন্দের মেন্টর", "पसंतीचा मेंटॉर"},
	"prefer.gender":            {"Preferred gender of your mentor", "کس جنس کو ترجیح دیں گے", "পছন্দের লিঙ্গ", "पसंतीचे लिंग"},
	"prefer.languages":         {"Preferred language of your mentor", "مینٹور کی زبان: ترجیح", "মেন্টরের পছন্দের ভাষা", "मेंटॉरची पसंतीची भाषा"},
	"prefer.ages":              {"Preferred age of your mentor", "عمر کی ترجیح", "পছন্দের বয়স", "पसंतीचे वय"},
	"prefer.age":               {"Would you prefer somebody of a similar age?", "کیا ہم عمر پسند ہے", "সমবয়সী পছন্দ?", "समवयस्क पसंती"},
	"prefer.interests":         {"Would you like shared interests?", "مشترکہ دلچسپیاں", "অভিন্ন আগ্রহ", "समान आवडी"},
	"prefer.within_km":         {"How near should they live?", "پسندیدہ فاصلہ", "পছন্দের দূরত্ব", "पसंतीचे अंतर"},
	"require.people":           {"Only this mentor", "صرف یہ مینٹور", "শুধু এই মেন্টর", "फक्त हा मेंटॉर"},
	"require.gender":           {"I can only accept this gender", "صرف اس جنس کے ساتھ", "শুধু এই লিঙ্গ", "फक्त हे लिंग"},
	"require.languages":        {"Languages they must have", "لازمی زبان", "আবশ্যক ভাষা", "आवश्यक भाषा"},
	"require.ages":             {"Only these ages", "صرف اس عمر", "শুধু এই বয়স", "फक्त हा वयोगट"},
	"require.age":              {"They must be of a similar age", "صرف ہم عمر", "শুধু সমবয়সী", "फक्त समवयस्क"},
	"require.interests":        {"They must share interests", "صرف مشترکہ دلچسپیاں", "শুধু অভিন্ন আগ্রহ", "फक्त समान आवडी"},
	"require.within_km":        {"They must live within (km)", "صرف اتنے فاصلے میں", "শুধু এই দূরত্বে", "फक्त इतक्या अंतरात"},
	"again":                    {"Would you take the same mentor again?", "دوبارہ وہی مینٹور", "আবার একই মেন্টর", "पुन्हा तोच मेंटॉर"},
	"avoid":                    {"Who should you not be matched with?", "کس سے نہ ملایا جائے", "যার সঙ্গে নয়", "यांच्याशी जुळवू नका"},
	"conflict":                 {"Conflict of interest", "مفادات کا تصادم", "স্বার্থের সংঘাত", "हितसंबंधांचा संघर्ष"},
	"notes":                    {"Anything else?", "تبصرہ", "মন্তব্য", "टिप्पणी"},
}

// Every field is guessed by its heading in each language; only leave_out, which
// no form asks for, has none.
func TestHeadingsOfEveryField(t *testing.T) {
	scripts := [4]*unicode.RangeTable{unicode.Latin, unicode.Arabic, unicode.Bengali, unicode.Devanagari}
	for _, f := range fieldList {
		if f.kind == kindNothing {
			continue
		}
		for i, heading := range asked[f.name] {
			if strings.IndexFunc(heading, func(r rune) bool { return unicode.Is(scripts[i], r) }) < 0 {
				t.Errorf("%s: no heading in language %d", f.name, i)
			} else if got := fieldOf(heading); got != f.name {
				t.Errorf("%s: the heading %q is taken for %q", f.name, heading, got)
			}
		}
		if _, ok := asked[f.name]; !ok {
			t.Errorf("%s has no headings", f.name)
		}
	}
}

// A form that was exported and saved as CSV loses its sheets; its headings are
// still known.
func TestHeadingsOfTheForm(t *testing.T) {
	seen := map[string]string{}
	for _, c := range formColumns {
		for _, l := range lang.Languages() {
			heading := c.heading(lang.New(l))
			if got := fieldOf(heading); got != c.field {
				t.Errorf("%s is taken for %q, want %s", heading, got, c.field)
			}
			if before, ok := seen[fold(heading)]; ok && before != c.key {
				t.Errorf("%s heads the columns %s and %s", heading, before, c.key)
			}
			seen[fold(heading)] = c.key
		}
	}
	for _, l := range lang.Languages() {
		seen, say := map[string]string{}, lang.New(l)
		for _, c := range listColumns(say, defaults()) {
			heading := fold(listHeading(say, c.list, c.part))
			if seen[heading] != "" {
				t.Errorf("%s: %s heads two lists", l.Code, heading)
			}
			seen[heading] = c.list
		}
	}
}

// A question about whom somebody refuses speaks of meeting, and is none about
// how to meet: taken for one, the refusal would be lost.
func TestWhomSomebodyRefusesIsNotAWayToMeet(t *testing.T) {
	for _, heading := range []string{
		"Is there anybody you do not want to meet?", "آپ کس سے ملنا نہیں چاہتے؟", "আপনি কার সঙ্গে দেখা করতে চান না?", "तुम्हाला कोणाला भेटायचे नाही?",
	} {
		if got := fieldOf(heading); got != "avoid" {
			t.Errorf("%s is taken for %q, want avoid", heading, got)
		}
	}
}

// The words of headings name fields that there are, and no two fields share
// one, which would leave the choice to the order of the list.
func TestHeadingWordsAreOfOneField(t *testing.T) {
	owner := map[string]string{}
	for _, f := range headingWords {
		if _, ok := fieldNamed(f.field); !ok && !slices.Contains([]string{"email", "occupation"}, f.field) {
			t.Errorf("there is no field %s", f.field)
		}
		for _, word := range alternatives(f.words) {
			if before := owner[fold(word)]; before != "" {
				t.Errorf("%q is a word of %s and of %s", word, before, f.field)
			}
			owner[fold(word)] = f.field
		}
	}
}

// Ages become bands on the day of the run, 30 November 2026, and are not kept.
func TestAges(t *testing.T) {
	for _, c := range []struct{ written, want, reason string }{
		{"25-34", "25-34", "a band"},
		{"25 to 34", "25-34", "a band as forms write it"},
		{"65 and over", "65+", "the last band"},
		{"34", "25-34", "an age"},
		{"৩৫", "35-44", "an age in Bengali digits"},
		{"91", "65+", "the last band has no end"},
		{"1990", "35-44", "2026-1990 = 36, or 35 before the birthday: both from 35 to 44"},
		{"1991", "", "35, or 34 before the birthday: two bands"},
		{"1991-11-30", "35-44", "the birthday is today: 35"},
		{"1991-12-01", "25-34", "the birthday is tomorrow: still 34"},
		{"12", "", "no band has it"},
		{"prefer not to say", "", "a refusal is a blank"},
	} {
		im := csvImport(t, "tables: [{role: mentee, key: [Id], columns: {Id: id, Name: name, Age: age}}]", "Id,Name,Age\na,Ana,"+c.written+"\n")
		folder, result := into(t, nil, im)
		got := ""
		if p := load(t, without(folder)); len(p.Mentees) == 1 {
			got = string(p.Mentees[0].Age)
		}
		if listed := len(result.Unmapped) > 0; got != c.want || listed != (c.want == "" && c.written != "prefer not to say") {
			t.Errorf("%s (%s): %q, want %q; listed: %v", c.written, c.reason, got, c.want, result.Unmapped)
		}
		if c.want != "" && !strings.Contains(c.want, c.written) && strings.Contains(folder["mentees.yaml"], c.written) {
			t.Errorf("%s is kept: %s", c.written, folder["mentees.yaml"])
		}
	}
}

// The answers of the Washington Group's questionnaire, as a form has them,
// become codes of the ICF: no difficulty 0, some 1, a lot 3, cannot 4.
func TestWashingtonGroupFromASheet(t *testing.T) {
	csv := "Name,I would like to be a,Disability,Do you have difficulty seeing?,Difficulty hearing,Difficulty walking or climbing steps,Difficulty remembering,Difficulty with self-care,Difficulty communicating\n" +
		"Ana,Mentee,Stroke,No - no difficulty,Yes - some difficulty,Yes – a lot of difficulty,Cannot do at all,,Some\n" +
		"Bo,Mentor,,,,کچھ مشکل,,,rather\n"
	tables, err := Open("a.csv", []byte(csv))
	if err != nil {
		t.Fatal(err)
	}
	suggested, err := Suggest(tables, defaults(), lang.English)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadMap("map.yaml", suggested)
	if err != nil {
		t.Fatalf("%v\n%s", err, suggested)
	}
	folder, result := into(t, nil, &Import{Tables: tables, Map: m})
	p := load(t, without(folder))
	if got, want := fmt.Sprint(p.Mentees[0].Disability[0].Functions), "[{b210 0} {b230 1} {d450 3} {b144 4} {d3 1}]"; len(p.Mentees[0].Disability) != 1 || got != want {
		t.Errorf("the mentee has %s, want %s\n%s", got, want, folder["mentees.yaml"])
	}
	if got := fmt.Sprint(p.Mentors[0].LivedExperience[0].Functions); got != "[{d450 1}]" {
		t.Errorf("the mentor has %s", got)
	}
	if len(result.Unmapped) != 1 || result.Unmapped[0].Value != "rather" || !result.Unmapped[0].Sensitive {
		t.Errorf("not mapped: %v, want rather alone, as a sensitive answer", result.Unmapped)
	}
}
