using ImageGen.BuildKit.Failures;
using Xunit;

namespace ImageGen.BuildKit.Tests.Failures;

public sealed class FailureTextTests
{
    [Theory]
    [InlineData("failed to solve with frontend dockerfile.v0: failed to solve with frontend gateway.v0: no such host", "no such host")]
    [InlineData("failed to solve: rpc error: code = Unknown desc = failed to build LLB: rpc error: code = NotFound desc = base:1: not found", "base:1: not found")]
    [InlineData("failed to solve: executor failed running [/bin/sh -c echo ]: exit code: 1]: exit code: 3", "exit code: 3")]
    [InlineData("process \"/bin/sh -c echo \\\"a\nb\\\"\" did not complete successfully: exit code: 137: cannot allocate memory", "exit code: 137: cannot allocate memory")]
    [InlineData("process \"/app\" did not complete successfully: failed to create shim task: exec: \"/app\": permission denied", "failed to create shim task: exec: \"/app\": permission denied")]
    [InlineData("The command '/bin/sh -c make' returned a non-zero code: 2", "exit code: 2")]
    [InlineData("building at STEP \"RUN make test\": while running runtime: exit status 2", "exit status 2")]
    [InlineData("failed to compute cache key: failed to calculate checksum of ref moby::abc: \"/a.txt\": not found", "\"/a.txt\": not found")]
    [InlineData("base:1: failed to resolve source metadata for docker.io/library/base:1: pull access denied", "base:1: pull access denied")]
    public void Only_what_a_person_needs_remains(string text, string remains) => Assert.Equal(remains, FailureText.Simplify(text));

    [Theory]
    [InlineData("")]
    [InlineData("exit code: 2")]
    [InlineData("rpc error: code = Unknown")]
    [InlineData("no route to host (the last answer: failed to solve: no)")]
    [InlineData("executor failed running [/bin/sh -c make]: context canceled")]
    [InlineData("a process \"x\" and no more")]
    public void Other_text_is_unchanged(string text) => Assert.Equal(text, FailureText.Simplify(text));
}
