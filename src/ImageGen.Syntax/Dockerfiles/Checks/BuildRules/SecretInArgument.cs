namespace ImageGen.Dockerfiles.Checks;

internal sealed class SecretInArgument() : DockerfileCheck(new DockerfileRule(
    "SecretInArgument",
    "No secret is given as a build argument",
    "The image's history and the build's record show build arguments to whoever has them.")
{
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
                Report(file, place, $"'{argument.Key}' sounds like a secret, and build arguments stay in the image's history; give it as a secret and read it with RUN --mount=type=secret,id=….");
            }
        }
    }
}
