# The program for health checks in images without a shell, as native code.

# An image must not grow by more than this.
max_probe_size=2000000

# build_probe RID FOLDER: publishes the program for linux-x64 or linux-arm64 as FOLDER/imagegen-probe. This needs Linux on x64 or arm64.
build_probe() {
    require_dotnet
    local rid=$1 folder=$2 options=() published="$root/artifacts/probe/$1" size
    install clang=clang
    case "$(uname -m)/$rid" in
        x86_64/linux-arm64)
            # clang uses the linker and the libraries that are installed with this compiler.
            install aarch64-linux-gnu-gcc=gcc-aarch64-linux-gnu
            options=(-p:ObjCopyName=aarch64-linux-gnu-objcopy)
            ;;
    esac
    dotnet publish "$root/src/ImageGen.Probe" -c Release -r "$rid" -o "$published" --nologo -v quiet ${options[@]+"${options[@]}"}
    size=$(wc -c <"$published/imagegen-probe")
    [ "$size" -le "$max_probe_size" ] || fail "imagegen-probe for $rid has $size bytes, and may have $max_probe_size: find what the last change added to it"
    mkdir -p "$folder"
    # Only the program: next to it are its symbols and its documentation.
    cp "$published/imagegen-probe" "$folder/"
}

# build_probes RID...: builds the program for these platforms, so that the next build of ImageGen.dll contains it. Only Linux can do it.
build_probes() {
    local rid architecture packed
    [ "$(uname -s)" = Linux ] || { say "without the program for health checks, which only Linux can build"; return; }
    for rid in "$@"; do
        case "$rid" in
            linux-x64) architecture=amd64 ;;
            linux-arm64) architecture=arm64 ;;
            *) continue ;;
        esac
        packed="$root/artifacts/probe/imagegen-probe.$architecture.gz"
        if [ ! -f "$packed" ] || [ -n "$(find "$root/src/ImageGen.Probe" "$root/Directory.Build.props" "$root/Directory.Packages.props" -newer "$packed" -type f ! -path '*/obj/*' ! -path '*/bin/*')" ]; then
            if ! can_install clang=clang; then
                say "without the program for health checks for $rid, because clang is missing and cannot be installed by this user"
                continue
            fi
            say "building the program for health checks for $rid"
            build_probe "$rid" "$root/artifacts/probe/$architecture"
            gzip -9nc "$root/artifacts/probe/$architecture/imagegen-probe" >"$packed"
        fi
    done
}
