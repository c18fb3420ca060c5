# ./build.sh demo: builds the images of samples/Shop, from the attribute to a running container. Also ./build.sh down.

. "$root/eng/engine.sh"
. "$root/eng/base-images.sh"

demo_container="imagegen-demo-shop-api"

run_demo() {
    require_dotnet
    choose_engine
    choose_registry

    export IMAGEGEN_DEFAULT_NAMESPACE="$registry"
    if microsoft_registry_responds; then
        say "using base images from mcr.microsoft.com"
    else
        say "mcr.microsoft.com cannot be reached: using stand-ins of the base images in $registry"
        make_dotnet_images "$host" "$registry"
        export IMAGEGEN_BASE_REGISTRY="$registry"
    fi

    say "compiling samples/Shop/Shop.Deploy, whose attributes declare the images"
    dotnet build "$root/samples/Shop/Shop.Deploy" --nologo -v minimal -clp:NoSummary >&2
    say "running it to build and push its images"
    local references api
    references=$(DOCKER_HOST="$host" dotnet run --no-build --project "$root/samples/Shop/Shop.Deploy")
    api=$(head -n 1 <<<"$references")

    say "running $api"
    docker --host "$host" rm --force "$demo_container" >/dev/null 2>&1 || true
    docker --host "$host" run --detach --name "$demo_container" --publish 127.0.0.1::8080 "$api" >/dev/null
    local address page
    address=$(docker --host "$host" port "$demo_container" 8080/tcp | head -n 1)
    await "the API" 30 curl --silent --fail "http://$address/" || {
        docker --host "$host" logs "$demo_container" >&2
        fail "the API does not respond at http://$address/"
    }
    page=$(curl --silent --fail "http://$address/")
    say "http://$address/ responds: $page"
    say "pushed, with the digests from the registry:"
    printf '%s\n' "$references"
    check_digests "$references"
    say "'./build.sh down' removes what this started"
}

# Uses the engine of the environment if there is one; otherwise starts a separate one.
choose_engine() {
    host=${DOCKER_HOST:-unix:///var/run/docker.sock}
    if command -v docker >/dev/null && docker --host "$host" version >/dev/null 2>&1; then
        say "using the engine at $host"
        return 0
    fi
    [ -z "${DOCKER_HOST:-}" ] || fail "no engine responds at DOCKER_HOST=$DOCKER_HOST: start it, or unset DOCKER_HOST to start a separate engine"
    start_engine
    host="unix://$engine_socket"
}

choose_registry() {
    start_registry
    registry=$(registry_address)
}

tear_down() {
    # A user's engine keeps the user's images; a separate engine is removed with all its data.
    local host=${DOCKER_HOST:-unix:///var/run/docker.sock}
    if command -v docker >/dev/null && docker --host "$host" version >/dev/null 2>&1; then
        remove_from_engine "$host"
    fi
    stop_engines
    # Podman leaves its storage and the containers of cancelled builds mounted; dockerd leaves its network namespaces.
    unmount_below "$state"
    unmount_below "$run_dir"
    rm -rf "$run_dir" "$state"
}

# Removes only what the demo created: its container, and the images with names in its registry.
remove_from_engine() {
    local registry images
    registry=$(registry_port) && registry="127.0.0.1:$registry" || return 0
    docker --host "$1" rm --force "$demo_container" >/dev/null 2>&1 || true
    images=$(docker --host "$1" images --format '{{.Repository}}:{{.Tag}}' |
        grep -E "^($registry/(shop-api|shop-worker|dotnet/|busybox)|imagegen-stand-in/)" | grep -v '<none>$' || true)
    [ -z "$images" ] || docker --host "$1" rmi --force $images >/dev/null
}
