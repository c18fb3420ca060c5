namespace ImageGen;

/// <summary>A build argument that the Dockerfile of a <see cref="DeclaredImage"/> declares.</summary>
public sealed class DeclaredArgument
{
    /// <summary>The name, as the Dockerfile writes it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name of its option on a command line, without hyphens at the start: the words of the name in lower case, such as <c>node-version</c> for <c>NODE_VERSION</c>.</summary>
    public string OptionName { get; init; } = "";

    /// <summary>The first default, as the Dockerfile writes it; <see langword="null"/> if there is none.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>The comment above the <c>ARG</c>, in one line; <see langword="null"/> if there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether the image cannot be built without a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
