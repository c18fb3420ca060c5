namespace ImageGen.Dockerfiles.Checks;

internal sealed class UnknownTarget() : DockerfileCheck(new DockerfileRule(
    "UnknownTarget",
    "The target is a stage of the file",
    "A build with an unknown target fails before it starts.")
{
    IsBuildKits = false,
})
{
    public override void CheckFile(CheckedFile file)
    {
        if (file.Options.Target is not { Length: > 0 } target || file.Graph.Find(target) is not null)
        {
            return;
        }

        var names = file.Dockerfile.Stages.Select(stage => stage.Name?.ToLowerInvariant()).OfType<string>().Distinct().ToList();
        var meant = file.Suggestions.Find(target.ToLowerInvariant(), names);
        var advice = meant is not null ? $"Use the similar name '{meant}'."
            : names.Count == 0 ? "Name a stage with AS."
            : names.Count > 10 ? $"Use one of: {names[0]}, {names[1]} and {names.Count - 2} more."
            : $"Use one of: {string.Join(", ", names)}.";
        Report(file, file.PlaceOfBuild, $"There is no stage '{target}'. {advice}");
    }
}
