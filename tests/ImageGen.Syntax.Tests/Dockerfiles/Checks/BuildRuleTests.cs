using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles.Checks;

/// <summary>The rules of our own, which need to know the build. The place that is meant stands in ⟦ ⟧; without one nothing is said.</summary>
public sealed class BuildRuleTests
{
    [Theory]
    [InlineData("FROM scratch AS one\n⟦FROM⟧ scratch AS two", "onee", "Use the similar name 'one'")]
    [InlineData("⟦FROM⟧ scratch", "one", "Name a stage with AS")]
    [InlineData("FROM scratch AS one\n⟦FROM⟧ scratch AS two", "other", "Use one of: one, two.")]
    [InlineData("# check=skip=UnknownTarget\nFROM scratch AS one", "two", "")]
    [InlineData("FROM scratch AS One", "oNE", "")]
    [InlineData("FROM scratch AS one", "", "")]
    public void A_target_is_a_stage(string text, string target, string message) =>
        AssertWarning(text, "UnknownTarget", message, new() { Target = target });

    [Theory]
    [InlineData("ARG VERSION\n⟦FROM⟧ scratch", "VERSON", "Use the similar name 'VERSION'")]
    [InlineData("⟦FROM⟧ scratch", "ANY", "Add an ARG")]
    [InlineData("ARG A\nFROM scratch", "A", "")]
    [InlineData("FROM scratch\nARG B A=1", "A", "")]
    [InlineData("FROM scratch\nONBUILD ARG A=1", "A", "")]
    [InlineData("FROM scratch", "https_proxy", "")]
    [InlineData("FROM scratch", "BUILDKIT_SYNTAX", "")]
    [InlineData("FROM scratch", "SOURCE_DATE_EPOCH", "")]
    [InlineData("# check=skip=UndeclaredArgument\nFROM scratch", "A", "")]
    public void An_argument_is_declared(string text, string argument, string message) =>
        AssertWarning(text, "UndeclaredArgument", message, new() { Arguments = new Dictionary<string, string?> { [argument] = "1" } });

    [Theory]
    [InlineData("FROM scratch\nARG A ⟦TOKEN⟧=x", "TOKEN", "RUN --mount=type=secret")]
    [InlineData("FROM scratch\nARG ⟦npm⟧", "npm", "Pass it as a secret")]
    [InlineData("FROM scratch\nARG KEY_VERSION", "KEY_VERSION", "")]
    [InlineData("# check=skip=SecretInArgument\nFROM scratch\nARG TOKEN", "TOKEN", "")]
    public void A_secret_is_no_argument(string text, string argument, string message) =>
        AssertWarning(text, "SecretInArgument", message, new() { Arguments = new Dictionary<string, string?> { [argument] = "1" }, Secrets = ["npm"] });

    [Fact]
    public void The_value_of_a_secret_is_in_no_message() => Assert.DoesNotContain(
        Dockerfile.Parse("FROM scratch\nARG TOKEN").Check(new() { Arguments = new Dictionary<string, string?> { ["TOKEN"] = "hunter2" } }),
        warning => warning.ToString().Contains("hunter2", StringComparison.Ordinal));

    [Theory]
    [InlineData("FROM scratch\nRUN --mount=type=bind ⟦--mount⟧=type=secret,id=npmrc true", "nothing is mounted")]
    [InlineData("FROM scratch\nRUN ⟦--mount⟧=type=secret,id=npmrc,required true", "The required secret 'npmrc'")]
    [InlineData("FROM scratch\nRUN ⟦--mount⟧=type=secret,target=/run/npmrc true", "'npmrc'")]
    [InlineData("FROM scratch\nRUN --mount=type=secret,id=token true", "")]
    [InlineData("FROM scratch\nARG ID\nRUN --mount=type=secret,id=$ID true", "")]
    [InlineData("FROM scratch\n# check=skip=UndeclaredSecret\nRUN --mount=type=secret,id=npmrc true", "")]
    public void A_mounted_secret_is_given(string text, string message) =>
        AssertWarning(text, "UndeclaredSecret", message, new() { Secrets = ["token"] });

