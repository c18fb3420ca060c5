using System.Globalization;
using System.Text;
using ImageGen.Building.Failures;
using ImageGen.Building.InProcess.Trees;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>
/// Finds the numbers of users and groups in the files of an image. As in BuildKit, a name is root if the image does not have it, and refused if there is
/// no image to look in.
/// </summary>
internal static class TreeOwners
{
    /// <summary>The limit of BuildKit for these files.</summary>
    private const int MaxFileSizeBytes = 10 * 1024 * 1024;

    /// <param name="text">The owner: <c>user</c>, <c>user:group</c>, with names or numbers.</param>
    /// <param name="tree">The files of the image; <see langword="null"/> if the stage has no image.</param>
    /// <param name="missing">Receives a name that the image does not have.</param>
    /// <param name="cancellationToken">Ends the reading of the files.</param>
    /// <exception cref="StageFailure">The owner is a name, and the stage has no image.</exception>
    public static async Task<TreeOwner> FindAsync(string text, FileTree? tree, Action<string> missing, CancellationToken cancellationToken)
    {
        var parts = text.Split(':', 2);
        if (tree is null && parts.Any(part => NumberOf(part) is null))
        {
            throw new StageFailure(FailureReason.Other, $"the owner '{text}' is a name, and there are no users: neither 'FROM scratch' nor COPY --link has any.", "Use numbers, such as 1000:1000, or remove --link.");
        }

        var (userId, groupId) = (0L, 0L);
        if (NumberOf(parts[0]) is { } number)
        {
            (userId, groupId) = (number, number);
        }
        else if (await FindAsync(tree, "/etc/passwd", parts[0], cancellationToken).ConfigureAwait(false) is { Length: > 3 } user)
        {
            (userId, groupId) = (NumberOf(user[2]) ?? 0, NumberOf(user[3]) ?? 0);
        }
        else
        {
            missing($"user '{parts[0]}'");
        }

        if (parts.Length > 1)
        {
            groupId = NumberOf(parts[1]) ?? await FindGroupAsync(tree, parts[1], missing, cancellationToken).ConfigureAwait(false) ?? groupId;
        }

        return new TreeOwner(userId, groupId);
    }

    private static async Task<long?> FindGroupAsync(FileTree? tree, string name, Action<string> missing, CancellationToken cancellationToken)
    {
        if (await FindAsync(tree, "/etc/group", name, cancellationToken).ConfigureAwait(false) is { Length: > 2 } group)
        {
            return NumberOf(group[2]);
        }

        missing($"group '{name}'");
        return null;
    }

    private static long? NumberOf(string text) =>
        text == "root" ? 0 : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<string[]?> FindAsync(FileTree? tree, string path, string name, CancellationToken cancellationToken)
    {
        if (tree?.Find(tree.Resolve(path)) is not { IsFile: true, Content: { } content, Size: <= MaxFileSizeBytes })
        {
            return null;
        }

        await content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(content.Open(), Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            var fields = line.Trim().Split(':');
            if (fields[0] == name)
            {
                return fields;
            }
        }

        return null;
    }
}
