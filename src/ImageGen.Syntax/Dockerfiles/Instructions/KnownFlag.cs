namespace ImageGen.Dockerfiles;

/// <summary>A flag that an instruction knows.</summary>
/// <param name="Name">The name without its dashes.</param>
/// <param name="Form">What stands after it.</param>
internal sealed record KnownFlag(string Name, FlagForm Form);
