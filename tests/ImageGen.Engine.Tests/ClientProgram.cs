namespace ImageGen.Engine.Tests;

/// <summary>A program of its own that builds an image: FOLDER BUILDER NAME [STATUS [push]].</summary>
internal static class ClientProgram
{
    /// <summary>The program in the same configuration, beside this project.</summary>
    public static string FullPath { get; } = Find("ImageGen.Benchmarks.Client", "ImageGen.Benchmarks.Client");

    /// <summary>Returns the path of the program of another project of the tests, in the same configuration.</summary>
    public static string Find(string project, string program)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Join(framework.Parent!.Parent!.Parent!.Parent!.FullName, project, "bin", framework.Parent.Name, framework.Name, program);
    }
}
