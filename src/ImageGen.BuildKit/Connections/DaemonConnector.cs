namespace ImageGen.BuildKit.Connections;

/// <summary>Opens connections to a daemon.</summary>
internal abstract class DaemonConnector
{
    /// <summary>The daemon's address, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>What the user can do if no daemon responds.</summary>
    public abstract string Advice { get; }

    /// <summary>The base URL of the calls. Its host is only a placeholder: the connector connects to the daemon's address.</summary>
    public abstract Uri BaseAddress { get; }

    /// <summary>Additional headers of every call. Default: none.</summary>
    public virtual IReadOnlyCollection<KeyValuePair<string, string>> Headers => [];

    /// <summary>The error of the last connection, if the daemon closed it before it sent any data or did not use HTTP/2.</summary>
    public BuildKitUnreachableException? Refusal { get; protected set; }

    /// <summary>The time limit for opening a connection and for the response to an upgrade. Default: 15 s.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Opens a connection that uses HTTP/2 from its first byte.</summary>
    public abstract ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection for a session; <see langword="null"/> if the daemon accepts sessions only over the control stream.</summary>
    /// <param name="headers">The headers; each is sent as a separate line.</param>
    /// <param name="required">Whether the caller has no alternative: then a refusal, or a connector without upgrades, is an exception.</param>
    /// <param name="cancellationToken">Cancels the connection attempt.</param>
    public abstract ValueTask<Stream?> OpenSessionAsync(IEnumerable<KeyValuePair<string, string>> headers, bool required, CancellationToken cancellationToken);

    /// <summary>Limits the time of a connection attempt. Without it, a server that accepts the connection and sends nothing would block forever.</summary>
    /// <exception cref="TimeoutException">There is no connection within <see cref="ConnectLimit"/>.</exception>
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
            throw new TimeoutException($"There was no connection within {ConnectLimit.TotalSeconds:0.###} seconds.", exception);
        }
    }
}
