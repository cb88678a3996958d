# Starts a main class of fitter-bench. Sourced by the launchers, which set `bin` to their own folder.

# launch MAIN_CLASS [ARGUMENT …]: becomes the JVM; never returns. One more option for the JVM may be
# in `jvm_options`.
launch() {
  main_class=$1
  shift
  . "$bin/find-jdk.sh"
  jdk=$(require_jdk_25) || exit 2

  home=$(dirname "$bin")
  if [ -d "$home/lib" ]; then
    lib=$home/lib
  else
    lib=$home/cli/target/distribution/lib
  fi
  if [ ! -d "$lib" ]; then
    echo "error: fitter-bench is not built yet; run 'mvn package -DskipTests' in $home, or ./run_all_benchmarks.sh, which builds it" >&2
    exit 2
  fi

  terminal=false
  [ -t 2 ] && terminal=true

  set -- \
    --add-modules jdk.incubator.vector \
    --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow \
    -XX:+UseSerialGC \
    ${jvm_options:+"$jvm_options"} \
    "-Dfitterbench.terminal=$terminal" \
    -Djava.awt.headless=true \
    -cp "$lib/*" "$main_class" "$@"

  # The JVM greets the Vector API module with one warning line on standard error, and has no option
  # against it: a reader takes that line out and passes on the rest as it comes.
  pipe_folder=$(mktemp -d "${TMPDIR:-/tmp}/fitter-bench.XXXXXX") || exec "$jdk/bin/java" "$@"
  mkfifo "$pipe_folder/stderr" || exec "$jdk/bin/java" "$@"
  {
    IFS= read -r first && end='
' || end=
    case $first in
      'WARNING: Using incubator modules: jdk.incubator.vector') ;;
      *) printf '%s%s' "$first" "$end" >&2 ;;
    esac
    exec cat >&2
  } <"$pipe_folder/stderr" &
  exec 3>"$pipe_folder/stderr"
  rm -rf "$pipe_folder"
  exec "$jdk/bin/java" "$@" 2>&3 3>&-
}
