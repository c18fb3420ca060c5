using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ImageGen.Engines;

/// <summary>Reads a stream of JSON values from an engine.</summary>
internal static class EngineMessageStream
{
    /// <exception cref="EngineRequestException">The stream is not valid JSON.</exception>
    /// <exception cref="EngineUnreachableException">The connection was lost before the end of the stream.</exception>
    public static async IAsyncEnumerable<EngineMessage> ReadAsync(Stream json, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var values = JsonSerializer.DeserializeAsyncEnumerable(json, EngineJsonContext.Default.EngineMessageJson, topLevelValues: true, cancellationToken);
        var enumerator = values.GetAsyncEnumerator(cancellationToken);
        await using (enumerator.ConfigureAwait(false))
        {
            while (await MoveNextAsync(enumerator).ConfigureAwait(false))
            {
                if (enumerator.Current is { } message)
                {
                    yield return message.ToMessage();
                }
            }
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<EngineMessageJson?> messages)
    {
        try
        {
            return await messages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonException exception)
        {
            throw new EngineRequestException(
                $"The progress from the engine is not valid JSON of the Docker API ({exception.Message}). Check that the endpoint is a Docker-compatible engine without a proxy in between.",
                exception);
        }
    }
}
