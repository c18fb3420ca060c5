namespace ImageGen.Tasks.Files;

/// <summary>The project files that <c>dotnet publish</c> accepts.</summary>
internal static class ProjectFile
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    public static bool IsProject(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
