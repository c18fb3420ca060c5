using System.Text.Json.Nodes;

namespace ImageGen.Building.InProcess.Attestations.Sboms;

/// <summary>A package of an SPDX document (SPDX 2.3, clause 7), with the fields that can be known without its files.</summary>
/// <param name="Name">The name.</param>
internal sealed record SpdxPackage(string Name)
{
    private const string Unknown = "NOASSERTION";

    /// <summary>The version; <see langword="null"/> if it has none.</summary>
    public string? Version { get; init; }

    /// <summary>The package URL; <see langword="null"/> if it has none.</summary>
    public string? Url { get; init; }

    /// <summary>SPDX's name of the algorithm, and the hash in hexadecimal digits; <see langword="null"/> if it is unknown.</summary>
    public (string Algorithm, string Hash)? Checksum { get; init; }

    /// <summary>The license that the author declares, as an SPDX expression; <see langword="null"/> if it is unknown.</summary>
    public string? License { get; init; }

    /// <summary>One of SPDX's purposes, such as <c>LIBRARY</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The file that names the package; <see langword="null"/> for an image.</summary>
    public string? FoundIn { get; init; }

    public JsonObject ToJson(string id) => new JsonObject { ["SPDXID"] = id, ["name"] = Name }
        .With("versionInfo", Version)
        .With("downloadLocation", Unknown)
        .With("filesAnalyzed", false)
        .With("checksums", Checksum is var (algorithm, hash) ? new JsonArray(new JsonObject { ["algorithm"] = algorithm, ["checksumValue"] = hash }) : null)
        .With("sourceInfo", FoundIn is null ? null : "named in " + FoundIn)
        .With("licenseConcluded", Unknown)
        .With("licenseDeclared", License ?? Unknown)
        .With("copyrightText", Unknown)
        .With("externalRefs", Url is null ? null : new JsonArray(new JsonObject { ["referenceCategory"] = "PACKAGE-MANAGER", ["referenceType"] = "purl", ["referenceLocator"] = Url }))
        .With("primaryPackagePurpose", Purpose);
}
