namespace ImageGen.Engine.Tests;

/// <summary>A program of its own that builds an image: FOLDER BUILDER NAME [STATUS [push]].</summary>
internal static class ClientProgram
{
    /// <summary>The program in the same configuration, beside this project.</summary>
    public static string FullPath { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')));

    private static string Find(DirectoryInfo framework) =>
        Path.Join(framework.Parent!.Parent!.Parent!.Parent!.FullName, "ImageGen.Benchmarks.Client", "bin", framework.Parent.Name, framework.Name, "ImageGen.Benchmarks.Client");
}
