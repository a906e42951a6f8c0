# make demo: read the emotion in recordings.   make test: build and test.   The rest: see `make help`.
SHELL := /bin/bash
JOBS ?= 2
PREFIX ?= /usr/local
SWIFT_BUILD = swift build -c release -j $(JOBS)
NUNCHI = .build/release/nunchi

.PHONY: help setup build demo test test-browser test-models lint format bench docs accuracy install clean

help:
	@echo "make setup    install what is missing on Debian 12 or Ubuntu 24.04"
	@echo "make demo     read the emotion in synthetic voices, and in FILES='a.wav b.mp3'"
	@echo "make test     build, and run all tests"
	@echo "make test-browser  the page of nunchi serve in chromium alone; pictures of it in demo/page"
	@echo "make test-models  install, kill, install again and verify every model (downloads about 500 MB)"
	@echo "make lint     formatting rules, warnings are errors"
	@echo "make bench    speed and memory beside peers"
	@echo "make accuracy  how far features lie from the libraries they follow (needs the data sets)"
	@echo "make docs     write the result tables in docs/ anew (needs the data sets, DATA=folder)"
	@echo "make install  copy nunchi and its models below PREFIX ($(PREFIX))"
	@echo "make clean    remove what was built"

setup:
	@scripts/setup

build:
	$(SWIFT_BUILD) --product nunchi

demo: setup
	@scripts/demo $(FILES)

test: setup
	$(SWIFT_BUILD) --build-tests
	@scripts/test
	@scripts/test-browser

test-browser: build
	@scripts/test-browser

test-models: setup
	$(SWIFT_BUILD) --build-tests
	@NUNCHI_NETWORK_TESTS=1 scripts/test --filter EveryModelTests

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks
	swift build -c release -j $(JOBS) --build-tests

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

bench: setup
	@scripts/bench

accuracy: setup
	@scripts/accuracy

docs: build
	@scripts/docs

install:
	$(SWIFT_BUILD) --product nunchi --static-swift-stdlib
	@scripts/install "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf .build .build-docs .venv-bench .venv-browser demo
