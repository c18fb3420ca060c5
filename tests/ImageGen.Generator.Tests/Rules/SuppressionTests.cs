namespace ImageGen.Generator.Tests.Rules;

/// <summary>The ways in which C# developers expect to silence a rule.</summary>
public sealed class SuppressionTests
{
    private const string Source = "[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"later.Dockerfile\")] static partial class Shop;";

    [Fact]
    public void By_pragma() => Assert.Empty(new UserProject($"""
        #pragma warning disable IMG0005 // written by a step of the build
        {Source}
        #pragma warning restore IMG0005
        """).Compile().Reported);

    [Fact]
    public void Not_by_a_pragma_elsewhere() => new UserProject($"""
        #pragma warning disable IMG0005
        #pragma warning restore IMG0005
        {Source}
        """).Compile().AssertReported("IMG0005", "\"later.Dockerfile\"");

    [Fact]
    public void By_NoWarn()
    {
        var project = new UserProject(Source) { NoWarn = ["IMG0005"] };

        Assert.Empty(project.Compile().Reported);
    }

    [Fact]
    public void A_silenced_rule_that_stops_emission_leaves_members_that_throw()
    {
        var compiled = new UserProject("""
            #pragma warning disable IMG0004
            [ImageGen.DockerImage("acme/shop:1.0", Tag = "2.0")] public static partial class Shop;
            """).Compile();

        compiled.AssertCompilesWithoutWarning();
        var image = compiled.Load().GetType("Shop")!.GetProperty("Image")!;
        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => image.GetValue(null)).InnerException;
        Assert.Contains("IMG0004", Assert.IsType<ImageGenException>(thrown).Message, StringComparison.Ordinal);
    }
}
