# Finds a JDK 25. Sourced by the launchers and by run_all_benchmarks.sh; POSIX sh.

# is_jdk_25 HOME: whether HOME holds a JDK (with a compiler or not) of version 25.
is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."-]' "$1/release"
}

# java_home_on_path: the home of the first java on PATH, links resolved; nothing when there is none.
java_home_on_path() {
  java_path=$(command -v java) || return 0
  while [ -L "$java_path" ]; do
    link=$(readlink "$java_path")
    case $link in
      /*) java_path=$link ;;
      *) java_path=$(dirname "$java_path")/$link ;;
    esac
  done
  dirname "$(dirname "$java_path")"
}

# find_jdk_25: prints the home of a JDK 25, from JAVA_HOME, PATH or the usual folders; fails when
# there is none.
find_jdk_25() {
  for candidate in \
    "${JAVA_HOME:-}" \
    "$(java_home_on_path)" \
    /usr/lib/jvm/* \
    /usr/lib64/jvm/* \
    /usr/java/* \
    /usr/local/lib/jvm/* \
    /usr/local/*jdk* \
    /opt/*jdk* /opt/java/* /opt/*/jdk* \
    "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* \
    "${HOME:-}"/.local/share/mise/installs/java/* \
    "${HOME:-}"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

# require_jdk_25: like find_jdk_25, and says how to get one when there is none.
require_jdk_25() {
  find_jdk_25 || {
    echo "error: no JDK 25 in JAVA_HOME, on PATH or in the usual folders; install one (Debian: apt install temurin-25-jdk or openjdk-25-jdk, macOS: brew install openjdk@25, any: sdk install java 25-tem) or set JAVA_HOME to one" >&2
    return 2
  }
}
