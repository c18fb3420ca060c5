namespace ImageGen.Auto;

/// <summary>What the files of a Git repository say about the sources. Git itself need not be installed.</summary>
/// <param name="Revision">The commit that is checked out; <see langword="null"/> before the first one.</param>
/// <param name="Source">The address of the remote <c>origin</c> for a browser, without credentials; <see langword="null"/> if there is none.</param>
internal sealed record GitRepository(string? Revision, string? Source)
{
    /// <summary>Reads the repository that contains a folder; <see langword="null"/> if there is none, or its files cannot be read.</summary>
    public static GitRepository? Find(string folder)
    {
        try
        {
            return FindDirectory(folder) is { } git ? new GitRepository(ReadRevision(git), ReadSource(CommonDirectory(git))) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? FindDirectory(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            var git = Path.Combine(current, ".git");
            if (Directory.Exists(git))
            {
                return git;
            }

            // A worktree or a submodule: a file that names the folder.
            if (File.Exists(git))
            {
                return ValueAfter("gitdir:", File.ReadAllText(git)) is { } path ? Path.GetFullPath(path, current) : null;
            }
        }

        return null;
    }

    /// <summary>The folder that all worktrees share.</summary>
    private static string CommonDirectory(string git)
    {
        var file = Path.Combine(git, "commondir");
        return File.Exists(file) ? Path.GetFullPath(File.ReadAllText(file).Trim(), git) : git;
    }

    private static string? ReadRevision(string git)
    {
        var head = File.ReadAllText(Path.Combine(git, "HEAD")).Trim();
        if (ValueAfter("ref:", head) is not { } reference)
        {
            return AsRevision(head);
        }

        var common = CommonDirectory(git);
        var loose = Path.Combine(common, reference);
        return File.Exists(loose) ? AsRevision(File.ReadAllText(loose).Trim()) : FindPacked(Path.Combine(common, "packed-refs"), reference);
    }

    private static string? FindPacked(string file, string reference) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault(line => line.EndsWith(' ' + reference, StringComparison.Ordinal)) is { } line
            ? AsRevision(line.Split(' ')[0])
            : null;

    private static string? AsRevision(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit) ? text : null;

    private static string? ReadSource(string git)
    {
        var config = Path.Combine(git, "config");
        if (!File.Exists(config))
        {
            return null;
        }

        var isOrigin = false;
        foreach (var line in File.ReadLines(config).Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
            {
                isOrigin = line.Equals("[remote \"origin\"]", StringComparison.OrdinalIgnoreCase);
            }
            else if (isOrigin && line.Split('=', 2) is [var key, var value] && key.Trim().Equals("url", StringComparison.OrdinalIgnoreCase))
            {
                return AsAddress(value.Trim());
            }
        }

        return null;
    }

    /// <summary>Makes <c>git@host:owner/name.git</c>, <c>ssh://</c> and <c>https://token@host/…</c> an address that a browser opens.</summary>
    private static string? AsAddress(string url)
    {
        if (!url.Contains("://", StringComparison.Ordinal) && url.Split(':', 2) is [var host, var path] && host.Length > 1)
        {
            url = $"ssh://{host}/{path.TrimStart('/')}";
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http" or "ssh" or "git") || address.Host.Length == 0)
        {
            return null;
        }

        var isWeb = address.Scheme is "https" or "http";
        var port = isWeb && !address.IsDefaultPort ? ":" + address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        var name = address.AbsolutePath.EndsWith(".git", StringComparison.Ordinal) ? address.AbsolutePath[..^".git".Length] : address.AbsolutePath;
        return $"{(isWeb ? address.Scheme : "https")}://{address.Host}{port}{name}";
    }

    private static string? ValueAfter(string prefix, string text) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..].Trim() : null;
}
