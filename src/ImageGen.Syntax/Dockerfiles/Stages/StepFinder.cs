using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>Finds the instruction for the name of an engine's step.</summary>
internal static class StepFinder
{
    public static DockerfileInstruction? Find(Dockerfile dockerfile, string stepName)
    {
        if (StepName.TryParse(stepName) is not { } step)
        {
            return null;
        }

        var found = step.Form switch
        {
            StepForm.Classic => At(dockerfile.Instructions, step.Number - 1),
            StepForm.Podman => FindInPodmansStage(dockerfile, step),
            _ => FindInStage(dockerfile, step),
        };
        return found is not null && (found.Keyword == step.Keyword || found.Trigger?.Keyword == step.Keyword) ? found : null;
    }

    /// <summary>
    /// Finds the instruction of a step of BuildKit. BuildKit counts the base if it is an image, the triggers of the base, and then the instructions
    /// that create a layer. The file shows only the end of that list, so the search counts from the end.
    /// </summary>
    private static DockerfileInstruction? FindInStage(Dockerfile dockerfile, StepName step)
    {
        if (StageOf(dockerfile, step.Stage) is not { } stage)
        {
            return null;
        }

        var counted = stage.Instructions.Where(instruction => instruction.Keyword is "RUN" or "COPY" or "ADD" or "WORKDIR").ToList();
        var place = counted.Count - 1 - (step.Total - step.Number);
        if (place >= 0)
        {
            return counted[place];
        }

        return step.Keyword == "FROM" ? stage.From : BaseTriggers(dockerfile, stage).FirstOrDefault(trigger => trigger.Trigger!.Keyword == step.Keyword);
    }

    private static IEnumerable<DockerfileInstruction> BaseTriggers(Dockerfile dockerfile, DockerfileStage stage) =>
        dockerfile.Stages
            .Where(other => other.Index < stage.Index && string.Equals(other.Name, stage.BaseName, StringComparison.OrdinalIgnoreCase))
            .SelectMany(other => other.Instructions)
            .Where(instruction => instruction.Trigger is not null);

    private static DockerfileStage? StageOf(Dockerfile dockerfile, string? name)
    {
        if (name is null)
        {
            return dockerfile.Stages.Count == 1 ? dockerfile.Stages[0] : null;
        }

        return dockerfile.Stages.LastOrDefault(stage => string.Equals(stage.BuilderName, name, StringComparison.OrdinalIgnoreCase));
    }

    private static DockerfileInstruction? FindInPodmansStage(Dockerfile dockerfile, StepName step)
    {
        var index = step.Stage is null ? 0 : int.TryParse(step.Stage, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1;
        if (index < 0 || index >= dockerfile.Stages.Count)
        {
            return null;
        }

        var stage = dockerfile.Stages[index];
        return step.Number == 1 ? stage.From : At(stage.Instructions, step.Number - 2);
    }

    private static DockerfileInstruction? At(IReadOnlyList<DockerfileInstruction> instructions, int index) =>
        index < instructions.Count ? instructions[index] : null;
}
