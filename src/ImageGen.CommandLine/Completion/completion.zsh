#compdef @NAME@
# Completion of @NAME@ in zsh. To use it: source <(@NAME@ completion zsh)
_@FUNCTION@_complete() {
    local line="${(j: :)words[1,CURRENT]}"
    local -a candidates
    candidates=(${(f)"$(${~words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)"})
    if (( ${#candidates} )); then
        compadd -- "${candidates[@]}"
    else
        _files
    fi
}
compdef _@FUNCTION@_complete @NAME@
