namespace ImageGen.Dockerfiles.Checks;

internal sealed class UndefinedArgInFrom() : DockerfileCheck(new DockerfileRule(
    "UndefinedArgInFrom",
    "FROM uses arguments that an ARG above the first FROM declares",
    "An argument that nothing declares there is empty in FROM, and cannot be given to the build either.")
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
                        $"No ARG above the first FROM declares '{use.Name}'; {(meant is null ? $"add ARG {use.Name} there." : $"did you mean '{meant}'?")}");
                }
            }
        }
    }
}
