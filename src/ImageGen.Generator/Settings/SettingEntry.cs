using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>One text of a list setting: its content, or its error.</summary>
internal sealed record SettingEntry
{
    /// <summary>The unique name of the entry; <see langword="null"/> if entries of the setting have no names.</summary>
    public string? Name { get; init; }

    /// <summary>The value of the name; <see langword="null"/> if it is known only at run time.</summary>
    public string? Value { get; init; }

    /// <summary>The element of a collection initializer, as C# source.</summary>
    public string Expression { get; init; } = "";

    /// <summary>The error and its fix, as a part of a message; <see langword="null"/> for a valid entry.</summary>
    public string? Error { get; init; }

    /// <summary>The rule for a malformed entry, whose message is only <see cref="Error"/>. Default: the rule for malformed settings.</summary>
    public DiagnosticDescriptor? Rule { get; init; }

    /// <summary>The suggested text, if there is one.</summary>
    public string? Suggestion { get; init; }
}
