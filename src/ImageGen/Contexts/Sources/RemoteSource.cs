using ImageGen.Progress;

namespace ImageGen.Contexts.Sources;

/// <summary>A context that the engine fetches.</summary>
internal sealed class RemoteSource(string url, string dockerfileName) : ContextSource
{
    public override string RemoteUrl => url;

    public override string DockerfileName(string? dockerfileText) => dockerfileName;

    public override SessionContext ForSession(string? dockerfileText) => new() { Url = url, DockerfileName = dockerfileName };

    public override Task WriteTarAsync(Stream destination, string? dockerfileText, IProgress<BuildEvent> progress, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The engine fetches this context, so there is no archive to send.");
}
