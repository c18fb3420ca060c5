namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The names that the types of generated members have already, and that no member can have besides.</summary>
internal static class ReservedNames
{
    private static readonly string[] Object = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private static readonly string[] Collection =
    [
        .. Object, "Add", "AddRange", "Clear", "ClearItems", "Contains", "CopyTo", "Count", "GetEnumerator", "IndexOf", "Insert", "InsertItem", "InsertRange", "Item", "Items",
        "Remove", "RemoveAt", "RemoveItem", "RemoveItemsRange", "RemoveRange", "ReplaceRange", "ReplaceItemsRange", "SetItem",
    ];

    /// <summary>Those of <c>BuildArguments</c> and the type derived from it.</summary>
    public static IReadOnlyCollection<string> Arguments { get; } = [.. Object, "Add", "Contains", "Count", "GetEnumerator", "Item", "DockerfileArguments"];

    /// <summary>Those of <c>BuildSecretCollection</c> and the type derived from it.</summary>
    public static IReadOnlyCollection<string> Secrets { get; } = [.. Collection, "DockerfileSecrets"];

    /// <summary>Those of <c>SshForwardCollection</c> and the type derived from it.</summary>
    public static IReadOnlyCollection<string> Agents { get; } = [.. Collection, "DockerfileAgents"];

    /// <summary>Those of the static classes.</summary>
    public static IReadOnlyCollection<string> Constants { get; } = [.. Object, "All", "BaseImages", "Labels"];

    /// <summary>An enum's members are in the way of none.</summary>
    public static IReadOnlyCollection<string> Stages { get; } = [];
}
