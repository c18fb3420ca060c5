using System.Diagnostics;
using ImageGen.Engine.Tests.Auto;
using ImageGen.Projects;
using Xunit;

namespace ImageGen.Tests.Auto;

/// <summary>All layouts of repositories on disk, with their facts. One process of MSBuild evaluates them, as a build does for several images.</summary>
public sealed class WrittenShapes : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ProjectFactsFile? _facts;

    public string FolderOf(string shape) => _folder.At(Number(shape));

    public ProjectFacts FactsOf(string shape) => _facts!.Find(ProjectOf(shape), FolderOf(shape))!;

    public async ValueTask InitializeAsync()
    {
        foreach (var shape in ProjectShapes.All)
        {
            shape.WriteTo(FolderOf(shape.Name));
        }

        var tasks = Path.Combine(AppContext.BaseDirectory, "ImageGen.Tasks.dll");
        await using (var content = File.Create(tasks))
        {
            await typeof(DockerImage).Assembly.GetManifestResourceStream("ImageGen.Tasks.dll")!.CopyToAsync(content, TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(_folder.At("facts.proj"), $"""
            <Project>
              <UsingTask TaskName="ImageGen.Tasks.CollectProjectFacts" AssemblyFile="{tasks}" />
              <ItemGroup>
                {string.Concat(ProjectShapes.All.Select(shape => $"<Shape Include=\"{Escape(ProjectOf(shape.Name))}\" />"))}
              </ItemGroup>
              <Target Name="Collect"><CollectProjectFacts Projects="@(Shape)" Directory="$(MSBuildThisFileDirectory)" FactsFile="$(MSBuildThisFileDirectory)facts.txt" /></Target>
            </Project>
            """, TestContext.Current.CancellationToken);
        using var process = Process.Start(new ProcessStartInfo("dotnet") { ArgumentList = { "msbuild", _folder.At("facts.proj"), "-nologo", "-verbosity:quiet", "-nodeReuse:false" }, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
        _facts = ProjectFactsFile.Parse(await File.ReadAllTextAsync(_folder.At("facts.txt"), TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Number(string shape) => ProjectShapes.All.Select(known => known.Name).ToList().IndexOf(shape).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string ProjectOf(string shape) => Path.Combine(FolderOf(shape), ProjectShapes.All.Single(known => known.Name == shape).Project);

    /// <summary>Escapes a path for an item, where some characters are patterns or references, and for XML.</summary>
    private static string Escape(string path) =>
        System.Security.SecurityElement.Escape(string.Concat(path.Select(character => character is '%' or '$' or '@' or '\'' or '(' or ')' or ';' or '?' or '*' ? $"%{(int)character:X2}" : character.ToString())));
}
