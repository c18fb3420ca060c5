using System.Globalization;

namespace ImageGen.Progress.Live;

/// <summary>The lines of a build or push: those that change while it runs, and those that remain at its end.</summary>
internal sealed class OperationLines(LiveSigns signs)
{
    /// <summary>The longest distance between a name and its time in a report.</summary>
    private const int MaxReportWidth = 120;

    private const int MaxTail = 6;
    private const string Indent = "  ";

    private readonly StepLines _steps = new(signs);

    /// <summary>Returns the lines of a running operation: what runs, the last output of it, and as much of what is done as there is room for.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="rows">The maximum number of lines, at least 1.</param>
    public IReadOnlyList<LiveLine> Running(LiveOperation operation, int width, int rows)
    {
        var running = operation.Steps.Where(step => step.State == LiveStepState.Running).TakeLast(rows - 1).ToList();
        var transfers = operation.Transfers.Where(transfer => !transfer.IsDone).TakeLast(rows - 1 - running.Count).ToList();
        var free = rows - 1 - running.Count - transfers.Count;
        var talking = running.Count(step => step.Output.Any());
        var tail = talking == 0 ? 0 : Math.Min(MaxTail, free * 2 / 3 / talking);
        var tails = running.ToDictionary(step => step, step => _steps.Tail(step, tail).ToList());
        free -= tails.Values.Sum(lines => lines.Count);
        var done = operation.CountedSteps.Where(step => step.State != LiveStepState.Running).TakeLast(free).ToHashSet();

        List<LiveLine> lines = [Header(operation, new LiveText(signs.SpinnerAt(operation.Duration), Tone.Running), Builder(operation.Builder))];
        foreach (var step in operation.Steps.Where(step => done.Contains(step) || tails.ContainsKey(step)))
        {
            lines.Add(_steps.Line(step, width));
            lines.AddRange(tails.GetValueOrDefault(step, []));
        }

        lines.AddRange(transfers.Select(transfer => _steps.Line(transfer, width)));
        return lines;
    }

    /// <summary>Returns the lines of an operation that has ended: its steps, the output of those that failed, the warnings, and the summary.</summary>
    public IEnumerable<LiveLine> Ended(LiveOperation operation, int width)
    {
        yield return operation.Failure switch
        {
            null => Report(operation, new LiveText(signs.Done, Tone.Done), operation.IsPush ? "pushed" : "built"),
            OperationCanceledException => Report(operation, new LiveText(signs.Canceled, Tone.Warning), "canceled"),
            _ => Report(operation, new LiveText(signs.Failed, Tone.Failed), "failed"),
        };
        foreach (var step in operation.CountedSteps)
        {
            yield return _steps.Line(step, width) with { MaxWidth = MaxReportWidth };
        }

        foreach (var line in operation.Steps.Where(step => step.State == LiveStepState.Failed).SelectMany(_steps.Whole))
        {
            yield return line;
        }

        foreach (var note in operation.Notes)
        {
            yield return new([new(Indent), new(signs.Warning, Tone.Warning), new(" " + note, Tone.Warning)]) { IsWrapped = true };
        }

        foreach (var line in Summary(operation))
        {
            yield return line;
        }
    }

    private static LiveLine Report(LiveOperation operation, LiveText mark, string words) => Header(operation, mark, new LiveText(Indent + words, Tone.Muted)) with { MaxWidth = MaxReportWidth };

    private static LiveLine Header(LiveOperation operation, LiveText mark, params LiveText[] words)
    {
        var steps = operation.CountedSteps.Count();
        var cached = operation.CountedSteps.Count(step => step.State == LiveStepState.Cached);
        var counts = steps == 0 ? "" : Counted(steps, "step") + (cached == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {cached} cached")) + Indent;
        // The reference with its tag says more than the counts, and those say more than the version of the engine.
        return new([mark, new(" "), new(Title(operation), Tone.Title), .. words])
        {
            Right = [new(counts, Tone.Muted) { Shorter = [""] }, StepLines.Duration(operation.Duration)],
        };
    }

    /// <summary>How and where an image is built, in a narrow terminal without the version of the engine, without the engine, or not at all.</summary>
    private static LiveText Builder(string text)
    {
        var (version, engine) = (text.LastIndexOf(' '), text.IndexOf(" of ", StringComparison.Ordinal));
        string[] shorter = [.. version > engine && engine > 0 && char.IsAsciiDigit(text[version + 1]) ? new[] { text[..version] } : [], .. engine > 0 ? new[] { text[..engine] } : []];
        return new(text.Length == 0 ? "" : Indent + text, Tone.Muted) { Shorter = [.. shorter.Select(each => Indent + each), ""] };
    }

    private IEnumerable<LiveLine> Summary(LiveOperation operation)
    {
        if (operation.Image is { } image)
        {
            string[] facts = [image.Id is { } id ? ProgressText.Short(id) : "no image", .. operation.Platforms.Select(platform => platform.ToString()), .. operation.Context.Length == 0 ? [] : new[] { "context " + operation.Context }];
            yield return Fact(string.Join(signs.Separator, facts));
        }

        foreach (var push in operation.Transfers.Where(transfer => transfer is { IsPush: true, IsDone: true }))
        {
            yield return new([new(Indent), new(push.Title)]) { IsWrapped = true };
            if (push.Layers > 0)
            {
                var size = push.Size is { } whole ? " of " + ProgressText.Size(whole) : "";
                yield return Fact(string.Create(CultureInfo.InvariantCulture, $"{ProgressText.Size(push.Bytes.Total)}{size} sent{signs.Separator}{push.SentLayers} of {Counted(push.Layers, "layer")}{signs.Separator}{ProgressText.Duration(push.Duration)}"));
            }
        }
    }

    private static LiveLine Fact(string text) => new([new(Indent + text, Tone.Muted)]) { IsWrapped = true };

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The references; those of the same repository by their tags.</summary>
    private static string Title(LiveOperation operation)
    {
        var first = operation.References[0];
        return string.Join(", ", operation.References.Select((reference, index) =>
            index > 0 && reference.Tag is { } tag && reference.Repository == first.Repository && reference.Registry == first.Registry ? tag.ToString() : reference.ToString()));
    }
}
