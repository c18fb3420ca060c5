using System.Diagnostics;
using System.Text;
using ImageGen.Building;
using ImageGen.Building.BuildKit;
using ImageGen.Building.Classic;
using ImageGen.Contexts;
using ImageGen.Credentials;
using ImageGen.Engine.Tests.Engines;
using ImageGen.Engine.Tests.Pushing;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>
/// Builds from an image of a registry that lets nobody in without a password, by the docker CLI and by this project with the same configuration:
/// where the one gets the image, the other does. The configurations are some in which the CLI 20.10, which has BuildKit's session built in, looks
/// credentials up as 28 does; what 28 sends is recorded in ImageGen.Tests, Credentials/Verdicts.
/// </summary>
public sealed class CredentialParityTests : IDisposable
{
    // HOST, AUTH, OTHER and BAD stand for the registry, for its credentials, for those of a stranger, and for no base64.
    private static readonly (string Name, string Configuration, bool Opens)[] Cases =
    [
        ("nothing", "{}", false),
        ("auth", """{"auths":{"HOST":{"auth":"AUTH"}}}""", true),
        ("auth of another account", """{"auths":{"HOST":{"auth":"OTHER"}}}""", false),
        ("auth that is not base64", """{"auths":{"HOST":{"auth":"BAD"}}}""", false),
        ("auth in a file with a wrong type elsewhere", """{"auths":{"HOST":{"auth":"AUTH"}},"psFormat":1}""", false),
        ("user and password", """{"auths":{"HOST":{"username":"me","password":"p:a/s+s?"}}}""", true),
        ("a URL", """{"auths":{"https://HOST/v1/":{"auth":"AUTH"}}}""", true),
        ("an empty exact key before a URL", """{"auths":{"https://HOST":{"auth":"AUTH"},"HOST":{}}}""", false),
        ("a helper", """{"credHelpers":{"HOST":"good"}}""", true),
        ("a helper of another port", """{"credHelpers":{"127.0.0.1:1":"good"}}""", false),
        ("a helper of another account before the file", """{"auths":{"HOST":{"auth":"AUTH"}},"credHelpers":{"HOST":"other"}}""", false),
        ("a helper without credentials before the file", """{"auths":{"HOST":{"auth":"AUTH"}},"credHelpers":{"HOST":"nothing"}}""", false),
        ("a helper without credentials before a store", """{"credHelpers":{"HOST":"nothing"},"credsStore":"good"}""", false),
        ("a helper before a store that fails", """{"credHelpers":{"HOST":"good"},"credsStore":"failing"}""", true),
        ("a helper without a name before a store that fails", """{"auths":{"HOST":{"auth":"AUTH"}},"credHelpers":{"HOST":""},"credsStore":"failing"}""", true),
        ("a store", """{"credsStore":"good"}""", true),
        ("a store that fails before the file", """{"auths":{"HOST":{"auth":"AUTH"}},"credsStore":"failing"}""", false),
        ("a store that is missing before the file", """{"auths":{"HOST":{"auth":"AUTH"}},"credsStore":"missing"}""", false),
        ("a store that answers garbage", """{"credsStore":"garbage"}""", false),
        ("a helper of another host that fails", """{"auths":{"HOST":{"auth":"AUTH"}},"credHelpers":{"other.test":"failing"}}""", true),
    ];

