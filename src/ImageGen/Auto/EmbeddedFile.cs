namespace ImageGen.Auto;

/// <summary>Files for MSBuild that are resources of this assembly.</summary>
internal static class EmbeddedFile
{
    public static async Task WriteAsync(string name, string folder, CancellationToken cancellationToken)
    {
        using var content = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)!;
        using var file = File.Create(Path.Combine(folder, name));
        await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The argument of MSBuild that sets a property. MSBuild splits values at semicolons, and a percent sign starts an escape.</summary>
    public static string Property(string name, string value) =>
        $"-property:{name}={value.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal)}";
}
