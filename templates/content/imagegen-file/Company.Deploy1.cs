#!/usr/bin/env -S dotnet run
#:package ImageGen@IMAGEGEN_VERSION
using ImageGen;

// dotnet run Company.Deploy1.cs -- build                    builds the image
// dotnet run Company.Deploy1.cs -- push --tag 1.4.0         builds and pushes it
// dotnet run Company.Deploy1.cs -- --help                   shows all commands
return await DockerImages.RunAsync(args);

#if (hasProject)
[DockerImage("IMAGE_NAME", Project = "APP_PROJECT")]
#else
[DockerImage("IMAGE_NAME", Dockerfile = "Dockerfile")]
#endif
static partial class ImageClass;
