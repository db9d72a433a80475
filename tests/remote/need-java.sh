#!/bin/sh
# Fuseki and the HermiT reasoner run on Java; Maven fetches Fuseki. Install both where they are missing.
set -eu
if command -v java >/dev/null && command -v mvn >/dev/null; then exit 0; fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  apt-get install -y -qq default-jre-headless maven
else
  echo "The tests need java (17 or later) and mvn: install them and run make test again." >&2
  exit 1
fi
