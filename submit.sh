#!/usr/bin/env bash
# Builds what is not built and runs the program: ./submit.sh --help says what it can do.
# Options of spark-submit may stand anywhere; everything else goes to the program.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$root/spark-jobs/target/slumber.jar
jars=$root/spark-jobs/target/spark/jars
# notebooks/kernel.sh has another main class, in jars of its own.
main=${SLUMBER_MAIN:-org.slumber.spark.cli.Main}
more_jars=${SLUMBER_CLASS_PATH:-}
# A batch job (spark-jobs/slurm/job) has a copy of the program, whatever becomes of the sources, and the Spark of the build;
# a file says until when it may take.
own_jar=${SLUMBER_JAR:-}
until=${SLUMBER_UNTIL:-}
unset SLUMBER_MAIN SLUMBER_CLASS_PATH SLUMBER_JAR SLUMBER_UNTIL
if [ -n "$own_jar" ]; then
  jar=$own_jar
  unset SPARK_HOME
fi

fail() {
  echo "$1" >&2
  exit 2
}

java=java
if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
fi
command -v "$java" >/dev/null || fail "$java is missing; install a JDK 17 or newer, or set JAVA_HOME to one."
version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
# what has no version may say why
[ -n "$version" ] || "$java" -version >&2 || true
[ "${version:-0}" -ge 17 ] || fail "$java is of version ${version:-unknown}; install a JDK 17 or newer, or set JAVA_HOME to one."

# Containers and cron have no UTF-8 locale, in which a JVM cannot name a file with other letters than ASCII's.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]*8*) ;;
  *)
    for name in C.UTF-8 C.utf8 en_US.UTF-8 en_US.utf8; do
      if locale -a 2>/dev/null | grep -qx "$name"; then
        export LC_ALL=$name
        break
      fi
    done
    ;;
esac

# Finds among the files that the jar is built from.
find_sources() {
  (cd "$root" && find pom.xml {engine,spark-jobs/mixed-model,spark-jobs}/{pom.xml,src/main} "$@")
}
# What they say: a copied checkout has files younger than its jar.
sources() {
  find_sources -type f | LC_ALL=C sort | (cd "$root" && tr '\n' '\0' | xargs -0 cksum) | cksum
}
stamp=$root/spark-jobs/target/sources.cksum
built() {
  [ -f "$jar" ] && [ -d "$jars" ] || return 1
  # a release has the program without its sources
  [ -f "$root/pom.xml" ] || return 0
  if [ -z "$(find_sources -newer "$jar" -print -quit)" ]; then
    if [ ! -f "$stamp" ]; then sources >"$stamp" 2>/dev/null || true; fi
    return 0
  fi
  [ -f "$stamp" ] && [ "$(sources)" = "$(cat "$stamp")" ]
}
if [ -z "$own_jar" ] && ! built; then
  command -v mvn >/dev/null || fail "mvn is missing; install Maven 3.8 or newer to build $jar."
  echo "Building; the first time, Maven fetches Spark, which takes a few minutes." >&2
  # Maven resets colours that it was told to do without
  (cd "$root" && mvn -q -B -ntp -Dmaven.test.skip=true -pl engine,spark-jobs -am package 2>&1 |
    sed 's/\x1b\[[0-9;]*m//g' >&2) ||
    fail "The build failed; see above."
  sources >"$stamp"
fi

