using System.Globalization;

namespace ImageGen.Progress.Live;

/// <summary>The lines of steps and transfers.</summary>
internal sealed class StepLines(LiveSigns signs)
{
    private const int WideTerminal = 100;
    private const int WideBar = 20;
    private const int NarrowBar = 10;
    private const string Indent = "  ";

    /// <summary>Returns the line of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="width">The width of the line.</param>
    public LiveLine Line(LiveStep step, int width) => step.State switch
    {
        LiveStepState.Running => new([new(Indent), new(signs.SpinnerAt(step.Duration), Tone.Running), new(" " + step.Name)]) { Right = [.. Progress(step.Bytes, width), Duration(step.Duration)] },
        LiveStepState.Cached => new([new(Indent), new(signs.Done, Tone.Cached), new(" " + step.Name, Tone.Muted)]) { Right = [new("cached", Tone.Cached)] },
        LiveStepState.Done => new([new(Indent), new(signs.Done, Tone.Done), new(" " + step.Name)]) { Right = [Duration(step.Duration)] },
        LiveStepState.Failed => new([new(Indent), new(signs.Failed, Tone.Failed), new(" " + step.Name, Tone.Failed)]) { Right = [Duration(step.Duration)] },
        _ => new([new(Indent), new(signs.Canceled, Tone.Muted), new(" " + step.Name, Tone.Muted)]) { Right = [new("canceled", Tone.Muted)] },
    };

    /// <summary>Returns the line of a transfer that runs.</summary>
    public LiveLine Line(LiveTransfer transfer, int width)
    {
        var verb = transfer.IsPush ? "push " : "pull ";
        var layers = transfer.Layers == 0 ? transfer.Status : string.Create(CultureInfo.InvariantCulture, $"{transfer.DoneLayers} of {transfer.Layers} layers");
        return new([new(Indent), new(signs.SpinnerAt(transfer.Duration), Tone.Running), new(" " + verb + transfer.Title)])
        {
            Right = [.. layers.Length == 0 || width < WideTerminal ? [] : new[] { new LiveText(layers + Indent, Tone.Muted) }, .. Progress(transfer.Bytes, width), Duration(transfer.Duration)],
        };
    }

    /// <summary>Returns the last lines of the output of a running step, cut at the right.</summary>
    public IEnumerable<LiveLine> Tail(LiveStep step, int count) => step.Output.TakeLast(count).Select(line => Framed(line, isWrapped: false));

    /// <summary>Returns the whole output of a step, and its error.</summary>
    public IEnumerable<LiveLine> Whole(LiveStep step)
    {
        foreach (var line in step.Output)
        {
            yield return Framed(line, isWrapped: true);
        }

        if (step.Error is { } error)
        {
            yield return new([new(Indent + Indent + StepError.Simplify(error), Tone.Failed)]) { IsWrapped = true };
        }
    }

    public static LiveText Duration(TimeSpan duration) => new(ProgressText.Duration(duration), Tone.Muted);

    private LiveLine Framed(string line, bool isWrapped) => new([new(Indent + Indent), new(signs.Frame, Tone.Muted), new(" " + line.TrimEnd(), Tone.Muted)]) { IsWrapped = isWrapped };

    /// <summary>Returns the bar, the bytes and the rate.</summary>
    private IEnumerable<LiveText> Progress(TransferredBytes bytes, int width)
    {
        if (!bytes.IsKnown)
        {
            yield break;
        }

        var rate = bytes.Rate > 0 ? $"{signs.Separator}{ProgressText.Size((long)bytes.Rate)}/s" : "";
        if (bytes.Total <= 0)
        {
            yield return new($"{ProgressText.Size(bytes.Current)}{rate}{Indent}", Tone.Running);
            yield break;
        }

        var length = width < WideTerminal ? NarrowBar : WideBar;
        var full = (int)(Math.Min(1, (double)bytes.Current / bytes.Total) * length);
        yield return new(new string(signs.Full, full), Tone.Done);
        yield return new(new string(signs.Empty, length - full), Tone.Muted);
        yield return new($" {ProgressText.Size(bytes.Current)} of {ProgressText.Size(bytes.Total)}{(width < WideTerminal ? "" : rate)}{Indent}", Tone.Running);
    }
}
