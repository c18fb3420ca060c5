namespace ImageGen.Generator.Tests.Compatibility;

/// <summary>A project whose images have together every kind of generated member, in the oldest C# that the members compile in.</summary>
internal static class EveryKindOfImage
{
    /// <summary>The images. {0} is their namespace.</summary>
    private const string Images = """
        namespace {0}
        {
            /// <summary>An image of this project.</summary>
            [global::ImageGen.DockerImage("ghcr.io/acme/auto")]
            public static partial class AutoImage { }

            /// <summary>An image with the members of a Dockerfile.</summary>
            [global::ImageGen.DockerImage("members:1.4.0", Dockerfile = "Dockerfile", Target = "final")]
            public partial class Members { }

            /// <summary>An image whose class hides the members of another image.</summary>
            [global::ImageGen.DockerImage("ghcr.io/acme/hiding", Dockerfile = "Dockerfile")]
            public partial class Hiding : Members { }

            /// <summary>A record.</summary>
            [global::ImageGen.DockerImage("ghcr.io/acme/record")]
            public partial record Record { }

            /// <summary>A container.</summary>
            public partial class Outer
            {
                /// <summary>A container.</summary>
                public readonly partial struct Middle
                {
                    /// <summary>A container.</summary>
                    public partial interface IInner
                    {
                        /// <summary>A nested image.</summary>
                        [global::ImageGen.DockerImage("ghcr.io/acme/nested", Dockerfile = "Dockerfile")]
                        public abstract partial class Nested { }
                    }
                }
            }

            [global::ImageGen.DockerImage(
                "registry.example.com:5000/acme/settings",
                Tag = "1.4.0",
                Dockerfile = "Dockerfile",
                Context = "..",
                Project = "../api/Api.csproj",
                Target = "final",
                Platforms = new[] { "linux/amd64", "linux/arm64/v8" },
                Args = new[] { "VERSION=1.4.0", "CI" },
                Labels = new[] { "title=The \ud800 \"Shop\"\u2028" },
                Secrets = new[] { "id=npmrc,src=.npmrc", "id=token,env=TOKEN", "id=GITHUB_TOKEN" },
                CacheFrom = new[] { "acme/settings:cache" },
                ExtraHosts = new[] { "db:10.0.0.7" },
                Network = "none",
                BaseRegistry = "mirror.example.com",
                Pull = false,
                NoCache = true,
                Builder = global::ImageGen.ImageBuilder.BuildKit)]
            internal sealed partial class Settings { }
        }
        """;

    private const string Required = """
        namespace {0}
        {
            /// <summary>An image with required members.</summary>
            [global::ImageGen.DockerImage("ghcr.io/acme/required", Dockerfile = "Required.Dockerfile")]
            public static partial class Required { }
        }
        """;

    /// <summary>Images with errors, whose members are stubs.</summary>
    private const string Stubs = """
        namespace {0}
        {
            /// <summary>An image with two tags.</summary>
            [global::ImageGen.DockerImage("acme/shop:1.0", Tag = "2.0", Dockerfile = "Dockerfile")]
            public static partial class TwoTags { }

            /// <summary>A generic container.</summary>
            public partial class Generic<TItem> where TItem : class, new()
            {
                /// <summary>An image in a generic type.</summary>
                [global::ImageGen.DockerImage("ghcr.io/acme/generic", Dockerfile = "Dockerfile")]
                public static partial class Image2<Name> { }
            }
        }
        """;

    private const string Caller = """
        internal static class Caller
        {
            public static async global::System.Threading.Tasks.Task<object> Run()
            {
                await global::{0}.AutoImage.BuildAndPushAsync();
                await global::{0}.Members.BuildAsync(new global::{0}.Members.BuildOptions
                {
                    Target = global::{0}.Members.Stage.V12TestRun,
                    Args = { Version = "1.4.0", CountArg = null, _7zip = "24" },
                    Secrets = { FeedToken = global::ImageGen.SecretValue.FromEnvironment("TOKEN") },
                    Ssh = { Default = global::ImageGen.SshAgentSocket.FromEnvironment },
                });
                await global::{0}.Hiding.PushAsync(new global::ImageGen.ImagePushOptions());
                return (global::{0}.Members.ExposedPorts.Tcp8080, global::{0}.Members.Labels.All, global::{0}.Members.BaseImages.All, global::{0}.Hiding.Image, global::{0}.Record.Name);
            }
        }
        """;

    private const string Dockerfile = """
        # The tag of the <base> & its "quotes".
        ARG DOTNET_VERSION=10.0
        FROM mcr.microsoft.com/dotnet/sdk:${DOTNET_VERSION} AS v1.2-test_run
        ARG VERSION=0.1
        ARG COUNT
        ARG 7ZIP
        ARG ÄPFEL_ZAHL
        ARG xmlURL
        ARG XMLURL
        # The token of the private feed.
        # Two lines.
        RUN --mount=type=secret,id=feed-token dotnet restore
        RUN --mount=type=secret,id=items --mount=type=ssh --mount=type=ssh,id=class true
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final
        LABEL org.opencontainers.image.title="The \"Shop\"" 7=a all=b class=c xmlParser=d XMLPARSER=e
        EXPOSE 8080 8443/udp 132/sctp 3000-3002
        COPY --from=v1.2-test_run / /
        """;

    private const string RequiredDockerfile = """
        ARG REGISTRY
        FROM ${REGISTRY}/dotnet/aspnet:10.0 AS final
        ARG COMMIT
        ARG CHANNEL=stable
        LABEL commit="${COMMIT:?}"
        RUN --mount=type=secret,id=feed,required --mount=type=ssh,required=true true
        """;

    private const string Facts = """
        Directory=/home/dev/shop/deploy
        OwnProject=/home/dev/shop/deploy/Deploy.csproj
        Project=/home/dev/shop/deploy/Deploy.csproj
        TargetFramework=net10.0
        AssemblyName=Deploy
        OutputType=Exe

        """;

    /// <summary>The oldest version in which the images compile that have no required members.</summary>
    public const LanguageVersion Oldest = LanguageVersion.CSharp9;

    /// <summary>The oldest version in which all images compile.</summary>
    public const LanguageVersion OldestWithRequired = LanguageVersion.CSharp11;

    /// <summary>The versions from the oldest to the newest of this compiler, and its preview.</summary>
    public static IEnumerable<LanguageVersion> Versions => Enum.GetValues<LanguageVersion>().Where(static version => version is >= Oldest and not (LanguageVersion.LatestMajor or LanguageVersion.Latest));

    /// <summary>The project.</summary>
    /// <param name="space">The namespace of the images.</param>
    /// <param name="language">The version of C#.</param>
    /// <param name="configure">What the project sets differently for the compiler.</param>
    /// <param name="others">More sources, with {0} for the namespace.</param>
    public static UserProject In(string space, LanguageVersion language, Func<CSharpCompilationOptions, CSharpCompilationOptions>? configure = null, params string[] others)
    {
        string[] sources = [Images, Stubs, Caller, .. language < OldestWithRequired ? [] : new[] { Required }, .. others];
        return new UserProject([.. sources.Select(source => source.Replace("{0}", space, StringComparison.Ordinal))])
        {
            Language = language,
            Configure = configure ?? (static options => options),
            Files = { ["Dockerfile"] = Dockerfile, ["Required.Dockerfile"] = RequiredDockerfile, ["obj/ImageGen.ProjectFacts.txt"] = Facts },
        };
    }
}
