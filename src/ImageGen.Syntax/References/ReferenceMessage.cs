using System.Globalization;
using System.Text;
using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.References;

/// <summary>The words of an error. One place for all of them: the exception at run time and the diagnostic at compile time say the same.</summary>
internal static class ReferenceMessage
{
    private const int LongestQuotation = 80;

    public static string For(string whatIsWanted, ReadOnlySpan<char> text, ReferenceFault fault, string? suggestion)
    {
        // What stands before an '@' and a slash may be a password.
        string subject = fault.Kind switch
        {
            Empty => $"An empty text is no {whatIsWanted}",
            Credentials => $"The text is no {whatIsWanted}",
            _ => $"{Quote(text)} is no {whatIsWanted}",
        };
        string remedy = suggestion is not null && fault.Kind != Credentials ? $"Write {Quote(suggestion.AsSpan())}." : Remedy(fault.Kind, fault.Part);
        return $"{subject}: {Complaint(text, fault)}. {remedy}";
    }

    private static string Complaint(ReadOnlySpan<char> text, ReferenceFault fault)
    {
        string at = $"at index {fault.Position}";
        string part = fault.Part == ImageReferencePart.Platform ? "platform" : "name";
        return fault.Kind switch
        {
            Empty => $"a {part} is needed",
            Whitespace => $"there is white space {at}",
            Scheme => $"it begins with the URL scheme {Quote(text.Slice(fault.Position, fault.Length))}, and a reference has none",
            Credentials => "it holds user information before an '@', and a reference holds none",
            ImageId => "64 hexadecimal digits are an image's id, not a name",
            InvalidRegistry => $"the registry has {Offender(text, fault)} {at}; a host is letters and digits, with dashes and periods between them, or an IPv6 address in brackets",
            InvalidPort => $"the registry's port {at} is not a number",
            InvalidRepository when text[fault.Position] is '.' or '_' or '-' => $"the repository has the separator {Offender(text, fault)} {at}, where a letter or a digit should stand; between those stand one period, one or two underscores, or dashes",
            InvalidRepository => $"the repository has {Offender(text, fault)} {at}; a repository is lower-case letters and digits, with periods, underscores and dashes between them, and slashes",
            MissingRepository => $"the repository is missing {at}",
            UppercaseRepository => $"the repository has the upper-case {Offender(text, fault)} {at}; a repository is lower case",
            EmptyRepositorySegment => $"a segment of the repository is empty {at}",
            TrailingSlash => $"the repository ends with a slash {at}",
            RepositoryTooLong => $"the repository has {fault.Length} characters; {ReferenceScanner.LongestRepository} are allowed, with the \"{ReferenceScanner.OfficialNamespace}\" that Docker Hub puts before a single segment",
            EmptyTag => fault.Length == 0 ? "a tag is needed" : $"the tag after the colon {at} is empty",
            InvalidTag => $"the tag has {Offender(text, fault)} {at}; a tag is letters, digits, underscores, periods and dashes, and begins with none of the last two",
            TagTooLong => $"the tag has {fault.Length} characters, and {TagScanner.LongestTag} are allowed",
            SecondTag => $"a second tag begins {at}, and a reference has one",
            EmptyDigest => fault.Length == 0 ? "a digest is needed" : $"the digest after the '@' {at} is empty",
            InvalidDigest when fault.Length > 1 => $"the digest {at} has no colon; a digest is an algorithm, a colon and hexadecimal digits",
            InvalidDigest => $"the digest has {Offender(text, fault)} {at}; a digest is an algorithm, a colon and hexadecimal digits",
            UnknownDigestAlgorithm => $"the digest's algorithm {Quote(text.Slice(fault.Position, fault.Length))} {at} is not one of sha256, sha384 and sha512",
            DigestLength => $"the digest's value {at} has {fault.Length} digits; sha256 has 64, sha384 has 96, sha512 has 128",
            UppercaseDigest => $"the digest {at} has upper-case digits; a digest is lower case",
            SecondDigest => $"a second digest begins {at}, and a reference has one",
            InvalidPlatform => fault.Length == 0
                ? $"a part of it is empty {at}"
                : $"it has {Offender(text, fault)} {at}; its parts are letters, digits, underscores, periods and dashes, and only the operating system may have a version in parentheses",
            UnknownPlatform => "it is neither an operating system nor an architecture that is known",
            PlatformTooLong => $"a fourth part begins {at}, and a platform has three",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "There are no words for this error."),
        };
    }

    /// <summary>What to do about it, where no text can be suggested.</summary>
    public static string Remedy(ImageReferenceErrorKind kind, ImageReferencePart part) => kind switch
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

    private static string Offender(ReadOnlySpan<char> text, ReferenceFault fault) => Quote(text.Slice(fault.Position, fault.Length));

    private static string Quote(ReadOnlySpan<char> text)
    {
        bool isCut = text.Length > LongestQuotation;
        var quotation = new StringBuilder(LongestQuotation + 4).Append('"');
        foreach (char c in isCut ? text.Slice(0, LongestQuotation) : text)
        {
            _ = IsVisible(c) ? quotation.Append(c) : quotation.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return quotation.Append(isCut ? "…\"" : "\"").ToString();
    }
}
