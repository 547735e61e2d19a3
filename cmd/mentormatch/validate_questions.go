package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

const (
	// mostAsked is how many pairs are looked at unless more are asked for. A
	// million takes 0.2 s on two processors, and 0.03 s where most are barred,
	// as in a programme that init invents.
	mostAsked = 10_000_000
	// mostQuestions and mostNamed keep the answer to what somebody can act on:
	// so many questions, and so many people for each.
	mostQuestions, mostNamed = 5, 12
	perLine                  = 4
)

func millions(pairs int) string { return fmt.Sprintf("%d million", pairs/1_000_000) }

// writeQuestions says whom to ask for what, the blanks first that hold back
// most.
func writeQuestions(ctx context.Context, w io.Writer, o *validateOptions, p *profiles.Programme, on profiles.Date, progress *progress) error {
	if pairs := len(p.Mentees) * len(p.Mentors); pairs > mostAsked && !o.blanks {
		fmt.Fprintf(w, "\nWhom to ask first is not worked out for more than %s pairs unless you ask: --blanks\n", millions(mostAsked))
		return nil
	}
	progress.Step("weighing the blanks", 0, 0)
	list, unknown, err := scoring.New(p, on).Questions(ctx)
	if err != nil || len(list) == 0 {
		return err
	}
	fmt.Fprintf(w, "\nOf the weight of all pairs that no rule bars %s %% is unknown. Whom to ask first:\n\n", hundredths(unknown))
	for _, q := range list[:min(len(list), mostQuestions)] {
		ids := make([]string, 0, mostNamed)
		for _, i := range q.People[:min(len(q.People), mostNamed)] {
			if q.Role == profiles.RoleMentee {
				ids = append(ids, diag.Visible(p.Mentees[i].ID))
			} else {
				ids = append(ids, diag.Visible(p.Mentors[i].ID))
			}
		}
		fmt.Fprintf(w, "  asking %s for %s would settle %s %% of it:\n", plural(len(q.People), string(q.Role)), q.Field, hundredths(q.Share))
		for len(ids) > 0 {
			n := min(len(ids), perLine)
			line := strings.Join(ids[:n], ", ")
			if ids = ids[n:]; len(ids) > 0 {
				line += ","
			}
			fmt.Fprintln(w, "    "+line)
		}
		if n := len(q.People) - mostNamed; n > 0 {
			fmt.Fprintf(w, "    and %d who hold no more than these\n", n)
		}
	}
	fmt.Fprintln(w, "\nWhere both people of a pair have left an answer blank, each settles half of it.")
	return nil
}

// hundredths writes 3120 as 31.20.
func hundredths(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }
