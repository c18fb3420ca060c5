using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The build arguments that the Dockerfile declares, each once, without the predefined ones that builders set.</summary>
internal static class ArgumentMembers
{
    public static IEnumerable<ArgumentMember> Read(DockerfileSource source, BuiltStages built, SettingValues options, ImageDiagnostics diagnostics)
    {
        var names = new MemberNames("build argument", "Arg", ReservedNames.Arguments, source, diagnostics);
        var required = RequiredArguments.Find(source.Dockerfile, built);
        required.ExceptWith(AttributeSettings.NamesGiven(options, "Args"));
        foreach (var declared in source.Dockerfile.Arguments.Where(static argument => IsSettable(argument.Name)).GroupBy(static argument => argument.Name, StringComparer.Ordinal))
        {
            var first = declared.First();
            if (names.TryAssign(declared.Key, first.Line, first.Column, declared.Key.Length) is { } identifier)
            {
                yield return new ArgumentMember(
                    identifier,
                    declared.Key,
                    (declared.FirstOrDefault(static argument => argument.Comments.Count > 0)?.Comments ?? []).ToEquatableArray(),
                    declared.Select(static argument => argument.Default).OfType<string>().Distinct(StringComparer.Ordinal).ToEquatableArray(),
                    required.Contains(declared.Key));
            }
        }
    }

    private static bool IsSettable(string name) => name.Length > 0 && !DockerfilePredefined.Contains(name);
}
