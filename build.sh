#!/usr/bin/env bash
# Everything that this repository does, by name. Run it without a name to see the list.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/eng/common.sh"

usage() {
    cat <<'EOF'
usage: ./build.sh COMMAND

  demo    build, push and run the images of samples/Shop on a real engine and a registry of its own
  test    every test, those on a real engine, registry and Podman included
          (./build.sh test unit: those that need neither root nor an engine, a few minutes;
          ./build.sh test ImageGen.Syntax.Tests: the tests of a project)
  bench   the benchmarks (./build.sh bench context, ./build.sh bench startup: one of them;
          ./build.sh bench growth: how the cost of each parser grows with its input)
  fuzz    a parser under AFL (./build.sh fuzz platform 600: which one, and for how many seconds)
  docs    the guides, the rules and the API reference as a site, into artifacts/docs
  pack    the NuGet packages, into artifacts/packages
  down    stop and remove what demo and test started

What an engine is needed for runs on the engine that DOCKER_HOST or the default socket names (demo),
or on one that is installed and started for it (test, and demo where none answers).
EOF
}

case "${1:-}" in
    demo) shift; . "$root/eng/demo.sh"; run_demo "$@" ;;
    test)
        shift
        . "$root/eng/test.sh"
        if [ "${1:-}" = unit ]; then run_unit_tests; else run_tests "$@"; fi
        ;;
    docs) . "$root/eng/docs.sh"; run_docs ;;
    bench) shift; . "$root/eng/bench.sh"; run_bench "$@" ;;
    fuzz) shift; "$root/tests/ImageGen.Fuzzing/fuzz.sh" "$@" ;;
    pack) . "$root/eng/pack.sh"; run_pack ;;
    down) . "$root/eng/demo.sh"; tear_down ;;
    *) usage; [ -z "${1:-}" ] || { echo; fail "there is no command '$1'"; } ;;
esac
