using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>What an instruction takes files from.</summary>
/// <param name="Name">A stage or an image.</param>
/// <param name="Flag">The flag that names it.</param>
/// <param name="MayBeIndex">Whether a number stands for the stage of that index: in <c>COPY --from</c>, not in a mount.</param>
internal sealed record StageSource(string Name, PlacedWord Flag, bool MayBeIndex)
{
    /// <summary>What a mount without <c>from=</c> stands on; a stage can have the name.</summary>
    public const string Scratch = "scratch";

    /// <summary>The index of a stage that the name is; <see langword="null"/> where it is none.</summary>
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
