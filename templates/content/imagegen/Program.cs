using ImageGen;

// dotnet run -- build                    builds the image
// dotnet run -- push --tag 1.4.0         builds and pushes it
// dotnet run -- --help                   shows all commands
return await DockerImages.RunAsync(args);

#if (hasProject)
[DockerImage("IMAGE_NAME", Project = "APP_PROJECT")]
#else
[DockerImage("IMAGE_NAME")]
#endif
static partial class ImageClass;
