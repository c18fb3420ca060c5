using System.Globalization;

namespace ImageGen.Generator.Tests.Rules;

/// <summary>IMG0020: the project's version of C# is older than what the members use.</summary>
public sealed class LanguageRuleTests
{
    private const string Attribute = "ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")";

    public static TheoryData<LanguageVersion> TooOld =>
        [.. Enum.GetValues<LanguageVersion>().Where(static version => version is > LanguageVersion.CSharp1 and < LanguageVersion.CSharp9)];

    [Theory]
    [MemberData(nameof(TooOld))]
    public void IMG0020_version_without_init(LanguageVersion language)
    {
        var diagnostic = AssertOnlyReported(language, "FROM scratch AS final\nARG VERSION\n");

        Assert.Equal(
            $"The members of 'Shop' need C# 9.0, and the project uses C# {language.ToDisplayString()}. Set <LangVersion>9.0</LangVersion> or a newer version in the project, or remove its LangVersion.",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    public void IMG0020_version_without_required_members(LanguageVersion language)
    {
        var diagnostic = AssertOnlyReported(language, "ARG TAG\nFROM busybox:$TAG\n");

        Assert.Contains("'Shop' need C# 11.0, because a build requires values that 'Dockerfile' has no default for, and the project uses", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void IMG0020_alone_also_beside_other_errors()
    {
        var compiled = new UserProject("[ImageGen.DockerImage(\"Bad Name\", Tag = \":\")] class Shop { }") { Language = LanguageVersion.CSharp7_3 }.Compile();

        compiled.AssertReported("IMG0020", "ImageGen.DockerImage(\"Bad Name\", Tag = \":\")");
    }

    private static Diagnostic AssertOnlyReported(LanguageVersion language, string dockerfile)
    {
        var compiled = new UserProject($"[{Attribute}] partial class Shop {{ }}") { Language = language, Files = { ["Dockerfile"] = dockerfile } }.Compile();

        Assert.Empty(compiled.Sources);
        Assert.Empty(compiled.CompilerDiagnostics);
        return compiled.AssertReported("IMG0020", Attribute);
    }
}
