using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using ImageGen.Generator.Pipeline.Dockerfiles;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>Assigns a unique member name to each name of one kind.</summary>
/// <param name="kind">The kind of the names in messages, such as <c>build argument</c>.</param>
/// <param name="suffix">The suffix for a name that the type of the members already has.</param>
/// <param name="reserved">The names that the type of the members already has.</param>
/// <param name="source">The Dockerfile.</param>
/// <param name="diagnostics">Receives the collisions; <see langword="null"/> if they are reported elsewhere.</param>
internal sealed class MemberNames(string kind, string suffix, IReadOnlyCollection<string> reserved, DockerfileSource source, ImageDiagnostics? diagnostics)
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>Assigns the member of a name. If another name already has it, this reports a diagnostic at the given place and returns <see langword="null"/>.</summary>
    public string? TryAssign(string name, int line, int column, int length)
    {
        var member = MemberName.Create(name);
        if (reserved.Contains(member))
        {
            member += suffix;
        }

        if (_owners.TryGetValue(member, out var owner))
        {
            diagnostics?.ReportIn(source.Locate(line, column, length), Rules.MemberOfTwoNames, kind, name, owner, member);
            return null;
        }

        _owners.Add(member, name);
        return member;
    }
}
