namespace ImageGen.Building.Requests;

/// <summary>Docker's own frontend of BuildKit, whose rules for Dockerfiles are known. Another frontend may have other rules.</summary>
internal static class DockerFrontend
{
    /// <summary>Whether a build uses Docker's own frontend to read its Dockerfile.</summary>
    public static bool Reads(Dockerfile dockerfile, ImageBuildOptions options) =>
        options.UseBuiltInFrontend == true || (dockerfile.UsesDockerFrontend && !options.Args.Contains("BUILDKIT_SYNTAX"));
}
