using System.Globalization;
using System.Text;

namespace ImageGen.Generator.Tests.Verifying;

/// <summary>Writes diagnostics as Verify.SourceGenerators does, without the link to a rule's page: the address is one of the build.</summary>
internal static class DiagnosticText
{
    public static string Of(ImmutableArray<Diagnostic> diagnostics)
    {
        var text = new StringBuilder("{\n  Diagnostics: [\n");
        for (var i = 0; i < diagnostics.Length; i++)
        {
            text.Append("    {\n");
            text.AppendJoin(",\n", Properties(diagnostics[i]).Select(static property => $"      {property.Name}: {property.Value}"));
            text.Append(i == diagnostics.Length - 1 ? "\n    }\n" : "\n    },\n");
        }

        return text.Append("  ]\n}").ToString();
    }

    private static IEnumerable<(string Name, string Value)> Properties(Diagnostic diagnostic)
    {
        var descriptor = diagnostic.Descriptor;
        yield return ("Id", diagnostic.Id);
        yield return ("Title", descriptor.Title.ToString(CultureInfo.InvariantCulture));
        yield return ("Severity", diagnostic.Severity.ToString());
        yield return ("WarningLevel", diagnostic.WarningLevel.ToString(CultureInfo.InvariantCulture));
        yield return ("Location", LocationOf(diagnostic.Location));
        yield return ("MessageFormat", descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture));
        yield return ("Message", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        yield return ("Category", descriptor.Category);
    }

    private static string LocationOf(Location location)
    {
        var span = location.GetMappedLineSpan();
        return $"{Path.GetFileName(span.Path)}: {span.Span}";
    }
}
