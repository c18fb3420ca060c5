using ImageGen.Building.Failures;
using ImageGen.Building.Steps;
using Xunit;

namespace ImageGen.Tests.Building;

/// <summary>The words of engines that the engine tests do not run on: read in the sources of Docker Engine 23 to 29 and Podman 5.</summary>
public sealed class FailureWordsTests
{
    private const string Dockerfile = "FROM acme/base:1 AS build\nCOPY a.txt /\nRUN make test\nRUN <<EOF\necho hi\nEOF\n";

    [Theory]
    [InlineData("failed to solve: process \"/bin/sh -c make test\" did not complete successfully: exit code: 2", "[build 3/4] RUN make test", typeof(BuildStepFailedException), 3)]
    [InlineData("failed to solve: failed to compute cache key: failed to calculate checksum of ref moby::abc: \"/a.txt\": not found", "[build 2/4] COPY a.txt /", typeof(CopySourceNotFoundException), 2)]
    [InlineData("failed to solve: acme/base:1: failed to resolve source metadata for docker.io/acme/base:1: pull access denied, repository does not exist or may require authorization", "[internal] load metadata for docker.io/acme/base:1", typeof(BaseImageException), 1)]
    [InlineData("failed to solve: dockerfile parse error on line 3: unknown instruction: RUM (did you mean RUN?)", null, typeof(DockerfileSyntaxException), 3)]
    [InlineData("dockerfile parse error line 5: unknown instruction: ECHO", null, typeof(DockerfileSyntaxException), 4)]
    [InlineData("dockerfile parse error on line 2: unknown flag: exclude", null, typeof(DockerfileSyntaxException), 2)]
    [InlineData("failed to solve: target stage \"x\" could not be found", null, typeof(ImageBuildException), 0)]
    [InlineData("building at STEP \"RUN make test\": while running runtime: exit status 2", "STEP 3/4: RUN make test", typeof(BuildStepFailedException), 3)]
    [InlineData("failed to solve: rpc error: code = Unknown desc = secret token not found: not found", "[build 3/4] RUN make test", typeof(ImageBuildException), 3)]
    [InlineData("failed to solve: secret token: not found", "[build 3/4] RUN make test", typeof(ImageBuildException), 3)]
    [InlineData("write /x: no space left on device", "[build 3/4] RUN make test", typeof(ImageBuildException), 3)]
    public void Become_the_exception_that_fits_at_its_line(string message, string? stepName, Type exception, int line)
    {
        var failure = Understand(message, stepName);

        Assert.IsType(exception, failure);
        Assert.Equal(line, failure.Line);
        Assert.StartsWith(line == 0 ? "Dockerfile: error: " : $"Dockerfile({line},1): error: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret npm: not found", "there is no secret 'npm'", "BuildSecret.FromEnvironment(\"npm\"")]
    [InlineData("no SSH key \"git\" forwarded from the client", "there is no SSH agent 'git'", "new SshForward(\"git\")")]
    public void What_a_step_misses_of_the_session_is_named_with_the_option(string message, string what, string next)
    {
        var failure = Understand(message, "[build 3/4] RUN make test");

        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
        Assert.Contains(next, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RUN --mount=type=secret,id=npm --mount=type=secret,id=nuget npm ci", "\nThe step ran without the secret 'npm', which the build does not have. Add it to ImageBuildOptions.Secrets (BuildSecret.FromEnvironment(\"npm\", …), FromFile or FromValue), or on the command line with --secret id=npm,env=VARIABLE.")]
    [InlineData("RUN --mount=type=secret,id=nuget --mount=type=ssh npm ci", null)]
    [InlineData("RUN npm ci", null)]
    public void A_command_that_failed_without_its_secret_is_told_with_the_secret(string instruction, string? next)
    {
        var steps = new DockerfileSteps(ImageGen.Dockerfile.Parse($"FROM a\n{instruction}\n"));
        var complaint = new EngineComplaint("process \"/bin/sh -c npm ci\" did not complete successfully: exit code: 1", Code: null, Step: null) { Place = steps.AtLine(2) };

        var failure = new BuildFailures("Dockerfile", steps) { SecretIds = ["nuget"] }.From(complaint);

        Assert.Equal(next is not null, failure.Message.Contains("ran without", StringComparison.Ordinal));
        Assert.EndsWith(next ?? "(Target builds up to a stage).", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FROM shared", "docker.io/library/shared:latest", true)]
    [InlineData("FROM --platform=$BUILDPLATFORM shared AS build", "docker.io/library/shared:latest", true)]
    [InlineData("FROM scratch\nCOPY --from=shared /a /a", "docker.io/library/shared:latest", true)]
    [InlineData("FROM scratch\nRUN --mount=from=shared,target=/a cp /a/b /b", "docker.io/library/shared:latest", true)]
    [InlineData("FROM shared:1", "docker.io/library/shared:1", false)]
    [InlineData("FROM shared:latest", "docker.io/library/shared:latest", false)]
    [InlineData("FROM acme/shared", "docker.io/acme/shared:latest", false)]
    [InlineData("ARG BASE=shared\nFROM $BASE", "docker.io/library/shared:latest", false)]
    public void An_image_whose_name_may_be_that_of_a_context_is_told_with_the_option(string dockerfile, string image, bool isTold)
    {
        var steps = new DockerfileSteps(ImageGen.Dockerfile.Parse(dockerfile + "\n"));
        var complaint = new EngineComplaint($"failed to solve: shared: failed to resolve source metadata for {image}: pull access denied, repository does not exist or may require authorization", Code: null, Step: null);

        var failure = Assert.IsType<BaseImageException>(new BuildFailures("Dockerfile", steps).From(complaint));

        Assert.Equal(isTold, failure.Message.EndsWith(" If 'shared' is a named context, add it to ImageBuildOptions.NamedContexts, or on the command line with --build-context shared=FOLDER.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("failed to solve: granting entitlement security.insecure is not allowed by build daemon configuration", "--allow-insecure-entitlement security.insecure, for a Docker Engine with \"builder\": {\"Entitlements\": {\"security-insecure\": true}}")]
    [InlineData("failed to solve: failed to load LLB: network.host is not allowed", "ImageBuildOptions.Entitlements: BuildEntitlement.NetworkHost.")]
    [InlineData("failed to load LLB: security.insecure is not allowed", "ImageBuildOptions.Entitlements: BuildEntitlement.SecurityInsecure.")]
    public void An_entitlement_that_is_missing_is_told_with_who_can_give_it(string message, string next) =>
        Assert.Contains(next, Understand(message, stepName: null).Message, StringComparison.Ordinal);

    [Fact]
    public void A_source_that_the_policy_denies_is_none_to_log_in_for()
    {
        var failure = Understand(
            "failed to solve: acme/base:1: failed to resolve source metadata for docker.io/acme/base:1: could not resolve image due to policy: source \"docker-image://docker.io/acme/base:1\" denied by policy: source denied by policy",
            "[internal] load metadata for docker.io/acme/base:1");

        Assert.StartsWith("Dockerfile(1,1): error: the source policy denies 'docker-image://docker.io/acme/base:1'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ImageBuildOptions.SourcePolicy", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("docker login", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rpc error: code = Internal desc = header key \"exclude-patterns\" contains value with non-printable ASCII characters", ".dockerignore")]
    [InlineData("rpc error: code = Internal desc = header key \"followpaths\" contains value with non-printable ASCII characters", "COPY or ADD")]
    public void Characters_that_an_engine_loses_are_told_with_a_way_around(string message, string where)
    {
        var failure = Understand(message, stepName: null);

        Assert.Contains(where, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Write '?' for each of these characters, or build on Docker Engine 25 or later", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("src", "src/a.txt")]
    [InlineData("other", "other")]
    public void The_first_missing_folder_is_told_by_the_path_that_the_instruction_names(string missing, string named)
    {
        var steps = new DockerfileSteps(ImageGen.Dockerfile.Parse("FROM a\nCOPY a/../src/a.txt ./b.txt /to/\n"));
        var complaint = new EngineComplaint($"failed to compute cache key: \"/{missing}\" not found: not found", Code: null, Step: null) { Place = steps.AtLine(2) };

        Assert.Contains($"'{named}' does not exist", new BuildFailures("Dockerfile", steps).From(complaint).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failed to solve with frontend dockerfile.v0: rpc error: code = Unknown desc = failed to build LLB: rpc error: code = Unavailable desc = the worker is gone", null, "Dockerfile: error: the worker is gone\n")]
    [InlineData("failed to solve: acme/base:1: failed to resolve source metadata for docker.io/acme/base:1: pull access denied", "[internal] load metadata for docker.io/acme/base:1", "(1,1): error: the image 'acme/base:1' cannot be pulled: acme/base:1: pull access denied\n")]
    [InlineData("failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 3: unknown instruction: RUM", null, "(3,1): error: unknown instruction: RUM\n")]
    [InlineData("failed to solve with frontend dockerfile.v0: the Dockerfile cannot be empty", null, "Dockerfile: error: the Dockerfile cannot be empty\nFix the Dockerfile.")]
    [InlineData("failed to solve with frontend dockerfile.v0: operating system is not supported", null, "operating system is not supported\nUse a platform of the engine's operating system, such as linux/amd64.")]
    public void The_names_of_an_engine_s_parts_are_not_shown(string message, string? stepName, string shown) =>
        Assert.Contains(shown, Understand(message, stepName).Message, StringComparison.Ordinal);

    [Fact]
    public void A_heredoc_that_an_old_reader_stumbles_over_is_explained() =>
        Assert.Contains("here-documents", Understand("dockerfile parse error line 5: unknown instruction: ECHO", null).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("resolve image config for docker.io/docker/dockerfile:1", "failed to solve with frontend dockerfile.v0: failed to solve with frontend gateway.v0: failed to do request: Head https://registry-1.docker.io/v2/docker/dockerfile/manifests/1: dial tcp: lookup registry-1.docker.io: no such host", "can reach it through network")]
    [InlineData("resolve image config for docker-image://docker.io/docker/dockerfile:1", "failed to solve: docker/dockerfile:1: failed to resolve source metadata for docker.io/docker/dockerfile:1: not found", "Check its name and tag")]
    public void Of_a_frontend_that_cannot_be_had_say_what_stands_in_for_it(string stepName, string message, string advice)
    {
        var steps = new DockerfileSteps(ImageGen.Dockerfile.Parse("# syntax=docker/dockerfile:1 --flag\nFROM scratch\n"));

        var failure = new BuildFailures("Dockerfile", steps).From(new EngineComplaint(message, Code: null, new BuildStep("1", stepName, steps.Find(stepName))));

        Assert.StartsWith("Dockerfile(1,1): error: the frontend image 'docker/dockerfile:1'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
        Assert.Contains("UseBuiltInFrontend = true", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_put_where_the_engine_says_even_if_no_step_tells()
    {
        var steps = new DockerfileSteps(ImageGen.Dockerfile.Parse(Dockerfile));
        var complaint = new EngineComplaint("process \"/bin/sh -c make test\" did not complete successfully: exit code: 2", Code: null, Step: null) { Place = steps.AtLine(3) };

        Assert.Equal(3, Assert.IsType<BuildStepFailedException>(new BuildFailures("Dockerfile", steps).From(complaint)).Line);
    }

    [Theory]
    [InlineData("Get \"https://r.example/v2/\": net/http: TLS handshake timeout", true)]
    [InlineData("received unexpected HTTP status: 502 Bad Gateway", true)]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable", true)]
    [InlineData("500 Internal Server Error", true)]
    [InlineData("dial tcp 10.0.0.1:443: i/o timeout", true)]
    [InlineData("read tcp: connection reset by peer", true)]
    [InlineData("context deadline exceeded", true)]
    [InlineData("manifest unknown", false)]
    [InlineData("error in line 500 of 502", false)]
    [InlineData("denied: requested access to the resource is denied", false)]
    public void Tell_whether_a_failure_may_pass(string message, bool mayPass)
    {
        Assert.Equal(mayPass, TransientFailure.IsTransient(message));
        Assert.Equal(mayPass, TransientFailure.IsTransient(Understand(message, "[internal] load metadata for docker.io/acme/base:1")));
    }

    [Fact]
    public void A_failing_command_never_passes_whatever_it_prints()
    {
        var failure = Understand("process \"/bin/sh -c curl || echo 'i/o timeout'\" did not complete successfully: exit code: 1", "[build 3/4] RUN make test", "i/o timeout\n");

        Assert.False(TransientFailure.IsTransient(failure));
    }

    [Theory]
    [InlineData("Dockerfile (auto)", "dial tcp: lookup mcr.microsoft.com: no such host", true)]
    [InlineData("Dockerfile (auto)", "tls: failed to verify certificate: x509: certificate signed by unknown authority", true)]
    [InlineData("Dockerfile (auto)", "unexpected status from HEAD request: 403 Forbidden", true)]
    [InlineData("Dockerfile (auto)", "not found", false)]
    [InlineData("Dockerfile", "dial tcp: lookup mcr.microsoft.com: no such host", false)]
    public void If_Microsoft_s_registry_is_out_of_reach_a_generated_Dockerfile_can_use_a_mirror(string path, string cause, bool isNamed)
    {
        const string Image = "mcr.microsoft.com/dotnet/aspnet:10.0";
        var steps = new DockerfileSteps(ImageGen.Dockerfile.Parse($"FROM {Image}\n"));
        var name = "[internal] load metadata for " + Image;
        var failure = new BuildFailures(path, steps).From(new EngineComplaint($"failed to solve: {Image}: failed to resolve source metadata for {Image}: {cause}", Code: null, new BuildStep("1", name, steps.Find(name))));

        Assert.Equal(isNamed, failure.Message.Contains("set IMAGEGEN_BASE_REGISTRY, or Auto.BaseRegistry of the options, to a mirror", StringComparison.Ordinal));
    }

    private static ImageBuildException Understand(string message, string? stepName, string output = "")
    {
        var steps = new DockerfileSteps(ImageGen.Dockerfile.Parse(Dockerfile));
        var step = stepName is null ? null : new BuildStep("1", stepName, steps.Find(stepName));
        step?.Output.Append(output);
        return new BuildFailures("Dockerfile", steps).From(new EngineComplaint(message, Code: null, step));
    }
}
