package profiles

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestCodes(t *testing.T) {
	p := load(t, files{
		"codes/a.csv": "code,label\nisco:7231,motor mechanic\nisco:7231,Kfz-Mechaniker\nsoc:15-1252.00,coder\nisco:7,\"makers, builders\"\n",
		"codes/b.csv": "code,related,strength\nisco:7231,isco:7233,70\nisco:7233,isco:7231,40\nsoc:15-1252.00,soc:15-1299.08,55\nisco:2512,isco:2513,90\n",
		"codes/c.csv": "code,same_as\nsoc:15-1252,isco:2512\nsoc:49-3023,isco:7231\nsoc:49-3031,isco:7231\n",
	})
	isco := func(code string) Occupation { return Occupation{ISCO, code} }
	soc := func(code string) Occupation { return Occupation{SOC, code} }
	for _, test := range []struct {
		a, b   Occupation
		points int
		ok     bool
		reason string
	}{
		{isco("7231"), isco("7233"), 7000, true, "70 one way and 40 the other: the nearer counts, 70*100"},
		{soc("15-1252"), soc("15-1299.08"), 5500, true, "O*NET's .00 is the SOC's code: 55*100"},
		{soc("15-1252.00"), soc("15-1252"), 10_000, true, "one code"},
		{soc("15-1252"), isco("2512"), 10_000, true, "the crosswalk makes them one"},
		{soc("15-1252"), isco("2513"), 9000, true, "related to what the crosswalk says: 90*100"},
		{soc("49-3023"), isco("7233"), 7000, true, "likewise"},
		{isco("2512"), soc("15-1299.08"), 5500, true, "over the other system's relation"},
		{isco("7231"), isco("7234"), 0, false, "the tables say nothing"},
		{isco("7231"), soc("11-1011"), 0, false, "nor here"},
		{isco("7"), isco("7"), 10_000, true, "one code, in no table"},
	} {
		for _, pair := range [][2]Occupation{{test.a, test.b}, {test.b, test.a}} {
			if points, ok := p.Codes.Related(pair[0], pair[1]); points != test.points || ok != test.ok {
				t.Errorf("%v: %d points, %v; want %d, %v: %s", pair, points, ok, test.points, test.ok, test.reason)
			}
		}
	}
	for _, test := range []struct {
		o              Occupation
		language, want string
	}{
		{isco("7231"), "ur", "motor mechanic"}, {soc("15-1252"), "en", "coder"}, {isco("7"), "en", "makers, builders"},
		{isco("23"), "en", "teachers"}, {isco("23"), "bn", "শিক্ষক"}, {soc("11-0000"), "mr", "management"}, {isco("7232"), "en", ""},
	} {
		if got, ok := p.Codes.Label(test.o, test.language); got != test.want || ok != (test.want != "") {
			t.Errorf("%s in %s: %q, want %q", test.o, test.language, got, test.want)
		}
	}
	if got := p.Codes.Labels(isco("7231")); !slices.Equal(got, []string{"motor mechanic", "Kfz-Mechaniker"}) {
		t.Errorf("labels %v", got)
	}
	if got := p.Codes.Same(isco("7231")); !slices.Equal(got, []Occupation{soc("49-3023"), soc("49-3031")}) {
		t.Errorf("crosswalk %v", got)
	}
	if labels, related, same := p.Codes.Counts(); labels != 3 || related != 3 || same != 3 {
		t.Errorf("%d labels, %d related pairs, %d crosswalk pairs; want 3 each", labels, related, same)
	}
	if len(p.Inputs) != 6 || p.Inputs[0].Path != "codes/a.csv" {
		t.Errorf("inputs %v, want the tables among them", p.Inputs)
	}
	var none Codes
	if _, ok := none.Related(isco("7231"), soc("49-3023")); ok {
		t.Error("no tables say something")
	}
}

