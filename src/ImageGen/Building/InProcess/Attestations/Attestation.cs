using System.Text.Json.Nodes;

namespace ImageGen.Building.InProcess.Attestations;

/// <summary>A statement about a built image or its files, without these: its subjects are known later.</summary>
/// <param name="PredicateType">The URI that identifies the format of the predicate.</param>
/// <param name="FileName">The name of its file in outputs of files.</param>
/// <param name="Predicate">The statement itself.</param>
internal sealed record Attestation(string PredicateType, string FileName, JsonObject Predicate)
{
    /// <summary>Whether outputs of files do not get it.</summary>
    public bool IsForImagesOnly { get; init; }

    /// <summary>Creates the JSON of the in-toto statement (in-toto/attestation, <c>spec/v1/statement.md</c>).</summary>
    /// <param name="subjects">The names and digests of what the statement is about.</param>
    /// <param name="isIndented">Whether people read it.</param>
    public ReadOnlyMemory<byte> ToStatement(IEnumerable<(string Name, ImageDigest Digest)> subjects, bool isIndented = false) => AttestationJson.Write(
        new JsonObject
        {
            ["_type"] = "https://in-toto.io/Statement/v1",
            ["predicateType"] = PredicateType,
            ["subject"] = new JsonArray([.. subjects.Select(subject => new JsonObject { ["name"] = subject.Name, ["digest"] = AttestationJson.DigestSet(subject.Digest) })]),
            ["predicate"] = Predicate.DeepClone(),
        },
        isIndented);
}
