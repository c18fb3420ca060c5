namespace ImageGen.Growth.Tests.Shapes;

/// <summary>What a compiler and a build ask of a Dockerfile.</summary>
internal static class DockerfileWork
{
    /// <summary>Reads it, with all that its instructions hold.</summary>
    public static void Read(string text)
    {
        var dockerfile = Dockerfile.Parse(text);
        foreach (var instruction in dockerfile.Instructions)
        {
            _ = instruction.Variables.Count + instruction.Mounts.Count + (instruction.Trigger?.Variables.Count ?? 0);
        }

        _ = dockerfile.Errors.Count + dockerfile.Arguments.Count;
    }

    /// <summary>Reads it, and asks everything that can be asked of it.</summary>
    public static void Judge(string text) => Judge(text, new DockerfileCheckOptions());

    /// <summary>Reads it, and asks everything that can be asked of it for a build.</summary>
    public static void Judge(string text, DockerfileCheckOptions options)
    {
        Read(text);
        var dockerfile = Dockerfile.Parse(text);
        var arguments = options.Arguments ?? new Dictionary<string, string?>();
        _ = dockerfile.ErrorsFor(arguments, options.Target).Count + dockerfile.Check(options).Count + dockerfile.ExternalImages(arguments).Count
            + dockerfile.StagesFor().Count + dockerfile.Stages.Sum(stage => stage.DependsOn.Count)
            + (dockerfile.FindTargetRun(Platform.Parse("linux/arm64"), Platform.Parse("linux/amd64"), arguments, options.Target)?.Line ?? 0);
    }
}