    /// <summary>Those in which a classic build differs: it does without the file where there is a store, and 20.10 without all where one helper fails.</summary>
    private static readonly string[] BuildKitAlone =
        ["a helper before a store that fails", "a helper without a name before a store that fails", "a helper of another host that fails"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("credential-parity");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, ImageBuilder> Builds
    {
        get
        {
            var builds = new TheoryData<string, ImageBuilder>();
            foreach (var (name, _, _) in Cases)
            {
                builds.Add(name, ImageBuilder.BuildKit);
                if (!BuildKitAlone.Contains(name))
                {
                    builds.Add(name, ImageBuilder.Classic);
                }
            }

            return builds;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, MemberData(nameof(Builds))]
    public async Task Opens_a_registry_where_docker_does(string name, ImageBuilder builder)
    {
        await using var registry = await PasswordRegistry.StartAsync(Cancellation);
        var reference = await PushAsync(registry);
        var (_, configuration, opens) = Cases.Single(each => each.Name == name);
        LayOut(registry.Address, configuration);

        var (byDocker, log) = await BuildByDockerAsync(reference, builder);
        var (byThis, failure) = await BuildByThisAsync(reference, builder);

        Assert.True(byDocker == opens, $"docker: {log}");
        Assert.True(byThis == opens, $"this: {failure}");
        Assert.DoesNotContain(PasswordRegistry.Password, failure?.ToString() ?? "", StringComparison.Ordinal);
    }

    private static async Task<ImageReference> PushAsync(PasswordRegistry registry)
    {
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, registry.Address, "1.0");
        _ = await tagged.Image.PushAsync(tagged.Options(credentials: new(registry.Address, PasswordRegistry.Username, PasswordRegistry.Password)));
        return tagged.Image.Reference;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void LayOut(string host, string configuration)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "config.json"), configuration
            .Replace("HOST", host, StringComparison.Ordinal)
            .Replace("AUTH", Base64($"{PasswordRegistry.Username}:{PasswordRegistry.Password}"), StringComparison.Ordinal)
            .Replace("OTHER", Base64("stranger:no"), StringComparison.Ordinal)
            .Replace("BAD", "not base64!", StringComparison.Ordinal));
        var list = $$"""[ "$1" = list ] && { echo '{"{{host}}":"me"}'; exit 0; }""";
        Program("good", $$"""{{list}}; echo '{"Username":"{{PasswordRegistry.Username}}","Secret":"{{PasswordRegistry.Password}}"}'""");
        Program("other", $$"""{{list}}; echo '{"Username":"stranger","Secret":"no"}'""");
        Program("nothing", $"{list}; echo 'credentials not found in native keychain'; exit 1");
        Program("failing", "echo 'the keychain is locked'; exit 1");
        Program("garbage", "echo 'not JSON'");
    }

    private void Program(string name, string script)
    {
        // Another process writes it, so that no process that starts meanwhile has it open for writing.
        var path = Path.Combine(_folder.FullName, "docker-credential-" + name);
        File.WriteAllText(path + ".text", $"#!/bin/sh\n{script}\n");
        using var copying = Process.Start("install", ["-m", "700", path + ".text", path]);
        copying.WaitForExit();
    }

    private async Task<(bool Opened, string Log)> BuildByDockerAsync(ImageReference reference, ImageBuilder builder)
    {
        var context = Directory.CreateDirectory(Path.Combine(_folder.FullName, "context")).FullName;
        await File.WriteAllTextAsync(Path.Combine(context, "Dockerfile"), Dockerfile(reference), Cancellation);
        var (exitCode, _, log) = await BuildKit.DockerCli.TryAsync(
            [("DOCKER_CONFIG", _folder.FullName), ("PATH", SearchPath), ("DOCKER_BUILDKIT", builder is ImageBuilder.BuildKit ? "1" : "0")], "build", "--pull", context);
        return (exitCode == 0, log);
    }

    private async Task<(bool Opened, ImageGenException? Failure)> BuildByThisAsync(ImageReference reference, ImageBuilder builder)
    {
        var environment = new DockerEnvironment
        {
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOCKER_CONFIG"] = _folder.FullName, ["PATH"] = SearchPath },
            HomeDirectory = _folder.FullName,
        };
        var definition = new ContextDefinition
        {
            ProjectDirectory = _folder.FullName,
            Context = BuildContext.Empty,
            DockerfilePath = "Dockerfile",
            DockerfileText = Dockerfile(reference),
        };
        var context = await ContextPreparation.PrepareAsync(definition, Cancellation);
        await using var connection = await EngineConnection.OpenAsync(EngineEnvironment.Docker, environment, logger: null, Cancellation);
        var request = new BuildRequest
        {
            References = [$"imagegen-building/{Guid.NewGuid():n}"],
            Context = context,
            Dockerfile = context.ParseDockerfile(),
            Options = new ImageBuildOptions(),
            Credentials = new RegistryCredentialSource([], DockerConfiguration.Load(environment)),
        };
        try
        {
            IImageBuilder by = builder is ImageBuilder.BuildKit ? new BuildKitBuilder(connection) : new ClassicBuilder(connection);
            _ = await by.BuildAsync(request, BuildProgress.None, Cancellation);
            await connection.Images.RemoveAsync(request.References[0].ToString(), Cancellation);
            return (true, null);
        }
        catch (ImageGenException failure)
        {
            return (false, failure);
        }
    }

    private string SearchPath => _folder.FullName + ":/usr/bin:/bin";

    private static string Dockerfile(ImageReference reference) => $"FROM {reference}\nLABEL made={Guid.NewGuid()}\n";
}
