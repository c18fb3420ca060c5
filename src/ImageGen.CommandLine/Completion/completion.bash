# Completion of @NAME@ in bash. To use it: source <(@NAME@ completion bash)
_@FUNCTION@_complete() {
    local word="${COMP_WORDS[COMP_CWORD]}" line="${COMP_LINE:0:COMP_POINT}" candidate prefix
    # Bash also splits words at '=' and ':', and replaces only the last part. The candidates are whole words.
    prefix="${line##*[[:space:]]}"
    prefix="${prefix%"$word"}"
    COMPREPLY=()
    while IFS= read -r candidate; do
        [[ -n $candidate ]] && COMPREPLY+=("${candidate#"$prefix"}")
    done < <("${COMP_WORDS[0]/#\~/$HOME}" "[suggest:${COMP_POINT}]" "$COMP_LINE" 2>/dev/null)
    [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2>/dev/null
}
complete -o default -F _@FUNCTION@_complete @NAME@
