package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// machine describes what the figures were measured on, as far as it says so.
func machine() []string {
	processor := field("/proc/cpuinfo", "model name")
	if processor == "" {
		processor = "unknown"
	}
	lines := []string{
		"Measured on " + time.Now().Format("2 January 2006"),
		fmt.Sprintf("Processor: %s, %d cores, %s/%s", processor, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH),
	}
	if kilobytes, err := strconv.Atoi(strings.TrimSuffix(field("/proc/meminfo", "MemTotal"), " kB")); err == nil {
		lines = append(lines, fmt.Sprintf("Memory: %.0f GiB", float64(kilobytes)/(1<<20)))
	}
	return append(lines, "Go "+strings.TrimPrefix(runtime.Version(), "go"))
}

// field is the value of the first line of that name in a file of "name: value".
func field(file, name string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
