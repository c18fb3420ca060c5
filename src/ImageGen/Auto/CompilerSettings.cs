namespace ImageGen.Auto;

/// <summary>The <c>.editorconfig</c> and <c>.globalconfig</c> files above a project: they decide which warnings are errors, for example.</summary>
internal static class CompilerSettings
{
    private static readonly string[] Names = [".editorconfig", ".globalconfig"];

    /// <summary>Finds the files in the folder and those above, up to the root of the repository. Empty without a repository, because a home folder is not a part of the sources.</summary>
    public static IReadOnlyList<string> Above(string folder)
    {
        var found = new List<string>();
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            found.AddRange(Names.Select(name => Path.Combine(current, name)).Where(File.Exists));
            var git = Path.Combine(current, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return found;
            }
        }

        return [];
    }
}
