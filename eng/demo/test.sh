# The test of the demo without an engine: root runs it as a user without privileges, on a copy of this checkout.

test_demo() {
    local folder references
    # The demo must work with paths like this one.
    folder=$(mktemp -d "/var/tmp/imagegen demo ü.XXXXXX")
    mkdir "$folder/home" "$folder/bin" "$folder/copy"
    link_programs "$folder/bin"
    tar -C "$root" --exclude=./artifacts --exclude=bin --exclude=obj -cf - . | tar -xf - -C "$folder/copy"
    chown -R nobody:nogroup "$folder"

    references=$(as_nobody "$folder" "$folder/copy/build.sh" demo)
    echo "$references"
    [ "$(grep -c '^127\.0\.0\.1:[0-9]*/shop-.*@sha256:' <<<"$references")" = 3 ]
    as_nobody "$folder" "$folder/copy/build.sh" down
    [ ! -e "$folder/copy/artifacts/engine" ]
    rm -rf "$folder"
}

# link_programs FOLDER: links to the programs of the PATH, without those that the demo must not need.
link_programs() {
    local folders folder
    IFS=: read -ra folders <<<"$PATH"
    for folder in "${folders[@]}"; do
        # The first program with a name is the one that the PATH means, and a later link fails.
        ln -s "$folder"/* "$1/" 2>/dev/null || true
    done
    rm -f "$1"/docker* "$1"/podman* "$1/curl"
}

as_nobody() { # as_nobody FOLDER COMMAND...
    setpriv --reuid=nobody --regid=nogroup --clear-groups \
        env -u NUGET_PACKAGES -u DOCKER_HOST -u DOCKER_CONTEXT HOME="$1/home" PATH="$1/bin" "${@:2}"
}
