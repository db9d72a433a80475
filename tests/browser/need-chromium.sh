#!/bin/sh
# Tests open the pages in the system's own Chromium; nothing downloads a browser. Install it where it is missing.
set -eu
if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then exit 0; fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-dejavu-core
else
  echo "The tests need chromium and chromedriver (Debian: chromium, chromium-driver): install them and run make test again." >&2
  exit 1
fi
