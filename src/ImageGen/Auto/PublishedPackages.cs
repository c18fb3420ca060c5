namespace ImageGen.Auto;

/// <summary>The packages of a project that was published on this machine.</summary>
/// <param name="AssetsFile">The path of the project's <c>project.assets.json</c>, which NuGet writes. It is missing if the project has another folder for it.</param>
/// <param name="Framework">The published target framework.</param>
internal sealed record PublishedPackages(string AssetsFile, string Framework)
{
    /// <param name="project">The path of the project file.</param>
    /// <param name="framework">The published target framework.</param>
    public static PublishedPackages FromProject(string project, string framework) => new(Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json"), framework);
}
