namespace ImageGen.Dockerfiles.Checks;

internal sealed class UndeclaredArgument() : DockerfileCheck(new DockerfileRule(
    "UndeclaredArgument",
    "An ARG declares each build argument",
    "An argument without an ARG has no effect, so a spelling mistake in its name goes unnoticed.")
{
    Id = "IMG0223",
    IsAboutArguments = true,
    IsBuildKits = false,
})
{
    public override void CheckFile(CheckedFile file)
    {
        if (file.Options.Arguments is not { Count: > 0 } given)
        {
            return;
        }

        var kept = file.Dockerfile.Instructions.Select(instruction => instruction.Trigger).OfType<DockerfileInstruction>()
            .Where(trigger => trigger.Keyword == "ARG").SelectMany(trigger => trigger.Words).Select(word => word.Text.Split(['='], 2)[0]);
        var declared = new HashSet<string>(file.Dockerfile.Arguments.Select(argument => argument.Name).Concat(kept), StringComparer.Ordinal);
        foreach (var name in given.Where(argument => argument.Value is not null).Select(argument => argument.Key).OrderBy(name => name, StringComparer.Ordinal))
        {
            if (!declared.Contains(name) && !DockerfilePredefined.Contains(name) && !name.StartsWith("BUILDKIT_", StringComparison.Ordinal))
            {
                var meant = file.Suggestions.Find(name, declared);
                Report(file, file.PlaceOfBuild, $"No ARG declares the build argument '{name}'. {(meant is null ? "Add an ARG, or remove the argument." : $"Use the similar name '{meant}', or add an ARG.")}");
            }
        }
    }
}
