namespace ImageGen.Dockerfiles.Checks;

internal sealed class InvalidDefaultArgInFrom() : DockerfileCheck(new DockerfileRule(
    "InvalidDefaultArgInFrom",
    "FROM names a valid image without build arguments",
    "A file that requires build arguments fails for everybody who does not set them. Use a default in ARG, or ${NAME:-default} in FROM.")
{
    Id = "IMG0217",
})
{
    public override void CheckFile(CheckedFile file)
    {
        var defaults = new GlobalScope(file.Dockerfile, file.Options.Platform, null, file.Options.Target);
        if (defaults.IsRefused)
        {
            return;
        }

        foreach (var stage in file.Dockerfile.Stages)
        {
            if (CheckedStage.Create(stage, defaults).Base is not { } name)
            {
                continue;
            }

            if (name.IsRefused)
            {
                return;
            }

            if (!ImageReference.TryParse(name.Text, out _))
            {
                Report(file, SourceSpan.OfWord(stage.From, 0), name.Source.Text.IndexOf('$') < 0
                    ? $"'{name.Text}' is not a valid image reference. Correct it."
                    : $"'{stage.BaseName}' is '{name.Text}' without build arguments, which is not a valid image reference. Give the ARG a default.");
            }
        }
    }
}
