namespace ImageGen.CodeFixes.Tests;

/// <summary>IMG0001 and the compiler's CS0260: the class, and every type around it, becomes partial.</summary>
public sealed class PartialClassTests
{
    private const string Attribute = "[ImageGen.DockerImage(\"acme/shop\")]";

    [Theory]
    [InlineData(Attribute + " static class Shop;", Attribute + " static partial class Shop;")]
    [InlineData(Attribute + "\n// A comment.\nclass Shop { }", Attribute + "\n// A comment.\npartial class Shop { }")]
    [InlineData(Attribute + " public sealed record Shop;", Attribute + " public sealed partial record Shop;")]
    [InlineData("/* Outside. */ class Outer { struct Inner { " + Attribute + " static partial class Shop; } }", "/* Outside. */ partial class Outer { partial struct Inner { " + Attribute + " static partial class Shop; } }")]
    public async Task One(string wrong, string right) => Assert.Equal(right, await Fixing.FirstAsync(wrong, "IMG0001"));

    [Fact]
    public async Task From_the_compilers_own_error() =>
        Assert.Equal(Attribute + " static partial class Shop;", await Fixing.FirstAsync(Attribute + " static class Shop;", "CS0260"));

    [Fact]
    public async Task Everywhere_at_once() => Assert.Equal(
        ["partial class Outer { " + Attribute + " static partial class A; [ImageGen.DockerImage(\"acme/b\")] static partial class B; }", "[ImageGen.DockerImage(\"acme/c\")] partial class C;"],
        await Fixing.AllAsync(
            "IMG0001",
            null,
            "class Outer { " + Attribute + " static class A; [ImageGen.DockerImage(\"acme/b\")] static class B; }",
            "[ImageGen.DockerImage(\"acme/c\")] class C;"));
}
