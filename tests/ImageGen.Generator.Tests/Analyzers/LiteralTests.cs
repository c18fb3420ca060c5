namespace ImageGen.Generator.Tests.Analyzers;

/// <summary>The place in the literal, in every way to write one.</summary>
public sealed class LiteralTests
{
    [Theory]
    [InlineData("\"acme/Shop\"", "S")]
    [InlineData("@\"acme/Shop\"", "S")]
    [InlineData("@\"acme/a\"\"b\"", "\"\"")]
    [InlineData("\"ac\\u006de/\\x53hop\"", "\\x53")]
    [InlineData("\"acme/\\tshop\"", "\\t")]
    [InlineData("\"acme/\\U00000053hop\"", "\"acme/\\U00000053hop\"")]
    [InlineData("\"\"\"acme/Shop\"\"\"", "S")]
    [InlineData("\"\"\"\"acme/Shop\"\"\"\"", "S")]
    [InlineData("\"\"\"\n        acme/Shop\n        \"\"\"", "S")]
    [InlineData("\"\"\"\n        acme/\n        shop\n        \"\"\"", "\n")]
    public async Task The_offending_characters(string literal, string at)
    {
        var reported = Assert.Single((await UserMethod.AnalyzeAsync($"Take({literal});")).Reported);

        Assert.Equal(at, CompiledProject.TextAt(reported.Location)[..at.Length]);
    }
}
