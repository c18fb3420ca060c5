# ./build.sh bench [NAME]: the benchmarks, on an engine that is started for them.

. "$root/eng/engine.sh"
. "$root/eng/base-images.sh"
. "$root/eng/pack.sh"

run_bench() {
    require_dotnet
    if [ "${1:-}" = growth ]; then
        # Parsers alone: no engine, and nothing but the words after it to choose shapes by.
        dotnet run -c Release --project "$root/tests/ImageGen.Growth.Tests" -- table "${@:2}"
        return
    fi
    install curl=curl clang=clang
    start_engine
    say "building the program that is measured, with the packages as a user has them"
    build_with_packages "$root/tests/ImageGen.Benchmarks.Client"
    say "publishing it natively"
    dotnet publish "$root/tests/ImageGen.Benchmarks.Client" -c Release -p:Native=true --use-current-runtime -o "$root/artifacts/bench/native" --nologo -v quiet
    export DOCKER_HOST="unix://$engine_socket"
    dotnet run -c Release --project "$root/tests/ImageGen.Benchmarks" -- "$@"
}
