using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Analyzers.Dockerfiles;

/// <summary>Finds the errors of an ignore file. Clients refuse the whole file because of one malformed pattern.</summary>
internal static class IgnoreFileFindings
{
    public static IEnumerable<Finding> In(AdditionalText file, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation)?.ToString() ?? "";
        var places = new FilePlaces(file.Path, text);
        return IgnoreFile.Parse(text).Errors.Select(error =>
            new Finding(DockerfileChecks.MalformedIgnorePattern, false, places.ToEndOfLine(error.Line, 1), error.Message));
    }
}
