using System.Globalization;

namespace ImageGen.Generator.Models.Dockerfiles;

/// <summary>A port or a range of ports that the image exposes.</summary>
/// <param name="First">The first port.</param>
/// <param name="Last">The last port, included.</param>
/// <param name="Protocol">The member of <c>PortProtocol</c>.</param>
internal sealed record PortMember(int First, int Last, string Protocol)
{
    /// <summary>The name of the constant for a single port: <c>Tcp8080</c>.</summary>
    public string Identifier => Protocol + First.ToString(CultureInfo.InvariantCulture);
}
