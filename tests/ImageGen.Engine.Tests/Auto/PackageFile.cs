using System.IO.Compression;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>A NuGet package with one assembly.</summary>
internal static class PackageFile
{
    /// <summary>The assembly in each package: any will do that the program does not have otherwise.</summary>
    public const string Assembly = "ICSharpCode.SharpZipLib.dll";

    public static void Write(string folder, string id)
    {
        _ = Directory.CreateDirectory(folder);
        using var package = ZipFile.Open(Path.Combine(folder, $"{id}.1.0.0.nupkg"), ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(package.CreateEntry(id + ".nuspec").Open()))
        {
            nuspec.Write($"<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>{id}</id><version>1.0.0</version><authors>tests</authors><description>A test.</description></metadata></package>");
        }

        _ = package.CreateEntryFromFile(Path.Combine(AppContext.BaseDirectory, Assembly), "lib/net10.0/" + Assembly);
    }
}
