namespace ImageGen;

/// <summary>Where <c>dotnet publish</c> runs for an <c>auto</c> Dockerfile.</summary>
public enum PublishLocation
{
    /// <summary>In a container of the SDK image. The result does not depend on this machine, and native programs for Linux can be built anywhere.</summary>
    Container,

    /// <summary>On this machine, with its SDK, its feeds, credentials and certificates. The engine needs no SDK image and no network.</summary>
    Host,
}