func TestBadCodes(t *testing.T) {
	checkBad(t, "codes/a.csv", []bad{
		{"", "codes/a.csv empty-file", "delete", "nothing"},
		{"isco,label\nisco:7231,x\n", "codes/a.csv:1:1 heading", `"code,label"`, "another heading"},
		{"code;label\nisco:7231;x\n", "codes/a.csv:1:1 heading", "", "semicolons"},
		{"code,label\nisco:7239,x\nisco:7231,\n", "codes/a.csv:2:1 occupation\ncodes/a.csv:3:11 missing-value", "below 723", "no such code; no label"},
		{"code,label\n7231,x\n", "codes/a.csv:2:1 occupation", "isco:", "no system"},
		{"code,label\nisco:7231\n", "codes/a.csv:2:1 csv", "value", "a value too few"},
		{"code,label\nisco:7231,\"x\n", "codes/a.csv:2:14 csv", "quotation", "a quotation that is never closed"},
		{"code,label\nisco:7231,\"x\ny\"\n", "codes/a.csv:2:11 character", "one line", "a label of two lines"},
		{"code,label\nisco:7231,আ\u202ex\n", "codes/a.csv:2:11 character", "", "an override"},
		{"code,label\nisco:7231,a\x01x\n", "codes/a.csv:2:12 character", "delete", "a control"},
		{"code,label\nisco:7231," + strings.Repeat("x", 2001) + "\n", "codes/a.csv:2:11 text-too-long", "2000", "a long label"},
		{"code,related,strength\nআ,isco:7231,1\nisco:7231,isco:7239,1\nisco:7231,isco:7232,0\nisco:7231,isco:7231,5\nisco:7231,isco:7233,08\n",
			"codes/a.csv:2:1 occupation\ncodes/a.csv:3:11 occupation\ncodes/a.csv:4:21 number\ncodes/a.csv:5:11 occupation\ncodes/a.csv:6:21 number", "", "relations"},
		{"code,same_as\nisco:7231,isco:7232\nisco:7231,x\n", "codes/a.csv:2:11 occupation\ncodes/a.csv:3:11 occupation", "each system", "a crosswalk to nowhere"},
		{"\xff\xfec", "codes/a.csv:1 encoding", "UTF-8", "UTF-16"},
	})
	for _, test := range []struct {
		files        files
		want, reason string
	}{
		{files{"codes/a.txt": "x"}, "codes/a.txt unread-file", "another ending"},
		{files{"codes/A.CSV": "x"}, "codes/A.CSV unread-file", "capitals"},
		{files{"codes/old/a.csv": "x"}, "codes/old unread-file", "a folder within"},
		{files{"code/a.csv": "x"}, "code unread-file", "nearly the right name"},
	} {
		_, err := Load(test.files.folder(), LoadOptions{On: testDay})
		if got := places(err); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.reason, got, test.want)
		}
	}
}

