namespace ImageGen.Generator.Tests;

/// <summary>What is emitted, to the letter.</summary>
public sealed class EmissionTests
{
    [Fact]
    public Task Static_class_in_a_namespace() => VerifyCompiling(new UserProject("""
        using ImageGen;

        namespace Acme.Deploy;

        [DockerImage("ghcr.io/acme/shop-api", Dockerfile = "auto")]
        static partial class ShopApi;
        """));

    [Fact]
    public Task Class_of_a_program_with_top_level_statements() => VerifyCompiling(new UserProject("""
        using ImageGen;

        BuiltImage built = await ShopApi.BuildAsync(new() { Tags = ["1.4.0", "latest"], Args = { ["VERSION"] = "1.4.0" } });
        PushedImage pushed = await built.PushAsync();
        System.Console.WriteLine($"{built.Id} {pushed.Reference} {ShopApi.Reference}");

        [DockerImage("ghcr.io/acme/shop-api:1.4.0")]
        static partial class ShopApi;
        """)
    {
        OutputKind = OutputKind.ConsoleApplication,
    });

    [Fact]
    public Task Class_inside_partial_types_of_every_kind() => VerifyCompiling(new UserProject("""
        namespace Acme.@namespace.@event;

        public partial class Outer
        {
            internal partial record Settings(string Value)
            {
                public partial struct @struct
                {
                    public readonly partial record struct Point(int X)
                    {
                        public partial interface IImages
                        {
                            [global::ImageGen.DockerImage("shop-api", Tag = "1.0")]
                            public abstract partial class @class;
                        }
                    }
                }
            }
        }
        """));

    [Fact]
    public Task Every_setting() => VerifyCompiling(new UserProject("""
        using ImageGen;

        [DockerImage(
            "registry.example.com:5000/shop/api",
            Tag = "1.4.0",
            Dockerfile = "docker\\api.Dockerfile",
            Context = "../..",
            Project = "../Api/Api.csproj",
            Target = "final",
            Platforms = ["linux/amd64", "linux/arm64/v8"],
            Args = ["VERSION=1.4.0", "EMPTY=", "QUOTED=a \"b\" = c\n", "CI"],
            Labels = ["org.opencontainers.image.title=Shop & API", "empty="],
            CacheFrom = ["registry.example.com:5000/shop/api:cache"],
            ExtraHosts = ["db:10.0.0.7", "six:::1"],
            Secrets = ["id=npmrc,src=.npmrc", "type=env,id=token,src=FEED_TOKEN", "id=GITHUB_TOKEN"],
            Network = "host",
            BaseRegistry = "mirror.example.com/dotnet",
            Pull = false,
            NoCache = true,
            Builder = ImageBuilder.Classic)]
        internal sealed partial class ShopApi
        {
            private ShopApi()
            {
            }
        }
        """)
    {
        Files = { ["docker/api.Dockerfile"] = "FROM scratch AS final" },
    });

    [Fact]
    public Task Every_setting_of_auto() => VerifyCompiling(new UserProject("""
        using ImageGen;

        [DockerImage(
            "acme/shop",
            PublishOn = PublishLocation.Host,
            BaseRegistry = "mirror.example.com/dotnet",
            ContainerFamily = "alpine",
            SdkTag = "10.0.401",
            Packages = ["tzdata", "icu-libs"],
            Env = ["GREETING=hello \"you\"", "ASPNETCORE_HTTP_PORTS=5000"],
            Ports = ["5000", "9000/udp"],
            User = "1000",
            HealthCheck = "/health",
            Volumes = ["/data"],
            PublishProperties = ["PublishReadyToRun=true"],
            Configuration = "Debug",
            Framework = "net10.0",
            Files = ["/etc/acme/ca.pem=certs/ca.pem"],
            Command = ["--verbose", "a b"])]
        static partial class ShopApi;
        """));

    [Fact]
    public Task Properties_of_the_build() => VerifyCompiling(new UserProject("""
        [ImageGen.DockerImage("shop-api:1.4.0")]
        static partial class ShopApi;
        """)
    {
        Properties = { ["ImageGenDefaultNamespace"] = " /ghcr.io//acme/ ", ["ImageGenBaseRegistry"] = "mirror.example.com" },
    });

    [Fact]
    public Task Stub_of_an_image_that_is_not_in_order() => Verify(new UserProject("""
        using ImageGen;

        namespace Acme.Deploy;

        [DockerImage("ghcr.io/acme/shop:1.0", Tag = "2.0")]
        static partial class ShopApi;
        """).Run());

    [Fact]
    public Task Stub_without_the_member_that_the_class_declares_itself() => Verify(new UserProject("""
        [ImageGen.DockerImage("ghcr.io/acme/shop-api")]
        static partial class ShopApi
        {
            public static string Reference => "mine";
        }
        """).Run());

    private static Task VerifyCompiling(UserProject project)
    {
        project.Compile().AssertCompilesWithoutWarning();
        return Verify(project.Run());
    }
}
