# mentormatch. `make` lists what there is to make.

GO ?= go
OUT ?= out
DATE ?= 2026-11-30
FUZZTIME ?= 20s
COUNT ?= 5
PLATFORMS = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

.DEFAULT_GOAL := help
.PHONY: help match test check fmt vet lint race tidy generate real cover bench bench-peers update soak fuzz build clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

match: ## match the sample programme: matches.xlsx, .csv and .json in $(OUT)/
	@mkdir -p $(OUT)
	$(GO) run ./cmd/mentormatch match testdata/harbour --date $(DATE) \
		-o $(OUT)/matches.xlsx -o $(OUT)/matches.csv -o $(OUT)/matches.json -o -
	@echo
	@echo "The results are in the folder $(CURDIR)/$(OUT): open matches.xlsx in a spreadsheet."

test: ## run the tests
	$(GO) test ./...

check: test fmt vet lint race tidy generate real ## everything that must hold before a change goes in

fmt:
	@raw=$$(gofmt -l $$(git ls-files '*.go')); \
	if [ -n "$$raw" ]; then echo "not formatted, run gofmt -w on:"; echo "$$raw"; exit 1; fi

vet:
	$(GO) vet ./...

lint:
	$(GO) tool staticcheck ./...

race:
	@if [ "$$($(GO) env CGO_ENABLED)" = 1 ] && command -v "$$($(GO) env CC)" >/dev/null; then \
		echo "$(GO) test -race -short ./..."; $(GO) test -race -short ./...; \
	else echo "race: left out, the race detector needs a C compiler and there is none"; fi

tidy:
	$(GO) mod tidy -diff

generate:
	@before=$$(git status --porcelain); $(GO) generate ./...; \
	if [ "$$before" != "$$(git status --porcelain)" ]; then echo "go generate changed files:"; git status --porcelain; exit 1; fi

real: ## have LibreOffice, Chromium and others read what is written, as far as they are there
	@cd internal/real && if [ -d node_modules ] || ! command -v npm >/dev/null; then :; \
	else npm ci --no-audit --no-fund --loglevel error >/dev/null || echo "real: npm could not install axe-core and playwright-core"; fi
	@cd internal/real && REAL=1 $(GO) test -count 1

cover: ## statement coverage of the four public rooms; each must reach 90 %
	@$(GO) test -short -cover ./profiles ./scoring ./matcher ./matcher/lap | awk '\
		{print} \
		/coverage:/ {for (i = 1; i < NF; i++) if ($$i == "coverage:") {n++; if ($$(i+1)+0 < 90) low = 1}} \
		END {if (n < 4 || low) {print "coverage is below 90 % somewhere"; exit 1}}'

bench: ## run the benchmarks COUNT (5) times, and compare with the last run
	@mkdir -p bench
	@[ ! -f bench/new.txt ] || mv bench/new.txt bench/old.txt
	$(GO) test -short -run '^$$' -bench . -benchmem -count $(COUNT) ./... | tee bench/new.txt
	@[ ! -f bench/old.txt ] || $(GO) tool benchstat bench/old.txt bench/new.txt

bench-peers: ## compare the solver with SciPy and LEMON, and refresh docs/benchmarks.md (half an hour)
	$(GO) run ./internal/bench/peers -runs 5 -doc docs/benchmarks.md -record internal/bench/instances/totals.txt

update: ## write the expected output of the tests anew; read the diff before you commit it
	$(GO) test ./internal/report ./internal/page ./internal/roster ./cmd/mentormatch -update
	git diff --stat

soak: ## solve a million small seeded problems against brute force (four minutes)
	LAP_SOAK=0:1000000 $(GO) test -run TestSoak -v -timeout 0 ./matcher/lap

fuzz: ## fuzz whatever reads input, FUZZTIME (20s) a target
	@for pkg in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			echo "$$pkg $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$pkg || exit 1; \
		done; \
	done

build: ## programs for Linux, macOS and Windows in dist/
	@mkdir -p dist
	@for platform in $(PLATFORMS); do \
		os=$${platform%/*}; arch=$${platform#*/}; ext=; [ $$os != windows ] || ext=.exe; \
		echo "dist/mentormatch-$$os-$$arch$$ext"; \
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -ldflags '-s -w' \
			-o dist/mentormatch-$$os-$$arch$$ext ./cmd/mentormatch || exit 1; \
	done

clean: ## remove what was made
	rm -rf out dist bench
