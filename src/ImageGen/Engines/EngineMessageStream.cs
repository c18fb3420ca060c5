using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ImageGen.Engines;

/// <summary>Reads the JSON values that an engine writes one after the other, however the network cuts them up.</summary>
internal static class EngineMessageStream
{
    /// <exception cref="EngineRequestException">The engine sends something other than JSON.</exception>
    /// <exception cref="EngineUnreachableException">The connection breaks while the engine still has something to say.</exception>
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
                $"The engine's progress is not the JSON that the Docker API promises ({exception.Message}). Check that the endpoint is a Docker-compatible engine, and that no proxy stands before it.",
                exception);
        }
    }
}