func TestLoadSettings(t *testing.T) {
	p, err := LoadSettings(files{"mentees.yaml": "- id: [", "programme.yaml": "name: x\nvocabulary: {goals: [{code: riding}]}\n", "codes/a.csv": "code,label\nisco:7231,x\n"}.folder(), LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if labels, _, _ := p.Codes.Counts(); labels != 1 || len(p.Mentees) != 0 {
		t.Errorf("%d labels and %d mentees, want 1 and nobody: people are not read", labels, len(p.Mentees))
	}
	if _, ok := p.Settings.Vocabulary.Goal("riding"); !ok {
		t.Error("the programme's own goal is not there")
	}
	_, err = LoadSettings(files{"programme.yaml": "-"}.folder(), LoadOptions{})
	if got := places(err); got != "programme.yaml missing-file" {
		t.Errorf("got %s", got)
	}
	if _, err = LoadSettings(noFS{}, LoadOptions{Name: "x"}); places(err) != "x no-folder" {
		t.Errorf("got %s", places(err))
	}
}

func TestReadTable(t *testing.T) {
	for _, test := range []struct {
		opt                TableOptions
		text, want, reason string
	}{
		{TableOptions{System: ISCO}, "conceptType,conceptUri,code,preferredLabel\nISCOGroup,u,C72,metal\nISCOGroup,u,0110,officers\n",
			"labels 2/2: code,label;isco:0110,officers;isco:72,metal", "ESCO's groups, sorted by code"},
		{TableOptions{System: SOC}, "O*NET-SOC Code\tTitle\tDescription\n15-1252.00\tSoftware Developers\tthey \"develop\" it\n",
			"labels 1/1: code,label;soc:15-1252,Software Developers", "O*NET's occupations; quotation marks within a value"},
		{TableOptions{System: SOC}, "O*NET-SOC Code,Related O*NET-SOC Code,Index\n11-1011.00,11-1021.00,1\n11-1011.00,11-1011.00,2\n",
			"related 1/2: code,related,strength;soc:11-1011,soc:11-1021,60", "without tiers the middle one; not to itself"},
		{TableOptions{System: ISCO, Code: "x", Related: "y", Strength: "z"}, "x;y;z\n7231;7233;12\n7231;7233;12\n7231;7233;x\n",
			"related 1/3: code,related,strength;isco:7231,isco:7233,12 left 4:11 number", "columns by name; a line twice is one"},
		{TableOptions{System: ISCO}, "ISCO-08 Code,2018 SOC Code\n2512,15-1252\n2512,15-1132\n",
			"crosswalk 1/2: code,same_as;isco:2512,soc:15-1252 left 3:6 occupation", "a code of 2010 is told"},
		{TableOptions{System: ISCO, Label: "Title EN"}, "ISCO 08 Code,2018 SOC Code,Title EN\n2512,15-1252,developers\n",
			"labels 1/1: code,label;isco:2512,developers", "labels are asked for"},
		{TableOptions{System: ISCO}, "code,label\n7231,\n7231,x\n7231\n,y\n", "labels 1/4: code,label;isco:7231,x left 2:6 missing-value 4:1 csv 5:1 missing-value", "each line that is left out is told"},
		{TableOptions{}, "\ufeffconceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code,naceCode\r\n" +
			"Occupation,http://data.europa.eu/esco/occupation/1,7212,welder,\"gas welder\narc welder\",,released,2024-01-01,,,,,,7212.3,\r\n",
			"titles 3/1: code,label;isco:7212,welder;isco:7212,gas welder;isco:7212,arc welder", "ESCO 1.2 with a byte order mark: other labels a line each"},
		{TableOptions{}, "conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description\nISCOGroup,http://data.europa.eu/esco/isco/C72,72,metal,released,,,\n",
			"labels 1/1: code,label;isco:72,metal", "the ISCO groups of ESCO say their system by their links"},
		{TableOptions{}, "conceptType,conceptUri,conceptLabel,broaderType,broaderUri,broaderLabel\nOccupation,http://data.europa.eu/esco/occupation/1,welder,ISCOGroup,http://data.europa.eu/esco/isco/C7212,welders\n" +
			"Occupation,http://data.europa.eu/esco/occupation/2,gas welder,Occupation,http://data.europa.eu/esco/occupation/1,welder\n",
			"titles 1/2: code,label;isco:7212,welder", "broader relations of ESCO 1.2"},
		{TableOptions{}, "conceptType,conceptUri,broaderType,broaderUri\nOccupation,http://data.europa.eu/esco/occupation/1,ISCOGroup,http://data.europa.eu/esco/isco/C7212\n",
			"error: a table of what stands above what, without labels", "broader relations of ESCO 1.1"},
		{TableOptions{}, "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n15-1252.00\tApp Developer\t\t08\n",
			"titles 1/1: code,label;soc:15-1252,App Developer", "O*NET's other titles"},
		{TableOptions{}, "O*NET-SOC Code,Title,Related O*NET-SOC Code,Related Title,Relatedness Tier,Index\n11-1011.00,A,11-1021.00,B,Primary-Short,1\n",
			"related 1/1: code,related,strength;soc:11-1011,soc:11-1021,80", "as a workbook O*NET's tables have titles beside the codes"},
		{TableOptions{}, "Bureau of Labor Statistics,,,,,\n,,,,,\nISCO-08 Code,ISCO-08 Title EN,part,2010 SOC Code,2010 SOC Title,Comment 8/17/11\n2120,Mathematicians,*,15-2011 ,Actuaries,\n2512,Developers,,15-1132,Developers,\n,,,,,\n",
			"crosswalk 1/2: code,same_as;isco:2120,soc:15-2011 left 5:18 occupation", "titles above the heading, blanks behind codes; a code that only the SOC 2010 has"},
		{TableOptions{SOC2018: map[string][]string{"15-1132": {"15-1252", "15-1253"}}}, "ISCO-08 Code,ISCO-08 Title EN,part,2010 SOC Code\n2512,x,,15-1132\n2120,x,,15-9999\n",
			"crosswalk 2/2: code,same_as;isco:2512,soc:15-1252;isco:2512,soc:15-1253 left 3:9 occupation", "a code of 2010 that became two"},
		{TableOptions{}, "Level,ISCO 08 Code,Title EN,Definition,Tasks include\n1,0,Armed forces,\"a\nb\",\"c, d\"\n2,01,Officers,,\n",
			"labels 2/2: code,label;isco:0,Armed forces;isco:01,Officers", "the ILO's structure, with definitions of several lines"},
		{TableOptions{}, "ISCO 08 Code;Title EN\n7212;Soudeur \xe0 l\x92arc\n", "labels 1/1: code,label;isco:7212,Soudeur \u00e0 l\u2019arc", "Windows-1252"},
		{TableOptions{}, "code,label\n7212,x\n", "error: which system? the headings do not say", "a heading of neither system"},
		{TableOptions{System: ISCO}, "", "error: the table is empty", "nothing"},
		{TableOptions{System: ISCO}, "a,b\n1,2\n", "error: which column holds the codes?", "no known heading"},
		{TableOptions{System: ISCO, Code: "a"}, "a,b\n1,2\n", "error: which column holds the labels?", "no label"},
		{TableOptions{System: ISCO, Code: "c"}, "a,b\n1,2\n", `error: the table has no column "c"`, "no such column"},
		{TableOptions{System: ISCO}, "code,label\nx,y\n", "error: no line of the table can be used", "nothing fits"},
		{TableOptions{System: ISCO}, "\xff\xfec", "error: the file is UTF-16 text", "not UTF-8"},
	} {
		table, left, err := ReadTable(strings.NewReader(test.text), test.opt)
		got := ""
		if err != nil {
			got = "error: " + err.Error()
		} else {
			var b strings.Builder
			if err := table.Write(&b); err != nil {
				t.Fatal(err)
			}
			got = strings.Join([]string{table.Kind, " ", string(rune('0' + table.Rows())), "/", string(rune('0' + table.Lines)), ": ",
				strings.ReplaceAll(strings.TrimSpace(b.String()), "\n", ";")}, "")
			if len(left) > 0 {
				got += " left " + strings.NewReplacer("\n", " ", ":", ":").Replace(strings.ReplaceAll(places(left), "\n", " "))
				got = strings.ReplaceAll(got, " :", " ")
			}
			p := load(t, files{table.Name: b.String()})
			if labels, related, same := p.Codes.Counts(); labels+related+same == 0 {
				t.Errorf("%s: the table that was written says nothing", test.reason)
			}
		}
		if got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.reason, got, test.want)
		}
	}
	if _, _, err := ReadTable(failingReader{}, TableOptions{System: ISCO}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v, want the reader's error", err)
	}
}

