namespace ImageGen.Dockerfiles.Checks;

/// <summary>The checks of our own about a particular build. A table of its own, so that a program that needs no others loads no others.</summary>
internal static class BuildCheckTable
{
    public static IReadOnlyList<DockerfileCheck> All { get; } =
    [
        new UnknownTarget(),
        new UndeclaredArgument(),
        new SecretInArgument(),
        new UndeclaredSecret(),
        new UndeclaredSshAgent(),
        new MissingCopySource(),
        new UnreachableStage(),
        new AptInstallWithoutYes(),
        new UnsupportedByBuilder(),
    ];
}
