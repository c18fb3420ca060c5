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
    export DOCKER_HOST="unix://$engine_socket"
    if [ "${1:-}" = auto ]; then
        start_registry
        make_dotnet_images "$DOCKER_HOST" "$(registry_address)"
        export IMAGEGEN_BENCHMARK_REGISTRY=$(registry_address)
    else
        say "publishing it with NativeAOT"
        dotnet publish "$root/tests/ImageGen.Benchmarks.Client" -c Release -p:Native=true --use-current-runtime -o "$root/artifacts/bench/native" --nologo -v quiet
    fi
    dotnet run -c Release --project "$root/tests/ImageGen.Benchmarks" -- "$@"
}
