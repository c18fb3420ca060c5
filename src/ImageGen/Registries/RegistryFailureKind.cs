namespace ImageGen.Registries;

/// <summary>The kind of failure between an engine and a registry.</summary>
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
