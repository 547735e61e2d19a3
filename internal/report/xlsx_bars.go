package report

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// scoreBars draws behind the scores of a column how long each is beside 100.
// These are the bars that every version knows, pale towards their ends; see solidBars.
func (s *sheetWriter) scoreBars(id string) error {
	at := slices.IndexFunc(s.columns, func(c column) bool { return c.id == id })
	if at < 0 || s.rows < 2 {
		return nil
	}
	letters := s.name(at + 1)
	return s.book.file.SetConditionalFormat(s.sheet, fmt.Sprintf("%s2:%s%d", letters, letters, s.rows), []excelize.ConditionalFormatOptions{{
		Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "100", BarColor: "#" + scoreBar,
	}})
}

var (
	scoreRule = regexp.MustCompile(`(<conditionalFormatting sqref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"><cfRule type="dataBar" priority="1">.*?</dataBar>)(</cfRule>)`)
	sheetEnd  = []byte("</worksheet>")
)

// What newer versions have: bars of one colour, as long as the score and no shorter than nothing. The rule names it by its id.
// (ISO/IEC 29500-1, 18.3.1.19, and [MS-XLSX] 2.6.30, CT_DataBar.) It stands at the end of a sheet, where
// excelize writes none when rows are streamed.
const (
	barID    = "{6D61746D-6174-4368-8000-73636F726573}"
	x14      = `xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"`
	barOfNew = `<extLst><ext ` + x14 + ` uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>` + barID + `</x14:id></ext></extLst>`
	solidBar = `<extLst><ext ` + x14 + ` uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>` +
		`<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="` + barID + `">` +
		`<x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>100</xm:f></x14:cfvo>` +
		`<x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>%s</xm:sqref>` +
		`</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`
)

// solidBars adds to the end of a sheet that has bars what newer versions draw them by.
func solidBars(end []byte) []byte {
	rule := scoreRule.FindSubmatchIndex(end)
	if rule == nil || !bytes.HasSuffix(end, sheetEnd) {
		return end
	}
	cells := string(end[rule[4]:rule[5]])
	inside := rule[6] // the end of the rule
	mended := slices.Concat(end[:inside], []byte(barOfNew), end[inside:len(end)-len(sheetEnd)])
	return append(fmt.Appendf(mended, solidBar, cells), sheetEnd...)
}
