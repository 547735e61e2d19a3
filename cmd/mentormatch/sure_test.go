package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// TestSureUnderOtherObjectives holds that who asks how sure a pair is under an
// objective that weights are not compared for is told so, and that explain,
// which asks by itself, leaves it out.
func TestSureUnderOtherObjectives(t *testing.T) {
	p := &profiles.Programme{Settings: profiles.DefaultSettings()}
	s := scoring.New(p, profiles.Date{Year: 2026, Month: 11, Day: 22})
	run := &report.Run{Scorer: s, Result: &matcher.Result{Objective: "stable"}}
	asked := sureness{draws: 10, typed: true}
	var usage *usageError
	if err := asked.ask(context.Background(), s, run, nil, nil); !errors.As(err, &usage) || !strings.Contains(usage.hint.String(), "--objective coverage or --objective quality") {
		t.Errorf("asked for: %v", err)
	}
	usual := sureness{draws: usualDraws}
	if err := usual.ask(context.Background(), s, run, nil, nil); err != nil || run.Sure != nil {
		t.Errorf("by itself: %v, %v", run.Sure, err)
	}
}
