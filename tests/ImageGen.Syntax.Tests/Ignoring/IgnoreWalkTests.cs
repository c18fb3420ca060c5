using System.Diagnostics;
using CsCheck;
using Xunit;

namespace ImageGen.Syntax.Tests.Ignoring;

public sealed class IgnoreWalkTests
{
    private static readonly string[] Tree =
    [
        ".git/", ".git/HEAD", ".git/objects/", ".git/objects/ab/", "bin/", "bin/a.dll", "node_modules/", "node_modules/x/", "node_modules/x/y.js",
        "src/", "src/api/", "src/api/api.csproj", "src/api/bin/", "src/api/bin/x.dll", "src/lib/", "src/lib/lib.csproj",
    ];

    private static readonly Gen<string> Pattern =
        Gen.Select(Gen.OneOf("", "!"), Gen.OneOf("a", "b", "*", "**", "a*", "?", "[ab]", "**a", "a**").Array[1, 4], (mark, parts) => mark + string.Join('/', parts));

    private static readonly Gen<string[]> Trees = Gen.OneOf("a", "b", "ab", "c").Array[1, 4].Array[1, 12].Select(paths => paths
        .SelectMany(parts => Enumerable.Range(1, parts.Length).Select(n => string.Join('/', parts[..n]) + (n < parts.Length ? "/" : "")))
        .Distinct().GroupBy(path => path.TrimEnd('/')).Select(group => group.MaxBy(path => path.Length)!).Order(StringComparer.Ordinal).ToArray());

    [Fact]
    public void An_ignored_directory_is_not_entered()
    {
        List<string> entered = [];
        _ = ContextTree.Walk(Tree, IgnoreFile.Parse("**/bin\n.git\nnode_modules"), entered);
        Assert.Equal(["", "src", "src/api", "src/lib"], entered);
    }

    [Fact]
    public void An_ignored_directory_is_entered_where_an_exception_reaches_into_it()
    {
        List<string> entered = [];
        var sent = ContextTree.Walk(Tree, IgnoreFile.Parse("*\n!src/*/*.csproj"), entered);
        Assert.Equal(["", "src", "src/api", "src/lib"], entered);
        Assert.Equal(["src/api/api.csproj", "src/lib/lib.csproj"], sent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_exception_before_the_pattern_reaches_nothing() =>
        Assert.False(IgnoreFile.Parse("!src/*/x\nsrc").MayContainIncluded("src"));

    [Fact]
    public void The_classic_client_looks_for_exceptions_by_their_text_alone()
    {
        const string text = "*\n!**/*.csproj";
        Assert.False(IgnoreFile.Parse(text).IsIgnored("src/lib/lib.csproj"));
        Assert.True(IgnoreFile.Parse(text, IgnoreTraversal.Classic).IsIgnored("src/lib/lib.csproj"));
        Assert.True(IgnoreFile.Parse(text).For(IgnoreTraversal.Classic).IsIgnored("src/lib/lib.csproj"));
    }

    [Fact]
    public void A_file_can_be_taken_in_whatever_the_patterns_say()
    {
        var ignore = IgnoreFile.Parse("**").Including("deploy/[a].Dockerfile");
        Assert.False(ignore.IsIgnored("deploy/[a].Dockerfile"));
        Assert.True(ignore.IsIgnored("deploy/a.Dockerfile"));
        Assert.True(ignore.MayContainIncluded("deploy"));
    }

    [Fact]
    public void The_root_is_never_ignored()
    {
        var ignore = IgnoreFile.Parse("**\n.");
        Assert.False(ignore.IsIgnored("."));
        Assert.False(ignore.IsIgnored(""));
        Assert.True(ignore.MayContainIncluded("./"));
    }

    /// <summary>BuildKit's client enters every ignored directory once an exception holds a wildcard. Entering fewer must lose nothing.</summary>
    [Fact]
    public void What_is_not_entered_holds_nothing_to_send() =>
        Gen.Select(Pattern.Array[1, 6], Trees).Sample((patterns, tree) =>
        {
            // Neither exception matches anything. For the first, every directory is worth entering.
            var everywhere = IgnoreFile.Parse(string.Join('\n', [.. patterns, "!**/nothing"]));
            var ignore = IgnoreFile.Parse(string.Join('\n', [.. patterns, "!nothing?"]));
            Assert.Equal(
                ContextTree.Walk(tree, everywhere).Order(StringComparer.Ordinal), ContextTree.Walk(tree, ignore).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void A_path_is_judged_alone_as_on_a_walk() =>
        Gen.Select(Pattern.Array[1, 6], Trees).Sample((patterns, tree) =>
        {
            var ignore = IgnoreFile.Parse(string.Join('\n', patterns));
            Assert.Equal(tree.Where(path => !ignore.IsIgnored(path)), ContextTree.Walk(tree, ignore).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void No_text_throws() =>
        Gen.Select(Gen.String, Gen.String[Gen.Char["ab/*?[]^!-\\.:|(){}$ \r\n#\uFEFF\uD83D\uDE00QEdpx07"], 0, 60], Gen.String).Sample((noise, text, path) =>
        {
            foreach (var ignore in new[] { IgnoreFile.Parse(noise), IgnoreFile.Parse(text) })
            {
                _ = ignore.IsIgnored(path);
                _ = ignore.MayContainIncluded(text);
            }
        });

    /// <summary>A matcher that goes back and tries again needs exponential time here.</summary>
    [Fact]
    public void Hostile_patterns_take_no_more_than_length_times_length()
    {
        var ignore = IgnoreFile.Parse(string.Concat(Enumerable.Repeat("**/a*", 40)) + "b");
        var path = string.Concat(Enumerable.Repeat("a/aa", 500));
        var watch = Stopwatch.StartNew();
        Assert.False(ignore.Root.Ignores(path));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }
}
