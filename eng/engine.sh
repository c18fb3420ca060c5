# A separate Docker engine, registry and Podman for this repository, on separate sockets and ports.

engine_socket="$run_dir/docker.sock"
podman_socket="$run_dir/podman.sock"
# Each checkout has its own bridge and subnet, so that stopping one does not affect another.
bridge="ig-${run_dir##*-}"
subnet="172.29.$((${run_dir##*-} % 250)).1/24"

engine_responds() { curl --silent --fail --max-time 5 --unix-socket "$1" http://engine/_ping; }

registry_port() { cat "$state/${1:-registry}.port" 2>/dev/null; }

registry_address() { echo "127.0.0.1:$(registry_port "${1:-registry}")"; }

start_engine() {
    install dockerd=docker.io curl=curl iptables=iptables
    [ "$(id -u)" = 0 ] || fail "starting a separate engine needs root; run this as root, or start an engine and set DOCKER_HOST"
    if running docker && engine_responds "$engine_socket" >/dev/null; then
        return 0
    fi
    stop docker
    say "starting a Docker engine at unix://$engine_socket"
    mkdir -p "$state/docker" "$run_dir"
    local network=()
    if [ -d /sys/class/net/docker0 ]; then
        # Another engine runs. Do not change its bridge and firewall rules: use a separate bridge, and no rules.
        install ip=iproute2
        if [ ! -d "/sys/class/net/$bridge" ]; then
            ip link add "$bridge" type bridge
            ip address add "$subnet" dev "$bridge"
            ip link set "$bridge" up
        fi
        network=(--bridge "$bridge" --iptables=false)
    fi
    # Separate namespaces, because another engine may share the machine's containerd.
    start docker dockerd --data-root "$state/docker" --exec-root "$run_dir/exec" --pidfile "$run_dir/dockerd.pid" \
        --host "unix://$engine_socket" --containerd-namespace imagegen --containerd-plugins-namespace imagegen-plugins \
        "${network[@]}"
    await "the engine" 60 engine_responds "$engine_socket" || {
        tail -n 20 "$run_dir/docker.log" >&2
        fail "the Docker engine did not start; see its log in $run_dir/docker.log"
    }
}

start_registry() {
    install docker-registry=docker-registry
    if running registry && registry_responds registry; then return 0; fi
    choose_port registry
    mkdir -p "$state/registry"
    cat >"$run_dir/registry.yml" <<EOF
version: 0.1
storage:
  filesystem:
    rootdirectory: $state/registry
  delete:
    enabled: true
http:
  addr: $(registry_address)
EOF
    start registry docker-registry serve "$run_dir/registry.yml"
    await_registry registry
}

# choose_port NAME: stores a free port for a registry that is about to start.
choose_port() {
    stop "$1"
    mkdir -p "$state" "$run_dir"
    # Keep the port of an earlier run, because references in the engine's store contain it.
    local port
    port=$(registry_port "$1" || true)
    if [ -z "$port" ] || port_is_taken "$port"; then
        for ((port = 5000; port < 5100; port++)); do port_is_taken "$port" || break; done
        [ "$port" -lt 5100 ] || fail "the ports 5000 to 5099 of this machine are taken: free one of them for the registry"
    fi
    echo "$port" >"$state/$1.port"
    say "starting a registry at 127.0.0.1:$port"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

registry_responds() { request GET "$(registry_address "$1")" /v2/ >/dev/null; }

await_registry() {
    await "the registry" 20 registry_responds "$1" || {
        tail -n 20 "$run_dir/$1.log" >&2
        fail "the registry did not start; see its log in $run_dir/$1.log"
    }
}

# check_digests REFERENCES: compares each pushed digest with the one that the registry reports over its HTTP API.
check_digests() {
    local reference name tag digest reported
    while read -r reference; do
        digest=${reference##*@}
        name=${reference%@*}
        tag=${name##*:}
        name=${name%:*}
        reported=$(request HEAD "${name%%/*}" "/v2/${name#*/}/manifests/$tag" | sed -n 's/^docker-content-digest: //Ip')
        [ "$reported" = "$digest" ] || fail "the registry reports $reported for $name:$tag instead of $digest"
    done <<<"$1"
}

start_podman() {
    install podman=podman
    if running podman && engine_responds "$podman_socket" >/dev/null; then
        return 0
    fi
    stop podman
    say "starting Podman's service at unix://$podman_socket"
    local storage="$state/podman"
    # Podman starts conmon without a locale, and then conmon supports only ASCII paths.
    if printf %s "$storage" | LC_ALL=C grep -q '[^ -~]'; then storage="$run_dir/podman-storage"; fi
    mkdir -p "$storage" "$run_dir"
    cat >"$run_dir/registries.conf" <<EOF
unqualified-search-registries = []
[[registry]]
location = "$(registry_address)"
insecure = true
EOF
    CONTAINERS_REGISTRIES_CONF="$run_dir/registries.conf" \
        start podman podman --root "$storage" --runroot "$run_dir/podman" system service --time=0 "unix://$podman_socket"
    await "Podman" 30 engine_responds "$podman_socket" || {
        tail -n 20 "$run_dir/podman.log" >&2
        fail "Podman's service did not start; see its log in $run_dir/podman.log"
    }
}

stop_engines() {
    local name
    for name in podman registry demo-registry docker; do
        if running "$name"; then
            say "stopping $name"
            stop "$name"
        fi
    done
    [ ! -d "/sys/class/net/$bridge" ] || ip link delete "$bridge"
}
