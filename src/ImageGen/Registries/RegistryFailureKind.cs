namespace ImageGen.Registries;

/// <summary>The kind of failure between an engine and a registry, in the text of the engine.</summary>
internal enum RegistryFailureKind
{
    Unknown,
    NoSuchImageInEngine,
    AccessDenied,
    NotFound,
    Unreachable,
    Insecure,
    RegistryFailed,
}