// What became of the SOC 2010 is told by a table with both; a crosswalk to
// ISCO-08 is another.
func TestReadSOC2018(t *testing.T) {
	became, err := ReadSOC2018(strings.NewReader("U.S. Bureau of Labor Statistics\n\n2010 SOC Code,2010 SOC Title,2018 SOC Code,2018 SOC Title\n15-1132,a,15-1252,b\n15-1132,a,15-1253,c\n,,,\n"))
	if err != nil || len(became) != 1 || strings.Join(became["15-1132"], " ") != "15-1252 15-1253" {
		t.Errorf("%v %v", became, err)
	}
	for _, other := range []string{"ISCO-08 Code,2010 SOC Code,2018 SOC Code\n1,2,3\n", "code,label\nx,y\n"} {
		if became, err := ReadSOC2018(strings.NewReader(other)); became != nil || err != nil {
			t.Errorf("%q: %v %v", other, became, err)
		}
	}
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// FuzzCodes reads anything as a table of the programme and as a published one.
func FuzzCodes(f *testing.F) {
	for _, seed := range []string{"code,label\nisco:7231,x\n", "code,related,strength\nisco:7231,isco:7233,5\n", "code;label\n7231;\"x\"\"y\"\n", "\"", "code,same_as\r\nsoc:15-1252,isco:2512", "code\tlabel\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Load(files{"codes/a.csv": text}.folder(), LoadOptions{On: testDay}); err != nil {
			lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1
			for _, line := range strings.Split(places(err), "\n") {
				if !strings.HasPrefix(line, "codes/a.csv") {
					t.Errorf("a problem elsewhere: %s (%d lines)", line, lines)
				}
			}
		}
		for _, system := range []string{ISCO, SOC, ""} {
			table, _, err := ReadTable(strings.NewReader(text), TableOptions{System: system})
			if err != nil {
				continue
			}
			var b strings.Builder
			if err := table.Write(&b); err != nil {
				t.Fatal(err)
			}
			if _, err := Load(files{table.Name: b.String()}.folder(), LoadOptions{On: testDay}); err != nil {
				t.Errorf("what was written cannot be read: %s\n%s", places(err), b.String())
			}
		}
	})
}

