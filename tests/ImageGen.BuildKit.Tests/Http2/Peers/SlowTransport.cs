namespace ImageGen.BuildKit.Tests.Http2.Peers;

/// <summary>Delays each write by a different time.</summary>
internal sealed class SlowTransport(Stream inner, int seed) : Transport(inner)
{
    private readonly Random _random = new(seed);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Two halves, so that other writers can write before, between and after them.
        await PauseAsync(cancellationToken);
        await base.WriteAsync(buffer[..(buffer.Length / 2)], cancellationToken);
        await PauseAsync(cancellationToken);
        await base.WriteAsync(buffer[(buffer.Length / 2)..], cancellationToken);
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        switch (_random.Next(4))
        {
            case 0:
                await Task.Delay(1, cancellationToken);
                break;
            case 1:
                await Task.Yield();
                break;
            default:
                break;
        }
    }
}
