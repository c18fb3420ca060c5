namespace ImageGen.Generator.Tests;

/// <summary>The list of all images of a program, and the command line over it.</summary>
public sealed class DockerImagesTests
{
    [Fact]
    public Task Images_in_the_order_of_their_class_names() => VerifyCompiling(new UserProject(
        """
        using ImageGen;

        return await DockerImages.RunAsync(args);

        /// <summary>The shop's <c>web</c> API,
        /// which <see cref="T:Acme.Worker"/> feeds &amp; <b>more</b>.</summary>
        [DockerImage("ghcr.io/acme/shop-api", Dockerfile = "Dockerfile", Platforms = ["linux/amd64", "linux/arm64"])]
        static partial class ShopApi;

        /** <summary>
         *  A block.
         *  </summary> */
        [DockerImage("assets")]
        static partial class HTTPAssets2Go;
        """,
        "namespace Acme { [ImageGen.DockerImage(\"acme/worker\")] static partial class Worker; }")
    {
        OutputKind = OutputKind.ConsoleApplication,
        ReferencesCommandLine = true,
        Files = { ["Dockerfile"] = "ARG TAG\nFROM busybox:$TAG AS build\n# The token.\nRUN --mount=type=secret,id=token,required true\n" },
    });

    [Theory]
    [InlineData("ShopApi", "shop-api")]
    [InlineData("Shop", "shop")]
    [InlineData("HTTPServer", "http-server")]
    [InlineData("Shop2Api", "shop2-api")]
    [InlineData("shop_api", "shop-api")]
    [InlineData("_Shop__API_", "shop-api")]
    [InlineData("ÄpfelBaum", "äpfel-baum")]
    [InlineData("__", "__")]
    public void Name_is_the_words_of_the_class_name(string type, string name) => Assert.Equal([name], NamesIn($"[ImageGen.DockerImage(\"a\")] static partial class {type};"));

    [Fact]
    public void Equal_names_get_the_names_around_their_classes_until_they_differ() => Assert.Equal(
        ["a-api", "b-d-api", "c-d-api", "other"],
        NamesIn(
            "namespace Acme.A { [ImageGen.DockerImage(\"a\")] static partial class Api; }",
            "namespace Acme.B { partial class D { [ImageGen.DockerImage(\"b\")] internal static partial class Api; } }",
            "namespace Acme.C.D { [ImageGen.DockerImage(\"c\")] static partial class Api; }",
            "[ImageGen.DockerImage(\"d\")] static partial class Other;").Order(StringComparer.Ordinal));

    [Fact]
    public void Names_that_differ_only_in_case_are_the_full_names() => Assert.Equal(
        ["SHOP", "Shop"],
        NamesIn("[ImageGen.DockerImage(\"a\")] static partial class SHOP; [ImageGen.DockerImage(\"b\")] static partial class Shop;").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("partial class Outer { [ImageGen.DockerImage(\"a\")] private static partial class Shop; }")]
    [InlineData("partial class Outer { [ImageGen.DockerImage(\"a\")] static partial class Shop; }")]
    [InlineData("public partial class Outer { [ImageGen.DockerImage(\"a\")] protected internal partial class Inner { [ImageGen.DockerImage(\"a\")] private protected partial class Shop; } }")]
    [InlineData("[ImageGen.DockerImage(\"a\"), System.Obsolete(\"old\", true)] partial class Shop;")]
    [InlineData("[ImageGen.DockerImage(\"a\"), System.Diagnostics.CodeAnalysis.Experimental(\"ACME1\")] partial class Shop;")]
    [InlineData("[ImageGen.DockerImage(\"a\")] partial class Shop<T>;")]
    [InlineData("[ImageGen.DockerImage(\"a\")] file partial class Shop;")]
    public void Class_that_other_code_cannot_use_is_not_in_the_list(string source) => Assert.DoesNotContain(".Shop", new UserProject(source).Compile().List ?? "", StringComparison.Ordinal);

    [Fact]
    public void Program_without_images_has_no_list() => Assert.Null(new UserProject("static class Shop;") { ReferencesCommandLine = true }.Compile().List);

