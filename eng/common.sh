# Shared by all commands of build.sh: folders, messages, installation and processes.

# State that is kept between runs: the engine's images, the registry's blobs.
state="$root/artifacts/engine"
# Sockets and process ids. A socket's path may have at most 107 bytes, so it cannot be in any checkout folder.
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
        *) fail "the .NET 10 SDK is missing: 'dotnet --version' in this folder prints: $(cd "$root" && dotnet --version 2>&1 | head -n 1)" ;;
    esac
}

# choose_audit: makes restores check for known vulnerabilities, on a CI machine whose feed publishes them. Elsewhere a build must not depend on it.
choose_audit() {
    [ "${CI:-}" = true ] && [ -z "${NuGetAudit:-}" ] && command -v curl >/dev/null || return 0
    local source page
    for source in $(dotnet nuget list source --format short | sed -n 's/^E *\(http[^ ]*\).*/\1/p'); do
        # The feed's index lists its resources, each in a separate object; this selects the one for vulnerabilities.
        page=$(curl --silent --fail --location --max-time 10 "$source" | tr -d '\n\r' | tr '{' '\n' |
            sed -n '/"@type": *"VulnerabilityInfo/s/.*"@id": *"\([^"]*\)".*/\1/p' | head -n 1)
        [ -n "$page" ] && curl --silent --fail --location --max-time 10 --output /dev/null "$page" || {
            say "packages are not audited: $source has no list of vulnerabilities"
            return 0
        }
    done
    export NuGetAudit=true
}

# install COMMAND=PACKAGE...: installs the Debian packages of missing commands.
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
    # With recommended packages: without its network plugins, Podman runs no step.
    # RUNLEVEL=1 keeps the packages from starting their services: this script starts its own, on separate sockets.
    if ! { apt-get update && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y "${missing[@]}"; } >"$state/apt.log" 2>&1; then
        tail -n 15 "$state/apt.log" >&2
        fail "apt-get could not install ${missing[*]}; see the log in $state/apt.log"
    fi
}

# can_install PROGRAM=PACKAGE...: whether 'install' would succeed: the programs are there, or this user may install packages.
can_install() {
    local pair
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && return 0
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null || return 1
    done
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

# request METHOD ADDRESS PATH: prints the response of a server on this machine, and fails unless its status is 200.
# Bash sends the request, because a machine with the .NET SDK alone may have no curl.
request() {
    local response
    response=$(
        exec 3<>"/dev/tcp/${2%:*}/${2##*:}" || exit
        printf '%s %s HTTP/1.0\r\nHost: %s\r\nAccept: application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json, */*\r\n\r\n' "$1" "$3" "$2" >&3
        timeout 10 cat <&3 | tr -d '\r'
    ) 2>/dev/null || return
    printf '%s\n' "$response"
    [[ "$response" = HTTP/1.?" 200 "* ]]
}

# start NAME COMMAND...: starts a process that outlives this script, and stores its id.
start() {
    local name=$1
    shift
    mkdir -p "$run_dir"
    setsid "$@" >"$run_dir/$name.log" 2>&1 </dev/null &
    echo $! >"$run_dir/$name.pid"
}

# running NAME: whether the process with this name still runs.
running() {
    local pid
    pid=$(cat "$run_dir/$1.pid" 2>/dev/null) && [ -n "$pid" ] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -e "$run_dir" -e "$state"
}

# stop NAME: stops only the process that was started with this name.
stop() {
    local pid
    if running "$1"; then
        pid=$(cat "$run_dir/$1.pid")
        kill "$pid" 2>/dev/null || true
        await "$1 to end" 20 sh -c "! kill -0 $pid" || kill -9 "$pid" 2>/dev/null || true
    fi
    rm -f "$run_dir/$1.pid"
}

# unmount_below FOLDER: unmounts everything in a folder, the innermost mounts first.
unmount_below() {
    local target
    tac /proc/mounts | while read -r _ target _; do
        # The kernel writes a space in a path as \040.
        target=$(printf '%b' "$target")
        case "$target" in
            "$1"/*) umount "$target" ;;
        esac
    done
}
