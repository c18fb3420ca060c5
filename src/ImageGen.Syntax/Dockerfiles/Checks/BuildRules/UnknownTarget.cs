namespace ImageGen.Dockerfiles.Checks;

internal sealed class UnknownTarget() : DockerfileCheck(new DockerfileRule(
    "UnknownTarget",
    "The target is a stage",
    "A build of a stage that the file does not have ends before it begins.")
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
        var advice = meant is not null ? $"did you mean '{meant}'?"
            : names.Count == 0 ? "name one with AS."
            : names.Count > 10 ? $"{names[0]}, {names[1]} and {names.Count - 2} more are."
            : $"{string.Join(", ", names)} {(names.Count == 1 ? "is" : "are")}.";
        Report(file, file.PlaceOfBuild, $"No stage is named '{target}'; {advice}");
    }
}
