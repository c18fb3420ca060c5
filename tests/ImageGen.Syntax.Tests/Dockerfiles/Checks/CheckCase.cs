namespace ImageGen.Syntax.Tests.Dockerfiles.Checks;

/// <summary>A Dockerfile of the corpus with what belongs to it. <c>Verdicts/record-verdicts.cs</c> says how the archives are written.</summary>
internal sealed record CheckCase(string Name, string Text, DockerfileCheckOptions Options)
{
    public static IReadOnlyList<CheckCase> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Dockerfiles", "Checks", "Corpus"), "*.txtar").SelectMany(Read),
    ];

    private static IEnumerable<CheckCase> Read(string archive)
    {
        List<(string Name, string Text)> files = [];
        foreach (var line in File.ReadAllText(archive).TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --", StringComparison.Ordinal))
            {
                files.Add((line[3..^3], ""));
            }
            else
            {
                files[^1] = (files[^1].Name, files[^1].Text + line + "\n");
            }
        }

        return files.GroupBy(file => file.Name.Split('/')[0]).Select(group => new CheckCase(
            Path.GetFileNameWithoutExtension(archive) + "/" + group.Key,
            group.Single(file => file.Name == group.Key).Text,
            ReadOptions(group.Where(file => file.Name != group.Key).ToDictionary(file => file.Name[(group.Key.Length + 1)..], file => file.Text))));
    }

    private static DockerfileCheckOptions ReadOptions(Dictionary<string, string> files)
    {
        var options = files.GetValueOrDefault("options", "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(option => option.Split('=', 2)).ToDictionary(option => option[0], option => option[1]);
        return new DockerfileCheckOptions
        {
            Target = options.GetValueOrDefault("target"),
            Ignore = files.TryGetValue(".dockerignore", out var ignore) ? IgnoreFile.Parse(ignore) : null,
            // The image of the corpus sets no more than its path.
            BaseEnvironment = _ => new Dictionary<string, string> { ["PATH"] = "/bin" },
            Arguments = options.Where(option => option.Key.StartsWith("build-arg:", StringComparison.Ordinal))
                .ToDictionary(option => option.Key["build-arg:".Length..], option => (string?)option.Value),
        };
    }
}
