using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Checks with all that a build knows.</summary>
internal static class CheckShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("names that are nearly right", 400, n => "FROM scratch\n" + Repeat(n, i => $"ENV name{i}=1\n") + Repeat(n, i => $"USER $nome{i}\n")),
        Of("long names that are nearly right", 20_000, n => $"FROM scratch\nENV {new string('a', n)}=1\nUSER ${new string('a', n - 1)}b\n"),
        Of("rules turned off", 400, n => "# check=skip=" + Repeat(n, i => $"r{i},") + "\nFROM scratch\n" + Repeat(n, i => $"# check=skip=s{i}\nMAINTAINER x\n")),
        Of("comments that turn rules off", 20_000, n => "FROM scratch AS S\n" + Repeat(n / 20, "# check=skip=UndefinedVar\n# c\n") + "RUN --mount=type=secret,id=a x\n"),
        OfBuild("arguments that are not declared", 400, n => "FROM scratch\n" + Repeat(n, i => $"ARG name{i}\n"), n => new DockerfileCheckOptions
        {
            Arguments = Enumerable.Range(0, n).ToDictionary(i => $"nome{i}", _ => (string?)"x"),
        }),
        OfBuild("arguments that are secrets", 400, n => "FROM scratch\n" + Repeat(n, i => $"ARG TOKEN_{i}\n"), n => new DockerfileCheckOptions
        {
            Arguments = Enumerable.Range(0, n).ToDictionary(i => $"TOKEN_{i}", _ => (string?)"x"),
        }),
        OfBuild("secrets given and mounted", 400, n => "FROM scratch\n" + Repeat(n, i => $"RUN --mount=type=secret,id=s{i} x\n"), n => new DockerfileCheckOptions
        {
            Secrets = [.. Enumerable.Range(0, n).Select(i => $"s{i + 1}")],
        }),
        OfBuild("stages and a target that is none", 400, n => Repeat(n, i => $"FROM scratch AS s{i}\n"), _ => new DockerfileCheckOptions { Target = "t" }),
        OfBuild("sources that are ignored", 400, n => "FROM scratch\nCOPY" + Repeat(n, i => $" a/b{i}") + " /\n", _ => new DockerfileCheckOptions { Ignore = IgnoreFile.Parse("**/b1*\n*.md\na/b2?\n") }),
        OfBuild("a source's folders", 200, n => "FROM scratch\nCOPY " + Repeat(n, "a/") + "b /\n", _ => new DockerfileCheckOptions { Ignore = IgnoreFile.Parse(Repeat(20, "**/a/") + "c\n") }),
        OfBuild("sources that are missing", 400, n => "FROM scratch\nCOPY" + Repeat(n, i => $" a/b{i}") + " /\n", _ => new DockerfileCheckOptions { ContextHolds = _ => false }),
    ];

    private static GrowthShape Of(string name, int size, Func<int, string> text) => OfText("checks", "dockerfile", name, size, text, DockerfileWork.Judge);

    private static GrowthShape OfBuild(string name, int size, Func<int, string> text, Func<int, DockerfileCheckOptions> options) => new("checks", name, size, n =>
    {
        var (input, build) = (text(n), options(n));
        return () => DockerfileWork.Judge(input, build);
    });
}
