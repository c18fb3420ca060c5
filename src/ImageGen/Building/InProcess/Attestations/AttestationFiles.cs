using System.Security.Cryptography;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Building.InProcess.Trees;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Attestations;

/// <summary>Writes attestations beside the files of an image, as moby/buildkit v0.32 does (<c>exporter/local/fs.go</c>). Their subjects are these files.</summary>
internal static class AttestationFiles
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Returns the files of a stage, with its attestations in their root.</summary>
    /// <param name="built">The stage.</param>
    /// <param name="times">The times of the build.</param>
    /// <param name="cancellationToken">Ends the reading of the files.</param>
    public static async Task<FileTree> AddAsync(BuiltStage built, BuildTimes times, CancellationToken cancellationToken)
    {
        var attestations = built.Attestations.Where(attestation => !attestation.IsForImagesOnly).ToList();
        if (attestations.Count == 0)
        {
            return built.Stage.Tree;
        }

        var subjects = new List<(string, ImageDigest)>();
        foreach (var (path, node) in TreeEntries.FindAll(built.Stage.Tree).Where(each => each.Value.IsFile))
        {
            subjects.Add((path, await DigestOfAsync(node, cancellationToken).ConfigureAwait(false)));
        }

        var tree = built.Stage.Tree.Clone();
        foreach (var attestation in attestations)
        {
            var statement = attestation.ToStatement(subjects, isIndented: true);
            tree.Set("/" + attestation.FileName, new TreeNode
            {
                Type = LayerEntryType.File,
                Mode = FileMode,
                ModifiedUtc = times.OfNewFiles,
                Size = statement.Length,
                Content = new MemoryContent(statement.ToArray()),
            });
        }

        return tree;
    }

    private static async Task<ImageDigest> DigestOfAsync(TreeNode node, CancellationToken cancellationToken)
    {
        if (node.Content is { } content)
        {
            await content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        var stream = node.Content?.Open() ?? Stream.Null;
        await using (stream.ConfigureAwait(false))
        {
            return ImageDigest.Parse("sha256:" + Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false)));
        }
    }
}
