# ./build.sh test: all tests, with an engine, a registry and Podman that are started for them.
# ./build.sh test unit: the tests that need neither root nor an engine, nor any program except the .NET SDK.

. "$root/eng/engine.sh"
. "$root/eng/base-images.sh"
. "$root/eng/pack.sh"
. "$root/eng/demo/test.sh"

# The growth tests measure for longer than all others together, the oldest compiler repeats the tests of the newest one, and the rest
# needs an engine.
unit_projects=(ImageGen.Syntax.Tests ImageGen.Repository.Tests ImageGen.BuildKit.Tests ImageGen.Oci.Tests ImageGen.Tests
    ImageGen.CommandLine.Tests ImageGen.Hosting.Tests ImageGen.Generator.Tests ImageGen.CodeFixes.Tests)

run_unit_tests() {
    require_dotnet
    local project passed=0 failed=0 out=()
    for project in "${unit_projects[@]}"; do
        # Where paths, links and permissions are not those of Unix, what is tested of them would be another thing.
        case "$project-$(uname -s)" in
            ImageGen.BuildKit.Tests-MINGW* | ImageGen.CommandLine.Tests-MINGW* | ImageGen.Oci.Tests-MINGW* | ImageGen.Tests-MINGW*) out+=("$project") ;;
        esac
    done
    [ ${#out[@]} = 0 ] || say "not on Windows: ${out[*]}"
    choose_audit
    say "building"
    dotnet build "$root/eng/unit.slnf" -c Release --nologo -v minimal -clp:NoSummary
    mkdir -p "$root/artifacts/test-results"
    for project in "${unit_projects[@]}"; do
        # A test that needs more has the trait 'Needs', and is a part of './build.sh test'.
        [[ " ${out[*]-} " == *" $project "* ]] || run_project "$root/tests/$project/$project.csproj" -trait- "Needs=*"
    done
    report
}

run_tests() {
    require_dotnet
    local passed=0 failed=0 projects=("$root"/tests/*Tests*/*.csproj) project
    if [ $# -gt 0 ]; then
        projects=()
        for project in "$@"; do
            [ -f "$root/tests/$project/$project.csproj" ] || fail "'$project' is not a test project. Use a folder of tests/, such as ImageGen.Syntax.Tests"
            projects+=("$root/tests/$project/$project.csproj")
        done
    fi
    # Python runs the tests' stand-in for an ssh server; the tests also use ssh's agent and clients, and tmux as a terminal. Skopeo and containerd read our images.
    # The shells complete command lines.
    install python3=python3 ssh-agent=openssh-client git=git tmux=tmux skopeo=skopeo ctr=containerd zsh=zsh fish=fish
    install_powershell
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
    # Each test names its engine; none may fall back to another engine on this machine.
    unset DOCKER_HOST DOCKER_CONTEXT

    build_probes "$(host_rid)"
    choose_audit
    say "building"
    dotnet build "$root/ImageGen.sln" -c Release --nologo -v minimal -clp:NoSummary

    mkdir -p "$root/artifacts/test-results"
    for project in "${projects[@]}"; do
        run_project "$project"
    done

    if [ $# -eq 0 ]; then
        run_check packages "the samples cannot be built with the packages, or do not run" test_packages "$host" "$registry"
        run_check demo "the demo does not work for a user without privileges" test_demo
    fi

    report
}

# install_powershell: PowerShell is a .NET tool. Without it, its tests fail.
install_powershell() {
    local version=7.6.10 folder="$state/powershell"
    if [ ! -x "$folder/pwsh" ]; then
        say "installing PowerShell $version"
        dotnet tool install --tool-path "$folder" powershell --version "$version" >/dev/null || say "PowerShell could not be installed"
    fi
    PATH="$folder:$PATH"
}

# run_project PROJECT [OPTION...]: runs the tests of a project with options for its runner, and adds the numbers to 'passed' and 'failed'.
run_project() {
    local project=$1 name log total bad broken
    shift
    name=$(basename "$project" .csproj)
    log="$root/artifacts/test-results/$name.log"
    say "testing $name"
    # The runner's exit code shows whether a test failed; its summary contains the number of tests.
    "$(dirname "$project")/bin/Release/net10.0/$name" "$@" >"$log" 2>&1 && bad=0 || bad=$?
    total=$(summary "$log" Total)
    if [ -z "$total" ] || [ "$total" = 0 ]; then
        cat "$log"
        fail "$name ran no test (exit code $bad)"
    fi
    broken=$(($(summary "$log" Errors) + $(summary "$log" Failed) + $(summary "$log" Skipped) + $(summary "$log" 'Not Run')))
    if [ "$broken" = 0 ] && [ "$bad" != 0 ]; then broken=1; fi
    if [ "$broken" != 0 ]; then
        cat "$log"
        [ "$(summary "$log" Skipped)" = 0 ] || echo "a skipped test counts as failed, because something that it needs is missing" >&2
    else
        echo "$name: $total passed"
    fi
    passed=$((passed + total - broken))
    failed=$((failed + broken))
}

# run_check NAME FAILURE COMMAND...: runs a test that is a function, and adds it to 'passed' or 'failed'.
run_check() {
    local log="$root/artifacts/test-results/$1.log"
    say "testing the $1"
    # As a background job, because "set -e" has no effect within a condition.
    "${@:3}" >"$log" 2>&1 &
    if wait $!; then
        echo "$1: 1 passed"
        passed=$((passed + 1))
    else
        cat "$log"
        echo "$2" >&2
        failed=$((failed + 1))
    fi
}

# The last line is the result, in a form that programs can parse.
report() {
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

# Tests what ImageGen.Package.Tests do not: the packages with ReadyToRun code from 'pack'. The samples run on it, and push the images that they build.
test_packages() {
    build_with_packages "$root/samples"
    local built="$feed/samples/Shop/Shop.Deploy/bin/Release/net10.0" references
    grep "runtimes/$(host_rid)/lib/net10.0/ImageGen.dll" "$built/Shop.Deploy.deps.json"
    grep "runtimes/$(host_rid)/lib/net10.0/ImageGen.CommandLine.dll" "$built/Shop.Deploy.deps.json"
    references=$(DOCKER_HOST=$1 IMAGEGEN_DEFAULT_NAMESPACE="$2/packages" IMAGEGEN_BASE_REGISTRY=$2 "$built/Shop.Deploy" push --tag 1.0.0 --tag latest --version 1.0.0)
    echo "$references"
    [ "$(wc -l <<<"$references")" = 3 ]
    check_digests "$references"
}

# summary LOG NAME: a number in the last line of the runner, "Total: 12, Errors: 0, Failed: 0, …".
summary() { sed 's/\x1b\[[0-9;]*m//g' "$1" | sed -n "s/.*[ ,]$2: \([0-9]*\).*/\1/p" | tail -n 1; }
