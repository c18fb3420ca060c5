namespace ImageGen.Dockerfiles;

/// <summary>Checks for features of the experimental frontend. The stable frontend parses their flags, but refuses them.</summary>
internal static class LabsRules
{
    public static void Check(DockerfileInstruction instruction, DockerfileDirective? syntax, ErrorReport errors)
    {
        // Another frontend, or the experimental one, may support the flag.
        if (instruction.Keyword != "RUN" || (syntax is not null && !IsStable(syntax.Value)))
        {
            return;
        }

        if (instruction.Places.Flags.FirstOrDefault(flag => flag.Text.StartsWith("--device=", StringComparison.Ordinal)) is { } device)
        {
            errors.At(device, 0, "The stable frontend does not support --device. Start the file with '# syntax=docker/dockerfile:1-labs'.");
        }
    }

    private static bool IsStable(string frontend) =>
        ImageReference.TryParse(frontend.Split(' ')[0], out var image)
        && image is { Registry: "docker.io", Repository: "docker/dockerfile" }
        && image.Tag?.ToString().EndsWith("labs", StringComparison.Ordinal) != true;
}
