using System.Globalization;
using System.Text.RegularExpressions;
using ImageGen.Building.Steps;
using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Building.Buildah;

/// <summary>Reads the log of Buildah, which runs the builds of Podman's <c>/build</c>. It sends Docker's messages with different text.</summary>
internal sealed partial class BuildahTranscript(DockerfileSteps dockerfile, IProgress<BuildEvent> progress, TimeProvider time) : IBuildTranscript
{
    private readonly SequentialSteps _steps = new(progress, time);

    public ImageDigest? ImageId { get; private set; }

    public void Read(EngineMessage message)
    {
        if (message.Aux is { } aux)
        {
            ImageId = BuiltImageId.FromAux(aux) ?? ImageId;
        }

        if (message.Stream is { } text)
        {
            ReadText(text);
        }
    }

    public BuildStep? Fail(string error)
    {
        _steps.Fail(error.TrimEnd());
        return _steps.Current;
    }

    public void End() => _steps.Complete();

    private void ReadText(string text)
    {
        if (StepHeader().Match(text) is { Success: true } header)
        {
            Begin(header);
        }
        else if (CacheHit().IsMatch(text))
        {
            _steps.UseCache();
        }
        else if (StepImage().IsMatch(text) || Commit().IsMatch(text))
        {
            _steps.Complete();
        }
        else if (text.StartsWith("[Warning] ", StringComparison.Ordinal))
        {
            progress.Report(new BuildWarning(text["[Warning] ".Length..].TrimEnd('\n')));
        }
        else if (_steps.Current is { IsCompleted: true } && FullId().IsMatch(text))
        {
            // Buildah prints the id after its last commit. Podman before 4.0 reports it nowhere else.
            ImageId = ImageDigest.Parse("sha256:" + text.TrimEnd('\n'));
        }
        else if (_steps.Current is { IsCompleted: false })
        {
            _steps.Write(text, isError: false);
        }
    }

    private void Begin(Match header)
    {
        var stage = header.Groups["stage"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 1;
        var number = int.Parse(header.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var stageName = header.Groups["stage"].Success ? $"{dockerfile.StageName(stage)} " : "";
        var position = $"{number}/{header.Groups["total"].Value}";
        _steps.Begin($"{stage}.{number}", $"[{stageName}{position}] {header.Groups["text"].Value}", dockerfile.Find(header.Value));
    }

    [GeneratedRegex(@"^(\[(?<stage>\d+)/\d+\] )?STEP (?<number>\d+)/(?<total>\d+): (?<text>[^\n]*)\n$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepHeader();

    [GeneratedRegex(@"^--> Using cache [0-9a-f]{64}\n$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CacheHit();

    [GeneratedRegex(@"^--> [0-9a-f]{11,12}\n$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepImage();

    [GeneratedRegex(@"^[0-9a-f]{64}\n$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FullId();

    [GeneratedRegex(@"^(\[\d+/\d+\] )?COMMIT( \S+)?\n$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commit();
}