# What the program gets, and what spark-submit gets.
program=()
spark=()
slurm=
driver_memory=
driver_options=
extensions=
while [ $# -gt 0 ]; do
  case $1 in
    -c)
      # spark-submit's takes a property, sbatch's a number of cores
      [ $# -gt 1 ] || fail "$1 needs a value."
      case $2 in
        *=*) spark+=(--conf "$2") ;;
        *) program+=("$1" "$2") ;;
      esac
      shift
      ;;
    --class | --master | --deploy-mode | --name | --conf | --properties-file | --packages | --exclude-packages | \
      --repositories | --files | --archives | --executor-memory | --executor-cores | --num-executors | \
      --total-executor-cores | --driver-cores | --driver-class-path | --driver-library-path | --proxy-user | \
      --queue | --principal | --keytab)
      [ $# -gt 1 ] || fail "$1 needs a value."
      spark+=("$1" "$2")
      shift
      ;;
    --driver-memory | --driver-java-options)
      [ $# -gt 1 ] || fail "$1 needs a value."
      if [ "$1" = --driver-memory ]; then driver_memory=$2; else driver_options=$2; fi
      shift
      ;;
    --master=* | --deploy-mode=* | --conf=* | --packages=* | --files=* | --executor-memory=* | \
      --executor-cores=* | --num-executors=* | --total-executor-cores=* | --queue=* | --properties-file=*)
      spark+=("${1%%=*}" "${1#*=}")
      ;;
    --driver-memory=*) driver_memory=${1#*=} ;;
    --jars)
      [ $# -gt 1 ] || fail "$1 needs a value."
      extensions=${extensions:+$extensions,}$2
      shift
      ;;
    --jars=*) extensions=${extensions:+$extensions,}${1#*=} ;;
    --supervise) spark+=("$1") ;;
    --slurm) slurm=yes ;;
    *) program+=("$1") ;;
  esac
  shift
done
if [ ${#program[@]} -eq 0 ]; then
  first=$root/conf/quick.yaml
  if [ "$PWD" = "$root" ]; then first=conf/quick.yaml; fi
  program=(sweep "$first")
fi

# Jars of the user's own, whose mechanisms and metrics have names as the program's: on the class path of every JVM. The
# program says what is wrong with them.
more_classes=
unset SLUMBER_EXTENSIONS
if [ -n "$extensions" ]; then
  case $extensions in
    *:*) fail "--jars takes files on this machine, whose names have no colon, was $extensions." ;;
  esac
  export SLUMBER_EXTENSIONS=$extensions
  more_classes=:${extensions//,/:}
fi

properties=(-Dslumber.home="$root" -Dfile.encoding=UTF-8
  -D{,sun.}std{out,err}.encoding=UTF-8)
if [ -n "$until" ]; then properties+=(-Dslumber.until="$until"); fi
if [ -t 2 ]; then properties+=(-Dslumber.terminal=true); fi
if [ -t 0 ] && [ -t 1 ]; then properties+=(-Dslumber.typed=true); fi
# How wide a terminal that is written to is; what is piped is not broken into lines.
if [ -t 1 ] && { size=$(stty size <&3 2>/dev/null); } 3>&1 && [ "${size#* }" -gt 0 ]; then
  properties+=(-Dslumber.width="${size#* }")
fi

# What Spark's own launcher gives a JVM (spark-jobs/pom.xml has the same list).
opened=(-XX:+IgnoreUnrecognizedVMOptions)
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
  java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opened+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
opened+=(--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED -Djdk.reflect.useDirectMethodHandle=false
  -Dio.netty.tryReflectionSetAccessible=true --sun-misc-unsafe-memory-access=allow
  --enable-native-access=ALL-UNNAMED)

# Most of what a short command takes is to load classes and to compile them well, so it does without the latter, and the
# former is stored once for a build, a JVM and a place. Without that all goes as well, only later.
quick=()
case ${program[0]} in
  sweep | verify | record | trace) ;;
  *)
    quick=(-XX:TieredStopAtLevel=1)
    # a JVM that is told of two collectors does not start
    case "$driver_options ${JDK_JAVA_OPTIONS-} ${JAVA_TOOL_OPTIONS-} ${_JAVA_OPTIONS-}" in
      *-XX:+Use*GC*) ;;
      *) quick+=(-XX:+UseSerialGC) ;;
    esac
    ;;
esac
archive=$root/spark-jobs/target/slumber-$({ "$java" -version 2>&1 && echo "$root"; } |
  grep -v 'Picked up' | cksum | cut -d ' ' -f 1).jsa
