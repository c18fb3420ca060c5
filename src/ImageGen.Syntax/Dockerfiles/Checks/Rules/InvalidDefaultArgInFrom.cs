namespace ImageGen.Dockerfiles.Checks;

internal sealed class InvalidDefaultArgInFrom() : DockerfileCheck(new DockerfileRule(
    "InvalidDefaultArgInFrom",
    "FROM names an image without any build argument",
    "A file that builds only with certain arguments fails for whoever does not know them; a default in ARG, or ${NAME:-default} in FROM, helps."))
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
                    ? $"'{name.Text}' names no image; correct it."
                    : $"'{stage.BaseName}' is '{name.Text}' without build arguments, which names no image; give the ARG a default.");
            }
        }
    }
}
