using ImageGen.Projects;
using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>The facts of projects.</summary>
internal static class ProjectShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("projects that reference the next one", 500, n => Repeat(n, i => $"Project=/s/p{i}.csproj\nTargetFramework=net10.0\nReference=/s/p{i + 1}.csproj\n")),
        Of("projects that one references", 500, n => "Project=/s/p0.csproj\n" + Repeat(n, i => $"Reference=/s/p{i}.csproj\n") + Repeat(n, i => $"Project=/s/p{i + 1}.csproj\nReference=/s/p0.csproj\n")),
        Of("frameworks of a project", 500, n => Repeat(n, i => $"Project=/s/p0.csproj\nTargetFramework=net{i % 10}.{i}\nReference=/s/p0.csproj\n")),
        Of("files of a project", 2_000, n => "Project=/s/p0.csproj\n" + Repeat(n, i => $"RestoreInput=/s/f{i}\nLinkedFile=/s/../t/f{i}\n")),
        Of("facts that nobody reads", 5_000, n => Repeat(n, "Other=x\n")),
        Of("a long path", 5_000, n => "OwnProject=/s/p0.csproj\nProject=/" + Repeat(n, "a/../") + "s/p0.csproj\n"),
        new("projects", "projects that are looked for", 500, n =>
        {
            var facts = Repeat(n, i => $"Project=/s/p{i}.csproj\n");
            return () =>
            {
                var file = ProjectFactsFile.Parse(facts);
                for (var i = 0; i < n; i++)
                {
                    _ = file.Find($"p{i}.csproj", "/s");
                }
            };
        }),
    ];

    private static GrowthShape Of(string name, int size, Func<int, string> text) => new("projects", name, size, n =>
    {
        var facts = text(n);
        return () =>
        {
            var file = ProjectFactsFile.Parse(facts);
            _ = file.Find("/s/p0.csproj", "/s");
            _ = file.Projects.Count();
        };
    });
}
