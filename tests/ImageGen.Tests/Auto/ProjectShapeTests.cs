using ImageGen.Auto;
using ImageGen.Engine.Tests.Auto;
using ImageGen.Generator.Tests.Verifying;
using ImageGen.Ignoring;
using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;
using Xunit;

namespace ImageGen.Tests.Auto;

/// <summary>The Dockerfile of each layout of a repository, and the files that it takes from there.</summary>
public sealed class ProjectShapeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Shapes => [.. ProjectShapes.All.Select(shape => shape.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Shapes))]
    public async Task Each_shape_has_its_Dockerfile(string shape)
    {
        var project = ProjectShapes.All.Single(known => known.Name == shape);
        project.WriteTo(_folder.Path);
        var facts = await DotNetProjectEvaluation.EvaluateAsync(_folder.At(project.Project), _folder.Path, TestContext.Current.CancellationToken);
        var dockerfile = Create(facts, buildKit: true);

        var problem = await SnapshotFolder.Current.CompareAsync(new SnapshotTarget(SnapshotOf(shape), "txt", TextOf(dockerfile)));

        Assert.True(problem is null, problem);
        AssertChecked(dockerfile, DockerfileBuilder.BuildKit);
        AssertChecked(Create(facts, buildKit: false), DockerfileBuilder.Classic);
    }

    [Fact]
    public void Every_verified_file_belongs_to_a_shape() =>
        Assert.Equal(ProjectShapes.All.Select(shape => SnapshotOf(shape.Name) + ".verified.txt").Order(StringComparer.Ordinal), SnapshotFolder.Current.VerifiedFiles.Order(StringComparer.Ordinal));

    private ProjectDockerfile Create(ProjectFacts facts, bool buildKit) =>
        AutoDockerfile.Create(facts, _folder.Path, ProjectDockerfileOptions.DefaultBaseRegistry, buildKit);

    /// <summary>The builder understands the text, and each file that it copies is in the context.</summary>
    private static void AssertChecked(ProjectDockerfile auto, DockerfileBuilder builder)
    {
        var dockerfile = Dockerfile.Parse(auto.Text);
        Assert.Empty(dockerfile.Errors);
        Assert.Empty(dockerfile.Check(new DockerfileCheckOptions
        {
            Builder = builder,
            Secrets = [ProjectDockerfile.NuGetSecretId],
            Ignore = IgnoreFile.Parse(auto.IgnoreText),
            ContextHolds = path => Path.Exists(Path.Combine(auto.ContextFolder, path)) && auto.Include.Any(included => included == "." || IsSameOrBelow(path, included) || IsSameOrBelow(included, path)),
        }));
    }

    private static bool IsSameOrBelow(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private string TextOf(ProjectDockerfile auto) =>
        $"""
        {auto.Text}
        # Context
        {Path.GetRelativePath(_folder.Path, auto.ContextFolder)}

        # Sent
        {string.Join('\n', auto.Include)}

        # Ignored
        {auto.IgnoreText}
        """;

    /// <summary>The name of a snapshot, in the characters that every file system has.</summary>
    private static string SnapshotOf(string shape) =>
        $"{nameof(ProjectShapeTests)}.{nameof(Each_shape_has_its_Dockerfile)}_shape={string.Concat(shape.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'))}";
}
