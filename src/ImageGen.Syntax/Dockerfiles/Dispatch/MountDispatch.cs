namespace ImageGen.Dockerfiles;

/// <summary>Checks the mounts of a <c>RUN</c> with the known values of their variables.</summary>
internal sealed class MountDispatch(DockerfileInstruction run, Expander expander, ErrorReport errors)
{
    public void Run(DispatchedStage state)
    {
        var values = ExpandedTexts.Get(run).GroupBy(text => text.Place.Index).ToDictionary(group => group.Key, group => new Queue<ExpandedText>(group));
        for (var i = 0; i < run.Flags.Count; i++)
        {
            var flag = run.Places.Flags[i];
            if (run.Flags[i] is { Name: "mount", Value: not null } && CsvFields.Read(flag.Text, "--mount=".Length) is { } fields)
            {
                Check(flag, fields, values.TryGetValue(i, out var texts) ? texts : new(), state);
            }
        }
    }

    private void Check(PlacedWord flag, List<PlacedWord> fields, Queue<ExpandedText> texts, DispatchedStage state)
    {
        var rules = new MountRules();
        foreach (var field in fields)
        {
            var hasValue = field.Text.IndexOf('=') >= 0;
            var value = hasValue && texts.Count > 0 ? expander.Expand(texts.Dequeue()) : null;
            if (rules.Add(MountField.Split(field.Text).Name, hasValue, value) is { } error)
            {
                errors.At(flag, field.PlaceOf(0), error);
                return;
            }
        }

        if (rules.CheckTogether() is { } wrong)
        {
            errors.At(flag, 0, wrong);
        }
        else if (rules.Type is "bind" or "cache" or "tmpfs" && IsRoot(rules.Value("target"), state))
        {
            errors.At(flag, 0, "The root directory cannot be the target of a mount. Set target= to a path below it.");
        }
    }

    /// <summary>Whether a target is the root, directly or relative to the working directory.</summary>
    private static bool IsRoot(string? target, DispatchedStage state) =>
        target is not null && (target.Length > 0 && target[0] == '/' ? target == "/" : state.DepthOf(target) == 0);
}
