#!/usr/bin/env bash
# Fuzzes a parser under AFL, from its corpus:  fuzz.sh [TARGET [SECONDS]]
# What is found stays in artifacts/fuzzing/findings/TARGET; an input that crashes belongs into the corpus once it is understood.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$project/../.." && pwd)
. "$root/eng/common.sh"

target=${1:-reference}
seconds=${2:-60}
fuzzing="$root/artifacts/fuzzing"
program="$fuzzing/bin/ImageGen.Fuzzing.dll"
findings="$fuzzing/findings/$target"

[ -d "$project/Corpus/$target" ] || fail "there is no target '$target'; there are: $(ls "$project/Corpus" | xargs)"

require_dotnet
install afl-fuzz=afl++

say "building"
# Built anew each time: what is instrumented already cannot be instrumented again.
rm -rf "$fuzzing/bin" "$findings"
mkdir -p "$fuzzing/findings"
dotnet build "$project" -c Release -o "$fuzzing/bin" --nologo -v quiet -clp:NoSummary

[ -x "$fuzzing/tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$fuzzing/tools" >"$fuzzing/tool.log" ||
    fail "the .NET tool SharpFuzz.CommandLine could not be installed: $(cat "$fuzzing/tool.log")"
dotnet "$program" "$target"
for assembly in ImageGen.Syntax ImageGen.BuildKit ImageGen.Oci; do
    "$fuzzing/tools/sharpfuzz" "$fuzzing/bin/$assembly.dll"
done

say "fuzzing '$target' for $seconds s"
# AFL looks for its own instrumentation in the executable, which is dotnet's host here, and warns about machine
# settings that make it slower or lose native crashes; an exception is reported by SharpFuzz and not lost.
export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1
export AFL_NO_UI=1 AFL_FORKSRV_INIT_TMOUT=60000
afl-fuzz -i "$project/Corpus/$target" -o "$findings" -V "$seconds" -t 5000 -m none -- dotnet "$program" "$target" >"$fuzzing/$target.log" 2>&1 || {
    tail -n 20 "$fuzzing/$target.log" >&2
    fail "afl-fuzz did not run; the whole log is $fuzzing/$target.log"
}

stat_of() { sed -n "s/^$1 *: //p" "$findings/default/fuzzer_stats"; }

crashes=$(stat_of saved_crashes)
hangs=$(stat_of saved_hangs)
echo "$target: $(stat_of execs_done) executions, $(stat_of execs_per_sec) a second, $(stat_of corpus_found) inputs with new branches, $crashes crashes, $hangs hangs"
[ "$crashes" = 0 ] && [ "$hangs" = 0 ] || fail "the inputs are in $findings/default/crashes and $findings/default/hangs"