archived=(-Xlog:cds=off -Xlog:cds+dynamic=off)
store_classes() {
  local folder=$root/spark-jobs/target/rehearsal.$$
  rm -f "$root"/spark-jobs/target/slumber-*.jsa
  mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ] || return 0
  echo "Storing what makes later starts faster; once for each build." >&2
  SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost \
    "$java" -Xmx1g "${archived[@]}" -XX:ArchiveClassesAtExit="$folder/classes" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    "${opened[@]}" "${properties[@]}" -Djava.io.tmpdir="$folder" -cp "$jar:$jars/*" \
    org.apache.spark.deploy.SparkSubmit --conf spark.ui.enabled=false \
    --class org.slumber.spark.cli.Rehearsal "$jar" "$folder" >/dev/null 2>&1 &&
    # one that was cut off, as on a full disk, would end every JVM
    (cd "$folder" && exec "$java" "${archived[@]}" -XX:SharedArchiveFile="$folder/classes" -cp "$jar:$jars/*" \
      org.slumber.spark.cli.Main --version) >/dev/null 2>&1 || rm -f "$folder/classes"
  # an empty one says that there is none to be had
  if [ ! -f "$folder/classes" ]; then : >"$folder/classes"; fi
  mv -f "$folder/classes" "$archive"
  rm -rf "$folder"
}
if [ -z "$own_jar" ] && [ ! "$archive" -nt "$jar" ]; then store_classes </dev/null || true; fi
if [ -s "$archive" ]; then archived+=(-XX:SharedArchiveFile="$archive"); fi

if [ -n "$slurm" ]; then
  # shellcheck source=spark-jobs/slurm/submit
  . "$root/spark-jobs/slurm/submit"
fi

# Whether the command is one of the few that do without Spark.
spark_free() {
  case ${program[0]} in
    parameters | columns | trace | data | -* | help) return 0 ;;
  esac
  local argument
  for argument in "${program[@]}"; do
    case $argument in
      --dry-run | --help | -h | --version | -V) return 0 ;;
    esac
  done
  return 1
}
if spark_free; then
  exec "$java" "${archived[@]}" ${quick[@]+"${quick[@]}"} "${properties[@]}" -cp "$jar:$jars/*$more_classes" "$main" "${program[@]}"
fi

if [ -n "$extensions" ]; then
  # what Spark needs itself goes with them, as it takes one list
  spark_jars=$extensions
  for ((i = 1; i < ${#spark[@]}; i++)); do
    case ${spark[i - 1]}=${spark[i]} in
      --conf=spark.jars=*) spark_jars+=,${spark[i]#spark.jars=} ;;
    esac
  done
  spark+=(--jars "$spark_jars")
  case " ${spark[*]} " in
    *" --deploy-mode cluster "*)
      # where the driver will be, they have other places
      "$java" "${archived[@]}" "${properties[@]}" -cp "$jar:$jars/*$more_classes" "$main" --version >/dev/null || exit
      unset SLUMBER_EXTENSIONS
      ;;
  esac
fi

# A folder to unpack programs in and to run them from: Parquet's compression is one. /tmp may be full, or not allow it.
works_for_a_while() {
  local probe free works=1
  # where df does not tell the kilobytes that are free, what is written below has to do
  free=$(df -Pk "$1" 2>/dev/null | { read -r _ && read -r _ _ _ free _ && echo "$free"; }) || free=
  case $free in
    '' | *[!0-9]*) ;;
    *) [ "$free" -ge 8192 ] || return 1 ;;
  esac
  probe=$(mktemp "$1/slumber.XXXXXX" 2>/dev/null) || return 1
  if printf '#!/bin/sh\nexit 0\n' 2>/dev/null >"$probe" && chmod u+x "$probe" && "$probe" 2>/dev/null; then
    works=0
  fi
  rm -f "$probe"
  return $works
}
temporary=
case $driver_options in
  *-Djava.io.tmpdir=*) ;;
  *)
    own=$root/spark-jobs/target/tmp
    mkdir -p "$own" 2>/dev/null || true
    for folder in "${TMPDIR:-/tmp}" "$own" "$PWD"; do
      if works_for_a_while "$folder"; then
        temporary=$folder
        break
      fi
    done
    [ -n "$temporary" ] ||
      fail "No temporary folder has 8 MB free and allows programs to run in it; set TMPDIR to one (tried ${TMPDIR:-/tmp}, $own and $PWD)."
    if [ "$temporary" != /tmp ]; then
      properties+=("-Djava.io.tmpdir=$temporary")
      export SPARK_LOCAL_DIRS=${SPARK_LOCAL_DIRS:-$temporary}
    fi
    ;;
