#!/usr/bin/env bash
# The commands of this repository. Run it without a command to see the list.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/eng/common.sh"

usage() {
    cat <<'EOF'
usage: ./build.sh COMMAND

  demo    build the images of samples/Shop and push them to a local registry, on an engine or without one, as any user
          (./build.sh demo --engine: install and start an engine if none responds, as root)
  test    all tests, including those on a real engine, a registry and Podman
          (./build.sh test unit: the tests that need neither root nor an engine, a few minutes;
          ./build.sh test ImageGen.Syntax.Tests: the tests of one project)
  bench   the benchmarks (./build.sh bench context, ./build.sh bench auto: a single one;
          ./build.sh bench in-process: images built without an engine, against the .NET SDK and BuildKit;
          ./build.sh bench progress: what the live view costs;
          ./build.sh bench growth: how the cost of each parser grows with its input)
  fuzz    a parser under AFL (./build.sh fuzz platform 600: the parser, and the number of seconds)
  docs    create the site with the guides, the rules and the API reference in artifacts/docs
  pack    create the NuGet packages in artifacts/packages, or in a folder (./build.sh pack ~/imagegen-packages); 'all' after the folder
          adds native code for all platforms of a release
  down    stop and remove what demo and test started

demo uses the engine in DOCKER_HOST or at the default socket, if it responds, and runs the API there.
Otherwise it builds in process, and runs the API in Podman if that is there. For test, an engine is installed and started.
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
    pack) shift; . "$root/eng/pack.sh"; run_pack "$@" ;;
    down) . "$root/eng/demo.sh"; tear_down ;;
    help | -h | --help) usage ;;
    *) usage; [ -z "${1:-}" ] || { echo; fail "'$1' is not a command"; } ;;
esac
