namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The names that the types of generated members already have. A generated member cannot have such a name.</summary>
internal static class ReservedNames
{
    private static readonly string[] Object = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private static readonly string[] Collection =
    [
        .. Object, "Add", "AddRange", "Clear", "ClearItems", "Contains", "CopyTo", "Count", "GetEnumerator", "IndexOf", "Insert", "InsertItem", "InsertRange", "Item", "Items",
        "Remove", "RemoveAt", "RemoveItem", "RemoveItemsRange", "RemoveRange", "ReplaceRange", "ReplaceItemsRange", "SetItem",
    ];

    /// <summary>The names of <c>BuildArguments</c> and the type derived from it.</summary>
    public static IReadOnlyCollection<string> Arguments { get; } = [.. Object, "Add", "Contains", "Count", "GetEnumerator", "Item", "DockerfileArguments"];

    /// <summary>The names of <c>BuildSecretCollection</c> and the type derived from it.</summary>
    public static IReadOnlyCollection<string> Secrets { get; } = [.. Collection, "DockerfileSecrets"];

    /// <summary>The names of <c>SshForwardCollection</c> and the type derived from it.</summary>
    public static IReadOnlyCollection<string> Agents { get; } = [.. Collection, "DockerfileAgents"];

    /// <summary>The names of the static classes.</summary>
    public static IReadOnlyCollection<string> Constants { get; } = [.. Object, "All", "BaseImages", "Labels"];

    /// <summary>The names of the enum. The inherited members of an enum do not collide with its values.</summary>
    public static IReadOnlyCollection<string> Stages { get; } = [];
}
