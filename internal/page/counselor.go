package page

import (
	"cmp"
	"slices"
	"time"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A counselorPage has everything that was found.
type counselorPage struct {
	Figures   []figure
	Charts    []*chart
	Matches   []matchRow
	Unmatched []unmatchedRow
	NotRead   []report.Fact
	Mentors   []mentorRow
	Facts     []report.Fact
	Proof     string
	Criteria  []keyEntry
}

// A figure is a number that is read first.
type figure struct{ Name, Value string }

// A person is how a page names somebody.
type person struct{ ID, Name string }

func who(p *profiles.Person) person { return person{report.Clean(p.ID), report.Called(p)} }

// A matchRow is a match. Numbers for sorting are whole.
type matchRow struct {
	Number             int
	Mentee, Mentor     person
	Score              string
	Points             int
	State              string
	First              string
	Instant            int64
	Shapes             []shape
	Profile, ProfileOf string
	Parts              []partRow
	Facts              []figure
	More               []string
	Firm               string
	Instead, Sure      []string
	Survives           string
}

type partRow struct{ Class, Name, Points, Reason string }

type unmatchedRow struct {
	Mentee                  person
	Why                     string
	Help, Instead, Partners []string
}

type mentorRow struct {
	Mentor        person
	LoadText      string // places taken, of all
	Free, Worth   string
	TakenN, FreeN int
	Mentees       []person
	Shapes        []shape
}

// criteria are the classes of their colours, in the order of scoring.
var criteria = [scoring.NumCriteria]string{"disability", "occupation", "goals", "availability"}

func counselor(run *report.Run, say *lang.Speaker) *counselorPage {
	p := &counselorPage{Facts: run.Facts(), NotRead: run.NotRead(), Proof: run.Proof()}
	for _, c := range criteria {
		p.Criteria = append(p.Criteria, keyEntry{Class: c, Text: say.Say("page.criterion." + c)})
	}
	for k := range run.Result.Matches {
		p.Matches = append(p.Matches, matched(run.TellMatch(&run.Result.Matches[k]), say, k+1))
	}
	byName := run.ByName()
	inOrder := func(a, b person) int { return cmp.Or(byName(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) }
	slices.SortFunc(p.Matches, func(a, b matchRow) int { return inOrder(a.Mentee, b.Mentee) })
	for k := range run.Result.Unmatched {
		told := run.TellUnmatched(&run.Result.Unmatched[k])
		p.Unmatched = append(p.Unmatched, unmatchedRow{
			Mentee: who(told.Mentee), Why: told.Why, Help: told.Help, Instead: told.Instead, Partners: told.Partners,
		})
	}
	slices.SortFunc(p.Unmatched, func(a, b unmatchedRow) int { return inOrder(a.Mentee, b.Mentee) })
	loads := run.TellLoads()
	for _, told := range loads {
		p.Mentors = append(p.Mentors, loaded(told, say))
	}
	slices.SortFunc(p.Mentors, func(a, b mentorRow) int { return inOrder(a.Mentor, b.Mentor) })
	p.Figures = figures(run, say, loads)
	p.Charts = append(p.Charts, scoresChart(run, say))
	if len(run.Result.Unmatched) > 0 {
		p.Charts = append(p.Charts, causesChart(run, say))
	}
	p.Charts = append(p.Charts, loadsChart(loads, say), exactHours(run, say))
	return p
}

func figures(run *report.Run, say *lang.Speaker, loads []report.LoadTold) []figure {
	result := run.Result
	all := len(result.Matches) + len(result.Unmatched)
	places, taken := 0, 0
	for _, load := range loads {
		places += load.Places
		taken += load.Used + load.Assigned
	}
	list := []figure{
		{say.Say("page.matched"), say.Say("page.of", "some", len(result.Matches), "all", all)},
		{say.Say("page.places.taken"), say.Say("page.of", "some", taken, "all", places)},
	}
	if n := len(result.Matches); n > 0 {
		worst := result.Matches[0].Pair.Points
		for k := range result.Matches {
			worst = min(worst, result.Matches[k].Pair.Points)
		}
		average := (2*result.Total + int64(n)) / (2 * int64(n))
		list = append(list,
			figure{say.Say("page.mean"), say.Points(lang.Points(average))},
			figure{say.Say("page.worst"), say.Points(lang.Points(worst))},
			figure{say.Say("page.total"), say.Points(lang.Points(result.Total))})
	}
	return append(list, figure{say.Say("page.objective"), run.Objective()})
}

func matched(told report.MatchTold, say *lang.Speaker, number int) matchRow {
	m := matchRow{
		Number: number, Mentee: who(told.Mentee), Mentor: who(told.Mentor),
		Score: say.Points(lang.Points(told.Points)), Points: told.Points,
		State: say.Say("page.origin." + string(told.Origin)),
		More:  told.More, Firm: told.Firm, Instead: told.Instead, Sure: told.Sure, Survives: told.Survives,
	}
	if !told.First.IsZero() {
		m.First, m.Instant = moment(say, told.First), told.First.Unix()
	}
	c := newCanvas(say, "", "", 14)
	c.Width = profileWidth
	x := 0.0
	for k, part := range told.Parts {
		width := float64(part.Most) * profileWidth / 10000
		c.box("track", x, 0, max(0, width-1), 14)
		if part.Contribution > 0 {
			c.box(criteria[k], x, 0, max(0.5, float64(part.Contribution)*profileWidth/10000-1), 14)
		}
		x += width
		name, points := say.Say("page.criterion."+criteria[k]), say.Points(lang.Points(part.Contribution))
		m.Parts = append(m.Parts, partRow{criteria[k], name, points, part.Reason})
		text := say.Say("page.profile.part", "criterion", name, "points", points, "most", say.Points(lang.Points(part.Most)))
		if m.Profile == "" {
			m.Profile = text
		} else {
			m.Profile = say.Say("list.semicolon", "before", m.Profile, "next", text)
		}
	}
	m.Shapes = joined(c.Shapes)
	m.ProfileOf = say.Say("page.profile.of", "mentee", m.Mentee.Name, "mentor", m.Mentor.Name)
	m.Facts = append(m.Facts, figure{say.Say("page.evidence"), percent(say, told.Evidence)})
	if told.Language != "" {
		m.Facts = append(m.Facts, figure{say.Say("page.language"), told.Language})
	}
	if told.Meet != "" {
		m.Facts = append(m.Facts, figure{say.Say("page.meet"), told.Meet})
	}
	if told.Room != "" {
		m.Facts = append(m.Facts, figure{say.Say("page.weekly"), told.Room})
	}
	return m
}

// profileWidth is the width of the small picture in a row: 100 points of score.
const profileWidth = 120

// moment is a day and a time on the clock of a zone.
func moment(say *lang.Speaker, t time.Time) string {
	return say.Say("page.moment", "weekday", say.WeekdayShort(t.Weekday()), "date", say.Date(t.Year(), t.Month(), t.Day()),
		"time", say.Clock(t.Hour(), t.Minute()), "zone", t.Location().String())
}

func loaded(told report.LoadTold, say *lang.Speaker) mentorRow {
	taken := told.Used + told.Assigned
	m := mentorRow{
		Mentor: who(told.Mentor), Free: say.Count(told.Free),
		TakenN: taken, FreeN: told.Free, Worth: told.Worth,
		LoadText: say.Say("page.of", "some", taken, "all", told.Places),
	}
	for _, mentee := range told.Mentees {
		m.Mentees = append(m.Mentees, who(mentee))
	}
	c := newCanvas(say, "", "", 10)
	c.Width = loadWidth
	shown := min(max(told.Places, taken), loadShown)
	width := float64(loadWidth) / float64(max(shown, 4))
	for k := range shown {
		class := "track"
		if k*max(told.Places, taken) < taken*shown {
			class = "bar"
		}
		c.box(class, float64(k)*width, 0, width-1, 10)
	}
	m.Shapes = joined(c.Shapes)
	return m
}

// A mentor's places are drawn as boxes, up to loadShown of them.
const loadWidth, loadShown = 60, 12

// scoresChart counts matches by score, in ten bands of ten points.
func scoresChart(run *report.Run, say *lang.Speaker) *chart {
	counts := make([]int, 10)
	for k := range run.Result.Matches {
		counts[min(run.Result.Matches[k].Pair.Points/1000, 9)]++
	}
	var short, bars []bar
	for k, n := range counts {
		short = append(short, bar{Name: say.Count(10 * k), Text: say.Count(n), Count: n})
		bars = append(bars, bar{Name: band(say, 10*k, 10*k+10), Text: say.Count(n), Count: n})
	}
	c := columns(say, "scores", say.Say("page.scores"), short)
	c.Describe = say.Say("page.scores.desc", "count", len(run.Result.Matches))
	c.Note = say.Say("page.scores.note")
	c.Table = barTable(say.Say("page.score"), say.Say("page.matches"), bars)
	return c
}

func band(say *lang.Speaker, from, to int) string {
	return say.Say("page.scores.band", "from", from, "to", to)
}

func causesChart(run *report.Run, say *lang.Speaker) *chart {
	counts := map[matcher.Cause]int{}
	for k := range run.Result.Unmatched {
		counts[run.Result.Unmatched[k].Cause]++
	}
	var bars []bar
	for _, cause := range report.Causes {
		bars = append(bars, bar{Name: say.Say("page.cause." + string(cause)), Text: say.Count(counts[cause]), Count: counts[cause]})
	}
	c := lines(say, "causes", say.Say("page.causes"), bars)
	c.Describe = say.Say("page.causes.desc", "count", len(run.Result.Unmatched))
	c.Table = barTable(say.Say("page.reason"), say.Say("page.mentees"), bars)
	return c
}

func loadsChart(loads []report.LoadTold, say *lang.Speaker) *chart {
	counts := map[string]int{}
	for _, load := range loads {
		counts[report.LoadKind(load.Places, load.Used+load.Assigned)]++
	}
	var bars []bar
	for _, kind := range report.LoadKinds {
		bars = append(bars, bar{Name: say.Say("page.load." + kind), Text: say.Count(counts[kind]), Count: counts[kind]})
	}
	c := lines(say, "loads", say.Say("page.loads"), bars)
	c.Describe = say.Say("page.loads.desc", "count", len(loads))
	c.Table = barTable(say.Say("page.load"), say.Say("page.mentors"), bars)
	return c
}
