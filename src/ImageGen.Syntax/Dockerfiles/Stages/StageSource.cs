using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>What an instruction takes files from.</summary>
/// <param name="Name">A stage or an image.</param>
/// <param name="MayBeIndex">Whether a number stands for the stage of that index: in <c>COPY --from</c>, not in a mount.</param>
internal readonly record struct StageSource(string Name, bool MayBeIndex)
{
    /// <summary>The index of a stage that the name is; <see langword="null"/> where it is none.</summary>
    public int? Index =>
        MayBeIndex && int.TryParse(Name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : null;

    public static IEnumerable<StageSource> Of(DockerfileInstruction instruction) => instruction.Keyword switch
    {
        "COPY" => instruction.Flags.Where(flag => flag is { Name: "from", Value.Length: > 0 }).Select(flag => new StageSource(flag.Value!, true)),
        "RUN" => instruction.Mounts.Where(mount => mount.From is not null).Select(mount => new StageSource(mount.From!, false)),
        _ => [],
    };
}
