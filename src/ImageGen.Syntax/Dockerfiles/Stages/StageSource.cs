using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>The stage or image that an instruction reads files from.</summary>
/// <param name="Name">The name of the stage or image.</param>
/// <param name="Flag">The flag with the name.</param>
/// <param name="MayBeIndex">Whether a number is the index of a stage. This is so in <c>COPY --from</c>, not in a mount.</param>
internal sealed record StageSource(string Name, PlacedWord Flag, bool MayBeIndex)
{
    /// <summary>The source of a mount without <c>from=</c>. A stage can have this name.</summary>
    public const string Scratch = "scratch";

    /// <summary>The index of a stage, if the name is one; otherwise <see langword="null"/>.</summary>
    public int? Index =>
        MayBeIndex && int.TryParse(Name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : null;

    public static IEnumerable<StageSource> Read(DockerfileInstruction instruction)
    {
        var mount = 0;
        for (var i = 0; i < instruction.Flags.Count; i++)
        {
            var (name, value, _, _) = instruction.Flags[i];
            if (instruction.Keyword == "COPY" && name == "from" && value is { Length: > 0 })
            {
                yield return new StageSource(value, instruction.Places.Flags[i], true);
            }
            else if (instruction.Keyword == "RUN" && name == "mount" && value is not null)
            {
                yield return new StageSource(instruction.Mounts[mount++].From ?? Scratch, instruction.Places.Flags[i], false);
            }
        }
    }
}
