namespace ImageGen.Generator.Pipeline.Dockerfiles;

/// <summary>An annotated class, and the Dockerfile that it names where the compiler sees it.</summary>
internal sealed record ClassWithDockerfile(AnnotatedClass Class, DockerfileSource? Dockerfile);
