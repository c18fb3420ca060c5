using System.Runtime.CompilerServices;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>Keeps the cache of the user out of these tests.</summary>
internal static class CacheFolder
{
#pragma warning disable CA2255 // The variable must be set before the first build of any test.
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Directory.CreateTempSubdirectory("imagegen-cache").FullName);
#pragma warning restore CA2255
}