func TestCodesOf(t *testing.T) {
	p := load(t, files{"codes/a.csv": "code,label\nsoc:15-1252,coder\n"})
	for system, want := range map[string]int{ISCO: 619, SOC: 23 + 98 + 1, "icf": 30, "goals": 14, "genders": 4, "causes": 13, "interests": 21} {
		if got := len(p.CodesOf(system, "en")); got != want {
			t.Errorf("%d codes of %s, want %d", got, system, want)
		}
	}
	var below []string
	for _, c := range p.CodesOf("causes", "en") {
		if c.Code == "accident-or-injury" || c.Level > 1 {
			below = append(below, c.Code+" "+strconv.Itoa(c.Level))
		}
	}
	if got, want := strings.Join(below, ", "), "accident-or-injury 1, injury 2, traffic-accident 2, work-accident 2, occupational-illness 2"; got != want {
		t.Errorf("got %s, want %s: each below its broader one", got, want)
	}
	if p.CodesOf("esco", "en") != nil {
		t.Error("a system that nobody knows has codes")
	}
	levels := map[string]int{}
	for _, c := range p.CodesOf("conditions", "en") {
		levels[c.Code] = c.Level
	}
	if levels["paraplegia"] != 3 || levels["mobility-impairment"] != 1 {
		t.Errorf("paraplegia is at level %d and mobility-impairment at %d, want 3 and 1", levels["paraplegia"], levels["mobility-impairment"])
	}
	mentions := func(system, word string) int {
		n := 0
		for _, c := range p.CodesOf(system, "ur") {
			if c.Mentions(word) {
				n++
			}
		}
		return n
	}
	for _, test := range []struct {
		system, word string
		want         int
	}{{ISCO, "TEACHER", 1}, {ISCO, "शिक्षक", 1}, {SOC, "coder", 1}, {"icf", "pain", 1}, {"languages", "bangla", 1}, {"goals", "zzz", 0}} {
		if got := mentions(test.system, test.word); got != test.want {
			t.Errorf("%d codes of %s mention %q, want %d", got, test.system, test.word, test.want)
		}
	}
}
