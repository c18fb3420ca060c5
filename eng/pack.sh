. "$root/eng/probe.sh"

# ./build.sh pack [FOLDER] [all]: creates the NuGet packages, with native code for this machine, or for all platforms of a release.

# The platforms on which deployments usually run: CI machines and developers' machines. On others, the same packages are compiled at run time.
release_rids="linux-x64 linux-arm64 osx-arm64 win-x64"

run_pack() {
    local folder=${1:-$root/artifacts/packages} rids
    require_dotnet
    case "${2:-}" in
        all) rids=$release_rids ;;
        "") rids=$(host_rid) ;;
        *) fail "'$2' is not valid. Use './build.sh pack FOLDER', or './build.sh pack FOLDER all' for all platforms" ;;
    esac
    mkdir -p "$folder"
    build_probes $rids
    pack_into "$(cd "$folder" && pwd)" "$rids"
}

# pack_into FOLDER RIDS [OPTION...]: packs with code for these runtime identifiers, and passes the options to 'dotnet pack'.
pack_into() {
    require_dotnet
    local folder=$1 rids=$2 compiled="$root/artifacts/ready-to-run" rid project
    shift 2
    rm -rf "$compiled"
    for rid in $rids; do
        say "compiling for $rid"
        dotnet publish "$root/eng/ReadyToRun" -c Release -r "$rid" -o "$compiled/$rid" --nologo -v quiet
    done
    for project in ImageGen.Syntax ImageGen.BuildKit ImageGen.Oci ImageGen ImageGen.Hosting; do
        dotnet pack "$root/src/$project" -c Release -o "$folder" "-p:ReadyToRunFolder=$compiled" --nologo -v quiet "$@"
    done
    dotnet pack "$root/templates" -c Release -o "$folder" --nologo -v quiet "$@"
    ls "$folder"/*.nupkg
}

# build_with_packages PROJECT_FOLDER...: packs for this machine, and builds copies of projects with the packages, as a user would.
# The copies are in $feed, in folders with the same names. Only projects that reference the package are built.
feed="$root/artifacts/feed"

build_with_packages() {
    local version=0.1.0-test folder name
    rm -rf "$feed"
    mkdir -p "$feed"
    pack_into "$feed/packages" "$(host_rid)" "-p:PackageVersion=$version" >/dev/null
    # A separate package cache, because the content of these packages changes and their version does not.
    cat >"$feed/nuget.config" <<EOF
<configuration>
  <config><add key="globalPackagesFolder" value="cache" /></config>
  <packageSources><add key="packed" value="packages" /></packageSources>
  <fallbackPackageFolders><add key="all others" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
</configuration>
EOF
    for folder in "$@"; do
        name=$(basename "$folder")
        mkdir "$feed/$name"
        (cd "$folder" && tar --exclude=bin --exclude=obj -cf - .) | tar -xf - -C "$feed/$name"
    done
    for folder in "$@"; do
        find "$feed/$(basename "$folder")" -name '*.csproj' -print0 | xargs -0 grep -lZ '"ImageGen"' |
            xargs -0 -n 1 dotnet build -c Release --nologo -v quiet -p:ImageGenFromPackage=true "-p:ImageGenVersion=$version"
    done
}

host_rid() { dotnet --info | sed -n 's/^ *RID: *//p'; }
