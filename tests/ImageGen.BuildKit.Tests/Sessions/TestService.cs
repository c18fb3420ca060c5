using System.Buffers;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.Tests.Sessions;

/// <summary>Methods that a test defines where it uses them.</summary>
internal sealed class TestService(Dictionary<string, SessionMethod> methods) : ISessionService
{
    public IReadOnlyDictionary<string, SessionMethod> Methods => methods;

    /// <summary>Echoes each message.</summary>
    public static async Task EchoAsync(SessionCall call, CancellationToken cancellationToken)
    {
        while (await call.ReadAsync(cancellationToken) is { } message)
        {
            Write(call, message.ToArray());
            await call.FlushAsync(cancellationToken);
        }
    }

    public static void Write(SessionCall call, ReadOnlySpan<byte> message) => call.BeginMessage(message.Length).Write(message);
}
