namespace ImageGen.Generator.Tests;

/// <summary>Which classes can be images.</summary>
public sealed class ClassTests
{
    [Theory]
    [InlineData("static partial class ShopApi;", "ShopApi")]
    [InlineData("sealed partial class ShopApi;", "ShopApi")]
    [InlineData("partial class ShopApi;", "ShopApi")]
    [InlineData("public abstract partial class ShopApi;", "ShopApi")]
    [InlineData("partial record ShopApi;", "ShopApi")]
    [InlineData("sealed partial record class ShopApi(string Note);", "ShopApi")]
    [InlineData("partial class @event;", "@event")]
    [InlineData("partial class @shop;", "shop")]
    [InlineData("partial class Käse_été;", "Käse_été")]
    [InlineData("partial class Name\u0301s;", "Name\u0301s")]
    public void In_the_global_namespace(string declaration, string name) =>
        AssertWorks($"[ImageGen.DockerImage(\"acme/shop-api\")]\n{declaration}", name);

    [Theory]
    [InlineData("namespace A.B { [ImageGen.DockerImage(\"acme/shop-api\")] static partial class ShopApi; }", "A.B.ShopApi")]
    [InlineData("namespace ImageGen.Deploy { [DockerImage(\"acme/shop-api\")] static partial class ShopApi; }", "ImageGen.Deploy.ShopApi")]
    [InlineData("namespace A.System.Threading { [ImageGen.DockerImage(\"acme/shop-api\")] static partial class ShopApi; }", "A.System.Threading.ShopApi")]
    [InlineData("partial class O { [ImageGen.DockerImage(\"acme/shop-api\")] internal static partial class ShopApi; }", "O.ShopApi")]
    [InlineData("static partial class O { [ImageGen.DockerImage(\"acme/shop-api\")] internal partial class ShopApi; }", "O.ShopApi")]
    [InlineData("ref partial struct O { [ImageGen.DockerImage(\"acme/shop-api\")] internal partial class ShopApi; }", "O.ShopApi")]
    [InlineData("readonly partial struct O { [ImageGen.DockerImage(\"acme/shop-api\")] internal partial class ShopApi; }", "O.ShopApi")]
    [InlineData("public partial interface O { [ImageGen.DockerImage(\"acme/shop-api\")] partial class ShopApi; }", "O.ShopApi")]
    public void In_namespaces_and_types(string source, string name) => AssertWorks(source, name);

    [Fact]
    public void Under_an_alias_of_the_attribute() => AssertWorks(
        """
        using Image = ImageGen.DockerImageAttribute;

        [Image("acme/shop-api")]
        static partial class ShopApi;
        """,
        "ShopApi");

    [Fact]
    public void With_arguments_from_constants() => AssertWorks(
        """
        [ImageGen.DockerImage(Names.Registry + "/shop-api", Tag = nameof(ShopApi))]
        static partial class ShopApi;

        static class Names
        {
            public const string Registry = "ghcr.io/acme";
        }
        """,
        "ShopApi");

    [Fact]
    public void With_overloads_of_the_generated_methods() => AssertWorks(
        """
        using ImageGen;

        [DockerImage("acme/shop-api")]
        static partial class ShopApi
        {
            public static System.Threading.Tasks.Task<BuiltImage> BuildAsync(string first, string second) => BuildAsync(new() { Tags = [first, second] });
        }
        """,
        "ShopApi");

    [Fact]
    public void With_members_inherited_under_the_generated_names() => AssertWorks(
        """
        class Deployment
        {
            public string Name => "";
            protected static int Image = 1;
            private int Reference = 1;
            public virtual System.Threading.Tasks.Task PushAsync(ImageGen.ImagePushOptions options, System.Threading.CancellationToken token) => throw new System.NotSupportedException(Reference + "");
            public class BuildOptions;
        }

        [ImageGen.DockerImage("acme/shop-api")]
        partial class ShopApi : Deployment;
        """,
        "ShopApi");

    [Fact]
    public void With_private_members_of_a_base_class_around_it() => AssertWorks(
        """
        partial class Outer
        {
            private static readonly int Name = 1;
            public int Value => Name;

            [ImageGen.DockerImage("acme/shop-api")]
            internal partial class ShopApi : Outer;
        }
        """,
        "Outer.ShopApi");

    [Fact]
    public void With_generic_types_of_the_generated_names() => AssertWorks(
        """
        class Deployment
        {
            public class BuildOptions<T>;
        }

        [ImageGen.DockerImage("acme/shop-api")]
        partial class ShopApi : Deployment
        {
            public class BuildOptions<T1, T2>;
        }
        """,
        "ShopApi");

    [Fact]
    public void With_a_primary_constructor_that_has_parameters_of_the_generated_names() => AssertWorks(
        """
        [ImageGen.DockerImage("acme/shop-api")]
        partial class ShopApi(string Name, string Image, string __image)
        {
            public string Value { get; } = Name + Image + __image;
        }
        """,
        "ShopApi");

    [Fact]
    public void Two_whose_names_differ_in_case_alone()
    {
        var compiled = new UserProject(
            "[ImageGen.DockerImage(\"acme/a\")] static partial class Shop;",
            "[ImageGen.DockerImage(\"acme/b\")] static partial class SHOP;").Compile();

        compiled.AssertCompilesWithoutWarning();
        Assert.Equal(["SHOP.g.cs", "Shop-1.g.cs"], compiled.Sources.Select(static source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void With_the_attribute_on_one_of_several_parts()
    {
        var compiled = new UserProject(
            "static partial class Shop { internal const int One = 1; }",
            "[ImageGen.DockerImage(\"acme/a\")] static partial class Shop;",
            "static partial class Shop { internal const int Two = 2; }").Compile();

        compiled.AssertCompilesWithoutWarning();
        Assert.Single(compiled.Sources);
    }

    [Fact]
    public void With_the_attribute_twice_the_compiler_reports_it_and_one_part_is_generated()
    {
        var compiled = new UserProject(
            "[ImageGen.DockerImage(\"acme/a\")] static partial class Shop;",
            "[ImageGen.DockerImage(\"acme/b\")] static partial class Shop;").Compile();

        Assert.Single(compiled.Sources);
        Assert.Equal(["CS0579"], compiled.CompilerDiagnostics.Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void With_documentation_required_for_every_public_member()
    {
        // CS1591 comes with the documentation mode that the projects here are parsed with.
        Assert.Equal(DocumentationMode.Diagnose, UserProject.ParseOptions.DocumentationMode);
        new UserProject("[ImageGen.DockerImage(\"acme/shop-api:1.0\")] public static partial class ShopApi;").Compile().AssertCompilesWithoutWarning();
    }

    private static void AssertWorks(string source, string name) => new UserProject(source, Caller.Of(name)).Compile().AssertCompilesWithoutWarning();
}
