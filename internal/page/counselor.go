package page

import (
	"slices"
	"strings"
	"time"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A counselorPage has everything that was found.
type counselorPage struct {
	Decide    []string // what waits for a decision; nothing in what is only tried
	Figures   []figure
	Charts    []*chart
	Matches   []matchRow
	Unmatched []unmatchedRow
	NotRead   []report.Fact
	Mentors   []mentorRow
	Facts     []report.Fact
	Best      string // what the round is best at, and that it is proved
	NoHours   string // why no chart shows when people are free
	Criteria  []keyEntry
	// ProfileNote explains the pictures of the matches. Widths are their pale
	// grounds, and Boxes the pictures of the mentors: each stands once in the page,
	// and rows refer to it by its place.
	ProfileNote string
	Widths      []string
	Boxes       [][]shape
}

// A figure is a number that is read first.
type figure struct{ Name, Value string }

// A person is how a page names somebody.
type person struct{ ID, Name string }

func who(p *profiles.Person) person { return person{report.Clean(p.ID), report.Called(p)} }

// A matchRow is a match. Numbers for sorting are whole.
type matchRow struct {
	Mentee, Mentor person
	Score          string
	Points         int
	State          string
	First          string
	Instant        int64
	Profile        string // what each criterion adds, in the order of scoring
	Widths         int
	Bars           []string // the paths of the criteria; "" where one adds nothing
	Parts          []partRow
	Facts          []figure
	More           []string
	Firm           string
	Instead, Sure  []string
	Survives       string
}

type partRow struct{ Name, Points, Reason string }

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
	Boxes         int
}

// criteria are the classes of their colours, in the order of scoring.
var criteria = [scoring.NumCriteria]string{"disability", "occupation", "goals", "availability"}

func counselor(run *report.Run, say *lang.Speaker) *counselorPage {
	p := &counselorPage{Facts: run.Facts(), NotRead: run.NotRead()}
	p.Best = best(run, say)
	var names []string
	for _, c := range criteria {
		names = append(names, say.Say("page.criterion."+c))
		p.Criteria = append(p.Criteria, keyEntry{Class: c, Text: names[len(names)-1]})
	}
	p.ProfileNote = say.Say("page.profile.note", "criteria", say.List(names))
	byName := run.MatchesByName()
	for _, k := range byName {
		p.Matches = append(p.Matches, p.matched(run.TellMatch(&run.Result.Matches[k]), say))
	}
	for _, k := range run.UnmatchedByName() {
		told := run.TellUnmatched(&run.Result.Unmatched[k])
		p.Unmatched = append(p.Unmatched, unmatchedRow{
			Mentee: who(told.Mentee), Why: told.Why, Help: told.Help, Instead: told.Instead, Partners: told.Partners,
		})
	}
	loads := run.TellLoads(byName)
	for _, told := range loads {
		p.Mentors = append(p.Mentors, p.loaded(told, say))
	}
	if len(run.WhatIf) == 0 {
		p.Decide = decisions(run, say)
	}
	p.Figures = figures(run, say, loads)
	p.charts(run, say, loads)
	return p
}

// best says what the round is best at, and that it is proved.
func best(run *report.Run, say *lang.Speaker) string {
	return say.Say("page.best", "objective", run.Objective(), "proof", run.ProofInBrief())
}

// charts draws what there is to draw: a chart of nobody is left out, and so is
// a bar of nobody where bars are kinds.
func (p *counselorPage) charts(run *report.Run, say *lang.Speaker, loads []report.LoadTold) {
	if len(run.Result.Matches) > 0 {
		p.Charts = append(p.Charts, scoresChart(run, say))
	}
	if len(run.Result.Unmatched) > 0 {
		p.Charts = append(p.Charts, causesChart(run, say))
	}
	if len(loads) > 0 {
		p.Charts = append(p.Charts, loadsChart(loads, say))
	}
	if hours := exactHours(run, say); hours != nil {
		p.Charts = append(p.Charts, hours)
	} else {
		p.NoHours = say.Say("page.hours.none")
	}
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
			figure{say.Say("page.worst"), say.Points(lang.Points(worst))})
	}
	return list
}

func (p *counselorPage) matched(told report.MatchTold, say *lang.Speaker) matchRow {
	m := matchRow{
		Mentee: who(told.Mentee), Mentor: who(told.Mentor),
		Score: say.Points(lang.Points(told.Points)), Points: told.Points,
		State: say.Say("page.origin." + string(told.Origin)),
		More:  told.More, Firm: told.Firm, Instead: told.Instead, Sure: told.Sure, Survives: told.Survives,
	}
	if !told.First.IsZero() {
		m.First, m.Instant = moment(say, told.First), told.First.Unix()
	}
	var points []string
	x, ground := 0.0, ""
	for k, part := range told.Parts {
		width := float64(part.Most) * profileWidth / 10000
		ground += profileBar(say, x, width-1)
		bar := ""
		if part.Contribution > 0 {
			bar = profileBar(say, x, max(0.5, float64(part.Contribution)*profileWidth/10000-1))
		}
		m.Bars = append(m.Bars, bar)
		x += width
		points = append(points, say.Points(lang.Points(part.Contribution)))
		m.Parts = append(m.Parts, partRow{
			say.Say("page.criterion." + criteria[k]),
			say.Say("page.of", "some", points[k], "all", say.Points(lang.Points(part.Most))), part.Reason,
		})
	}
	m.Profile = strings.Join(points, " + ")
	if m.Widths = slices.Index(p.Widths, ground); m.Widths < 0 {
		m.Widths = len(p.Widths)
		p.Widths = append(p.Widths, ground)
	}
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

// profileBar is a stroke along the middle of the picture, as thick as it is high.
func profileBar(say *lang.Speaker, x, width float64) string {
	width = max(0, width)
	if say.RightToLeft {
		x = profileWidth - x - width
	}
	return "M" + short(x) + " 7h" + short(width)
}

// moment is a day and a time on the clock of a zone.
func moment(say *lang.Speaker, t time.Time) string {
	return say.Say("page.moment", "weekday", say.WeekdayShort(t.Weekday()), "date", say.Date(t.Year(), t.Month(), t.Day()),
		"time", say.Clock(t.Hour(), t.Minute()), "zone", t.Location().String())
}

func (p *counselorPage) loaded(told report.LoadTold, say *lang.Speaker) mentorRow {
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
	boxes := joined(c.Shapes)
	m.Boxes = slices.IndexFunc(p.Boxes, func(known []shape) bool { return slices.Equal(known, boxes) })
	if m.Boxes < 0 {
		m.Boxes = len(p.Boxes)
		p.Boxes = append(p.Boxes, boxes)
	}
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
		if n := counts[cause]; n > 0 {
			bars = append(bars, bar{Name: say.Say("page.cause." + string(cause)), Text: say.Count(n), Count: n})
		}
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
		if n := counts[kind]; n > 0 {
			bars = append(bars, bar{Name: say.Say("page.load." + kind), Text: say.Count(n), Count: n})
		}
	}
	c := lines(say, "loads", say.Say("page.loads"), bars)
	c.Describe = say.Say("page.loads.desc", "count", len(loads))
	c.Table = barTable(say.Say("page.load"), say.Say("page.mentors"), bars)
	return c
}
