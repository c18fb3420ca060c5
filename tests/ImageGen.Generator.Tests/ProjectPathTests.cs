using ImageGen.Generator.Pipeline;

namespace ImageGen.Generator.Tests;

/// <summary>Paths as text, the same on every machine.</summary>
public sealed class ProjectPathTests
{
    [Theory]
    [InlineData("Dockerfile", "Dockerfile")]
    [InlineData("./a//b/../Dockerfile", "a/Dockerfile")]
    [InlineData(@".\a\Dockerfile", "a/Dockerfile")]
    [InlineData("../../Dockerfile", "../../Dockerfile")]
    [InlineData("a/../../Dockerfile", "../Dockerfile")]
    [InlineData("/srv/x/../Dockerfile", "/srv/Dockerfile")]
    [InlineData(@"C:\x\Dockerfile", "C:/x/Dockerfile")]
    [InlineData("", "")]
    public void Normalize(string path, string expected) => Assert.Equal(expected, ProjectPath.Normalize(path));

    [Theory]
    [InlineData("/src/deploy/", "/src/deploy/Dockerfile", "Dockerfile")]
    [InlineData("/src/deploy", "/src/Dockerfile", "../Dockerfile")]
    [InlineData("/src/deploy", "/srv/x/Dockerfile", "../../srv/x/Dockerfile")]
    [InlineData("/src/deploy", "/SRC/deploy/Dockerfile", "../../SRC/deploy/Dockerfile")]
    [InlineData(@"C:\src\deploy\", @"c:\SRC\deploy\docker\Dockerfile", "docker/Dockerfile")]
    [InlineData(@"C:\src\deploy", @"D:\x\Dockerfile", "D:/x/Dockerfile")]
    [InlineData(@"C:\src\deploy", @"C:\Dockerfile", "../../Dockerfile")]
    public void RelativeTo(string folder, string path, string expected) => Assert.Equal(expected, ProjectPath.RelativeTo(folder, path));

    [Theory]
    [InlineData("/src/deploy", "/src/deploy", ".")]
    [InlineData("/src/deploy", "/src", "..")]
    [InlineData("/src/deploy", "/src/api/web", "../api/web")]
    [InlineData("/src/deploy", "/src/deploy/api", "api")]
    [InlineData("/src/deploy", "/", "../..")]
    [InlineData(@"C:\src\deploy", "C:/src/api", "../api")]
    public void RelativeFolder(string folder, string other, string expected) => Assert.Equal(expected, ProjectPath.RelativeFolder(folder, other));
}
