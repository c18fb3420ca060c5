using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using ImageGen.Generator.Pipeline.Dockerfiles;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>Gives names of one kind their members, each to one.</summary>
/// <param name="kind">What the names are, in words: <c>argument</c>.</param>
/// <param name="suffix">What a name gets at its end that the members' type has already.</param>
/// <param name="reserved">The names that the members' type has already.</param>
/// <param name="source">The Dockerfile.</param>
/// <param name="diagnostics">Where to report; <see langword="null"/> for names whose report is another's matter.</param>
internal sealed class MemberNames(string kind, string suffix, IReadOnlyCollection<string> reserved, DockerfileSource source, ImageDiagnostics? diagnostics)
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>The member of a name; <see langword="null"/> where another name has it already, which is reported at the place of this one.</summary>
    public string? TryAssign(string name, int line, int column, int length)
    {
        var member = MemberName.Of(name);
        if (reserved.Contains(member))
        {
            member += suffix;
        }

        if (_owners.TryGetValue(member, out var owner))
        {
            diagnostics?.ReportIn(source, line, column, length, Rules.MemberOfTwoNames, kind, name, owner, member);
            return null;
        }

        _owners.Add(member, name);
        return member;
    }
}
