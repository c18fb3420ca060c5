namespace ImageGen.BuildKit.Connections;

/// <summary>The way to a daemon.</summary>
internal abstract class DaemonConnector
{
    /// <summary>The daemon's address, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>What a person can do who finds no daemon there.</summary>
    public abstract string Advice { get; }

    /// <summary>The URL of the calls. The host is what a certificate must name; the connector knows its own way.</summary>
    public abstract Uri BaseAddress { get; }

    /// <summary>Further headers of every call. Default: none.</summary>
    public virtual IReadOnlyCollection<KeyValuePair<string, string>> Headers => [];

    /// <summary>What the last connection ended with, where the daemon ended it without a word.</summary>
    public BuildKitUnreachableException? Refusal { get; protected set; }

    /// <summary>How long a connection may take to come about, and an upgrade to be answered. Default: 15 s.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Opens a connection that speaks HTTP/2 from its first byte.</summary>
    public abstract ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection for a session; <see langword="null"/> where the daemon takes sessions over its control stream alone.</summary>
    /// <param name="headers">The headers, one line each.</param>
    /// <param name="required">Whether the caller has no other way: then a refusal is thrown, and a connector without upgrades throws.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract ValueTask<Stream?> OpenSessionAsync(IEnumerable<KeyValuePair<string, string>> headers, bool required, CancellationToken cancellationToken);

    /// <summary>Gives a connection up that does not come about in time: something that accepts and says nothing would be waited for without an end.</summary>
    /// <exception cref="TimeoutException">It did not come about within <see cref="ConnectLimit"/>.</exception>
    public async ValueTask<T> WithinLimitAsync<T>(Func<CancellationToken, ValueTask<T>> connect, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(ConnectLimit);
        try
        {
            return await connect(limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The connection did not come about within {ConnectLimit.TotalSeconds:0.###} seconds.", exception);
        }
    }
}
