using ImageGen.Building.Failures;
using ImageGen.Credentials;
using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Building.Requests;

/// <summary>One request to the engine's <c>/build</c>: sends the context, and reads the response to its end.</summary>
internal sealed class BuildCall(EngineConnection connection, BuildRequest request, IProgress<BuildEvent> progress)
{
    /// <returns>The id of the image that was built.</returns>
    /// <exception cref="ImageBuildException">The engine refused the build, the build failed, or it ended without an image.</exception>
    /// <exception cref="EngineUnreachableException">The connection to the engine was lost.</exception>
    /// <exception cref="BuildContextException">The context cannot be read completely.</exception>
    public async Task<ImageDigest> RunAsync(QueryString query, IBuildTranscript transcript, BuildFailures failures, CancellationToken cancellationToken)
    {
        using var message = await CreateMessageAsync(query, cancellationToken).ConfigureAwait(false);
        // The engine stops the build when the connection is closed, which happens if the token or an error ends this method.
        using var response = await connection.SendAsync(message, cancellationToken).ConfigureAwait(false);
        await RefuseAsync(response, failures, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var said in EngineMessageStream.ReadAsync(stream, cancellationToken).ConfigureAwait(false))
            {
                if (said.Error is { } error)
                {
                    throw failures.From(new EngineComplaint(error, said.ErrorCode, transcript.Fail(error)));
                }

                transcript.Read(said);
            }
        }

        transcript.End();
        return transcript.ImageId ?? throw failures.WithoutImage();
    }

    private async Task<HttpRequestMessage> CreateMessageAsync(QueryString query, CancellationToken cancellationToken)
    {
        var credentials = await request.Credentials.FindForBuildAsync(NamedRegistries.PulledBy(request), cancellationToken).ConfigureAwait(false);
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(query.ToString(), UriKind.Relative));
        if (request.Context.RemoteUrl is null)
        {
            message.Content = new ContextContent(request.Context, request.Options.Compression ?? ContextCompression.None, progress);
        }

        // Sent even if it is empty, so that the HttpHeaders of the Docker configuration cannot replace it.
        message.Headers.Add("X-Registry-Config", RegistryAuthHeader.Config(credentials));
        return message;
    }

    private async Task RefuseAsync(HttpResponseMessage response, BuildFailures failures, CancellationToken cancellationToken)
    {
        try
        {
            await EngineErrors.ThrowIfFailedAsync(response, "the build", connection.Capabilities.ToString(), cancellationToken).ConfigureAwait(false);
        }
        catch (EngineRequestException refusal)
        {
            throw failures.FromRefusal(refusal);
        }
    }
}
