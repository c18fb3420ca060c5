using System.Text;
using ImageGen.Building.Failures;
using ImageGen.Building.InProcess.Trees;
using ImageGen.Dockerfiles;
using ImageGen.Ignoring;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>The instructions that change the files of a stage: <c>COPY</c>, <c>ADD</c> and <c>WORKDIR</c>.</summary>
/// <param name="stage">The stage.</param>
/// <param name="sources">Where files come from.</param>
/// <param name="times">The times of what has none.</param>
/// <param name="warn">Receives warnings.</param>
internal sealed class FileInstructions(StageState stage, StageSources sources, BuildTimes times, Action<string> warn)
{
    private const UnixFileMode FolderMode = (UnixFileMode)0b111_101_101;
    private const UnixFileMode HeredocMode = (UnixFileMode)0b110_100_100;

    /// <summary>The files with the users of the stage; <see langword="null"/> if it has no layer, as after <c>FROM scratch</c>.</summary>
    private FileTree? Users => stage.Layers.IsEmpty ? null : stage.Tree;

    /// <summary>Runs a <c>WORKDIR</c>.</summary>
    /// <exception cref="StageFailure">The user is a name, and the stage has no image.</exception>
    /// <exception cref="TreeException">The path is another kind of file.</exception>
    public async Task ChangeDirectoryAsync(EvaluatedInstruction instruction, CancellationToken cancellationToken)
    {
        var path = instruction.Words[0];
        var directory = CleanPath.From(path.StartsWith('/') ? path : stage.WorkingDirectory + "/" + path);
        stage.Configure(config => config with { WorkingDir = directory });
        if (directory == "/")
        {
            stage.Record("WORKDIR /");
            return;
        }

        var owner = stage.Image.Config.User is { Length: > 0 } user ? await FindOwnerAsync(user, Users, cancellationToken).ConfigureAwait(false) : new TreeOwner(0, 0);
        stage.Tree.TimeOfChanges = times.Epoch;
        stage.Tree.CreateFolders(directory, () => CreateFolder(owner));
        stage.AddLayer("WORKDIR " + directory, times.Latest);
    }

    /// <summary>Runs a <c>COPY</c> or an <c>ADD</c>.</summary>
    /// <exception cref="StageFailure">A source is missing or cannot be used.</exception>
    /// <exception cref="TreeException">A file would replace a folder, or a folder a file.</exception>
    public async Task CopyAsync(EvaluatedInstruction instruction, CancellationToken cancellationToken)
    {
        var isLink = instruction.HasFlag("link") && instruction.FlagValues("chmod").All(mode => mode.Length == 0);
        var tree = isLink ? new FileTree() : stage.Tree;
        tree.TimeOfChanges = times.Epoch;
        var options = await ReadOptionsAsync(instruction, isLink ? null : Users, cancellationToken).ConfigureAwait(false);
        var destination = DestinationOf(instruction);
        foreach (var source in instruction.Sources)
        {
            await CopyAsync(instruction, source, tree, destination, options, cancellationToken).ConfigureAwait(false);
        }

        for (var i = 0; i < instruction.Heredocs.Count; i++)
        {
            CopyHeredoc(instruction.Instruction.Heredocs[i].Name, instruction.Heredocs[i], tree, destination, options);
        }

        if (isLink)
        {
            // The folders of the copy's own layer have their times.
            stage.Tree.TimeOfChanges = null;
            TreeMerge.Run(tree, stage.Tree);
        }

        stage.AddLayer(HistoryOf(instruction) + " # buildkit", times.Latest);
    }

    private async Task CopyAsync(EvaluatedInstruction instruction, string source, FileTree tree, string destination, TreeCopyOptions options, CancellationToken cancellationToken)
    {
        var isAdd = instruction.Instruction.Keyword == "ADD";
        if (isAdd && EvaluatedInstruction.KindOf(source) is DockerfileSourceKind.Url)
        {
            await DownloadAsync(instruction, source, tree, destination, options, cancellationToken).ConfigureAwait(false);
            return;
        }

        var from = instruction.FlagValues("from").LastOrDefault();
        var files = await (from is { Length: > 0 } ? sources.From(from, cancellationToken) : sources.Context(cancellationToken)).ConfigureAwait(false);
        var isParents = instruction.HasFlag("parents");
        var path = isParents ? ParentsOf(source, out options, options) : source;
        var found = TreeCopy.FindSources(files, path);
        var hasEntries = false;
        foreach (var each in found)
        {
            if (files.Find(files.Resolve(each)) is not { } node)
            {
                throw MissingSource(source, from);
            }

            var isUnpacked = instruction.Instruction.Flags.Any(flag => flag.Name == "unpack") ? instruction.HasFlag("unpack") : isAdd;
            if (!isUnpacked || !await TreeArchive.TryUnpackAsync(node, tree, destination, options, cancellationToken).ConfigureAwait(false))
            {
                hasEntries |= new TreeCopy(files, tree, options).Run(each, destination);
            }
        }

        // BuildKit follows no link on the way to such a source.
        if (isParents && !GoPattern.HasWildcards(source) && (!hasEntries || files.Find(CleanPath.From("/" + source)) is null))
        {
            throw MissingSource(source, from);
        }
    }

