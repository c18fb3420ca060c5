using System.Globalization;
using System.Text;
using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.References;

/// <summary>The words of an error. One place for all of them: the exception at run time and the diagnostic at compile time say the same.</summary>
internal static class ReferenceMessage
{
    private const int MaxQuotationLength = 80;

    public static string For(string expected, ReadOnlySpan<char> text, ScanError error, string? suggestion)
    {
        // What stands before an '@' and a slash may be a password.
        string subject = error.Kind switch
        {
            Empty => $"An empty text is no {expected}",
            Credentials => $"The text is no {expected}",
            _ => $"{Quote(text)} is no {expected}",
        };
        string advice = suggestion is not null && error.Kind != Credentials ? $"Write {Quote(suggestion.AsSpan())}." : Advice(error.Kind, error.Part);
        return $"{subject}: {Explain(text, error)}. {advice}";
    }

    private static string Explain(ReadOnlySpan<char> text, ScanError error)
    {
        string at = $"at index {error.Position}";
        string part = error.Part == ImageReferencePart.Platform ? "platform" : "name";
        return error.Kind switch
        {
            Empty => $"a {part} is needed",
            Whitespace => $"there is white space {at}",
            Scheme => $"it begins with the URL scheme {Quote(text.Slice(error.Position, error.Length))}, and a reference has none",
            Credentials => "it holds user information before an '@', and a reference holds none",
            ImageId => "64 hexadecimal digits are an image's id, not a name",
            InvalidRegistry => $"the registry has {Characters(text, error)} {at}; a host is letters and digits, with dashes and periods between them, or an IPv6 address in brackets",
            InvalidPort => $"the registry's port {at} is not a number",
            InvalidRepository when text[error.Position] is '.' or '_' or '-' => $"the repository has the separator {Characters(text, error)} {at}, where a letter or a digit should stand; between those stand one period, one or two underscores, or dashes",
            InvalidRepository => $"the repository has {Characters(text, error)} {at}; a repository is lower-case letters and digits, with periods, underscores and dashes between them, and slashes",
            MissingRepository => $"the repository is missing {at}",
            UppercaseRepository => $"the repository has the upper-case {Characters(text, error)} {at}; a repository is lower case",
            EmptyRepositorySegment => $"a segment of the repository is empty {at}",
            TrailingSlash => $"the repository ends with a slash {at}",
            RepositoryTooLong => $"the repository has {error.Length} characters; {ReferenceScanner.MaxRepositoryLength} are allowed, with the \"{ReferenceScanner.OfficialNamespace}\" that Docker Hub puts before a single segment",
            EmptyTag => error.Length == 0 ? "a tag is needed" : $"the tag after the colon {at} is empty",
            InvalidTag => $"the tag has {Characters(text, error)} {at}; a tag is letters, digits, underscores, periods and dashes, and begins with none of the last two",
            TagTooLong => $"the tag has {error.Length} characters, and {TagScanner.MaxTagLength} are allowed",
            SecondTag => $"a second tag begins {at}, and a reference has one",
            EmptyDigest => error.Length == 0 ? "a digest is needed" : $"the digest after the '@' {at} is empty",
            InvalidDigest when error.Length > 1 => $"the digest {at} has no colon; a digest is an algorithm, a colon and hexadecimal digits",
            InvalidDigest => $"the digest has {Characters(text, error)} {at}; a digest is an algorithm, a colon and hexadecimal digits",
            UnknownDigestAlgorithm => $"the digest's algorithm {Quote(text.Slice(error.Position, error.Length))} {at} is not one of sha256, sha384 and sha512",
            DigestLength => $"the digest's value {at} has {error.Length} digits; sha256 has 64, sha384 has 96, sha512 has 128",
            UppercaseDigest => $"the digest {at} has upper-case digits; a digest is lower case",
            SecondDigest => $"a second digest begins {at}, and a reference has one",
            InvalidPlatform => error.Length == 0
                ? $"a part of it is empty {at}"
                : $"it has {Characters(text, error)} {at}; its parts are letters, digits, underscores, periods and dashes, and only the operating system may have a version in parentheses",
            UnknownPlatform => "it is neither an operating system nor an architecture that is known",
            PlatformTooLong => $"a fourth part begins {at}, and a platform has three",
            _ => throw new ArgumentOutOfRangeException(nameof(error), error.Kind, "There are no words for this error."),
        };
    }

    /// <summary>What to do about it, where no text can be suggested.</summary>
    public static string Advice(ImageReferenceErrorKind kind, ImageReferencePart part) => kind switch
    {
        Whitespace or Scheme => "Leave it out.",
        Credentials => "Keep credentials in the Docker configuration or in RegistryCredentials, and write the registry alone.",
        SecondTag => "Keep one.",
        SecondDigest => "Keep one.",
        TagTooLong or RepositoryTooLong => "Shorten it.",
        _ => part switch
        {
            ImageReferencePart.Tag => "A tag looks like \"1.4.0\".",
            ImageReferencePart.Digest => "A digest looks like \"sha256:\" with 64 digits after it.",
            ImageReferencePart.Platform => "A platform looks like \"linux/amd64\" or \"linux/arm/v7\".",
            _ => "A reference looks like \"ghcr.io/acme/shop:1.4.0\".",
        },
    };

    /// <summary>A character that cannot be seen would hide the mistake, or spoil the line that the message is printed on.</summary>
    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    private static string Characters(ReadOnlySpan<char> text, ScanError error) => Quote(text.Slice(error.Position, error.Length));

    private static string Quote(ReadOnlySpan<char> text)
    {
        bool isCut = text.Length > MaxQuotationLength;
        var quotation = new StringBuilder(MaxQuotationLength + 4).Append('"');
        foreach (char c in isCut ? text.Slice(0, MaxQuotationLength) : text)
        {
            _ = IsVisible(c) ? quotation.Append(c) : quotation.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return quotation.Append(isCut ? "…\"" : "\"").ToString();
    }
}
