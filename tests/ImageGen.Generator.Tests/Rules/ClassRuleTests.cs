namespace ImageGen.Generator.Tests.Rules;

/// <summary>IMG0001, IMG0006, IMG0011, IMG0012: the class cannot take the members.</summary>
public sealed class ClassRuleTests
{
    [Fact]
    public void IMG0001_class_that_is_not_partial()
    {
        var compiled = new UserProject("[ImageGen.DockerImage(\"acme/shop\")] static class Shop;", Caller.Of("Shop")).Compile();

        Assert.Contains("'Shop' must be partial", compiled.AssertReported("IMG0001", "Shop").GetMessage(), StringComparison.Ordinal);
        AssertCompilerSaysOnly(compiled, "CS0260");
    }

    [Fact]
    public void IMG0001_class_inside_a_type_that_is_not_partial()
    {
        var compiled = new UserProject(
            "class Outer { internal partial class Middle { [ImageGen.DockerImage(\"acme/shop\")] internal static partial class Shop; } }",
            Caller.Of("Outer.Middle.Shop")).Compile();

        Assert.Contains("'Outer' must be partial", compiled.AssertReported("IMG0001", "Shop").GetMessage(), StringComparison.Ordinal);
        AssertCompilerSaysOnly(compiled, "CS0260");
    }

    [Theory]
    [InlineData("Name", "const string Name = \"\";")]
    [InlineData("Name", "string Name => \"\";")]
    [InlineData("Reference", "class Reference;")]
    [InlineData("Image", "int Image() => 1;")]
    [InlineData("__image", "int __image() => 1;")]
    [InlineData("BuildOptions", "class BuildOptions : ImageGen.ImageBuildOptions;")]
    [InlineData("BuildAsync", "event System.Action BuildAsync { add { } remove { } }")]
    [InlineData("PushAsync", "System.Threading.Tasks.Task<ImageGen.PushedImage> PushAsync(ImageGen.ImagePushOptions? o = null, System.Threading.CancellationToken c = default) => throw null!;")]
    public void IMG0006_member_of_a_generated_name(string name, string member)
    {
        var modifiers = member.StartsWith("const", StringComparison.Ordinal) || member.StartsWith("class", StringComparison.Ordinal) ? "internal " : "internal static ";
        var compiled = new UserProject($"[ImageGen.DockerImage(\"acme/shop\")] partial class Shop {{ {modifiers}{member} }}").Compile();

        Assert.Contains($"'Shop' already has a member '{name}'", compiled.AssertReported("IMG0006", name).GetMessage(), StringComparison.Ordinal);
        AssertCompilerSaysOnly(compiled);
    }

    [Fact]
    public void IMG0006_several_members_each_at_its_place()
    {
        var compiled = new UserProject(
            "[ImageGen.DockerImage(\"acme/shop\")] static partial class Shop { internal static int Image; }",
            "static partial class Shop { internal static int Name; }").Compile();

        Assert.Equal(["Image", "Name"], compiled.Reported.Select(static diagnostic => CompiledProject.TextAt(diagnostic.Location)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Image")]
    [InlineData("BuildOptions")]
    [InlineData("__image")]
    public void IMG0006_class_of_a_generated_name(string name)
    {
        var compiled = new UserProject($"[ImageGen.DockerImage(\"acme/shop\")] static partial class {name};").Compile();

        compiled.AssertReported("IMG0006", name);
        AssertCompilerSaysOnly(compiled);
    }

    [Theory]
    [InlineData("Image")]
    [InlineData("Reference")]
    [InlineData("BuildOptions")]
    [InlineData("__image")]
    public void IMG0006_type_parameter_of_a_generated_name(string name)
    {
        var compiled = new UserProject($"[ImageGen.DockerImage(\"acme/shop\")] static partial class Shop<{name}>;").Compile();

        Assert.Equal([$"IMG0006 {name}", "IMG0011 Shop"], compiled.Reported.Select(static diagnostic => diagnostic.Id + " " + CompiledProject.TextAt(diagnostic.Location)).Order(StringComparer.Ordinal));
        AssertCompilerSaysOnly(compiled);
    }

    [Fact]
    public void IMG0006_abstract_member_of_a_base_class()
    {
        var compiled = new UserProject(
            "[ImageGen.DockerImage(\"acme/shop\")] abstract partial class Shop : Deployment;",
            "abstract class Deployment { public abstract string Name { get; } }").Compile();

        compiled.AssertReported("IMG0006", "Name");
        AssertCompilerSaysOnly(compiled);
    }

    [Fact]
    public void IMG0006_not_for_a_member_that_a_base_class_implements() => new UserProject(
        "[ImageGen.DockerImage(\"acme/shop\")] abstract partial class Shop : Deployment;",
        "class Deployment : Plan { public override string Name => \"\"; }",
        "abstract class Plan { public abstract string Name { get; } }").Compile().AssertCompilesWithoutWarning();

    [Fact]
    public void IMG0006_not_for_ReferenceText_where_no_tag_makes_it() =>
        new UserProject("[ImageGen.DockerImage(\"acme/shop\")] static partial class Shop { internal const string ReferenceText = \"\"; }")
            .Compile().AssertCompilesWithoutWarning();

    [Fact]
    public void IMG0006_for_ReferenceText_where_a_tag_makes_it() =>
        new UserProject("[ImageGen.DockerImage(\"acme/shop:1\")] static partial class Shop { internal const string ReferenceText = \"\"; }")
            .Compile().AssertReported("IMG0006", "ReferenceText");

    [Theory]
    [InlineData("[ImageGen.DockerImage(\"acme/shop\")] static partial class Shop<T>;", "Shop<int>")]
    [InlineData("partial class Outer<T> { [ImageGen.DockerImage(\"acme/shop\")] internal static partial class Shop; }", "Outer<int>.Shop")]
    [InlineData("partial interface IOuter<T, @in> where T : class { [ImageGen.DockerImage(\"acme/shop\")] internal static partial class Shop; }", "IOuter<string, int>.Shop")]
    public void IMG0011_generic_class(string source, string name)
    {
        var compiled = new UserProject(source, Caller.Of(name)).Compile();

        compiled.AssertReported("IMG0011", "Shop");
        AssertCompilerSaysOnly(compiled);
    }

    [Theory]
    [InlineData("[ImageGen.DockerImage(\"acme/shop\")] file static partial class Shop;")]
    [InlineData("file partial class Outer { [ImageGen.DockerImage(\"acme/shop\")] static partial class Shop; }")]
    public void IMG0012_file_local_class_gets_nothing(string source)
    {
        var compiled = new UserProject(source).Compile();

        compiled.AssertReported("IMG0012", "Shop");
        Assert.Empty(compiled.Sources);
        AssertCompilerSaysOnly(compiled);
    }

    private static void AssertCompilerSaysOnly(CompiledProject compiled, params string[] ids) =>
        Assert.Equal(ids, compiled.CompilerDiagnostics.Where(static diagnostic => diagnostic.Id != "CS0649").Select(static diagnostic => diagnostic.Id).Distinct());
}
