using System.Text.RegularExpressions;

namespace ImageGen.Syntax.Tests.References;

/// <summary>
/// The published grammar as regular expressions, put together and used in the way of distribution/reference's regexp.go, normalize.go and
/// go-digest's digest.go: another way to the same language, and the one that upstream goes.
/// </summary>
internal static class GrammarOracle
{
    private const string Alphanumeric = "[a-z0-9]+";
    private const string Separator = "(?:[._]|__|[-]+)";
    private const string PathComponent = Alphanumeric + "(?:" + Separator + Alphanumeric + ")*";
    private const string RemoteName = PathComponent + "(?:/" + PathComponent + ")*";
    private const string DomainComponent = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private const string DomainName = DomainComponent + @"(?:\." + DomainComponent + ")*";
    private const string IPv6Address = @"\[(?:[a-fA-F0-9:]+)\]";
    private const string DomainAndPort = "(?:" + DomainName + "|" + IPv6Address + ")(?::[0-9]+)?";
    private const string Tag = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
    private const string Digest = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*[:][0-9A-Fa-f]{32,}";

    /// <summary>All at once; what a compiled expression costs is measured with this one.</summary>
    public static Regex Reference { get; } = Compile($@"\A(?:({DomainAndPort})/)?({RemoteName})(?::({Tag}))?(?:@({Digest}))?\z");

    private static Regex Identifier { get; } = Compile(@"\A[a-f0-9]{64}\z");

    private static Regex AnchoredTag { get; } = Compile($@"\A{Tag}\z");

    private static Regex KnownDigest { get; } = Compile(@"\A(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})\z");

    public static bool IsTag(string text) => AnchoredTag.IsMatch(text);

    public static bool IsDigest(string text) => KnownDigest.IsMatch(text);

    public static (string Domain, string Path, string? Tag, string? Digest)? Parse(string text)
    {
        if (Identifier.IsMatch(text))
        {
            return null;
        }

        (string domain, string remainder) = SplitDomain(text);
        string remote = remainder.Split(':')[0];
        if (remote.ToLowerInvariant() != remote)
        {
            return null;
        }

        Match match = Reference.Match(domain + "/" + remainder);
        if (!match.Success || match.Groups[2].Length > 255 || (match.Groups[4].Success && !IsDigest(match.Groups[4].Value)))
        {
            return null;
        }

        return (match.Groups[1].Value, match.Groups[2].Value, ValueOf(match.Groups[3]), ValueOf(match.Groups[4]));
    }

    private static (string Domain, string Remainder) SplitDomain(string text)
    {
        int slash = text.IndexOf('/');
        if (slash < 0)
        {
            return ("docker.io", "library/" + text);
        }

        (string domain, string remainder) = (text[..slash], text[(slash + 1)..]);
        if (domain is "index.docker.io")
        {
            domain = "docker.io";
        }
        else if (domain is not "localhost" && domain.IndexOfAny(['.', ':']) < 0 && domain.ToLowerInvariant() == domain)
        {
            (domain, remainder) = ("docker.io", text);
        }

        return (domain, domain is "docker.io" && !remainder.Contains('/') ? "library/" + remainder : remainder);
    }

    private static string? ValueOf(Group group) => group.Success ? group.Value : null;

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant);
}
