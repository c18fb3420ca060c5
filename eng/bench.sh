# ./build.sh bench [NAME]: the benchmarks, on an engine that is started for them.

. "$root/eng/engine.sh"
. "$root/eng/base-images.sh"

run_bench() {
    require_dotnet
    install curl=curl
    start_engine
    export DOCKER_HOST="unix://$engine_socket"
    dotnet run -c Release --project "$root/tests/ImageGen.Benchmarks" -- "$@"
}
