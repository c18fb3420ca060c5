namespace ImageGen.Dockerfiles.Checks;

internal sealed class FromPlatformFlagConstDisallowed() : DockerfileCheck(new DockerfileRule(
    "FromPlatformFlagConstDisallowed",
    "FROM has no constant platform",
    "A constant makes the stage ignore the platform of the build. A stage whose name contains the platform is allowed.")
{
    Id = "IMG0218",
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var stage in file.Stages)
        {
            if (stage.Platform is { IsRefused: false, Missing.Count: 0, Found.Count: 0 } expansion && Platform.TryParse(expansion.Text, out var platform)
                && !SpeaksOf(stage.Stage.Name?.ToLowerInvariant() ?? "", platform))
            {
                Report(file, stage.Stage.From, SourceSpan.OfFlag(stage.Stage.From, "platform"),
                    $"The platform '{expansion.Text}' does not depend on the build. Use $BUILDPLATFORM or $TARGETPLATFORM, or name the stage after the platform.");
            }
        }
    }

    private static bool SpeaksOf(string name, Platform platform) =>
        name.IndexOf(platform.OperatingSystem, StringComparison.Ordinal) >= 0
        || name.IndexOf(platform.Architecture ?? "amd64", StringComparison.Ordinal) >= 0;
}
