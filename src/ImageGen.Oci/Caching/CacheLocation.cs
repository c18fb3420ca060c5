namespace ImageGen.Oci.Caching;

/// <summary>The folder of the default cache.</summary>
internal static class CacheLocation
{
    private const string Name = "imagegen";

    /// <exception cref="ImageCacheException">The user has no home folder.</exception>
    public static string GetDefault()
    {
        // The XDG Base Directory Specification 0.8 ignores a relative path.
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } cacheHome && Path.IsPathFullyQualified(cacheHome))
        {
            return Path.Combine(cacheHome, Name);
        }

        var home = Environment.GetFolderPath(
            OperatingSystem.IsWindows() ? Environment.SpecialFolder.LocalApplicationData : Environment.SpecialFolder.UserProfile,
            Environment.SpecialFolderOption.DoNotVerify);
        if (!Path.IsPathFullyQualified(home))
        {
            throw new ImageCacheException("There is no folder for the image cache, because the user has no home folder. Set HOME or XDG_CACHE_HOME to an absolute path.");
        }

        return OperatingSystem.IsWindows() ? Path.Combine(home, Name)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches", Name)
            : Path.Combine(home, ".cache", Name);
    }
}