esac

# A user id without a name, as containers have it, has none for Spark either.
if ! id -un >/dev/null 2>&1; then
  export SPARK_USER=${SPARK_USER:-uid$(id -u)} HADOOP_USER_NAME=${HADOOP_USER_NAME:-uid$(id -u)}
  properties+=("-Duser.home=${HOME:-${temporary:-/tmp}}")
fi

# On this machine alone Spark needs no network, no name and no port that another may have, and files get the permissions
# that the user's other files get.
case " ${spark[*]-} " in
  *" --master local"* | *" spark.master=local"*) alone=yes ;;
  *" --master "* | *" spark.master="* | *" --properties-file "*) alone= ;;
  *) alone=yes ;;
esac
if [ -n "$alone" ]; then
  export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1} SPARK_LOCAL_HOSTNAME=${SPARK_LOCAL_HOSTNAME:-localhost}
  spark=(--conf spark.ui.enabled=false --conf "spark.hadoop.fs.permissions.umask-mode=$(umask)" ${spark[@]+"${spark[@]}"})
fi

driver_memory=${driver_memory:-2g}
submit=
if [ -n "${SPARK_HOME:-}" ]; then
  submit=$SPARK_HOME/bin/spark-submit
  [ -x "$submit" ] || fail "SPARK_HOME is $SPARK_HOME, but there is no bin/spark-submit in it."
elif [ -z "$own_jar" ] && command -v spark-submit >/dev/null; then
  submit=$(command -v spark-submit)
fi
if [ -n "$submit" ]; then
  if [ -n "$more_jars" ]; then spark+=(--driver-class-path "$jar:$more_jars"); fi
  quiet=-Dlog4j2.configurationFile=file:$root/spark-jobs/src/main/resources/log4j2.properties
  case " ${spark[*]-} " in
    # the driver is on a machine that need not have this folder
    *" --deploy-mode cluster "*) quiet="-Dlog4j2.configurationFile=log4j2.properties" ;;
  esac
  exec "$submit" --class "$main" --driver-memory "$driver_memory" \
    --driver-java-options "$quiet ${quick[*]-} ${properties[*]} $driver_options" \
    ${spark[@]+"${spark[@]}"} "$jar" "${program[@]}"
fi
# Where a Hadoop cluster is, as Spark's own launcher has it.
hadoop=${HADOOP_CONF_DIR:+:$HADOOP_CONF_DIR}${YARN_CONF_DIR:+:$YARN_CONF_DIR}
case " ${spark[*]-} " in
  *" --master k8s:"*) fail "Kubernetes needs an installed Spark; set SPARK_HOME to it." ;;
  *" --master yarn "*)
    [ -n "$hadoop" ] || fail "YARN needs HADOOP_CONF_DIR, the folder with the cluster's yarn-site.xml and core-site.xml."
    # what YARN's containers need of Spark is sent from there
    export SPARK_HOME=$root/spark-jobs/target/spark
    ;;
esac
# A driver that runs in the cluster gets its options there; else this JVM is the driver.
case " ${spark[*]-} " in
  *" --deploy-mode cluster "*) spark+=(--driver-java-options "${properties[*]} $driver_options") ;;
esac
# shellcheck disable=SC2086 # the user's options are words
exec "$java" "${archived[@]}" -Xmx"$driver_memory" ${quick[@]+"${quick[@]}"} "${opened[@]}" "${properties[@]}" $driver_options \
  -cp "$jar:$jars/*${more_jars:+:$more_jars}$more_classes$hadoop" \
  org.apache.spark.deploy.SparkSubmit --class "$main" --driver-memory "$driver_memory" \
  ${spark[@]+"${spark[@]}"} "$jar" "${program[@]}"
