using System.Collections.Immutable;
using ImageGen.BuildKit;
using ImageGen.Engines;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Which nodes build: those of the options, or those that the environment names where the options name no engine either.</summary>
internal static class NodeChoice
{
    /// <summary>buildctl's variable. Here it may name several daemons, with commas between them.</summary>
    public const string AddressVariable = "BUILDKIT_HOST";

    /// <summary>The folder of the certificates for the <c>tcp</c> addresses of <see cref="AddressVariable"/>, for which buildctl has options alone.</summary>
    public const string CertificatesVariable = "IMAGEGEN_BUILDKIT_CERTIFICATES";

    /// <returns>The nodes; none where an engine builds.</returns>
    /// <exception cref="ImageBuildException">The options ask for nodes and for a builder that they do not have.</exception>
    /// <exception cref="EngineUnreachableException">What the environment names is no node.</exception>
    public static ImmutableArray<BuildKitNode> Of(ImageBuildOptions options, DockerEnvironment environment)
    {
        if (options.BuildKit.Count > 0)
        {
            return options.Builder is not ImageBuilder.Classic
                ? [.. options.BuildKit.DistinctBy(NameOf, StringComparer.Ordinal)]
                : throw new ImageBuildException(
                    $"{nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.BuildKit)} names nodes, and {nameof(ImageBuildOptions.Builder)} asks for the classic builder, which only an engine has. Leave one of them out.");
        }

        return options.Engine is null && options.Builder is not ImageBuilder.Classic ? Of(environment) : [];
    }

    /// <summary>What tells nodes apart, the same in every process.</summary>
    public static string NameOf(BuildKitNode node) => node.Endpoint.ToString();

    private static ImmutableArray<BuildKitNode> Of(DockerEnvironment environment)
    {
        var addresses = (environment[AddressVariable] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        try
        {
            return [.. addresses.Select(address => Node(address, environment[CertificatesVariable])).DistinctBy(NameOf, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is FormatException or BuildKitUnreachableException)
        {
            throw new EngineUnreachableException(exception.Message, exception);
        }
    }

    private static BuildKitNode Node(string address, string? certificates)
    {
        var endpoint = BuildKitEndpoint.Parse(address, AddressVariable);
        return new BuildKitNode
        {
            Endpoint = certificates is not null && endpoint.Address.Scheme is "tcp" ? endpoint with { Tls = BuildKitCertificates.FromDirectory(certificates).ToTlsOptions() } : endpoint,
            Source = AddressVariable,
        };
    }
}
