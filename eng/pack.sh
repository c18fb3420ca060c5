# ./build.sh pack: the NuGet packages, with code for the processors that most programs run on.

# Where a deployment runs: a CI machine, a developer's own. Everywhere else the same packages work, and are compiled while they run.
ready_to_run="linux-x64 linux-arm64 osx-arm64 win-x64"

run_pack() { pack_into "$root/artifacts/packages" "$ready_to_run"; }

# pack_into FOLDER RIDS [OPTION...]: packs with code for these runtime identifiers; the options are those of 'dotnet pack'.
pack_into() {
    require_dotnet
    local folder=$1 rids=$2 compiled="$root/artifacts/ready-to-run" rid project
    shift 2
    rm -rf "$compiled"
    for rid in $rids; do
        say "compiling for $rid"
        dotnet publish "$root/eng/ReadyToRun" -c Release -r "$rid" -o "$compiled/$rid" --nologo -v quiet
    done
    for project in ImageGen.Syntax ImageGen.BuildKit ImageGen; do
        dotnet pack "$root/src/$project" -c Release -o "$folder" "-p:ReadyToRunFolder=$compiled" --nologo -v quiet "$@"
    done
    ls "$folder"/*.nupkg
}

# build_with_packages PROJECT FOLDER: packs, and builds a project that takes PackageVersionUnderTest for the version of its package ImageGen.
build_with_packages() {
    local feed="$root/artifacts/feed" version=0.1.0-test
    # A version of its own in a folder of its own: what the machine's NuGet has cached is another matter.
    rm -rf "$feed" "$2"
    pack_into "$feed/packages" "$(host_rid)" "-p:PackageVersion=$version" >/dev/null
    dotnet build "$1" -c Release -o "$2" --nologo -v quiet "-p:PackageVersionUnderTest=$version" \
        "-p:BaseIntermediateOutputPath=$feed/obj/" "-p:RestoreAdditionalProjectSources=$feed/packages" \
        "-p:RestorePackagesPath=$feed/cache" "-p:RestoreFallbackFolders=${NUGET_PACKAGES:-$HOME/.nuget/packages}"
}

host_rid() { dotnet --info | sed -n 's/^ *RID: *//p'; }
