#!/bin/sh
# Make sure that a Chromium is there for the browser tests: a system one, else apt's, else Playwright's own.
# Usage: sh tests/chromium.sh BIN   (the virtual environment's bin folder)
set -u
bin=$1

for name in chromium chromium-browser google-chrome google-chrome-stable; do
	if command -v "$name" >/dev/null 2>&1; then
		echo "browser tests use $(command -v "$name")"
		exit 0
	fi
done
if "$bin/python" -c 'import sys, pathlib; from playwright.sync_api import sync_playwright as p
with p() as play: sys.exit(not pathlib.Path(play.chromium.executable_path).exists())' 2>/dev/null; then
	echo "browser tests use Playwright's Chromium"
	exit 0
fi
if command -v apt-get >/dev/null 2>&1; then
	root=
	[ "$(id -u)" = 0 ] || root="sudo -n"
	echo "no Chromium found: installing Debian's"
	if $root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq chromium >/dev/null; then
		exit 0
	fi
	echo "apt-get could not install it" >&2
fi
echo "installing Playwright's Chromium"
"$bin/playwright" install chromium || {
	echo "no Chromium for the browser tests: install one (Debian: apt-get install chromium) and run make test again" >&2
	exit 1
}
