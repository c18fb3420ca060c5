namespace ImageGen.Generator.Pipeline.Dockerfiles;

/// <summary>An annotated class and its Dockerfile, which is <see langword="null"/> if the compiler does not see it.</summary>
internal sealed record ClassWithDockerfile(AnnotatedClass Class, DockerfileSource? Dockerfile);
