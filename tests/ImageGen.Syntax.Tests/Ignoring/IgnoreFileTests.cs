using Xunit;

namespace ImageGen.Syntax.Tests.Ignoring;

public sealed class IgnoreFileTests
{
    [Theory]
    [InlineData("bin", "bin", true)]
    [InlineData("bin", "bin/Debug/a.dll", true)]
    [InlineData("bin", "src/bin", false)]
    [InlineData("/bin/", "bin", true)]
    [InlineData("./a/../bin//", "bin", true)]
    [InlineData("BIN", "bin", false)]
    [InlineData("**/bin", "bin", true)]
    [InlineData("**/bin", "src/api/bin/a.dll", true)]
    [InlineData("**/bin", "src/robin", false)]
    [InlineData("**bin", "src/robin", true)]
    [InlineData("**/bin/**", "src/bin/a", true)]
    [InlineData("**/bin/**", "src/bin", false)]
    [InlineData("*.log", "a.log", true)]
    [InlineData("*.log", "logs/a.log", false)]
    [InlineData("*/*.log", "logs/a.log", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("a?c", "a😀c", true)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[^a-c]x", "bx", false)]
    [InlineData("[^a-c]x", "dx", true)]
    [InlineData("[!a]x", "!x", true)]
    [InlineData("[!a]x", "bx", false)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("a.b", "axb", false)]
    [InlineData("**", "any/thing", true)]
    [InlineData("  spaced name\t", "spaced name", true)]
    [InlineData("\uFEFFbin", "bin", true)]
    [InlineData("# bin", "# bin", false)]
    [InlineData(" # bin", "# bin", true)]
    [InlineData("a\r\nb\r\n", "a", true)]
    [InlineData("..", "a", false)]
    [InlineData(".", "a", false)]
    public void A_pattern_ignores_what_the_clients_ignore(string text, string path, bool ignored) =>
        Assert.Equal(ignored, IgnoreFile.Parse(text).IsIgnored(path));
}
