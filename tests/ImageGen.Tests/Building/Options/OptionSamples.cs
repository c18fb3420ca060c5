using System.Collections;
using System.Reflection;
using ImageGen.BuildKit;
using ImageGen.Progress;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ImageGen.Tests.Building.Options;

/// <summary>A value for every option, by the type of its property.</summary>
internal static class OptionSamples
{
    /// <summary>Options that set one property alone.</summary>
    /// <param name="property">The property.</param>
    /// <param name="other">Whether to set the second of its two values.</param>
    public static T With<T>(PropertyInfo property, bool other = false)
        where T : new()
    {
        var options = new T();
        property.SetValue(options, Value(property.PropertyType, other));
        return options;
    }

    /// <summary>The elements of a collection, or the value itself.</summary>
    public static IEnumerable<object?> Elements(object? value) => value switch
    {
        IEnumerable collection and not string => collection.Cast<object?>(),
        ClassicBuildOptions classic => [classic.MemoryBytes],
        AutoDockerfileOptions auto => [auto.User],
        _ => [value],
    };

    public static void AssertSame(PropertyInfo property, object expected, object actual) =>
        Assert.Equal(Elements(property.GetValue(expected)), Elements(property.GetValue(actual)));

    private static object Value(Type type, bool other) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => Text(other),
        var t when t == typeof(bool) => !other,
        var t when t == typeof(long) => other ? 8L : 7L,
        var t when t == typeof(TimeSpan) => TimeSpan.FromMinutes(other ? 4 : 3),
        var t when t == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddDays(other ? 1 : 0),
        var t when t == typeof(IList<string>) => new List<string> { Text(other) },
        var t when t == typeof(IDictionary<string, string>) => new SortedDictionary<string, string> { [Key(other)] = "value" },
        var t when t == typeof(BuildArguments) => new BuildArguments { { Key(other), "value" } },
        var t when t == typeof(IList<ImageTag>) => new List<ImageTag> { other ? "1.3" : "1.2" },
        var t when t == typeof(IList<ImageReference>) => new List<ImageReference> { other ? "acme/one:1" : "acme/two:2" },
        var t when t == typeof(IList<Platform>) => new List<Platform> { other ? "linux/amd64" : "linux/arm64" },
        var t when t == typeof(Platform) => Platform.Parse(other ? "linux/amd64" : "linux/arm64"),
        var t when t == typeof(ImageReference) => ImageReference.Parse(other ? "acme/other:1" : "acme/scanner:1"),
        var t when t == typeof(IList<BuildCache>) => new List<BuildCache> { BuildCache.Local(Text(other)) },
        var t when t == typeof(IList<BuildSecret>) => new List<BuildSecret> { BuildSecret.FromValue(Key(other), "value") },
        var t when t == typeof(IList<SshForward>) => new List<SshForward> { new(Key(other)) },
        var t when t == typeof(IDictionary<string, NamedContext>) => new SortedDictionary<string, NamedContext> { [Key(other)] = NamedContext.FromDirectory("lib") },
        var t when t == typeof(IList<Ulimit>) => new List<Ulimit> { new("nofile", 1, other ? 3 : 2) },
        var t when t == typeof(IList<BuildEntitlement>) => new List<BuildEntitlement> { other ? BuildEntitlement.NetworkHost : BuildEntitlement.SecurityInsecure },
        var t when t == typeof(IList<BuildOutput>) => new List<BuildOutput> { BuildOutput.Tar(Text(other)) },
        var t when t == typeof(IList<ImageAnnotation>) => new List<ImageAnnotation> { new(Key(other), "value") },
        var t when t == typeof(ProvenanceMode) => other ? ProvenanceMode.Min : ProvenanceMode.Max,
        var t when t == typeof(ProvenanceParameters) => new ProvenanceParameters { BuilderId = Text(other) },
        var t when t == typeof(SourcePolicy) => new SourcePolicy(),
        var t when t == typeof(BuildContext) => BuildContext.FromDirectory(Text(other)),
        var t when t == typeof(ImageBuilder) => other ? ImageBuilder.BuildKit : ImageBuilder.Classic,
        var t when t == typeof(ContextCompression) => other ? ContextCompression.None : ContextCompression.Gzip,
        var t when t == typeof(ClassicBuildOptions) => new ClassicBuildOptions { MemoryBytes = other ? 6 : 5 },
        var t when t == typeof(AutoDockerfileOptions) => new AutoDockerfileOptions { User = Text(other) },
        var t when t == typeof(PublishLocation) => other ? PublishLocation.Container : PublishLocation.Host,
        var t when t == typeof(IList<ExposedPort>) => new List<ExposedPort> { other ? 5000 : 8080 },
        var t when t == typeof(IList<RegistryCredentials>) => new List<RegistryCredentials> { new("a.io", Key(other), "p") },
        var t when t == typeof(RetryOptions) => other ? new RetryOptions { MaxAttempts = 7 } : RetryOptions.None,
        var t when t == typeof(IProgress<BuildEvent>) => other ? new EventList() : BuildProgress.Quiet,
        var t when t == typeof(IList<BuildKitNode>) => new List<BuildKitNode> { other ? "tcp://other:1234" : "tcp://builder:1234" },
        var t when t == typeof(EngineEndpoint) => new EngineEndpoint { Address = new Uri(other ? "tcp://127.0.0.1:2" : "tcp://127.0.0.1:1") },
        var t when t == typeof(ILogger) => other ? NullLogger<EventList>.Instance : NullLogger.Instance,
        var t => throw new InvalidOperationException($"Add two values of {t} here: the tests of options need them."),
    };

    private static string Key(bool other) => other ? "other" : "key";

    private static string Text(bool other) => other ? "other" : "a-value";
}
