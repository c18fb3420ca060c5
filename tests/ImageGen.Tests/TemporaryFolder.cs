namespace ImageGen.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-test");

    public string Path => _folder.FullName;

    /// <summary>The full path of something in the folder.</summary>
    public string At(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    /// <summary>Writes a file, and the folders that it is in.</summary>
    public string Write(string relativePath, string text)
    {
        var path = At(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a shell script that can be run.</summary>
    public string WriteProgram(string relativePath, string script)
    {
        var path = Write(relativePath, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
