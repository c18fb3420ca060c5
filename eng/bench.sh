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
    if [ "${1:-}" = auto ] || [ "${1:-}" = in-process ]; then
        start_registry
        make_dotnet_images "$DOCKER_HOST" "$(registry_address)"
        export IMAGEGEN_BENCHMARK_REGISTRY=$(registry_address)
    elif [ "${1:-}" = graph ] || [ "${1:-}" = progress ]; then
        install script=bsdutils
        start_registry
        make_busybox_image "$DOCKER_HOST" "$(registry_address)"
        export IMAGEGEN_BENCHMARK_BASE_IMAGE="$(registry_address)/busybox:1"
    else
        say "publishing it with NativeAOT"
        dotnet publish "$root/tests/ImageGen.Benchmarks.Client" -c Release -p:Native=true --use-current-runtime -o "$root/artifacts/bench/native" --nologo -v quiet
    fi
    [ "${1:-}" != in-process ] || trap remove_pushed_images EXIT
    dotnet run -c Release --project "$root/tests/ImageGen.Benchmarks" -- "$@"
}

# Each run of 'in-process' pushes several gigabytes that no later run can use.
remove_pushed_images() {
    rm -rf "$state/registry/docker/registry/v2/repositories/in-process"
    docker-registry garbage-collect "$run_dir/registry.yml" >"$run_dir/garbage-collect.log" 2>&1
}
