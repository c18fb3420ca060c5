namespace ImageGen.Generator.Models;

/// <summary>The annotated class: what its generated part must repeat, and which names it must not use.</summary>
internal sealed record ClassModel
{
    /// <summary>The namespace in C# source; <see langword="null"/> for the global namespace.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The class and the types around it, outermost first.</summary>
    public required EquatableArray<TypePart> Parts { get; init; }

    /// <summary>The full name, for messages and for the generated file's name: <c>Acme.Deploy.Images+ShopApi</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>The generated members that cannot be added, because the class declares a member with that name or has the name itself.</summary>
    public required EquatableArray<string> TakenNames { get; init; }

    /// <summary>The class, or the outermost type around it, that lacks <c>partial</c>.</summary>
    public string? NotPartial { get; init; }

    /// <summary>Whether the class, or a type around it, has type parameters.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Whether the class, or a type around it, is visible only in its own file.</summary>
    public bool IsFileLocal { get; init; }

    /// <summary>Whether other code of the assembly cannot use the class, because it or a type around it is private or protected, or its use is an error.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether other code of the assembly can use the image of the class.</summary>
    public bool IsUsable => !IsHidden && !IsGeneric && !IsFileLocal && !TakenNames.Contains(GeneratedMembers.Image);

    /// <summary>The summary in the class's documentation, as plain text; <see langword="null"/> if there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>The class's own name.</summary>
    public string Name => Parts[Parts.Count - 1].Identifier;
}
