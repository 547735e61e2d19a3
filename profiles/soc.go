package profiles

import (
	"strings"
	"sync"
)

// socStructure is the structure of the SOC 2018, published by the United
// States Bureau of Labor Statistics: its 23 major groups, each with the
// beginnings of the four digits of its 98 minor groups. A minor group is told
// by one digit, but for those of three groups that are told by two.
const socStructure = `
	11:1,2,3,9 13:1,2 15:12,2 17:1,2,3 19:1,2,3,4,5 21:1,2 23:1,2 25:1,2,3,4,9 27:1,2,3,4 29:1,2,9
	31:11,2,9 33:1,2,3,9 35:1,2,3,9 37:1,2,3 39:1,2,3,4,5,6,7,9 41:1,2,3,4,9 43:1,2,3,4,5,6,9
	45:1,2,3,4 47:1,2,3,4,5 49:1,2,3,9 51:1,2,3,4,51,6,7,8,9 53:1,2,3,4,5,6,7 55:1,2,3
`

var socMinor = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for _, group := range strings.Fields(socStructure) {
		major, minor, _ := strings.Cut(group, ":")
		all[major] = strings.Split(minor, ",")
	}
	return all
})

// socMinorGroup is the minor group of the four digits of a code, written as
// four digits: 1200 of 1252 in group 15.
func socMinorGroup(major, digits string) (string, bool) {
	for _, start := range socMinor()[major] {
		if strings.HasPrefix(digits, start) {
			return (start + "000")[:4], true
		}
	}
	return "", false
}

var socLabels = sync.OnceValue(func() map[string]Labels { return labelTable(socLabelTable) })

// The major groups of the SOC 2018, in the program's own words.
const socLabelTable = `
	11 | management
	13 | business and finance
	15 | computing and mathematics
	17 | architecture and engineering
	19 | sciences
	21 | community and social service
	23 | law
	25 | education and libraries
	27 | arts, design, sport and media
	29 | health practitioners and technicians
	31 | health support
	33 | protective service
	35 | food preparation and serving
	37 | cleaning and upkeep of buildings and grounds
	39 | personal care and service
	41 | sales
	43 | office support
	45 | farming, fishing and forestry
	47 | building and mining
	49 | installation, upkeep and repair
	51 | production
	53 | transport and moving of goods
	55 | military
`
