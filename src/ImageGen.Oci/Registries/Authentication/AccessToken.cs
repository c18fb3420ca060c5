using System.Text.Json;

namespace ImageGen.Oci.Registries.Authentication;

/// <summary>An access token of a token server.</summary>
/// <param name="Text">The token.</param>
/// <param name="Lifetime">The time for which the registry accepts it.</param>
internal sealed record AccessToken(string Text, TimeSpan Lifetime)
{
    /// <summary>The lifetime if the token server reports none.</summary>
    /// <remarks>distribution's docs, spec/auth/token.md.</remarks>
    private const int DefaultSeconds = 60;

    private static readonly TimeSpan MaxMargin = TimeSpan.FromSeconds(10);

    /// <summary>The time after which another token is requested: a little before the registry refuses this one.</summary>
    public TimeSpan UsableFor => Lifetime - (Lifetime / 4 < MaxMargin ? Lifetime / 4 : MaxMargin);

    /// <summary>Parses the response of a token server; <see langword="null"/> if it contains no token.</summary>
    public static AccessToken? Parse(ReadOnlyMemory<byte> response)
    {
        try
        {
            using var json = JsonDocument.Parse(response);
            foreach (var name in (string[])["token", "access_token"])
            {
                if (json.RootElement.TryGetProperty(name, out var token) && token.GetString() is { Length: > 0 } text)
                {
                    return new AccessToken(text, TimeSpan.FromSeconds(ReadSeconds(json.RootElement)));
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The exception could contain a part of the token.
        }

        return null;
    }

    /// <summary>Returns a text without the token, unlike the generated method of a record.</summary>
    public override string ToString() => $"token for {Lifetime}";

    private static double ReadSeconds(JsonElement json) =>
        json.TryGetProperty("expires_in", out var lifetime) && lifetime.ValueKind is JsonValueKind.Number && lifetime.TryGetInt32(out var seconds) && seconds > 0 ? seconds : DefaultSeconds;
}
