using System.Globalization;
using System.Text;
using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.References;

/// <summary>The messages of all errors, so that the exception at run time and the diagnostic at compile time are the same.</summary>
internal static class ReferenceMessage
{
    private const int MaxQuotationLength = 80;

    public static string For(string expected, ReadOnlySpan<char> text, ScanError error, string? suggestion)
    {
        // The text before an '@' and a slash may be a password.
        string subject = error.Kind switch
        {
            Empty => $"An empty text is not a valid {expected}",
            Credentials => $"The text is not a valid {expected}",
            _ => $"{Quote(text)} is not a valid {expected}",
        };
        string advice = suggestion is not null && error.Kind != Credentials ? $"Use {Quote(suggestion.AsSpan())}." : Advice(error.Kind, error.Part);
        return $"{subject}: {Explain(text, error)}. {advice}";
    }

    private static string Explain(ReadOnlySpan<char> text, ScanError error)
    {
        string at = $"at index {error.Position}";
        string part = error.Part == ImageReferencePart.Platform ? "platform" : "name";
        return error.Kind switch
        {
            Empty => $"a {part} is required",
            Whitespace => $"it contains white space {at}",
            Scheme => $"it starts with the URL scheme {Quote(text.Slice(error.Position, error.Length))}",
            Credentials => "it contains user information before an '@'",
            ImageId => "64 hexadecimal digits are the id of an image, not its name",
            InvalidRegistry => $"the registry contains {Characters(text, error)} {at}; a host has letters and digits, with dashes and periods between them, or is an IPv6 address in brackets",
            InvalidPort => $"the port of the registry {at} is not a number",
            InvalidRepository when text[error.Position] is '.' or '_' or '-' => $"the repository has the separator {Characters(text, error)} {at}, where a letter or a digit is required; a separator is one period, one or two underscores, or dashes",
            InvalidRepository => $"the repository contains {Characters(text, error)} {at}; a repository has lower-case letters and digits, separated by periods, underscores, dashes and slashes",
            MissingRepository => $"the repository is missing {at}",
            UppercaseRepository => $"repository names are lower case, not {Characters(text, error)} {at}",
            EmptyRepositorySegment => $"a segment of the repository is empty {at}",
            TrailingSlash => $"the repository ends with a slash {at}",
            RepositoryTooLong => $"the repository has {error.Length} characters; {ReferenceScanner.MaxRepositoryLength} are allowed, including the '{ReferenceScanner.OfficialNamespace}' that Docker Hub adds to a single segment",
            EmptyTag => error.Length == 0 ? "a tag is required" : $"the tag after the colon {at} is empty",
            InvalidTag => $"the tag contains {Characters(text, error)} {at}; a tag has letters, digits, underscores, periods and dashes, and does not start with a period or a dash",
            TagTooLong => $"the tag has {error.Length} characters; {TagScanner.MaxTagLength} are allowed",
            SecondTag => $"a second tag starts {at}; a reference can have only one",
            EmptyDigest => error.Length == 0 ? "a digest is required" : $"the digest after the '@' {at} is empty",
            InvalidDigest when error.Length > 1 => $"the digest {at} has no colon; a digest is an algorithm, a colon and hexadecimal digits",
            InvalidDigest => $"the digest contains {Characters(text, error)} {at}; a digest is an algorithm, a colon and hexadecimal digits",
            UnknownDigestAlgorithm => $"the digest algorithm {Quote(text.Slice(error.Position, error.Length))} {at} is not sha256, sha384 or sha512",
            DigestLength => $"the digest {at} has {error.Length} digits; sha256 has 64, sha384 has 96, sha512 has 128",
            UppercaseDigest => $"the digest has upper-case letters {at}; digests are lower case",
            SecondDigest => $"a second digest starts {at}; a reference can have only one",
            InvalidPlatform => error.Length == 0
                ? $"a part is empty {at}"
                : $"it contains {Characters(text, error)} {at}; a part has letters, digits, underscores, periods and dashes, and only the operating system may have a version in parentheses",
            UnknownPlatform => "it is neither a known operating system nor a known architecture",
            PlatformTooLong => $"a fourth part starts {at}; a platform has at most three",
            _ => throw new ArgumentOutOfRangeException(nameof(error), error.Kind, "The error has no message."),
        };
    }

    /// <summary>Returns what to do if no text can be suggested.</summary>
    public static string Advice(ImageReferenceErrorKind kind, ImageReferencePart part) => kind switch
    {
        Whitespace or Scheme => "Remove it.",
        Credentials => "Remove it, and set credentials in the Docker configuration or in RegistryCredentials.",
        SecondTag => "Remove one of them.",
        SecondDigest => "Remove one of them.",
        TagTooLong or RepositoryTooLong => "Shorten it.",
        _ => part switch
        {
            ImageReferencePart.Tag => "Use a tag such as '1.4.0'.",
            ImageReferencePart.Digest => "Use a digest such as 'sha256:' with 64 hexadecimal digits.",
            ImageReferencePart.Platform => "Use a platform such as 'linux/amd64' or 'linux/arm/v7'.",
            _ => "Use a reference such as 'ghcr.io/acme/shop:1.4.0'.",
        },
    };

    /// <summary>Whether a character can be seen in a message. An invisible one would hide the mistake, or break the line of the message.</summary>
    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    private static string Characters(ReadOnlySpan<char> text, ScanError error) => Quote(text.Slice(error.Position, error.Length));

    private static string Quote(ReadOnlySpan<char> text)
    {
        bool isCut = text.Length > MaxQuotationLength;
        var quotation = new StringBuilder(MaxQuotationLength + 4).Append('\'');
        foreach (char c in isCut ? text.Slice(0, MaxQuotationLength) : text)
        {
            _ = IsVisible(c) ? quotation.Append(c) : quotation.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return quotation.Append(isCut ? "…'" : "'").ToString();
    }
}
