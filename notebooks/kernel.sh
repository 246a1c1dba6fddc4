#!/usr/bin/env bash
# The notebooks' kernel, as Jupyter starts it: submit.sh with the kernel's main class, so that it finds Java, Spark and a
# cluster where the program does.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

jars=("$root"/notebooks/target/jars/*.jar)
class_path=$(IFS=: && echo "${jars[*]}")
export SLUMBER_MAIN=org.slumber.notebooks.Kernel SLUMBER_CLASS_PATH=$class_path
export SLUMBER_RESULTS=${SLUMBER_RESULTS:-results/quick}

# shellcheck disable=SC2086 # the user's options are words
exec "$root/submit.sh" ${SLUMBER_MASTER:+--master "$SLUMBER_MASTER"} ${SLUMBER_OPTIONS:-} "$1"
