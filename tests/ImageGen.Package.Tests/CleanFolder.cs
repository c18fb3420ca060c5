using Xunit;

namespace ImageGen.Package.Tests;

/// <summary>A folder outside of the repository, with a space and an umlaut in its path, where a user starts from nothing.</summary>
internal sealed class CleanFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("imagegen-package-").FullName;

    public CleanFolder(PackageFeed feed)
    {
        Root = Directory.CreateDirectory(Path.Combine(_root, "my Köln shop")).FullName;
        feed.AddTo(Root);
    }

    public string Root { get; }

    public CleanFolder With(string path, string text)
    {
        var full = At(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Adds a program's project that references the package.</summary>
    public CleanFolder WithProject(string path, PackageFeed feed, string properties = "", string items = "") => With(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="ImageGen" Version="{feed.Version}" />
            {items}
          </ItemGroup>
        </Project>
        """);

    public string At(string path) => Path.Combine(Root, path);

    public async Task BuildAsync(string project)
    {
        var built = await DotNet.RunAsync(Root, "build", project);
        Assert.True(built.ExitCode == 0, built.Output);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
