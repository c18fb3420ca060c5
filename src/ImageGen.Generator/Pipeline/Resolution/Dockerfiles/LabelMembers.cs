using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The labels of the Dockerfile that are the same in every build. A value from the attribute takes precedence.</summary>
internal static class LabelMembers
{
    public static IEnumerable<LabelMember> Read(DockerfileSource source, BuiltStages built, SettingValues options, ImageDiagnostics diagnostics)
    {
        var names = new MemberNames("label", "Label", ReservedNames.Constants, source, diagnostics);
        var given = AttributeSettings.Labels.Entries(options).ToDictionary(static label => label.Name!, static label => label.Value, StringComparer.Ordinal);
        foreach (var (key, value, place) in Find(source.Dockerfile, built))
        {
            var laid = given.TryGetValue(key, out var own) ? own : value;
            if (laid is not null && names.TryAssign(key, place.Line, place.Column, place.Text.Length) is { } identifier)
            {
                yield return new LabelMember(identifier, key, laid);
            }
        }
    }

    /// <summary>Finds each label, with its first place and its last value. The value is <see langword="null"/> if it is not the same in every build.</summary>
    private static IEnumerable<(string Key, string? Value, DockerfileWord Place)> Find(Dockerfile dockerfile, BuiltStages built)
    {
        var values = new ConstantValues(dockerfile);
        var labels = new List<(string Key, string? Value, DockerfileWord Place)>();
        foreach (var instruction in built.Instructions)
        {
            values.Follow(instruction);
            foreach (var (written, value, place) in instruction.Keyword == "LABEL" ? KeyValues.Read(instruction) : [])
            {
                if (values.Expand(written) is not { Length: > 0 } key)
                {
                    continue;
                }

                var at = labels.FindIndex(label => label.Key == key);
                if (at < 0)
                {
                    labels.Add((key, values.Expand(value), place));
                }
                else
                {
                    labels[at] = (key, values.Expand(value), labels[at].Place);
                }
            }
        }

        return labels;
    }
}
