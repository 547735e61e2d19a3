package sample

// A region is where people of a generated programme live: their clocks,
// languages, cities and names.
type region struct {
	weight    int // of a hundred people
	zone      string
	languages []spoken // the first is everybody's, the others with their percentages
	sign      string
	soc       bool // occupations are coded in SOC, not in ISCO
	weekend   [2]string
	cities    []city
	women     []string
	men       []string
	families  []string
}

type spoken struct {
	tag     string
	percent int
}

// A city's place is in hundredths of a degree.
type city struct{ latitude, longitude int }

var saturdaySunday = [2]string{"Sat", "Sun"}

// regions are the places of a generated programme. The names are ordinary
// ones that chance puts together; they are of nobody in particular.
var regions = []region{
	{
		weight: 34, zone: "Asia/Dhaka", sign: "ins", weekend: [2]string{"Fri", "Sat"},
		languages: []spoken{{"bn", 100}, {"en", 45}},
		cities:    []city{{2378, 9040}, {2236, 9178}, {2282, 8955}, {2437, 8860}},
		women:     []string{"রহিমা", "শিউলি", "নাসরিন", "তাহমিনা", "মৌসুমী", "ফরিদা", "সুমাইয়া", "রূপালী", "জেসমিন", "শারমিন"},
		men:       []string{"রাশেদ", "মাসুম", "শফিক", "আনিস", "জাহিদ", "রতন", "সজল", "নাজমুল", "সেলিম", "হাফিজ"},
		families:  []string{"সরকার", "মণ্ডল", "বিশ্বাস", "তালুকদার", "মজুমদার", "চৌধুরী", "সিকদার", "ভূঁইয়া", "পাল", "খন্দকার", "মোল্লা", "হাওলাদার"},
	},
	{
		weight: 22, zone: "Asia/Kolkata", sign: "ins", weekend: saturdaySunday,
		languages: []spoken{{"mr", 100}, {"hi", 70}, {"en", 45}},
		cities:    []city{{1908, 7288}, {1852, 7386}, {2115, 7909}, {2001, 7379}},
		women:     []string{"सुनीता", "वैशाली", "मंगल", "कविता", "स्वाती", "रेखा", "अश्विनी", "शुभांगी", "ज्योती", "उज्ज्वला"},
		men:       []string{"संतोष", "महेश", "गणेश", "सुहास", "समीर", "दत्तात्रय", "रमेश", "यशवंत", "नितीन", "सागर"},
		families:  []string{"जाधव", "शिंदे", "कदम", "भोसले", "मोरे", "सोनवणे", "साळुंखे", "चव्हाण", "कुलकर्णी", "वाघमारे", "खरात", "लोखंडे"},
	},
	{
		weight: 20, zone: "Asia/Karachi", sign: "pks", weekend: saturdaySunday,
		languages: []spoken{{"ur", 100}, {"en", 45}, {"pa", 35}},
		cities:    []city{{2486, 6700}, {3155, 7434}, {3368, 7305}},
		women:     []string{"زینب", "نادیہ", "ثمینہ", "رخسانہ", "شازیہ", "صائمہ", "فرح", "نسرین", "عالیہ", "تسنیم"},
		men:       []string{"عدیل", "کاشف", "ندیم", "سہیل", "ارشد", "وقاص", "حماد", "یاسر", "عامر", "زاہد"},
		families:  []string{"قریشی", "چوہدری", "بٹ", "کھوکھر", "انصاری", "راجپوت", "سومرو", "مغل", "اعوان", "لودھی", "ہاشمی", "صدیقی"},
	},
	{
		weight: 11, zone: "Europe/London", sign: "bfi", weekend: saturdaySunday,
		languages: []spoken{{"en", 100}, {"bn", 12}, {"ur", 12}},
		cities:    []city{{5151, -13}, {5348, -224}, {5248, -190}, {5148, -318}},
		women:     []string{"Helen", "Ruth", "Carol", "Amina", "Siobhan", "Grace", "Joanne", "Wendy", "Parveen", "Moira"},
		men:       []string{"Martin", "Colin", "Derek", "Owen", "Samuel", "Tunde", "Neil", "Patrick", "Rashid", "Gareth"},
		families:  []string{"Hartley", "Bexley", "Marlow", "Pritchard", "Okafor", "Denby", "Fairclough", "Sutcliffe", "Whitcombe", "Lowther", "Ashdown", "Miah"},
	},
	{
		weight: 8, zone: "America/New_York", sign: "ase", weekend: saturdaySunday, soc: true,
		languages: []spoken{{"en", 100}, {"es", 20}},
		cities:    []city{{4071, -7401}, {4236, -7106}, {3995, -7517}},
		women:     []string{"Denise", "Latoya", "Marisol", "Brenda", "Yolanda", "Peggy", "Irene", "Rosalind"},
		men:       []string{"Curtis", "Hector", "Leroy", "Wayne", "Luis", "Dale", "Floyd", "Emmett"},
		families:  []string{"Alvarado", "Bracken", "Castellano", "Dunmore", "Ortega", "Tillman", "Voss", "Renner", "Pickett", "Lindqvist"},
	},
	{
		weight: 5, zone: "Asia/Kathmandu", sign: "nsp", weekend: [2]string{"Fri", "Sat"},
		languages: []spoken{{"ne", 100}, {"hi", 50}, {"en", 55}},
		cities:    []city{{2772, 8532}, {2821, 8399}},
		women:     []string{"सरिता", "मीना", "गीता", "विमला", "निर्मला", "शान्ति"},
		men:       []string{"राजेश", "दीपक", "सुरेश", "विष्णु", "हरि", "विनोद"},
		families:  []string{"तामाङ", "गुरुङ", "श्रेष्ठ", "थापा", "अधिकारी", "राई", "भण्डारी", "महर्जन"},
	},
}
