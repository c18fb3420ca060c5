# Completion of @NAME@ in fish. To use it: @NAME@ completion fish | source
function __@FUNCTION@_complete
    set -l line (commandline -cp)
    set -l program (commandline -opc)[1]
    eval $program '"[suggest:"'(string length -- "$line")'"]"' (string escape -- "$line") 2>/dev/null
end
complete -c @NAME@ -f -a '(__@FUNCTION@_complete)'