    private async Task DownloadAsync(EvaluatedInstruction instruction, string url, FileTree tree, string destination, TreeCopyOptions options, CancellationToken cancellationToken)
    {
        var checksum = instruction.FlagValues("checksum").LastOrDefault();
        var node = await sources.Download(url, string.IsNullOrEmpty(checksum) ? null : ImageDigest.Parse(checksum), cancellationToken).ConfigureAwait(false);
        if (instruction.HasFlag("unpack") && await TreeArchive.TryUnpackAsync(node, tree, destination, options, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var name = Uri.UnescapeDataString(new Uri(url).AbsolutePath.TrimEnd('/').Split('/')[^1]);
        CopyAlone(name is { Length: > 0 } ? name : "__unnamed__", node, tree, destination, options);
    }

    private void CopyHeredoc(string name, string content, FileTree tree, string destination, TreeCopyOptions options)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var file = CleanPath.From("/" + name)[1..];
        if (file.Contains('/', StringComparison.Ordinal))
        {
            throw new StageFailure(FailureReason.Other, $"the here-document '{name}' is in a folder, which does not exist.", "Write the folder in the destination, and only the name of the file after '<<'.");
        }

        CopyAlone(
            file,
            new TreeNode { Type = LayerEntryType.File, Mode = HeredocMode, Size = bytes.Length, Content = bytes.Length == 0 ? null : new MemoryContent(bytes), ModifiedUtc = times.OfNewFiles },
            tree,
            destination,
            options);
    }

    private static void CopyAlone(string name, TreeNode node, FileTree tree, string destination, TreeCopyOptions options)
    {
        var files = new FileTree();
        files.CreateFolders(FileTree.Split("/" + name).Folder, () => TreeNode.Directory(FolderMode));
        files.Set("/" + name, node);
        _ = new TreeCopy(files, tree, options with { IsFromPath = false }).Run("/" + name, destination);
    }

    private TreeNode CreateFolder(TreeOwner owner)
    {
        var folder = TreeNode.Directory(FolderMode, times.OfNewFiles);
        (folder.UserId, folder.GroupId) = (owner.UserId, owner.GroupId);
        return folder;
    }

    private async Task<TreeCopyOptions> ReadOptionsAsync(EvaluatedInstruction instruction, FileTree? users, CancellationToken cancellationToken)
    {
        var excluded = instruction.FlagValues("exclude").ToList();
        return new TreeCopyOptions
        {
            Owner = instruction.FlagValues("chown").LastOrDefault() is { Length: > 0 } owner ? await FindOwnerAsync(owner, users, cancellationToken).ConfigureAwait(false) : null,
            Mode = instruction.FlagValues("chmod").LastOrDefault() is { Length: > 0 } mode ? ModeChange.Parse(mode) : null,
            Exclude = excluded.Count == 0 ? null : IgnoreFile.FromPatterns(excluded),
            NewFolderTime = times.OfNewFiles,
        };
    }

    private Task<TreeOwner> FindOwnerAsync(string owner, FileTree? users, CancellationToken cancellationToken) => TreeOwners.FindAsync(owner, users, WarnOfMissing, cancellationToken);

    private void WarnOfMissing(string name) => warn($"The image has no {name}, so the files belong to root. Use a number, or create it in the base image.");

    /// <summary>Splits a source of <c>--parents</c> at its <c>/./</c>: the folders below it are created in the destination.</summary>
    private static string ParentsOf(string source, out TreeCopyOptions options, TreeCopyOptions given)
    {
        var pivot = source.IndexOf("/./", StringComparison.Ordinal);
        var pattern = pivot < 0 ? source : source[(pivot + 3)..];
        options = given with { Include = IgnoreFile.FromPatterns([CleanPath.From("/" + pattern)[1..]]) };
        return pivot < 0 ? "/" : source[..pivot];
    }

    private string DestinationOf(EvaluatedInstruction instruction)
    {
        var written = instruction.Words[^1];
        var path = written is "." or "" ? "./" : written;
        var clean = CleanPath.From(path.StartsWith('/') ? path : stage.WorkingDirectory + "/" + path);
        return clean != "/" && (path.EndsWith('/') || path.EndsWith("/.", StringComparison.Ordinal)) ? clean + "/" : clean;
    }

    private static string HistoryOf(EvaluatedInstruction instruction)
    {
        var text = new StringBuilder(instruction.Instruction.Keyword);
        if (instruction.HasFlag("parents"))
        {
            text.Append(" --parents");
        }

        foreach (var flag in (string[])["chown", "chmod"])
        {
            if (instruction.FlagValues(flag).LastOrDefault() is { Length: > 0 } value)
            {
                text.Append(" --").Append(flag).Append('=').Append(value);
            }
        }

        text.AppendJoin("", instruction.Sources.Select(source => " " + source));
        text.AppendJoin("", instruction.Instruction.Heredocs.Select(heredoc => " <<" + heredoc.Name));
        return text.Append(' ').Append(instruction.Words[^1]).ToString();
    }

    private static StageFailure MissingSource(string source, string? from) => new(
        FailureReason.CopySource,
        $"'{source}' does not exist in the context or stage that this step copies from.",
        from is { Length: > 0 }
            ? "Check the path in the stage or image that it is copied from. It is relative to that image's root."
            : "Check the path (it is relative to the context's folder, not to the Dockerfile's), and check that .dockerignore does not exclude it.");
}
