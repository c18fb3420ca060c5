namespace ImageGen.Generator.Tests;

/// <summary>What a Dockerfile's members do to the options that a build takes, and to the code that uses them.</summary>
public sealed class DockerfileRunTimeTests
{
    private const string Dockerfile = """
        FROM busybox:1.36 AS build
        ARG VERSION=1.0
        ARG COMMIT
        RUN --mount=type=secret,id=feed-token --mount=type=ssh make
        FROM build AS final
        EXPOSE 53/udp 3000-3002
        """;

    [Fact]
    public void Members_set_the_options_of_every_image()
    {
        var options = Evaluate<ImageBuildOptions>("""
            new Shop.BuildOptions
            {
                Target = Shop.Stage.Build,
                Args = { Version = "1.4.0", ["HTTP_PROXY"] = "http://proxy" },
                Secrets = { FeedToken = SecretValue.FromEnvironment("TOKEN"), ["other"] = SecretValue.FromFile("other") },
                Ssh = { Default = SshAgentSocket.At("/run/agent.sock") },
            }
            """);

        Assert.Equal("build", options.Target);
        Assert.Equal([KeyValuePair.Create("HTTP_PROXY", (string?)"http://proxy"), KeyValuePair.Create("VERSION", (string?)"1.4.0")], options.Args);
        Assert.Equal(["secret 'feed-token' from the environment variable TOKEN", "secret 'other' from the file 'other'"], options.Secrets.Select(static secret => secret.ToString()));
        Assert.Equal([new SshForward("default", "/run/agent.sock")], options.Ssh);
    }

    [Fact]
    public void What_is_not_set_is_not_there()
    {
        var options = Evaluate<ImageBuildOptions>("new Shop.BuildOptions()");

        Assert.Null(options.Target);
        Assert.Empty(options.Args);
        Assert.Empty(options.Secrets);
        Assert.Empty(options.Ssh);
    }

    [Theory]
    [InlineData("new Shop.BuildOptions { Args = { [\"VERSION\"] = \"2\" } }.Args.Version", "2")]
    [InlineData("new Shop.BuildOptions { Args = { Version = \"2\" } }.Args[\"VERSION\"]!", "2")]
    [InlineData("new Shop.BuildOptions { Target = Shop.Stage.Final }.Target.ToString()!", "Final")]
    [InlineData("new Shop.BuildOptions { Secrets = { FeedToken = SecretValue.FromValue(\"x\") } }.Secrets.FeedToken!.ToString()", "secret from the program")]
    [InlineData("new Shop.BuildOptions { Ssh = { new SshForward() } }.Ssh.Default == SshAgentSocket.FromEnvironment ? \"same\" : \"other\"", "same")]
    [InlineData("Shop.BaseImages.Build.ToString()", "busybox:1.36")]
    [InlineData("string.Join(\" \", Shop.ExposedPorts.All)", "53/udp 3000/tcp 3001/tcp 3002/tcp")]
    public void Members_and_names_are_one(string expression, string value) => Assert.Equal(value, Evaluate<string>(expression));

    [Fact]
    public void A_number_that_is_no_stage_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluate<ImageBuildOptions>("new Shop.BuildOptions { Target = (Shop.Stage)7 }"));

    [Theory]
    [InlineData("build")]
    [InlineData("BUILD")]
    public void A_name_that_the_base_class_holds_is_its_stage_in_any_case(string name) =>
        Assert.Equal("Build", Evaluate<string>($"Make<Shop.BuildOptions>(\"{name}\").Target.ToString()!"));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Without_a_name_in_the_base_class_there_is_no_target(string name) =>
        Assert.Equal("none", Evaluate<string>($"Make<Shop.BuildOptions>({name}).Target is null ? \"none\" : \"some\""));

    [Theory]
    [InlineData("nope")]
    [InlineData("build ")]
    [InlineData("0")]
    public void A_name_in_the_base_class_that_is_no_stage_is_an_error_and_not_hidden(string name)
    {
        var exception = Assert.Throws<ImageBuildException>(() => Evaluate<object>($"Make<Shop.BuildOptions>(\"{name}\").Target!"));

        Assert.Equal(
            $"'{name}' is not a valid Target: Stage has the stages 'build', 'final' of Dockerfile. Use one of these, or convert the options to ImageBuildOptions to read any other name.",
            exception.Message);
        Assert.Equal(name, Evaluate<ImageBuildOptions>($"Make<Shop.BuildOptions>(\"{name}\")").Target);
    }

    [Fact]
    public void Names_of_stages_are_compared_in_any_case_and_kept_as_they_are_written()
    {
        const string dockerfile = "FROM scratch AS Base\nFROM base AS Final_One\n";

        Assert.Equal("Base FinalOne Final_One", Evaluate<string>(
            """$"{Make<Shop.BuildOptions>("base").Target} {Make<Shop.BuildOptions>("FINAL_ONE").Target} {((ImageBuildOptions)new Shop.BuildOptions { Target = Shop.Stage.FinalOne }).Target}" """, dockerfile));
    }

    [Theory]
    [InlineData("ARG VERSION", "ARG RELEASE", "CS0117")]
    [InlineData("AS build", "AS compile", "CS0117")]
    [InlineData("id=feed-token", "id=token", "CS0117")]
    [InlineData("ARG COMMIT", "ARG COMMIT\nLABEL c=\"${COMMIT:?}\"", "CS9036")]
    public void A_change_of_the_Dockerfile_breaks_the_callers_compile(string old, string written, string error)
    {
        const string caller = "new Shop.BuildOptions { Target = Shop.Stage.Build, Args = { Version = \"1\" }, Secrets = { FeedToken = null } }";
        Project(caller, Dockerfile).Compile().AssertCompilesWithoutWarning();

        var broken = Project(caller, Dockerfile.Replace(old, written, StringComparison.Ordinal).Replace("FROM build ", $"FROM {(written.Contains("compile", StringComparison.Ordinal) ? "compile" : "build")} ", StringComparison.Ordinal)).Compile();

        Assert.Contains(error, broken.CompilerDiagnostics.Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Options_that_are_required_are_no_longer_optional()
    {
        var compiled = Project("Shop.BuildAsync()", Dockerfile + "\nRUN --mount=type=secret,id=key,required true").Compile();

        Assert.Equal(["CS7036"], compiled.CompilerDiagnostics.Select(static diagnostic => diagnostic.Id));
    }

    private static T Evaluate<T>(string expression, string dockerfile = Dockerfile)
    {
        try
        {
            return (T)Project(expression, dockerfile).Compile().Load().GetType("Code")!.GetMethod("Run")!.Invoke(null, null)!;
        }
        catch (System.Reflection.TargetInvocationException wrapped)
        {
            throw wrapped.InnerException!;
        }
    }

    private static UserProject Project(string expression, string dockerfile) => new(
        $"using ImageGen;\npublic static class Code {{ public static object Run() => {expression}; static T Make<T>(string? target) where T : ImageBuildOptions, new() => new() {{ Target = target }}; }}",
        "[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")] public static partial class Shop;")
    {
        Files = { ["Dockerfile"] = dockerfile },
    };
}
