#!/usr/bin/env bash
# Starts Jupyter with a Java kernel that has Spark and Slumber: notebooks/start.sh opens the notebooks in a browser, and
# what it is given goes to jupyter, e.g. notebooks/start.sh lab. README.md beside it says more.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() {
  echo "$1" >&2
  exit 2
}

command -v jupyter >/dev/null ||
  fail "jupyter is missing; install Jupyter Notebook, on Debian and Ubuntu with apt-get install jupyter-notebook."

# The kernel itself must not build: Jupyter gives it a minute to start.
"$root/submit.sh" --version >/dev/null
jar=$(ls "$root"/notebooks/target/jars/slumber-notebooks-*.jar 2>/dev/null || true)
if [ -z "$jar" ] || { [ -f "$root/pom.xml" ] && [ -n "$(find "$root"/pom.xml "$root"/notebooks/{pom.xml,src/main} -newer "$jar" -print -quit)" ]; }; then
  command -v mvn >/dev/null || fail "mvn is missing; install Maven 3.8 or newer to build the notebooks' kernel."
  rm -rf "$root/notebooks/target/jars"
  (cd "$root" && mvn -q -B -ntp -Dmaven.test.skip=true -pl notebooks package >&2) ||
    fail "The notebooks' kernel could not be built; see above."
fi

# The kernel runs in the project's folder, wherever this was called.
absolute() {
  case $1 in
    '' | /* | *:*) echo "$1" ;;
    *) echo "$PWD/$1" ;;
  esac
}
SLUMBER_RESULTS=$(absolute "${SLUMBER_RESULTS:-}")
SLUMBER_PUBLISHED=$(absolute "${SLUMBER_PUBLISHED:-}")
export SLUMBER_RESULTS SLUMBER_PUBLISHED

export JUPYTER_PATH=$root/notebooks${JUPYTER_PATH:+:$JUPYTER_PATH}
if [ $# -eq 0 ]; then
  set -- notebook "--notebook-dir=$root/notebooks"
fi
exec jupyter "$@"
