namespace ImageGen.Generator.Ejection;

/// <summary>
/// The files and the edit that replace an <c>auto</c> Dockerfile with one of the user. The type is public only for the assembly ImageGen.CodeFixes.
/// It is not an API for users.
/// </summary>
public sealed record EjectedDockerfile
{
    /// <summary>The folder where the paths of the files start: that of the project with the class.</summary>
    public required string Folder { get; init; }

    /// <summary>The path of the Dockerfile.</summary>
    public required string Path { get; init; }

    /// <summary>The text of the Dockerfile.</summary>
    public required string Text { get; init; }

    /// <summary>The path of the ignore file, which builders find by its name.</summary>
    public string IgnorePath => Path + ".dockerignore";

    /// <summary>The text of the ignore file.</summary>
    public required string IgnoreText { get; init; }

    /// <summary>The new argument list of the attribute, with its parentheses.</summary>
    public required string Arguments { get; init; }
}
