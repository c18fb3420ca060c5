# ./build.sh docs: the guides, a page for each rule and the API reference as a site, into artifacts/docs.

run_docs() {
    require_dotnet
    local input="$root/artifacts/docs-input"
    rm -rf "$input" "$root/docs/api" "$root/artifacts/docs"
    write_toc "$root/docs/guides"
    write_toc "$root/docs/diagnostics"
    say "building the packages' assemblies"
    # With what they depend on beside them, so that every type that the documentation names is found.
    dotnet publish "$root/src/ImageGen.Hosting" -c Release -o "$input" --nologo -v quiet
    dotnet publish "$root/src/ImageGen.CommandLine" -c Release -o "$input" --nologo -v quiet
    (
        cd "$root"
        dotnet tool restore >/dev/null
        say "writing the site"
        # A link that leads nowhere is a warning.
        dotnet docfx docs/docfx.json --warningsAsErrors
    )
    say "the site is in $root/artifacts/docs; 'dotnet docfx serve artifacts/docs' shows it"
}

# write_toc FOLDER: the table of contents of a folder of the site, a line for each page with the page's title.
write_toc() {
    local page
    for page in "$1"/*.md; do
        printf -- '- name: "%s"\n  href: %s\n' "$(sed -n '1s/^# //p' "$page" | sed 's/["\\]/\\&/g')" "$(basename "$page")"
    done >"$1/toc.yml"
}
