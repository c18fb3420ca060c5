namespace ImageGen.Dockerfiles.Checks;

internal sealed class UndefinedArgInFrom() : DockerfileCheck(new DockerfileRule(
    "UndefinedArgInFrom",
    "An ARG above the first FROM declares the arguments of FROM",
    "An argument without such an ARG is empty in FROM, and a build argument has no effect on it.")
{
    Id = "IMG0210",
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var stage in file.Stages)
        {
            foreach (var expansion in new[] { stage.Base, stage.Platform }.OfType<Expansion>())
            {
                foreach (var use in expansion.Missing.Where(use => !file.Globals.Knows(use.Name)))
                {
                    var meant = file.Suggestions.Find(use.Name, file.Globals.Names);
                    Report(file, stage.Stage.From, SourceSpan.OfVariable(stage.Stage.From, expansion.Source, use),
                        $"No ARG above the first FROM declares '{use.Name}'. {(meant is null ? $"Add ARG {use.Name} there." : $"Use the similar name '{meant}', or add ARG {use.Name} there.")}");
                }
            }
        }
    }
}
