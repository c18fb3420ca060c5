using System.Diagnostics;

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
    /// <remarks>
    /// Another process writes it: a program that a parallel test starts has, for a moment, every file open that this process has, and
    /// Linux runs nothing that somebody has open for writing.
    /// </remarks>
    public string WriteProgram(string relativePath, string script)
    {
        var text = Write(relativePath + ".text", "#!/bin/sh\n" + script);
        var path = At(relativePath);
        using var copying = Process.Start("install", ["-m", "700", text, path]);
        copying.WaitForExit();
        return copying.ExitCode == 0 ? path : throw new InvalidOperationException($"'{path}' could not be written.");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
