namespace ImageGen.Dockerfiles.Checks;

/// <summary>A stage with its evaluated <c>FROM</c>.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Base">The expanded name of its base; <see langword="null"/> if the stage has no base.</param>
/// <param name="Platform">The expanded platform; <see langword="null"/> if it is not set.</param>
internal sealed record CheckedStage(DockerfileStage Stage, Expansion? Base, Expansion? Platform)
{
    public static CheckedStage Create(DockerfileStage stage, GlobalScope scope)
    {
        var from = stage.From;
        var texts = ExpandedTexts.Get(from).Select(scope.Expand).ToList();
        var named = from.Words.Count > 0;
        return new CheckedStage(stage, named ? texts[texts.Count - 1] : null, texts.Count > (named ? 1 : 0) && !string.IsNullOrEmpty(stage.Platform) ? texts[0] : null);
    }
}
