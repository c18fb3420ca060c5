using System.Globalization;
using System.Text.RegularExpressions;
using ImageGen.Building.Steps;
using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Building.Classic;

/// <summary>
/// Reads the classic builder's log. It reports steps as text between the output of the steps. A line is read as the builder's only if
/// the builder could have written it at this place. Output that imitates the builder can falsify the progress, but not the result.
/// </summary>
internal sealed partial class ClassicTranscript(DockerfileSteps dockerfile, bool quiet, IProgress<BuildEvent> progress, TimeProvider time) : IBuildTranscript
{
    private const string StandardErrorBegin = "\u001b[91m";
    private const string StandardErrorEnd = "\u001b[0m";

    private readonly SequentialSteps _steps = new(progress, time);
    private int _number;
    private bool _lineEndIsDue;
    private bool _commandRuns;

    public ImageDigest? ImageId { get; private set; }

    public void Read(EngineMessage message)
    {
        if (message.Aux is { } aux)
        {
            // Each stage reports an image; the last one is the image of the build.
            ImageId = BuiltImageId.FromAux(aux) ?? ImageId;
        }

        if (message.Stream is { } text)
        {
            ReadText(text);
        }

        if (message.Status is { } status)
        {
            ReadTransfer(message, status);
        }
    }

    public BuildStep? Fail(string error)
    {
        _steps.Fail(error);
        return _steps.Current;
    }

    public void End() => _steps.Complete();

    private void ReadText(string text)
    {
        if (_lineEndIsDue && text == "\n")
        {
            _lineEndIsDue = false;
        }
        else if (StepHeader().Match(text) is { Success: true } header && IsNext(header))
        {
            Begin(header);
        }
        else if (!ReadBuilderLine(text))
        {
            Write(text);
        }
    }

    private bool IsNext(Match header)
    {
        var number = int.Parse(header.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return number == _number + 1;
    }

    private void Begin(Match header)
    {
        _number++;
        _lineEndIsDue = true;
        _commandRuns = false;
        _steps.Begin(
            _number.ToString(CultureInfo.InvariantCulture),
            $"[{_number}/{header.Groups["total"].Value}] {header.Groups["text"].Value}",
            dockerfile.Find(header.Value));
    }

    /// <summary>Reads the lines of the builder itself, which are not output of a step.</summary>
    private bool ReadBuilderLine(string text)
    {
        if (quiet && BuiltImageId.FromQuietLine(text) is { } id)
        {
            ImageId = id;
        }
        else if (!_commandRuns && text == " ---> Using cache\n")
        {
            _steps.UseCache();
        }
        else if (!_commandRuns && text.StartsWith(" ---> Running in ", StringComparison.Ordinal))
        {
            _commandRuns = true;
        }
        else if (StepImage().IsMatch(text))
        {
            _steps.Complete();
        }
        else if (_steps.Current is { IsCompleted: true } && text.StartsWith("[Warning] ", StringComparison.Ordinal))
        {
            progress.Report(new BuildWarning(text["[Warning] ".Length..].TrimEnd('\n')));
        }
        else
        {
            return text.StartsWith("Removing intermediate container ", StringComparison.Ordinal)
                || (_steps.Current is { IsCompleted: true } && text.StartsWith("Successfully ", StringComparison.Ordinal));
        }

        return true;
    }

    private void Write(string text)
    {
        var isError = text.StartsWith(StandardErrorBegin, StringComparison.Ordinal);
        if (isError)
        {
            text = text[StandardErrorBegin.Length..];
            text = text.EndsWith(StandardErrorEnd, StringComparison.Ordinal) ? text[..^StandardErrorEnd.Length] : text;
        }

        _steps.Write(text, isError);
    }

    /// <summary>Reads the progress of a pull, or of fetching a remote context.</summary>
    private void ReadTransfer(EngineMessage message, string status)
    {
        if (_steps.Current is not { } step)
        {
            progress.Report(new StepProgressed("context", status, message.Current ?? 0, message.Total ?? 0));
        }
        else if (dockerfile.ImageOf(step.Instruction) is { } image)
        {
            progress.Report(new PullProgressed(image, message.Id ?? "", status, message.Current, message.Total));
        }
        else
        {
            progress.Report(new StepProgressed(step.Id, $"{message.Id} {status}".TrimStart(), message.Current ?? 0, message.Total ?? 0));
        }
    }

    [GeneratedRegex(@"^Step (?<number>\d+)/(?<total>\d+) : (?<text>[^\n]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepHeader();

    [GeneratedRegex(@"^ ---> [0-9a-f]{12}\n$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepImage();
}
