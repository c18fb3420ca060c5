using System.Text.RegularExpressions;
using CsCheck;
using ImageGen.Building.InProcess.Trees;
using Xunit;

namespace ImageGen.Tests.Building.InProcess;

public sealed class GoPatternTests
{
    /// <summary>The table of Go's own tests of <c>path/filepath.Match</c>, without the patterns that are errors there.</summary>
    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("*", "abc", true)]
    [InlineData("*c", "abc", true)]
    [InlineData("a*", "a", true)]
    [InlineData("a*", "ab/c", false)]
    [InlineData("a*/b", "abc/b", true)]
    [InlineData("a*/b", "a/c/b", false)]
    [InlineData("a*b*c*d*e*/f", "axbxcxdxe/f", true)]
    [InlineData("a*b*c*d*e*/f", "axbxcxdxexxx/f", true)]
    [InlineData("a*b*c*d*e*/f", "axbxcxdxe/xxx/f", false)]
    [InlineData("a*b?c*x", "abxbbxdbxebxczzx", true)]
    [InlineData("a*b?c*x", "abxbbxdbxebxczzy", false)]
    [InlineData("ab[c]", "abc", true)]
    [InlineData("ab[b-d]", "abc", true)]
    [InlineData("ab[e-g]", "abc", false)]
    [InlineData("ab[^c]", "abc", false)]
    [InlineData("ab[^e-g]", "abc", true)]
    [InlineData("a\\*b", "a*b", true)]
    [InlineData("a\\*b", "ab", false)]
    [InlineData("a?b", "a☺b", true)]
    [InlineData("a[^a]b", "a☺b", true)]
    [InlineData("a???b", "a☺b", false)]
    [InlineData("[a-ζ]*", "α", true)]
    [InlineData("*[a-ζ]", "A", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("a*b", "a/b", false)]
    [InlineData("[\\]a]", "]", true)]
    [InlineData("[\\-x]", "-", true)]
    [InlineData("[x\\-]", "z", false)]
    [InlineData("*x", "xxx", true)]
    public void A_path_is_matched_as_in_Go(string pattern, string path, bool isMatch) => Assert.Equal(isMatch, GoPattern.Matches(pattern, path));

    [Fact]
    public void Stars_and_question_marks_are_those_of_a_regular_expression() =>
        Gen.Select(Gen.Char["ab*?/"].Array[0, 8].Select(each => new string(each)), Gen.Char["ab/"].Array[0, 10].Select(each => new string(each))).Sample((pattern, path) =>
            Regex.IsMatch(path, "\\A" + Regex.Escape(pattern).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal) + "\\z", RegexOptions.None, TimeSpan.FromSeconds(5))
            == GoPattern.Matches(pattern, path));

    [Fact]
    public void No_pattern_throws() => Gen.Select(Gen.Char["ab*?[]^-\\/☺"].Array[0, 10].Select(each => new string(each)), Gen.Char["ab/☺\ud83d"].Array[0, 10].Select(each => new string(each))).Sample((pattern, path) => { _ = GoPattern.Matches(pattern, path); });
}
