# What every command of build.sh shares: where things are kept, how a person is spoken to.

# State that is worth keeping from one run to the next: the engine's images, the registry's blobs.
state="$root/artifacts/engine"
# Sockets and process ids. A socket's path may have 107 bytes, so it cannot be below an arbitrary checkout.
run_dir="/tmp/imagegen-$(id -u)-$(printf '%s' "$root" | cksum | cut -d' ' -f1)"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

require_dotnet() {
    command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: install it (https://dot.net/download) and put 'dotnet' on the PATH"
    case "$(cd "$root" && dotnet --version 2>&1)" in
        10.*) ;;
        *) fail "the .NET 10 SDK is missing: 'dotnet --version' in this folder says: $(cd "$root" && dotnet --version 2>&1 | head -n 1)" ;;
    esac
}

# choose_audit: has restores look for known vulnerabilities, on a CI machine whose feed publishes them. Elsewhere a build must not depend on it.
choose_audit() {
    [ "${CI:-}" = true ] && [ -z "${NuGetAudit:-}" ] && command -v curl >/dev/null || return 0
    local source page
    for source in $(dotnet nuget list source --format short | sed -n 's/^E *\(http[^ ]*\).*/\1/p'); do
        # Of the feed's resources, each in an object of its own, the one for vulnerabilities.
        page=$(curl --silent --fail --location --max-time 10 "$source" | tr -d '\n\r' | tr '{' '\n' |
            sed -n '/"@type": *"VulnerabilityInfo/s/.*"@id": *"\([^"]*\)".*/\1/p' | head -n 1)
        [ -n "$page" ] && curl --silent --fail --location --max-time 10 --output /dev/null "$page" || {
            say "packages are not audited: no list of vulnerabilities answers at $source"
            return 0
        }
    done
    export NuGetAudit=true
}

# install COMMAND PACKAGE...: makes sure that the commands' Debian packages are there.
install() {
    local missing=() pair
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        fail "missing: ${missing[*]}. Install them ('sudo apt-get install ${missing[*]}' on Debian and Ubuntu), or run this as root on a machine with apt-get"
    fi
    say "installing ${missing[*]}"
    mkdir -p "$state"
    # With what they recommend: without its network plugins, Podman runs no step.
    # The services that the packages bring are not wanted: this starts its own, on sockets of its own.
    if ! { apt-get update && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y "${missing[@]}"; } >"$state/apt.log" 2>&1; then
        tail -n 15 "$state/apt.log" >&2
        fail "apt-get could not install ${missing[*]}; the whole log is $state/apt.log"
    fi
}

# await WHAT SECONDS COMMAND...: waits until the command succeeds.
await() {
    local what=$1 seconds=$2 i
    shift 2
    for ((i = 0; i < seconds * 10; i++)); do
        "$@" >/dev/null 2>&1 && return 0
        sleep 0.1
    done
    return 1
}

# start NAME COMMAND...: starts a process that outlives this script, and remembers its id.
start() {
    local name=$1
    shift
    mkdir -p "$run_dir"
    setsid "$@" >"$run_dir/$name.log" 2>&1 </dev/null &
    echo $! >"$run_dir/$name.pid"
}

# running NAME: whether the process that was started under that name still runs.
running() {
    local pid
    pid=$(cat "$run_dir/$1.pid" 2>/dev/null) && [ -n "$pid" ] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -q -- "$run_dir"
}

# stop NAME: ends the process that was started under that name, and nothing else.
stop() {
    local pid
    if running "$1"; then
        pid=$(cat "$run_dir/$1.pid")
        kill "$pid" 2>/dev/null || true
        await "$1 to end" 20 sh -c "! kill -0 $pid" || kill -9 "$pid" 2>/dev/null || true
    fi
    rm -f "$run_dir/$1.pid"
}

# unmount_below FOLDER: unmounts everything in a folder, the innermost first.
unmount_below() {
    local target
    tac /proc/mounts | while read -r _ target _; do
        # A space in a path stands as \040 there.
        target=$(printf '%b' "$target")
        case "$target" in
            "$1"/*) umount "$target" ;;
        esac
    done
}
