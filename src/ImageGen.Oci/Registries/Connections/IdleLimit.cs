namespace ImageGen.Oci.Registries.Connections;

/// <summary>Cancels an operation that makes no progress for some time.</summary>
internal sealed class IdleLimit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _limit;

    /// <param name="limit">The time without progress.</param>
    /// <param name="cancellationToken">Cancels the operation, too.</param>
    public IdleLimit(TimeSpan limit, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _limit = limit;
        Restart();
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Starts the time again, because there was progress.</summary>
    public void Restart() => _source.CancelAfter(_limit);

    public void Dispose() => _source.Dispose();
}
