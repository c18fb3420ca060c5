using ImageGen;

// The registry is not in the names of Images.cs: it is the default namespace, IMAGEGEN_DEFAULT_NAMESPACE=ghcr.io/acme for example.
// dotnet run -- push --tag 1.0.0 --version 1.0.0; dotnet run -- --help shows the commands.
return await DockerImages.RunAsync(args);
