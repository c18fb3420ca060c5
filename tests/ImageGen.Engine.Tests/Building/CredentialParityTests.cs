using ImageGen.Engine.Tests.Engines;
using ImageGen.Engine.Tests.Pushing;
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

    private readonly CredentialMachine _machine = new();

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

    public void Dispose() => _machine.Dispose();

    [Theory, MemberData(nameof(Builds))]
    public async Task Opens_a_registry_where_docker_does(string name, ImageBuilder builder)
    {
        await using var registry = await PasswordRegistry.StartAsync(Cancellation);
        var reference = await PushAsync(registry);
        var (_, configuration, opens) = Cases.Single(each => each.Name == name);
        _machine.LayOut(registry.Address, configuration, PasswordRegistry.Username, PasswordRegistry.Password);

        var (byDocker, log) = await _machine.BuildByDockerAsync(reference, builder);
        var (byThis, failure) = await _machine.BuildByThisAsync(reference, builder);

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
}
