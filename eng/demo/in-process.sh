# The demo without an engine: the program builds and pushes its images itself. It needs the .NET SDK, and neither root nor anything else.

demo_in_process() {
    local started=$SECONDS registry references api address page
    say "no engine responds: building without one"
    dotnet --list-runtimes | grep -q '^Microsoft\.AspNetCore\.App 10\.' ||
        fail "the ASP.NET Core 10 runtime is missing, which the shop's API needs: install the .NET 10 SDK of https://dot.net/download, which has it"
    compile_shop
    choose_registry command -v docker-registry >/dev/null
    # In the folder that 'down' removes.
    export XDG_CACHE_HOME="$state/cache"
    choose_base_images make_own_images
    say "running it to build and push its images"
    references=$(IMAGEGEN_DEFAULT_NAMESPACE="$registry" dotnet run --no-build --project "$shop" -- "${push_shop[@]}" --builder in-process)
    check_digests "$references"
    api=$(head -n 1 <<<"$references")
    api=${api%@*}

    if run_in_podman; then
        say "the API runs in Podman: http://$address/ responds: $page"
    else
        say "to run the API: podman run --rm --tls-verify=false --publish 8080:8080 $api (docker run: without --tls-verify)"
    fi
    say "to look at its manifest: curl http://$registry/v2/shop-api/manifests/${api##*:}"
    say "to build on an engine: './build.sh demo --engine', as root, which installs and starts one"
    say "built by samples/Shop/Shop.Deploy and pushed in $((SECONDS - started)) s, without an engine; the registry reports these digests:"
    printf '%s\n' "$references"
    say "'./build.sh down' removes what this started"
}

start_demo_registry() {
    if running demo-registry && registry_responds demo-registry; then return 0; fi
    local program="$state/demo-registry-program"
    say "compiling a small registry (eng/demo/registry.cs)"
    dotnet build "$root/eng/demo/registry.cs" --output "$program" --nologo -v quiet >&2
    choose_port demo-registry
    start demo-registry dotnet "$program/registry.dll" "$state/demo-registry" "$(registry_port demo-registry)"
    await_registry demo-registry
}

# Builds stand-ins of the base images without an engine. It pushes the one that is checked here last.
make_own_images() {
    if has_image "$registry" dotnet/aspnet 10.0-noble-chiseled-extra; then return 0; fi
    say "building them from the .NET of this machine (eng/demo/Dockerfile)"
    ImageGenAnalysis=false dotnet run "$root/eng/demo/base-images.cs" -- "$registry" "$state/base-images" >&2
    rm -rf "$state/base-images"
}

# run_in_podman: runs the API, if there is a Podman that works for this user.
run_in_podman() {
    command -v podman >/dev/null || return
    touch "$state/podman-has-demo"
    if timeout 120 podman pull --quiet --tls-verify=false "$(head -n 1 <<<"$references")" >"$run_dir/run.log" 2>&1 && run_api podman; then return 0; fi
    say "Podman cannot run the API for this user: $(tail -n 1 "$run_dir/run.log")"
    return 1
}
