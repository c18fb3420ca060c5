namespace ImageGen.Dockerfiles.Checks;

internal sealed class SecretInArgument() : DockerfileCheck(new DockerfileRule(
    "SecretInArgument",
    "A build argument is not a secret",
    "The history of the image and the record of the build contain build arguments, and everybody who has one of them can read them.")
{
    Id = "IMG0224",
    IsAboutArguments = true,
    IsBuildKits = false,
})
{
    public override void CheckFile(CheckedFile file)
    {
        var declarations = new Lazy<ILookup<string, DockerfileArgument>>(() => file.Dockerfile.Arguments.ToLookup(declared => declared.Name, StringComparer.Ordinal));
        foreach (var argument in file.Options.Arguments ?? new Dictionary<string, string?>())
        {
            if (argument.Value is { Length: > 0 } && (SecretName.Matches(argument.Key) || file.Secrets?.Contains(argument.Key) == true))
            {
                var declaration = declarations.Value[argument.Key].FirstOrDefault();
                var place = declaration is null ? file.PlaceOfBuild : SourceSpan.OfLength(declaration.Line, declaration.Column, declaration.Name.Length);
                Report(file, place, $"'{argument.Key}' looks like a secret, and build arguments stay in the history of the image. Pass it as a secret, and read it with RUN --mount=type=secret,id=….");
            }
        }
    }
}
