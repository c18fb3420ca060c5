namespace ImageGen;

/// <summary>The rules that an image reference, a tag, a digest or a platform can break.</summary>
public enum ImageReferenceErrorKind
{
    /// <summary>The text is empty.</summary>
    Empty,

    /// <summary>The text contains white space.</summary>
    Whitespace,

    /// <summary>A name starts with a URL scheme, such as <c>https://</c>.</summary>
    Scheme,

    /// <summary>A name starts with user information, as in a URL.</summary>
    Credentials,

    /// <summary>The text is an image id alone: 64 hexadecimal digits.</summary>
    ImageId,

    /// <summary>The host of the registry is not valid.</summary>
    InvalidRegistry,

    /// <summary>The port is not a number.</summary>
    InvalidPort,

    /// <summary>The repository contains an invalid character, or a separator at an invalid position.</summary>
    InvalidRepository,

    /// <summary>The repository contains upper-case letters.</summary>
    UppercaseRepository,

    /// <summary>There is a registry, a tag or a digest, but no repository.</summary>
    MissingRepository,

    /// <summary>The repository starts with a slash or has two consecutive slashes.</summary>
    EmptyRepositorySegment,

    /// <summary>The repository ends with a slash.</summary>
    TrailingSlash,

    /// <summary>The repository is longer than 255 characters.</summary>
    RepositoryTooLong,

    /// <summary>Nothing follows the colon of the tag, or the tag is empty.</summary>
    EmptyTag,

    /// <summary>The tag contains a character that is not valid at its position.</summary>
    InvalidTag,

    /// <summary>The tag is longer than 128 characters.</summary>
    TagTooLong,

    /// <summary>There are two tags.</summary>
    SecondTag,

    /// <summary>Nothing follows the <c>@</c>, or the digest is empty.</summary>
    EmptyDigest,

    /// <summary>The digest is not an algorithm, a colon and hexadecimal digits.</summary>
    InvalidDigest,

    /// <summary>The algorithm of the digest is not sha256, sha384 or sha512.</summary>
    UnknownDigestAlgorithm,

    /// <summary>The digest does not have the number of digits of its algorithm.</summary>
    DigestLength,

    /// <summary>The digest contains upper-case letters.</summary>
    UppercaseDigest,

    /// <summary>There are two digests.</summary>
    SecondDigest,

    /// <summary>A part of the platform contains an invalid character, or is empty.</summary>
    InvalidPlatform,

    /// <summary>The platform is a single word, and neither an operating system nor an architecture.</summary>
    UnknownPlatform,

    /// <summary>The platform has more than three parts.</summary>
    PlatformTooLong,
}
