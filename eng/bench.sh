# ./build.sh bench [NAME]: the benchmarks, with an engine that is started for them.

. "$root/eng/engine.sh"
. "$root/eng/base-images.sh"
. "$root/eng/pack.sh"

run_bench() {
    require_dotnet
    if [ "${1:-}" = growth ]; then
        # Only parsers: no engine is needed. Further arguments select shapes of input.
        dotnet run -c Release --project "$root/tests/ImageGen.Growth.Tests" -- table "${@:2}"
        return
    fi
    install curl=curl clang=clang
    start_engine
    say "building the measured program, with the packages as a user would"
    build_with_packages "$root/tests/ImageGen.Benchmarks.Client"
    say "publishing it with NativeAOT"
    dotnet publish "$root/tests/ImageGen.Benchmarks.Client" -c Release -p:Native=true --use-current-runtime -o "$root/artifacts/bench/native" --nologo -v quiet
    export DOCKER_HOST="unix://$engine_socket"
    dotnet run -c Release --project "$root/tests/ImageGen.Benchmarks" -- "$@"
}
