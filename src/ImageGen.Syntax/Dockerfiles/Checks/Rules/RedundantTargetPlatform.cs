namespace ImageGen.Dockerfiles.Checks;

internal sealed class RedundantTargetPlatform() : DockerfileCheck(new DockerfileRule(
    "RedundantTargetPlatform",
    "FROM does not set $TARGETPLATFORM",
    "The target platform is the default of FROM. --platform is for stages that need another one, such as $BUILDPLATFORM.")
{
    Id = "IMG0215",
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var stage in file.Stages)
        {
            if (stage.Platform is { Missing.Count: 0, Found.Count: 1 } platform && platform.Found.Contains("TARGETPLATFORM")
                && platform.Text == file.Globals.Value("TARGETPLATFORM"))
            {
                Report(file, stage.Stage.From, SourceSpan.OfFlag(stage.Stage.From, "platform"), $"'--platform={stage.Stage.Platform}' is the default of FROM. Remove it.");
            }
        }
    }
}
