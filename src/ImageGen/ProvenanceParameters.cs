namespace ImageGen;

/// <summary>The parameters of the provenance attestation of an image, in addition to its <see cref="ProvenanceMode"/>.</summary>
/// <remarks>The parameters are those of BuildKit's <c>attest:provenance</c>.</remarks>
public sealed record ProvenanceParameters
{
    /// <summary>The identity of the builder (<c>builder.id</c> of SLSA), usually a URI. A verifier uses it to decide whether to trust the build. Default: none.</summary>
    /// <exception cref="ArgumentException">The text is empty, or contains control characters.</exception>
    public string? BuilderId
    {
        get;
        init => field = value is null || IsText(value)
            ? value
            : throw new ArgumentException("The builder id of a provenance attestation is empty or contains control characters. Set a URI such as 'https://ci.example/builder', or set null.", nameof(value));
    }

    /// <summary>The file name of the attestation in the root of <see cref="BuildOutput.Directory"/> and <see cref="BuildOutput.Tar"/>. Default: <c>provenance.json</c>.</summary>
    /// <exception cref="ArgumentException">The text is not a valid file name, or contains a folder.</exception>
    public string? FileName
    {
        get;
        init => field = value is null || (IsText(value) && value is not ("." or "..") && value.AsSpan().IndexOfAny('/', '\\') < 0)
            ? value
            : throw new ArgumentException($"'{value}' is not a valid file name for a provenance attestation: BuildKit writes it to the root of the output. Use a name without a folder, such as 'build.json'.", nameof(value));
    }

    /// <summary>Whether the attestation states that the build is reproducible. Nothing checks this. Default: <see langword="false"/>.</summary>
    public bool Reproducible { get; init; }

    /// <summary>Whether only images get the attestation, and <see cref="BuildOutput.Directory"/> and <see cref="BuildOutput.Tar"/> do not. Default: <see langword="false"/>.</summary>
    public bool InlineOnly { get; init; }

    /// <summary>The version of the format. Default: BuildKit's choice, and <see cref="ProvenanceVersion.Slsa1"/> for a build in this process.</summary>
    public ProvenanceVersion? Version { get; init; }

    private static bool IsText(string value) => !string.IsNullOrWhiteSpace(value) && !value.Any(char.IsControl);
}
