using System.Collections.Immutable;
using ImageGen.BuildKit;
using ImageGen.Engines;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Chooses the nodes of a build: those of the options, or those of the environment if the options set no engine.</summary>
internal static class NodeChoice
{
    /// <summary>The variable of buildctl. Here it may contain several addresses, separated by commas.</summary>
    public const string AddressVariable = "BUILDKIT_HOST";

    /// <summary>The folder of the certificates for the <c>tcp</c> addresses of <see cref="AddressVariable"/>, for which buildctl has only options.</summary>
    public const string CertificatesVariable = "IMAGEGEN_BUILDKIT_CERTIFICATES";

    /// <returns>The nodes; empty if an engine builds.</returns>
    /// <exception cref="ImageBuildException">The options set nodes and the classic builder.</exception>
    /// <exception cref="EngineUnreachableException">The environment contains an address that is not valid, or certificates that cannot be read.</exception>
    public static ImmutableArray<BuildKitNode> FromOptions(ImageBuildOptions options, DockerEnvironment environment)
    {
        if (options.BuildKit.Count > 0)
        {
            return options.Builder is not (ImageBuilder.Classic or ImageBuilder.InProcess)
                ? [.. options.BuildKit.DistinctBy(NameOf, StringComparer.Ordinal)]
                : throw new ImageBuildException(
                    $"{nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.BuildKit)} contains nodes, and {nameof(ImageBuildOptions.Builder)} is {options.Builder}, which does not build on nodes. Remove one of the two options.");
        }

        return options.Engine is null && options.Builder is not (ImageBuilder.Classic or ImageBuilder.InProcess) ? FromEnvironment(environment) : [];
    }

    /// <summary>Gets the name that identifies a node in every process.</summary>
    public static string NameOf(BuildKitNode node) => node.Endpoint.ToString();

    private static ImmutableArray<BuildKitNode> FromEnvironment(DockerEnvironment environment)
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
