using System.Text;
using ImageGen.Generator.Emission;

namespace ImageGen.Generator.Tests;

/// <summary>The names of the generated files.</summary>
public sealed class HintNameTests
{
    private static readonly string[] LongNames =
    [
        "Acme." + new string('a', 300) + "B",
        "Acme." + new string('a', 300) + "b",
        "Acme." + new string('a', 300) + "c",
        string.Join('+', Enumerable.Repeat(new string('ä', 60), 10)),
        new string('木', 400),
        new string('\u0301', 1000),
        new string('x', 251),
    ];

    [Fact]
    public void Long_names_become_different_files_that_file_systems_accept()
    {
        var files = LongNames.Select(static name => HintName.Create(name, [.. HintName.Alike(LongNames)])).ToArray();

        Assert.Distinct(files, StringComparer.OrdinalIgnoreCase);
        Assert.All(files, static file => Assert.InRange(Encoding.UTF8.GetByteCount(file), 200, 255));
        Assert.All(files, static file => Assert.EndsWith(".g.cs", file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Acme.Deploy.Outer`1+Shop", "Acme.Deploy.Outer`1+Shop.g.cs")]
    [InlineData("Name\u0301s", "Name-0301s.g.cs")]
    public void Other_names_are_those_of_the_class(string name, string file) => Assert.Equal(file, HintName.Create(name, []));

    [Fact]
    public void The_longest_name_that_fits_is_not_changed()
    {
        var name = new string('x', 250);

        Assert.Equal(name + ".g.cs", HintName.Create(name, []));
    }

    [Fact]
    public void Classes_with_long_names_compile()
    {
        var compiled = new UserProject(
            $"namespace {new string('n', 500)} {{ static partial class {new string('A', 500)} {{ [ImageGen.DockerImage(\"acme/a\")] static partial class {new string('B', 500)} {{ }} }} }}",
            $"namespace {new string('n', 500)} {{ static partial class {new string('A', 500)} {{ [ImageGen.DockerImage(\"acme/a\")] static partial class {new string('B', 499)}C {{ }} }} }}").Compile();

        Assert.Equal(2, compiled.Sources.Length);
        Assert.Empty(compiled.DiagnosticsOfGeneratedCode);
        Assert.NotNull(compiled.Load());
    }

    [Fact]
    public void Long_names_of_a_Dockerfile_compile()
    {
        var name = new string('木', 2000);
        var compiled = new UserProject("[ImageGen.DockerImage(\"acme/a\", Dockerfile = \"Dockerfile\")] static partial class Shop { }")
        {
            Files = { ["Dockerfile"] = $"FROM busybox AS {name}\nARG {name}=1\nLABEL {name}=1\nRUN --mount=type=secret,id={name} --mount=type=ssh,id={name} true\n" },
        }.Compile();

        Assert.NotNull(compiled.Compilation.GetTypeByMetadataName("Shop+Labels"));
        Assert.Empty(compiled.DiagnosticsOfGeneratedCode);
        Assert.NotNull(compiled.Load());
    }
}
