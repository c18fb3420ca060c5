using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Building.InProcess.Trees;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Attestations;

/// <summary>Writes attestations beside the files of an image, as moby/buildkit v0.32 does (<c>exporter/local/fs.go</c>). Their subjects are these files.</summary>
internal static class AttestationFiles
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates the files of a stage's attestations, in the root of its files.</summary>
    /// <param name="built">The stage.</param>
    /// <param name="times">The times of the build.</param>
    /// <param name="nodes">The files with their paths, whose contents were prepared.</param>
    /// <param name="cancellationToken">Ends the reading of the files.</param>
    public static async IAsyncEnumerable<LayerEntry> CreateAsync(
        BuiltStage built, BuildTimes times, IReadOnlyList<KeyValuePair<string, TreeNode>> nodes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var attestations = built.Attestations.Where(attestation => !attestation.IsForImagesOnly).ToList();
        if (attestations.Count == 0)
        {
            yield break;
        }

        var subjects = new List<(string, ImageDigest)>();
        foreach (var (path, node) in nodes.Where(each => each.Value.IsFile))
        {
            subjects.Add((path, await DigestOfAsync(node, cancellationToken).ConfigureAwait(false)));
        }

        foreach (var attestation in attestations)
        {
            var statement = attestation.ToStatement(subjects, isIndented: true);
            yield return new LayerEntry
            {
                Path = attestation.FileName,
                Mode = FileMode,
                ModifiedUtc = times.OfNewFiles,
                Size = statement.Length,
                Open = () => new MemoryStream(statement.ToArray(), writable: false),
            };
        }
    }

    private static async Task<ImageDigest> DigestOfAsync(TreeNode node, CancellationToken cancellationToken)
    {
        var stream = node.Content?.Open() ?? Stream.Null;
        await using (stream.ConfigureAwait(false))
        {
            return ImageDigest.Parse("sha256:" + Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false)));
        }
    }
}
