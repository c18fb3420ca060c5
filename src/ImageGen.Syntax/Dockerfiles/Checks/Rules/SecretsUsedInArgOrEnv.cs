namespace ImageGen.Dockerfiles.Checks;

internal sealed class SecretsUsedInArgOrEnv() : DockerfileCheck(new DockerfileRule(
    "SecretsUsedInArgOrEnv",
    "No secret in ARG or ENV",
    "The history of the image contains arguments, and its configuration contains variables. Everybody who has the image can read them. RUN --mount=type=secret leaves nothing in the image.")
{
    Id = "IMG0216",
})
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        var instruction = step.Instruction;
        if (instruction.Keyword == "ARG")
        {
            var word = instruction.Places.Words[step.FirstWord];
            Check(file, step, word, word.Text.Split(['='], 2)[0]);
        }
        else if (instruction.Keyword == "ENV")
        {
            for (var i = 0; i * 2 < step.Expansions.Count; i++)
            {
                Check(file, step, instruction.Places.Words[i], step.Expansions[i * 2].Text);
            }
        }
    }

    private void Check(CheckedFile file, CheckedStep step, PlacedWord word, string name)
    {
        if (SecretName.Matches(name))
        {
            var equals = word.Text.IndexOf('=');
            var place = SourceSpan.OfPart(step.Instruction, word, 0, equals < 0 ? word.Text.Length : equals);
            Report(file, step, step.Place(place), $"'{name}' looks like a secret, and {step.Instruction.Keyword} stores it in the image. Use RUN --mount=type=secret,id=….");
        }
    }
}
