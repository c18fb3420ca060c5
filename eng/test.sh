# ./build.sh test: every test, against an engine, a registry and Podman that are started for it.

. "$root/eng/engine.sh"
. "$root/eng/base-images.sh"

run_tests() {
    require_dotnet
    # The tests' stand-in for an ssh server; and ssh's own agent and clients.
    install python3=python3 ssh-agent=openssh-client
    start_engine
    start_registry
    start_podman
    local host="unix://$engine_socket" registry
    registry=$(registry_address)
    make_busybox_image "$host" "$registry"
    make_dotnet_images "$host" "$registry"

    export IMAGEGEN_TEST_DOCKER_HOST=$host
    export IMAGEGEN_TEST_PODMAN_HOST="unix://$podman_socket"
    export IMAGEGEN_TEST_REGISTRY=$registry
    export IMAGEGEN_TEST_BASE_IMAGE="$registry/busybox:1"
    export IMAGEGEN_TEST_BASE_REGISTRY=$registry
    # A test says which engine it means; none may fall back on one that the machine happens to have.
    unset DOCKER_HOST DOCKER_CONTEXT

    say "building"
    dotnet build "$root/ImageGen.sln" -c Release --nologo -v minimal -clp:NoSummary

    local passed=0 failed=0 projects=("$root"/tests/*Tests*/*.csproj) project name log total bad
    [ $# -eq 0 ] || projects=($(printf "$root/tests/%s/*.csproj " "$@"))
    mkdir -p "$root/artifacts/test-results"
    for project in "${projects[@]}"; do
        name=$(basename "$project" .csproj)
        log="$root/artifacts/test-results/$name.log"
        say "testing $name"
        # The runner's own exit code says whether a test failed; its summary says how many ran.
        "$(dirname "$project")/bin/Release/net10.0/$name" >"$log" 2>&1 && bad=0 || bad=$?
        total=$(summary "$log" Total)
        if [ -z "$total" ] || [ "$total" = 0 ]; then
            cat "$log"
            fail "$name ran no test (exit code $bad)"
        fi
        local broken=$(($(summary "$log" Errors) + $(summary "$log" Failed) + $(summary "$log" Skipped) + $(summary "$log" 'Not Run')))
        if [ "$broken" = 0 ] && [ "$bad" != 0 ]; then broken=1; fi
        if [ "$broken" != 0 ]; then
            cat "$log"
            [ "$(summary "$log" Skipped)" = 0 ] || echo "a skipped test counts as failed: what it needs is missing" >&2
        else
            echo "$name: $total passed"
        fi
        passed=$((passed + total - broken))
        failed=$((failed + broken))
    done

    # The last line is the result, in words that a machine can read too.
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

# summary LOG NAME: a number of the runner's closing line, "Total: 12, Errors: 0, Failed: 0, …".
summary() { sed 's/\x1b\[[0-9;]*m//g' "$1" | sed -n "s/.*[ ,]$2: \([0-9]*\).*/\1/p" | tail -n 1; }
