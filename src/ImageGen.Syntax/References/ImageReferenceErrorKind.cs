namespace ImageGen;

/// <summary>Which rule a text breaks that should be an image reference, a tag, a digest or a platform.</summary>
public enum ImageReferenceErrorKind
{
    /// <summary>There is no text.</summary>
    Empty,

    /// <summary>The text holds white space.</summary>
    Whitespace,

    /// <summary>A name begins with a URL scheme, such as <c>https://</c>.</summary>
    Scheme,

    /// <summary>A name begins with user information, as URLs may.</summary>
    Credentials,

    /// <summary>The text is a bare image id: 64 hexadecimal digits.</summary>
    ImageId,

    /// <summary>The host is none.</summary>
    InvalidRegistry,

    /// <summary>The port is not a number.</summary>
    InvalidPort,

    /// <summary>The repository holds a character, or a separator where it may not stand.</summary>
    InvalidRepository,

    /// <summary>The repository holds upper case.</summary>
    UppercaseRepository,

    /// <summary>There is a registry, a tag or a digest, and no repository.</summary>
    MissingRepository,

    /// <summary>The repository begins with a slash or has two in a row.</summary>
    EmptyRepositorySegment,

    /// <summary>The repository ends with a slash.</summary>
    TrailingSlash,

    /// <summary>The repository is longer than 255 characters.</summary>
    RepositoryTooLong,

    /// <summary>A colon is there and no tag behind it, or the tag is empty.</summary>
    EmptyTag,

    /// <summary>The tag holds a character that it may not hold there.</summary>
    InvalidTag,

    /// <summary>The tag is longer than 128 characters.</summary>
    TagTooLong,

    /// <summary>There are two tags.</summary>
    SecondTag,

    /// <summary>An <c>@</c> is there and no digest behind it, or the digest is empty.</summary>
    EmptyDigest,

    /// <summary>The digest is not an algorithm, a colon and hexadecimal digits.</summary>
    InvalidDigest,

    /// <summary>The digest's algorithm is not one of sha256, sha384 and sha512.</summary>
    UnknownDigestAlgorithm,

    /// <summary>The digest has not as many digits as its algorithm makes.</summary>
    DigestLength,

    /// <summary>The digest is written in upper case.</summary>
    UppercaseDigest,

    /// <summary>There are two digests.</summary>
    SecondDigest,

    /// <summary>A part of the platform holds a character that it may not hold, or is empty.</summary>
    InvalidPlatform,

    /// <summary>The platform is a single word that is neither an operating system nor an architecture.</summary>
    UnknownPlatform,

    /// <summary>The platform has more than three parts.</summary>
    PlatformTooLong,
}
