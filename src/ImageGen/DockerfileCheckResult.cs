namespace ImageGen;

/// <summary>The result of <see cref="DockerImage.CheckDockerfileAsync"/>.</summary>
/// <param name="Dockerfile">The Dockerfile that was checked.</param>
/// <param name="Errors">What a builder refuses with the values of the build, in the order of the file.</param>
/// <param name="Warnings">What works, but probably not as intended, in the order of the file. Those with <see cref="DockerfileWarning.IsError"/> make the build fail.</param>
public sealed record DockerfileCheckResult(Dockerfile Dockerfile, IReadOnlyList<DockerfileError> Errors, IReadOnlyList<DockerfileWarning> Warnings);
