namespace ImageGen;

/// <summary>What an image's provenance attestation says besides its <see cref="ProvenanceMode"/>, and where it is written.</summary>
/// <remarks>The parameters are those of BuildKit's <c>attest:provenance</c>.</remarks>
public sealed record ProvenanceParameters
{
    /// <summary>The builder's identity (<c>builder.id</c> of SLSA), by which a verifier decides whether to trust the build; mostly a URI. Default: none.</summary>
    /// <exception cref="ArgumentException">The text is empty, or has control characters.</exception>
    public string? BuilderId
    {
        get;
        init => field = value is null || IsText(value)
            ? value
            : throw new ArgumentException("The builder id of a provenance attestation must be a text without control characters. Give a URI such as 'https://ci.example/builder', or leave it out.", nameof(value));
    }

    /// <summary>The name of the attestation's file in the root of <see cref="BuildOutput.Directory"/> and <see cref="BuildOutput.Tar"/>. Default: <c>provenance.json</c>.</summary>
    /// <exception cref="ArgumentException">The text is not the name of a file without its folder.</exception>
    public string? FileName
    {
        get;
        init => field = value is null || (IsText(value) && value is not ("." or "..") && value.AsSpan().IndexOfAny('/', '\\') < 0)
            ? value
            : throw new ArgumentException($"'{value}' is not a valid file name for a provenance attestation: BuildKit writes it into the root of the output. Give a name without a folder, such as 'build.json'.", nameof(value));
    }

    /// <summary>Whether the attestation says that the build is reproducible. BuildKit does not check it. Default: <see langword="false"/>.</summary>
    public bool Reproducible { get; init; }

    /// <summary>Whether only images get the attestation, and <see cref="BuildOutput.Directory"/> and <see cref="BuildOutput.Tar"/> do not. Default: <see langword="false"/>.</summary>
    public bool InlineOnly { get; init; }

    /// <summary>The version of the attestation's format. Default: BuildKit's own.</summary>
    public ProvenanceVersion? Version { get; init; }

    private static bool IsText(string value) => !string.IsNullOrWhiteSpace(value) && !value.Any(char.IsControl);
}