    [Fact]
    public void Program_without_the_command_line_has_the_list_alone()
    {
        var list = new UserProject("[ImageGen.DockerImage(\"a\")] static partial class Shop;").Compile().List;

        Assert.Contains(" All ", list, StringComparison.Ordinal);
        Assert.DoesNotContain("RunAsync", list, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_own_type_of_that_name_is_the_one_that_the_user_means()
    {
        var project = new UserProject("using ImageGen; static class DockerImages { public static int Mine => All.Count; static System.Collections.Generic.IReadOnlyList<DeclaredImage> All => ImageGen.DockerImages.All; } static class Caller { static int Value => DockerImages.Mine; } [DockerImage(\"a\")] static partial class Shop;");

        project.Compile().AssertCompilesWithoutWarning();
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "")]
    [InlineData(true, "static class DockerImages;")]
    public void Another_project_with_images_can_show_its_internals(bool isCompiled, string own)
    {
        var other = new UserProject("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop.Deploy\")] [ImageGen.DockerImage(\"other\")] static partial class Other;") { AssemblyName = "Shop.Other" }.Compile();
        using var image = new MemoryStream();
        Assert.True(other.Compilation.Emit(image).Success);
        image.Position = 0;
        MetadataReference reference = isCompiled ? MetadataReference.CreateFromStream(image) : other.Compilation.ToMetadataReference();
        var use = own.Length == 0 ? "DockerImages" : "ImageGen.DockerImages";
        var project = new UserProject(
            $"using ImageGen; static class Caller {{ static int Value => {use}.All.Count + Other.Image.Reference.ToString().Length; }} [DockerImage(\"a\", Dockerfile = \"Dockerfile\")] static partial class Shop; {own}")
        {
            References = [.. FrameworkReferences.All, reference],
            Files = { ["Dockerfile"] = "FROM other\n" },
        }.Compile();

        if (own.Length == 0)
        {
            project.AssertCompilesWithoutWarning();
            Assert.Empty(project.DiagnosticsOfGeneratedCode);
        }
        else
        {
            Assert.Equal("CS0436", Assert.Single(project.CompilerDiagnostics).Id);
        }
    }

    [Fact]
    public void Project_without_images_uses_those_of_the_project_that_shows_its_internals()
    {
        var other = new UserProject("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop.Deploy\")] [ImageGen.DockerImage(\"other\")] static partial class Other;") { AssemblyName = "Shop.Other" }.Compile();

        new UserProject("using ImageGen; static class Caller { static int Value => DockerImages.All.Count; }") { References = [.. FrameworkReferences.All, other.Compilation.ToMetadataReference()] }
            .Compile().AssertCompilesWithoutWarning();
    }

    [Fact]
    public void Malformed_comment_and_obsolete_class_are_no_error()
    {
        var project = new UserProject("/// <summary>Not <closed.\n[ImageGen.DockerImage(\"a\"), System.Obsolete(\"old\")] static partial class Shop;") { NoWarn = ["CS1570"] };

        var compiled = project.Compile();

        compiled.AssertCompilesWithoutWarning();
        Assert.DoesNotContain("Summary", compiled.List, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_has_what_the_compiler_read()
    {
        var project = new UserProject("/// <summary>The shop.</summary>\n[ImageGen.DockerImage(\"acme/shop:1\", Dockerfile = \"Dockerfile\", Platforms = [\"linux/arm64\"])] public static partial class Shop;")
        {
            Files = { ["Dockerfile"] = "# The tag.\nARG TAG=1\nFROM busybox:$TAG AS build\nARG COMMIT\nLABEL a=${COMMIT:?}\nEXPOSE 80-81/udp\nRUN --mount=type=secret,id=token,required --mount=type=ssh true\n" },
        };
        var type = project.Compile().Load().GetType("ImageGen.DockerImages")!;

        var image = Assert.Single((IReadOnlyList<DeclaredImage>)type.GetProperty("All")!.GetValue(null)!);

        Assert.Equal(("shop", "Shop", "The shop.", true), (image.Name, image.ClassName, image.Summary, image.IsDockerfileKnown));
        Assert.Equal("acme/shop:1", image.Image.Reference.ToString());
        Assert.Equal([("TAG", "1", "The tag.", false), ("COMMIT", null, null, true)], image.Arguments.Select(static argument => (argument.Name, argument.DefaultValue, argument.Summary, argument.IsRequired)));
        Assert.Equal(["build"], image.Stages);
        Assert.Equal([("token", true)], image.Secrets.Select(static secret => (secret.Id, secret.IsRequired)));
        Assert.Equal(["default"], image.SshIds);
        Assert.Equal([new ExposedPort(80, PortProtocol.Udp), new ExposedPort(81, PortProtocol.Udp)], image.Ports);
        Assert.Equal([Platform.Parse("linux/arm64")], image.DeclaredPlatforms);
    }

    private static Task VerifyCompiling(UserProject project)
    {
        project.Compile().AssertCompilesWithoutWarning();
        return Verify(project.Run());
    }

    private static IEnumerable<string> NamesIn(params string[] sources)
    {
        var compiled = new UserProject(sources).Compile();
        compiled.AssertCompilesWithoutWarning();
        var list = (IReadOnlyList<DeclaredImage>)compiled.Load().GetType("ImageGen.DockerImages")!.GetProperty("All")!.GetValue(null)!;
        return list.Select(static image => image.Name);
    }
}
