using System.Xml;
using System.Xml.Linq;

namespace ImageGen.Building.InProcess.Attestations.Sboms;

/// <summary>The license in the <c>.nuspec</c> file of a NuGet package.</summary>
internal static class PackageLicense
{
    /// <summary>Finds the SPDX expression; <see langword="null"/> if the package is missing, or has a license file or an address instead.</summary>
    /// <param name="folder">The unpacked package.</param>
    /// <param name="name">The name of the package.</param>
    public static string? Find(string folder, string name)
    {
        try
        {
            using var reader = XmlReader.Create(Path.Combine(folder, name.ToLowerInvariant() + ".nuspec"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var license = XDocument.Load(reader).Root?.Elements().FirstOrDefault(each => each.Name.LocalName == "metadata")?.Elements().FirstOrDefault(each => each.Name.LocalName == "license");
            return (string?)license?.Attribute("type") == "expression" && license!.Value is { Length: > 0 } expression && expression.All(IsOfExpression) ? expression : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    private static bool IsOfExpression(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '+' or '-' or '(' or ')' or ' ';
}
