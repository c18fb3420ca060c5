namespace ImageGen.Dockerfiles;

/// <summary>A flag that an instruction supports.</summary>
/// <param name="Name">The name without its dashes.</param>
/// <param name="Form">Its form after the name.</param>
internal sealed record KnownFlag(string Name, FlagForm Form);
