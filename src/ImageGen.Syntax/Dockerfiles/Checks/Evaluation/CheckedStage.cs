namespace ImageGen.Dockerfiles.Checks;

/// <summary>A stage as its <c>FROM</c> is evaluated.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Base">The name of its base, expanded; <see langword="null"/> without one.</param>
/// <param name="Platform">The platform, expanded; <see langword="null"/> where none is written.</param>
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
