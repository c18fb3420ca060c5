# Stand-ins for Microsoft's base images, for machines that cannot reach Microsoft's registry:
# a Debian root from the machine's package source and the installed .NET, stored in the local registry.
# They never have the name of a real registry, so they cannot be mistaken for the real images.

dotnet_root() { dirname "$(readlink -f "$(command -v dotnet)")"; }

has_image() { # has_image REGISTRY REPOSITORY TAG
    request HEAD "$1" "/v2/$2/manifests/$3" >/dev/null
}

microsoft_registry_responds() { curl --silent --fail --max-time 5 https://mcr.microsoft.com/v2/ >/dev/null 2>&1; }

# publish_stand_in ENGINE REGISTRY REPOSITORY TAG...: builds the Dockerfile on standard input, with the installed .NET as the context, and pushes the result.
publish_stand_in() {
    local host=$1 registry=$2 repository=$3 tag first
    shift 3
    first=$registry/$repository:$1
    say "  $first"
    tar -C "$state/stand-in" -c . | DOCKER_BUILDKIT=0 docker --host "$host" build -t "$first" - >"$state/stand-in.log" 2>&1 || {
        tail -n 20 "$state/stand-in.log" >&2
        fail "the stand-in $first could not be built; see the log in $state/stand-in.log"
    }
    for tag in "$@"; do
        docker --host "$host" tag "$first" "$registry/$repository:$tag"
        docker --host "$host" push --quiet "$registry/$repository:$tag" >/dev/null
    done
}

# A base image of a few kilobytes for tests: a static busybox.
make_busybox_image() { # make_busybox_image ENGINE REGISTRY
    has_image "$2" busybox 1 && return 0
    say "creating the test image $2/busybox:1"
    install busybox=busybox-static
    local folder="$state/busybox" applet
    rm -rf "$folder"
    mkdir -p "$folder/bin" "$folder/tmp" "$folder/etc"
    cp "$(command -v busybox)" "$folder/bin/busybox"
    for applet in $(busybox --list); do
        [ "$applet" = busybox ] || ln -s busybox "$folder/bin/$applet"
    done
    printf 'root:x:0:0:root:/:/bin/sh\n' >"$folder/etc/passwd"
    tar -C "$folder" -c . | docker --host "$1" import -c 'CMD ["sh"]' -c 'ENV PATH=/bin' - "$2/busybox:1" >/dev/null
    docker --host "$1" push --quiet "$2/busybox:1" >/dev/null
}

make_dotnet_images() { # make_dotnet_images ENGINE REGISTRY
    local host=$1 registry=$2 dotnet flavours base folder
    # This image is pushed last: if it exists, all exist.
    has_image "$registry" dotnet/sdk "$(cd / && dotnet --version)" && return 0
    install debootstrap=debootstrap
    mkdir -p "$state"
    dotnet=$(dotnet_root)
    base=imagegen-stand-in/debian
    say "creating stand-ins of the .NET base images in $registry (once; about a minute and a half)"
    if ! docker --host "$host" image inspect "$base" >/dev/null 2>&1; then
        local site codename debian
        say "  Debian root file system"
        codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
        site=$(apt-get indextargets --format '$(REPO_URI)' "Created-By: Packages" "Release: $codename" "Component: main" 2>/dev/null | head -n 1)
        # debootstrap does not support a path with spaces, which a checkout may have.
        debian=$(mktemp -d /var/tmp/imagegen-debian.XXXXXX)
        debootstrap --variant=minbase --include="$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | tail -n 1),libssl3,ca-certificates,zlib1g,tzdata" \
            "$codename" "$debian" $site >"$state/debootstrap.log" 2>&1 || {
            tail -n 20 "$state/debootstrap.log" >&2
            fail "debootstrap could not create a Debian root; see its log in $state/debootstrap.log"
        }
        rm -rf "$debian"/var/cache/apt/archives/*.deb "$debian"/var/lib/apt/lists/*
        tar -C "$debian" -c . | docker --host "$host" import - "$base" >/dev/null
        rm -rf "$debian"
    fi

    # Each image is based on the one before: runtime-deps, runtime, ASP.NET Core, SDK.
    rm -rf "$state/stand-in"
    mkdir -p "$state/stand-in"
    flavours=(10.0 10.0-noble 10.0-noble-chiseled 10.0-noble-chiseled-extra)
    cat >"$state/stand-in/Dockerfile" <<EOF
FROM $base
ENV APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true
RUN useradd --uid 1654 --user-group --create-home app
EOF
    publish_stand_in "$host" "$registry" dotnet/runtime-deps "${flavours[@]}"

    mkdir -p "$state/stand-in/dotnet/shared"
    cp -r "$dotnet/dotnet" "$dotnet/host" "$state/stand-in/dotnet/"
    cp -r "$dotnet/shared/Microsoft.NETCore.App" "$state/stand-in/dotnet/shared/"
    cat >"$state/stand-in/Dockerfile" <<EOF
FROM $registry/dotnet/runtime-deps:10.0
COPY dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
EOF
    publish_stand_in "$host" "$registry" dotnet/runtime "${flavours[@]}"

    rm -rf "$state/stand-in/dotnet"
    mkdir -p "$state/stand-in/dotnet/shared"
    cp -r "$dotnet/shared/Microsoft.AspNetCore.App" "$state/stand-in/dotnet/shared/"
    printf 'FROM %s/dotnet/runtime:10.0\nCOPY dotnet /usr/share/dotnet\n' "$registry" >"$state/stand-in/Dockerfile"
    publish_stand_in "$host" "$registry" dotnet/aspnet "${flavours[@]}"

    rm -rf "$state/stand-in/dotnet"
    mkdir -p "$state/stand-in/dotnet"
    for folder in sdk sdk-manifests packs templates; do
        [ ! -d "$dotnet/$folder" ] || cp -r "$dotnet/$folder" "$state/stand-in/dotnet/"
    done
    cat >"$state/stand-in/Dockerfile" <<EOF
FROM $registry/dotnet/aspnet:10.0
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NUGET_XMLDOC_MODE=skip
COPY dotnet /usr/share/dotnet
EOF
    publish_stand_in "$host" "$registry" dotnet/sdk 10.0 10.0-noble "$(cd / && dotnet --version)"
    rm -rf "$state/stand-in"
}
