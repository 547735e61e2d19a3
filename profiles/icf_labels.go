package profiles

import "sync"

var icfLabels = sync.OnceValue(func() map[string]Labels { return labelTable(icfLabelTable) })

// ICFLabel is what the chapter of an ICF code is called: its component letter
// and first digit, b7 of b730. It is the broad kind of a function. It reports
// false for what is no code of a chapter.
func ICFLabel(code, language string) (string, bool) {
	if len(code) < 2 {
		return "", false
	}
	labels, ok := icfLabels()[code[:2]]
	return labels.In(language), ok
}

// The chapters of the WHO International Classification of Functioning,
// Disability and Health (2001), in the program's own words: code, English,
// Urdu, Bengali, Marathi.
const icfLabelTable = `
	b1 | mental functions                               | ذہنی افعال                               | মানসিক ক্রিয়া                              | मानसिक कार्ये
	b2 | sensory functions and pain                     | حواس اور درد                             | ইন্দ্রিয়ের ক্রিয়া ও ব্যথা                          | संवेदना आणि वेदना
	b3 | voice and speech                               | آواز اور بولنا                           | কণ্ঠস্বর ও কথা বলা                             | आवाज आणि बोलणे
	b4 | heart, blood, immune and breathing functions   | دل، خون، مدافعت اور سانس کے افعال        | হৃৎপিণ্ড, রক্ত, রোগ প্রতিরোধ ও শ্বাসের ক্রিয়া        | हृदय, रक्त, रोगप्रतिकार आणि श्वसन कार्ये
	b5 | digestive, metabolic and endocrine functions   | ہاضمے، میٹابولزم اور ہارمون کے افعال     | পরিপাক, বিপাক ও হরমোনের ক্রিয়া                   | पचन, चयापचय आणि संप्रेरक कार्ये
	b6 | genitourinary and reproductive functions       | پیشاب اور تولیدی افعال                   | মূত্র ও প্রজননতন্ত্রের ক্রিয়া                        | मूत्र आणि प्रजनन कार्ये
	b7 | movement-related functions                     | حرکت سے متعلق افعال                      | নড়াচড়া-সংক্রান্ত ক্রিয়া                            | हालचालीशी संबंधित कार्ये
	b8 | skin and related functions                     | جلد اور اس سے متعلق افعال                | ত্বক ও সংশ্লিষ্ট ক্রিয়া                             | त्वचा आणि संबंधित कार्ये
	s1 | structures of the nervous system               | اعصابی نظام کی ساختیں                    | স্নায়ুতন্ত্রের গঠন                               | मज्जासंस्थेची रचना
	s2 | the eye, ear and related structures            | آنکھ، کان اور متعلقہ ساختیں              | চোখ, কান ও সংশ্লিষ্ট গঠন                        | डोळा, कान आणि संबंधित रचना
	s3 | structures of voice and speech                 | آواز اور بولنے کی ساختیں                 | কণ্ঠস্বর ও কথা বলার অঙ্গের গঠন                  | आवाज आणि बोलण्याच्या अवयवांची रचना
	s4 | structures of heart, immune system and breathing | دل، مدافعتی نظام اور سانس کی ساختیں    | হৃৎপিণ্ড, রোগ প্রতিরোধ ও শ্বাসতন্ত্রের গঠন         | हृदय, रोगप्रतिकार आणि श्वसनसंस्थेची रचना
	s5 | structures of digestion, metabolism and hormones | ہاضمے، میٹابولزم اور ہارمون کی ساختیں  | পরিপাক, বিপাক ও হরমোনের অঙ্গের গঠন            | पचन, चयापचय आणि संप्रेरकांच्या अवयवांची रचना
	s6 | genitourinary and reproductive structures      | پیشاب اور تولید کی ساختیں                | মূত্র ও প্রজননতন্ত্রের গঠন                       | मूत्र आणि प्रजनन अवयवांची रचना
	s7 | structures of movement                         | حرکت کی ساختیں                           | নড়াচড়ার অঙ্গের গঠন                             | हालचालीच्या अवयवांची रचना
	s8 | skin and related structures                    | جلد اور متعلقہ ساختیں                    | ত্বক ও সংশ্লিষ্ট গঠন                             | त्वचा आणि संबंधित रचना
	d1 | learning and applying knowledge                | سیکھنا اور علم کا استعمال                | শেখা ও জ্ঞানের প্রয়োগ                           | शिकणे आणि ज्ञानाचा वापर
	d2 | general tasks and demands                      | عام کام اور تقاضے                        | সাধারণ কাজ ও চাহিদা                           | सामान्य कामे आणि अपेक्षा
	d3 | communication                                  | بات چیت اور ابلاغ                        | যোগাযোগ                                     | संवाद
	d4 | mobility                                       | چلنا پھرنا                               | চলাফেরা                                     | हालचाल आणि वावर
	d5 | self-care                                      | اپنی دیکھ بھال                           | নিজের যত্ন                                    | स्वतःची काळजी
	d6 | domestic life                                  | گھریلو زندگی                             | গৃহস্থালি জীবন                                 | घरगुती जीवन
	d7 | dealings with other people                     | دوسرے لوگوں سے میل جول                   | অন্যদের সঙ্গে মেলামেশা                         | इतर लोकांशी व्यवहार
	d8 | work, education and money                      | کام، تعلیم اور پیسہ                      | কাজ, শিক্ষা ও অর্থ                             | काम, शिक्षण आणि पैसा
	d9 | community and civic life                       | سماجی اور شہری زندگی                     | সামাজিক ও নাগরিক জীবন                         | सामाजिक आणि नागरी जीवन
	e1 | products and technology                        | مصنوعات اور ٹیکنالوجی                    | পণ্য ও প্রযুক্তি                                 | उत्पादने आणि तंत्रज्ञान
	e2 | natural and built surroundings                 | قدرتی اور تعمیر شدہ ماحول                | প্রাকৃতিক ও নির্মিত পরিবেশ                       | नैसर्गिक आणि मानवनिर्मित परिसर
	e3 | support and relationships around the person    | ارد گرد کے لوگوں کا سہارا اور تعلقات     | চারপাশের মানুষের সহায়তা ও সম্পর্ক               | आजूबाजूच्या लोकांचा आधार आणि नाती
	e4 | attitudes of others                            | دوسروں کے رویے                           | অন্যদের মনোভাব                               | इतरांचे दृष्टिकोन
	e5 | services, systems and policies                 | خدمات، نظام اور پالیسیاں                 | সেবা, ব্যবস্থা ও নীতি                           | सेवा, व्यवस्था आणि धोरणे
`