    [Theory]
    [InlineData("FROM scratch\nRUN ⟦--mount⟧=type=ssh git clone", "The SSH agent 'default' is missing, so nothing is mounted")]
    [InlineData("FROM scratch\nRUN --mount=type=cache,target=/c ⟦--mount⟧=type=ssh,required git clone", "The required SSH agent 'default' is missing. Add it to the SSH agents of the build.")]
    [InlineData("FROM scratch\nRUN ⟦--mount⟧=type=ssh,id=token,required true", "'token'")]
    [InlineData("FROM scratch\nRUN --mount=type=ssh,id=git,required true", "")]
    [InlineData("FROM scratch\nARG ID\nRUN --mount=type=ssh,id=$ID,required true", "")]
    public void A_mounted_SSH_agent_is_given(string text, string message) =>
        AssertWarning(text, "UndeclaredSshAgent", message, new() { SshAgents = ["git"], Secrets = ["token"] });

    [Theory]
    [InlineData("FROM scratch\nCOPY src ⟦srcs/a⟧ /", "is not in the context")]
    [InlineData("FROM scratch\nADD ⟦/../none⟧ /", "is not in the context")]
    [InlineData("FROM scratch\nCOPY ⟦bin⟧ /", "Add an exception")]
    [InlineData("FROM scratch\nARG D=none\nCOPY ⟦$D⟧ /", "'none' is not in the context")]
    [InlineData("FROM scratch\nCOPY . /src ./src/ src/../src /", "")]
    [InlineData("FROM scratch\nCOPY none* non[e] /", "")]
    [InlineData("FROM scratch AS a\nFROM scratch\nCOPY --from=a none /", "")]
    [InlineData("FROM scratch\nCOPY <<none /\nnone\nADD https://example.com/none git@example.com:a/none.git /", "")]
    [InlineData("FROM busybox\nCOPY $UNKNOWN/none /", "")]
    [InlineData("FROM scratch\nCOPY obj /", "")]
    [InlineData("FROM scratch\n# check=skip=MissingCopySource\nCOPY none /", "")]
    public void A_source_is_in_the_context(string text, string message) => AssertWarning(text, "MissingCopySource", message, new()
    {
        ContextHolds = path => path is "src" or "bin" or "obj",
        Ignore = IgnoreFile.Parse("bin\nobj\n!obj/project.assets.json"),
    });

    [Theory]
    [InlineData("⟦FROM⟧ scratch\nFROM scratch", "Remove it")]
    [InlineData("⟦FROM⟧ scratch AS one\nFROM scratch AS one", "No build needs this stage")]
    [InlineData("FROM scratch AS one\nFROM scratch", "")]
    [InlineData("FROM scratch\nFROM scratch\nCOPY --from=0 /a /", "")]
    [InlineData("FROM scratch AS one\nRUN a\nFROM scratch\nRUN --mount=from=one b", "")]
    [InlineData("# check=skip=UnreachableStage\nFROM scratch\nFROM scratch", "")]
    public void A_stage_can_be_built(string text, string message) => AssertWarning(text, "UnreachableStage", message, new());

    [Theory]
    [InlineData("FROM scratch\nRUN ⟦--mount⟧=type=cache,target=/a true", "RUN --mount")]
    [InlineData("FROM scratch\nCOPY --from=a ⟦--link⟧ a /", "COPY --link")]
    [InlineData("FROM scratch\nONBUILD ADD ⟦--chmod⟧=1 a /", "ADD --chmod")]
    [InlineData("FROM scratch\n⟦COPY⟧ <<EOF /\nEOF", "'EOF'")]
    [InlineData("FROM --platform=linux/amd64 scratch\nCOPY --chown=1 --from=a a /\nHEALTHCHECK --interval=1s CMD a", "")]
    [InlineData("# check=skip=UnsupportedByBuilder\nFROM scratch\nCOPY --link a /", "")]
    public void The_builder_knows_the_language(string text, string message)
    {
        AssertWarning(text, "UnsupportedByBuilder", message, new() { Builder = DockerfileBuilder.Classic });
        AssertWarning(text.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal), "UnsupportedByBuilder", "", new());
    }

    private static void AssertWarning(string marked, string rule, string message, DockerfileCheckOptions options)
    {
        var (text, place) = MarkedText.Read(marked);
        var warnings = Dockerfile.Parse(text).Check(options).Where(warning => warning.Rule == rule).ToList();
        if (place is null)
        {
            Assert.Empty(warnings);
            return;
        }

        var warning = Assert.Single(warnings);
        Assert.Contains(message, warning.Message, StringComparison.Ordinal);
        Assert.Equal(place, MarkedText.PlaceOf(warning));
    }
}
