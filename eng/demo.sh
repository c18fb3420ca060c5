# ./build.sh demo: builds the images of samples/Shop, from the attribute to a running container. Also ./build.sh down.

. "$root/eng/engine.sh"
. "$root/eng/base-images.sh"
. "$root/eng/demo/in-process.sh"

demo_container="imagegen-demo-shop-api"

run_demo() {
    case "${1:-}" in
        "" | --engine) ;;
        *) fail "'$1' is not an option of demo. Use './build.sh demo', or './build.sh demo --engine'" ;;
    esac
    require_dotnet
    if find_engine; then
        demo_on_engine
    elif [ "${1:-}" = --engine ]; then
        start_engine
        host="unix://$engine_socket"
        demo_on_engine
    else
        demo_in_process
    fi
}

# find_engine: stores the engine of the environment, or the one at the default socket, in 'host'.
find_engine() {
    host=${DOCKER_HOST:-unix:///var/run/docker.sock}
    if command -v docker >/dev/null && docker --host "$host" version >/dev/null 2>&1; then
        say "using the engine at $host"
        return 0
    fi
    [ -z "${DOCKER_HOST:-}" ] || fail "no engine responds to the docker CLI at DOCKER_HOST=$DOCKER_HOST: start the engine and install the docker CLI, or unset DOCKER_HOST to build without an engine"
    return 1
}

demo_on_engine() {
    local registry references address page
    choose_registry can_install docker-registry=docker-registry
    choose_base_images make_dotnet_images "$host" "$registry"
    compile_shop
    say "running it to build and push its images"
    references=$(DOCKER_HOST="$host" IMAGEGEN_DEFAULT_NAMESPACE="$registry" dotnet run --no-build --project "$shop" -- "${push_shop[@]}")
    run_api docker --host "$host" || {
        cat "$run_dir/run.log" >&2
        docker --host "$host" logs "$demo_container" >&2 || true
        fail "the API does not respond at http://$address/"
    }
    say "http://$address/ responds: $page"
    say "pushed, with the digests from the registry:"
    printf '%s\n' "$references"
    check_digests "$references"
    say "'./build.sh down' removes what this started"
}

# choose_registry TEST...: starts Debian's registry if the test succeeds, or else the small one of this folder, and stores its address in 'registry'.
choose_registry() {
    if "$@"; then
        start_registry
        registry=$(registry_address)
    else
        start_demo_registry
        registry=$(registry_address demo-registry)
    fi
}

# choose_base_images COMMAND...: lets the builds use Microsoft's images if they can be reached, or else stand-ins in 'registry', which the command creates.
choose_base_images() {
    if microsoft_registry_responds; then
        say "using base images from mcr.microsoft.com"
    else
        say "mcr.microsoft.com cannot be reached: using stand-ins of the base images in $registry"
        "$@"
        export IMAGEGEN_BASE_REGISTRY="$registry"
    fi
}

shop="$root/samples/Shop/Shop.Deploy"
# The command line of that program.
push_shop=(push --tag 1.0.0 --tag latest --version 1.0.0)

compile_shop() {
    say "compiling samples/Shop/Shop.Deploy, whose attributes declare the images (a minute or more the first time)"
    ImageGenAnalysis=false dotnet build "$shop" --nologo -v minimal -clp:NoSummary >&2 ||
        fail "samples/Shop/Shop.Deploy does not compile; see the errors above. The first build needs the packages of NuGet's feed"
}

# run_api CLI [OPTION...]: runs the first of the 'references' in a container of this CLI, and stores its 'address' and 'page'.
run_api() {
    local image
    image=$(head -n 1 <<<"$references")
    say "running $image"
    "$@" rm --force "$demo_container" >/dev/null 2>&1 || true
    mkdir -p "$run_dir"
    # Some machines forbid the default limits of Podman.
    "$@" run --detach --name "$demo_container" --publish 127.0.0.1::8080 --ulimit nofile=1024:1024 --ulimit nproc=4096:4096 "$image" >"$run_dir/run.log" 2>&1 || return
    address=$("$@" port "$demo_container" 8080/tcp | head -n 1)
    await "the API" 30 request GET "$address" / || return
    page=$(request GET "$address" / | sed '1,/^$/d')
}

tear_down() {
    # A user's engine keeps the user's images; a separate engine is removed with all its data.
    local host=${DOCKER_HOST:-unix:///var/run/docker.sock}
    if command -v docker >/dev/null && docker --host "$host" version >/dev/null 2>&1; then
        remove_demo docker --host "$host"
    fi
    if [ -f "$state/podman-has-demo" ]; then
        remove_demo podman
    fi
    stop_engines
    # Podman leaves its storage and the containers of cancelled builds mounted; dockerd leaves its network namespaces.
    unmount_below "$state"
    unmount_below "$run_dir"
    rm -rf "$run_dir" "$state"
}

# remove_demo CLI [OPTION...]: removes only what the demo created: its container, and the images with names in its registries.
remove_demo() {
    local ports images
    ports=$(cat "$state"/*registry.port 2>/dev/null | paste -s -d '|') && [ -n "$ports" ] || return 0
    "$@" rm --force "$demo_container" >/dev/null 2>&1 || true
    # An image that was pulled by its digest has no tag, so it is removed by its id.
    images=$("$@" images --format '{{.Repository}}:{{.Tag}} {{.ID}}' |
        grep -E "^(127\.0\.0\.1:($ports)/(shop-api|shop-worker|dotnet/|busybox)|imagegen-stand-in/)" |
        sed 's/.*:<none> //; s/ .*//' | sort -u || true)
    [ -z "$images" ] || "$@" rmi --force $images >/dev/null || true
}
