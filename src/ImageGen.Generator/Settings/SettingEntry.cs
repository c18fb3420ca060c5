using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>One text of a list, read: what it says, or what is wrong with it.</summary>
internal sealed record SettingEntry
{
    /// <summary>The name that no other entry may have; <see langword="null"/> where entries have no names.</summary>
    public string? Name { get; init; }

    /// <summary>The value that belongs to the name; <see langword="null"/> where only the running program knows it.</summary>
    public string? Value { get; init; }

    /// <summary>The element of a collection initializer, as C# writes it.</summary>
    public string Expression { get; init; } = "";

    /// <summary>What is wrong and what to do; <see langword="null"/> for an entry that is valid.</summary>
    public string? Error { get; init; }

    /// <summary>The rule that a malformed entry breaks, where it has one of its own; its message is <see cref="Error"/> alone.</summary>
    public DiagnosticDescriptor? Rule { get; init; }

    /// <summary>What to write instead, where that is known.</summary>
    public string? Suggestion { get; init; }
}
