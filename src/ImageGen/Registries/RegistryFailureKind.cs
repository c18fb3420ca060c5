namespace ImageGen.Registries;

/// <summary>What stands between an engine and a registry.</summary>
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
