using System.Globalization;

namespace ImageGen.Generator.Tests.Analyzers;

/// <summary>IMG0201 to IMG0227: what is said of Dockerfiles, at their own places. The place that is meant stands in ⟦ ⟧.</summary>
public sealed class DockerfileCheckTests
{
    private const string Shop = "[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")] static partial class Shop;";

    /// <summary>For each rule a file that breaks it and no other one, and the comment that turns it off above the instruction, where one does.</summary>
    public static TheoryData<string, string, bool> Broken => new()
    {
        { "IMG0202 StageNameCasing", "FROM scratch AS ⟦Build⟧", true },
        { "IMG0203 FromAsCasing", "FROM scratch ⟦as⟧ build", true },
        { "IMG0204 NoEmptyContinuation", "FROM scratch\nENV A=1 \\\n⟦⟧\n  B=1", false },
        { "IMG0205 ConsistentInstructionCasing", "FROM scratch\nENV A=1\n⟦env⟧ B=1", false },
        { "IMG0206 DuplicateStageName", "FROM scratch AS one\nFROM one AS ⟦one⟧", false },
        { "IMG0207 ReservedStageName", "FROM scratch AS ⟦context⟧", false },
        { "IMG0208 JSONArgsRecommended", "FROM scratch\nCMD ⟦run \\\n  it⟧", true },
        { "IMG0209 MaintainerDeprecated", "FROM scratch\n⟦MAINTAINER⟧ me", true },
        { "IMG0210 UndefinedArgInFrom", "FROM scratch⟦$NONE⟧", true },
        { "IMG0211 WorkdirRelativePath", "FROM scratch\nWORKDIR ⟦app⟧", true },
        { "IMG0212 UndefinedVar", "FROM scratch\nENV A=1 \\\n  B=\"a ⟦${NONE}⟧\"", true },
        { "IMG0213 MultipleInstructionsDisallowed", "FROM scratch\n⟦CMD⟧ [\"a\"]\nCMD [\"b\"]", true },
        { "IMG0214 LegacyKeyValueFormat", "FROM scratch\nENV ⟦A 1⟧", true },
        { "IMG0215 RedundantTargetPlatform", "FROM ⟦--platform=$TARGETPLATFORM⟧ scratch", true },
        { "IMG0216 SecretsUsedInArgOrEnv", "FROM scratch\nENV ⟦TOKEN⟧=a", true },
        { "IMG0217 InvalidDefaultArgInFrom", "ARG A=\nFROM ⟦$A⟧", false },
        { "IMG0218 FromPlatformFlagConstDisallowed", "FROM ⟦--platform=linux/amd64⟧ scratch", true },
        { "IMG0219 CopyIgnoredFile", "FROM scratch\nCOPY ⟦ignored/a⟧ /", true },
        { "IMG0220 InvalidDefinitionDescription", "# check=experimental=all\n# comment\n⟦FROM⟧ scratch AS one", false },
        { "IMG0221 ExposeProtoCasing", "FROM scratch\nEXPOSE ⟦80/TCP⟧", true },
        { "IMG0222 ExposeInvalidFormat", "FROM scratch\nEXPOSE ⟦80:80⟧", true },
        { "IMG0225 UnreachableStage", "⟦FROM⟧ scratch\nFROM scratch", true },
        { "IMG0227 AptInstallWithoutYes", "FROM debian\nRUN apt-get update && ⟦apt-get install⟧ curl", true },
    };

    [Fact]
    public void No_rule_is_missing_here() => Assert.Equal(
        new Generator.Analyzers.DockerfileAnalyzer().SupportedDiagnostics.Select(static rule => rule.Id).Except(["IMG0201", "IMG0226"]).Order(StringComparer.Ordinal),
        Broken.Select(static row => row.Data.Item1.Split(' ')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_check_has_a_rule_or_needs_the_build() => Assert.Equal(
        ["MissingCopySource", "UndeclaredSecret", "UndeclaredSshAgent", "UnknownTarget", "UnsupportedByBuilder"],
        DockerfileRules.All.Where(static rule => rule.Id is null).Select(static rule => rule.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Fires_at_its_place(string rule, string marked, bool hasComment)
    {
        _ = hasComment;
        var (text, at) = MarkedPlace.Read(marked);
        var diagnostic = Assert.Single(await Report(text));

        Assert.Equal(rule.Split(' ')[0], diagnostic.Id);
        Assert.StartsWith(rule.Split(' ')[1] + ": ", diagnostic.Descriptor.Title.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal("/home/dev/shop/deploy/Dockerfile", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(at, diagnostic.Location.GetLineSpan().Span);
        Assert.Equal(marked[(marked.IndexOf('⟦') + 1)..marked.IndexOf('⟧')], text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Is_skipped(string rule, string marked, bool hasComment)
    {
        var (text, _) = MarkedPlace.Read(marked);
        var (id, name) = (rule.Split(' ')[0], rule.Split(' ')[1]);
        if (!text.StartsWith("# check", StringComparison.Ordinal))
        {
            Assert.Empty(await Report($"# check=skip={name}\n{text}"));
            Assert.Empty(await Report($"# check=skip=all\n{text}"));
        }

        Assert.Empty(await Report(text, noWarn: id));
        Assert.Empty(await Report(text, options: new() { [$"imagegen.{id}.severity"] = "none" }));
        if (hasComment)
        {
            var line = MarkedPlace.InstructionStart(marked, name == "MultipleInstructionsDisallowed" ? "CMD [\"b\"]" : null);
            Assert.Empty(await Report(text.Insert(line, $"#\n# check=skip={name}\n")));
        }
    }

    [Theory]
    [InlineData("FROM scratch AS build\nARG VERSION=1\nWORKDIR /app\nENV V=$VERSION\nCOPY . .\nFROM build\nENTRYPOINT [\"run\"]")]
    [InlineData("FROM node\nENV PATH=$NODE_PATH/bin:$PATH HOME_OF=$JAVA_HOME")]
    [InlineData("# syntax=example.com/other\nNOT A DOCKERFILE")]
    [InlineData("FROM scratch AS build\nFROM Acme/Base:1.0\n")]
    [InlineData("ARG REGISTRY\nFROM ${REGISTRY}/dotnet/aspnet:10.0")]
    [InlineData("ARG TAG\nARG BASE=acme/base:$TAG\nFROM $BASE")]
    public async Task Nothing_to_say(string text) => Assert.Empty(await Report(text));

    [Fact]
    public async Task IMG0201_syntax_error_to_the_end_of_its_line()
    {
        var diagnostic = Assert.Single(await Report("# syntax=docker/dockerfile:1\nFROM scratch as Build\r\n  COPPY a /  \r\n"));

        Assert.Equal(("IMG0201", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal("(2,2)-(2,11)", diagnostic.Location.GetLineSpan().Span.ToString());
        Assert.Contains("'COPPY' is not a Dockerfile instruction", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_can_make_its_warnings_errors() =>
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await Report("# check=error=true\nFROM scratch as build")).Severity);

    [Theory]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("nonsense", DiagnosticSeverity.Warning)]
    public async Task An_editorconfig_sets_the_severity_for_its_files(string written, DiagnosticSeverity severity) =>
        Assert.Equal(severity, Assert.Single(await Report("FROM scratch as build", options: new() { ["imagegen.IMG0203.severity"] = written })).Severity);

    [Fact]
    public async Task Only_files_that_an_image_is_built_from_are_checked() => Assert.Equal(
        ["/home/dev/shop/deploy/api/Dockerfile"],
        (await new UserProject(
            "namespace Acme { partial class Outer { [global::ImageGen.DockerImageAttribute(\"a/b\", Dockerfile = \"./api/Dockerfile\")] static partial class Api; } }",
            "[ImageGen.DockerImage(\"a/c\", Dockerfile = \"api/Dockerfile\")] static partial class Same;")
        {
            Files = { ["api/Dockerfile"] = "FROM scratch as api", ["web/Dockerfile"] = "FROM scratch as web", ["Dockerfile"] = "FROM scratch as x" },
        }.AnalyzeAsync()).Reported.Select(static diagnostic => diagnostic.Location.GetLineSpan().Path));

    [Theory]
    [InlineData("Dockerfile.dockerignore", "ignored", ".dockerignore", "other", 1)]
    [InlineData("Dockerfile.dockerignore", "other", ".dockerignore", "ignored", 0)]
    [InlineData("src/.dockerignore", "ignored", ".dockerignore", "other", 1)]
    [InlineData("web/.dockerignore", "ignored", "src/.dockerignore", "other", 0)]
    public async Task The_ignore_file_that_counts(string one, string oneText, string other, string otherText, int count) => Assert.Equal(
        count,
        (await new UserProject("[ImageGen.DockerImage(\"a/b\", Dockerfile = \"Dockerfile\", Context = \"./src\")] static partial class Api;")
        {
            Files = { ["Dockerfile"] = "FROM scratch\nCOPY ignored /", [one] = oneText, [other] = otherText },
        }.AnalyzeAsync()).Reported.Count);

    [Fact]
    public async Task IMG0226_malformed_pattern()
    {
        var project = new UserProject(Shop)
        {
            Files = { ["Dockerfile"] = "FROM scratch", [".dockerignore"] = "bin\n*.[ch \nobj", ["web/.dockerignore"] = "[" },
        };

        var diagnostic = Assert.Single((await project.AnalyzeAsync()).Reported);

        Assert.Equal("IMG0226", diagnostic.Id);
        Assert.Equal("/home/dev/shop/deploy/.dockerignore: (1,0)-(1,5)", diagnostic.Location.GetLineSpan().Path + ": " + diagnostic.Location.GetLineSpan().Span);
    }

    [Theory]
    [InlineData("VERSON=1", "IMG0223", "Use the similar name 'VERSION'")]
    [InlineData("NUGET_TOKEN", "IMG0224", "RUN --mount=type=secret")]
    public async Task Arguments_of_the_attribute(string argument, string id, string says)
    {
        const string Dockerfile = "# check=skip=SecretsUsedInArgOrEnv\nFROM scratch\nARG VERSION NUGET_TOKEN";
        var source = $"[ImageGen.DockerImage(\"a/b\", Dockerfile = \"Dockerfile\", Args = [\"VERSION=1\", \"{argument}\"])] static partial class Api;";

        var diagnostic = (await new UserProject(source) { Files = { ["Dockerfile"] = Dockerfile } }.AnalyzeAsync()).AssertReported(id, $"\"{argument}\"");
        Assert.Contains(says, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        (await new UserProject($"#pragma warning disable {id}\n" + source) { Files = { ["Dockerfile"] = Dockerfile } }.AnalyzeAsync()).AssertNothingReported();
    }

    private static async Task<IReadOnlyList<Diagnostic>> Report(string text, string? noWarn = null, Dictionary<string, string>? options = null) =>
        (await new UserProject(Shop)
        {
            Files = { ["Dockerfile"] = text, [".dockerignore"] = "ignored" },
            NoWarn = noWarn is null ? [] : [noWarn],
            FileOptions = options ?? [],
        }.AnalyzeAsync()).Reported;
}
